"""What a modalité asks for."""

import pytest

from assistant.importing.modality import announced, assessable, companies, modes, title_of, work, written_out
from assistant.importing.source import Piece


@pytest.mark.parametrize(
    ("text", "mode", "labour"),
    [
        ("Travail individuel écrit", ("written",), "individual"),
        ("Soutenance devant le jury", ("oral",), None),
        ("Dossier écrit collectif et oral individuel", ("written", "oral"), "both"),
        ("Travail en groupe de trois : jeu de rôle", ("oral",), "group"),
        ("Mise en situation", (), None),
    ],
)
def test_mode_and_work_are_read_from_the_words(text: str, mode: tuple[str, ...], labour: str | None) -> None:
    assert modes(text) == mode
    assert work(text) == labour


def test_companies() -> None:
    assert companies("une entreprise réelle ou fictive") == ("real", "fictional")
    assert companies("une entreprise en cours de création") == ("in_creation",)
    assert companies("une entreprise") == ()


def test_the_title_is_the_short_head() -> None:
    assert title_of([Piece("Étude de cas : le candidat rédige une note", (1, 1))]) == "Étude de cas"
    assert (
        title_of([Piece("Fiche « Veille » (C1.1 à C1.3)", (1, 1)), Piece("Travail", (2, 2))])
        == "Fiche « Veille » (C1.1 à C1.3)"
    )


def test_announced_codes_are_written_out_over_those_known() -> None:
    assert announced("Cas pratique (De C2.1 à C2.4)") == ["C2.1..C2.4"]
    assert written_out(["C2.1..C2.4", "C9"], ["C1.1", "C2.1", "C2.2", "C3.1"]) == ["C2.1", "C2.2"]


def test_where_a_critère_is_judged() -> None:
    assert assessable("Le plan est daté", ["written"]) == "written"
    assert assessable("Le plan est daté", ["oral"]) == "oral"
    assert assessable("Le plan est daté", ["written", "oral"]) == "both"
    assert assessable("L'élocution est claire", ["written", "oral"]) == "oral"
    assert assessable("L'élocution est claire", ["written"]) == "written"
    assert assessable("Le plan est daté", []) == "both"
