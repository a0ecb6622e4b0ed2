"""The command run in this process."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from assistant.cli.main import main


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def criterium(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``criterium`` with the arguments."""

    def run(*arguments: object) -> Done:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Done(int(ended.value.code or 0), captured.out, captured.err)

    return run


def refused(done: Done) -> str:
    """The one French line that a refused command leaves on standard error."""
    assert done.code == 2
    assert done.out == ""
    assert done.err.endswith("\n")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
    assert "Erreur inattendue" not in done.err
    return done.err.strip()
