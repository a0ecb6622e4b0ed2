"""``criterium serve``: how it ends, and what a second one is told."""

import http.client
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from tests.cli.conftest import Run, refused
from tests.web.serving import PATIENCE, Serving


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """A server on the data folder that commands of this process use too."""
    started = Serving(tmp_path / "data")
    yield started
    started.kill()


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_an_open_tab_does_not_keep_a_server_that_is_told_to_end(sent: signal.Signals, serving: Serving) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", serving.port, timeout=PATIENCE)) as tab:
        tab.request("GET", "/gradio_api/heartbeat/onglet")
        held = tab.getresponse()
        assert (held.status, held.read(1) != b"") == (200, True)
        serving.process.send_signal(sent)
        assert serving.process.wait(PATIENCE) == 0
        held.close()
    assert serving.process.stdout is not None
    assert serving.process.stdout.read().decode() == ""
    with FileLock(serving.data / "serveur.lock", blocking=False):
        assert not (serving.data / "serveur.adresse").exists()


def test_a_second_server_is_told_where_the_first_is(serving: Serving, criterium: Run) -> None:
    told = refused(criterium("serve", "--no-browser"))
    assert told == (
        f"Une interface est déjà ouverte sur ces données, à {serving.address} ; l'utiliser, ou la fermer d'abord."
    )


def test_a_server_that_is_still_opening_has_no_address_yet(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    command = [sys.executable, "-c", "from assistant.cli.main import main; main()", "serve", "--no-browser"]
    with FileLock(data / "serveur.lock"):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "Une interface est déjà ouverte sur ces données ; l'utiliser, ou la fermer d'abord.\n"
