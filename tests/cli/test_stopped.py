"""A run that stopped: the next command on the same screening says why."""

from pathlib import Path

import pytest

from assistant.errors import RunError
from assistant.screening.desk import Desk
from tests.cli.conftest import Run, refused

WHY = "La limite de dépense est atteinte ; la relever."


def test_why_the_last_run_stopped_is_said_until_one_has_ended_well(
    criterium: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("screen", sample / "dossier.md", "--rubric", "esg-rmc", "--scope", "C2.1", "--json", "-")
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "ranked", lambda *_: (_ for _ in ()).throw(RunError(WHY)))
        assert refused(criterium(*command)) == WHY
    said = f"dossier.md, arrêté la dernière fois : {WHY}\n"
    assert criterium(*command, "--forecast").err == said
    done = criterium(*command)
    assert (done.code, done.err) == (0, said)
    assert criterium(*command).err == ""
