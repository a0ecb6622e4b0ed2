"""What a modalité asks for."""

import pytest

from assistant.importing.modality import (
    announced,
    assessable,
    by_a_word,
    by_modality,
    companies,
    modes,
    title_of,
    undecided,
    work,
    written_out,
)
from assistant.importing.source import Piece
from assistant.rubric.rubric import Mode


@pytest.mark.parametrize(
    ("text", "mode", "labour"),
    [
        ("Travail individuel écrit", ("written",), "individual"),
        ("Soutenance devant le jury", ("oral",), None),
        ("Dossier écrit collectif et oral individuel", ("written", "oral"), "both"),
        ("Travail en groupe de trois : jeu de rôle", ("oral",), "group"),
        ("Mise en situation", (), None),
        ("Observation en atelier (individuel)", ("oral",), "individual"),
        ("Épreuve pratique et rapport", ("written", "oral"), None),
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


@pytest.mark.parametrize(
    ("statement", "mode", "where"),
    [
        ("Le geste est sûr", ["written"], "written"),
        ("Le geste est sûr", ["oral"], "oral"),
        ("Le geste est sûr", ["written", "oral"], "both"),
        ("Le geste est sûr", [], "both"),
        ("L'élocution est claire", ["written", "oral"], "oral"),
        ("L'élocution est claire", ["written"], "written"),
        ("Les choix sont défendus à l'oral", ["written", "oral"], "oral"),
        ("La présentation orale tient dans le temps", ["written"], "oral"),
        ("Le candidat répond au jury lors de la soutenance", [], "oral"),
        ("Le rapport cite ses sources", ["written", "oral"], "written"),
        ("Le compte-rendu est daté", [], "written"),
        ("Le prix est juste par rapport au marché", ["written", "oral"], "both"),
        ("La présentation orale et le dossier se complètent", ["written", "oral"], "both"),
        ("Le message, écrit, visuel ou audio, est clair", ["written", "oral"], "both"),
    ],
)
def test_where_a_critère_is_judged(statement: str, mode: list[Mode], where: str) -> None:
    assert assessable(statement, mode) == where


def test_what_neither_words_nor_modalité_decide_is_undecided() -> None:
    assert undecided("Le geste est sûr", ["oral", "written"])
    assert undecided("Le geste est sûr", [])
    assert not undecided("Le geste est sûr", ["oral"])
    assert not undecided("Le dossier et la soutenance se complètent", ["oral", "written"])


@pytest.mark.parametrize(
    ("statement", "mode", "only"),
    [
        ("Le cordon est régulier", ["oral"], True),
        ("La fiche technique est suivie", ["written"], True),
        ("Le cordon est régulier", ["oral", "written"], False),
        ("Le candidat répond à l'oral", ["oral"], False),
        ("La note de synthèse est rédigée", ["written"], False),
    ],
)
def test_what_only_the_modality_decides(statement: str, mode: list[Mode], only: bool) -> None:
    assert by_modality(statement, mode) is only


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("La température est inscrite sur la fiche de réception", "fiche"),
        ("Les documents sont rangés", "documents"),
        ("La fiche est rédigée sans faute", None),
        ("Le compte-rendu est daté", None),
        ("Le geste est sûr", None),
    ],
)
def test_a_word_that_a_gesture_may_handle_is_told(statement: str, word: str | None) -> None:
    assert by_a_word(statement, []) == word
