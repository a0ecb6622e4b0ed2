"""``criterium erase``: what goes is said before, and goes only when that is confirmed."""

from pathlib import Path

import pytest
from filelock import FileLock

from tests.cli.conftest import Run, refused
from tests.drafting.conftest import DOSSIER


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "kandidat.md"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


def test_without_yes_it_says_what_would_go_and_erases_nothing(criterium: Run, dossier: Path) -> None:
    criterium("screen", dossier, "--rubric", "esg-rmc", "--scope", "C2.1", "--json", "-")
    done = criterium("erase", "kandidat.md")
    assert done.code == 2
    assert "kandidat.md · esg-rmc" in done.out
    assert "0 critères décidés sur 3 : le dossier (fichier, texte, images, vecteurs), les propositions" in done.out
    assert done.err == "Rien n'est supprimé : ajouter --yes pour supprimer, sans retour possible.\n"
    assert criterium("erase", "kandidat.md").out == done.out


def test_with_yes_it_goes_and_the_log_says_so(criterium: Run, dossier: Path, tmp_path: Path) -> None:
    criterium("screen", dossier, "--rubric", "esg-rmc", "--scope", "C2.1", "--json", "-")
    done = criterium("erase", "kandidat.md", "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith(
        "Supprimé. Reste au journal, sans nom : la date de la suppression, le référentiel et le nombre de décisions.\n"
    )
    held = [p for p in (tmp_path / "data").rglob("*") if p.is_file() and b"kandidat" in p.read_bytes()]
    assert held == []
    assert "un examen (esg-rmc) a été supprimé ; décisions parties avec lui : 0." in criterium("audit", "verify").out
    assert refused(criterium("erase", "kandidat.md", "--yes")).startswith("Aucun examen de « kandidat.md »")


def test_while_the_interface_is_open_it_is_refused(criterium: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with FileLock(tmp_path / "data" / "serveur.lock"):
        assert refused(criterium("erase", "K-27", "--yes")).startswith("Une interface est déjà ouverte sur ces données")
