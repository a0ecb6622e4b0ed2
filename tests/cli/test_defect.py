"""A defect of ours: one sentence for the person, its trace where dossiers are kept."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.cli import rubrics
from assistant.screening.database import open_database
from tests.cli.conftest import Run

SECRET = "Mme Untel a raconté sa maladie"


def broken(number: int) -> int:
    raise ValueError(f"défaut numéro {number}")


def test_a_defect_is_one_sentence_and_its_trace_stays_with_the_dossiers_for_their_owner_alone(
    criterium: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "data" / "defaut.log"
    for number in (1, 2):
        monkeypatch.setattr(rubrics, "run", lambda _, number=number: broken(number))
        done = criterium("rubrics", "list")
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            f"Erreur inattendue, qui est un défaut de Critérium ; le détail est dans {log}, que vous seul pouvez lire "
            "et qui peut citer un dossier.\n"
        )
        kept = log.read_text("utf-8")
        assert "Traceback" in kept
        assert kept.endswith(f"ValueError: défaut numéro {number}\n")
        assert f"défaut numéro {3 - number}" not in kept
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_an_error_of_the_database_quotes_nothing_that_was_written(
    criterium: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: list[str]) -> int:
        with open_database(f"sqlite:///{tmp_path / 'essai.sqlite'}").begin() as connection:
            connection.execute(text("INSERT INTO nowhere VALUES (:said)"), {"said": SECRET})
        return 0

    monkeypatch.setattr(rubrics, "run", failing)
    criterium("rubrics", "list")
    kept = (tmp_path / "data" / "defaut.log").read_text("utf-8")
    assert "nowhere" in kept
    assert SECRET not in kept


def test_a_defect_is_told_even_when_nothing_can_be_kept(
    criterium: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(**_: str) -> str:
        raise OSError("plus de place")

    (tmp_path / "fichier").touch()
    monkeypatch.setenv("CRITERIUM_DATA", str(tmp_path / "fichier" / "data"))
    monkeypatch.setattr(rubrics, "run", lambda _: broken(1))
    apart = criterium("rubrics", "list").err
    assert "le détail est dans " in apart
    assert str(tmp_path / "fichier") not in apart
    monkeypatch.setattr("tempfile.mkdtemp", no_room)
    done = criterium("rubrics", "list")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "son détail n'a pas pu être gardé" in done.err
