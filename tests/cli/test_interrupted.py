"""Ctrl+C, which a terminal sends to the command and to all that it has started."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.cli import rubrics
from tests.cli.conftest import Run
from tests.drafting.conftest import DOSSIER
from tests.openai_server import OpenAIServer

SAID = "Interrompu ; ce qui est fait est conservé, relancer la même commande pour continuer.\n"
PATIENCE = 60
"""Seconds; a machine that is slow is no failure."""


def test_an_interruption_before_anything_is_asked_is_one_line(criterium: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(rubrics, "run", interrupted)
    assert criterium("rubrics", "list") == (130, "", SAID)


def test_an_interruption_while_a_model_is_asked_is_one_line_and_the_same_command_goes_on(
    tmp_path: Path, criterium: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = tmp_path / "dossier.md"
    dossier.write_text(DOSSIER, encoding="utf-8")
    ask = ("screen", dossier, "--rubric", "esg-rmc", "--scope", "C2.1", "--drafter", "llm", "--json", "-")
    with OpenAIServer() as server:
        monkeypatch.setenv("CRITERIUM_LLM_BASE_URL", server.url)
        monkeypatch.setenv("CRITERIUM_LLM_MODEL", "modele-test")
        server.latency = 2
        command = Path(sys.executable).with_name("criterium")
        with subprocess.Popen(
            [command, *ask],
            env=os.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as running:
            ends = time.monotonic() + PATIENCE
            while not server.bodies and running.poll() is None and time.monotonic() < ends:
                time.sleep(0.02)
            os.killpg(running.pid, signal.SIGINT)
            out, err = running.communicate(timeout=PATIENCE)
        assert (running.returncode, out) == (130, "")
        assert err.endswith(f"\n{SAID}")
        assert "Traceback" not in err
        server.latency = 0
        done = criterium(*ask)
    assert {criterion["status"] for criterion in json.loads(done.out)["criteria"]} == {"drafted"}
