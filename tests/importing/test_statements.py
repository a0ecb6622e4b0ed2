"""What stands in one cell."""

import pytest

from assistant.importing.source import Piece
from assistant.importing.statements import coded, criteria


def pieces(*texts: str | tuple[int, str]) -> list[Piece]:
    split = [(0, text) if isinstance(text, str) else text for text in texts]
    return [Piece(text, (line, line), 0, depth) for line, (depth, text) in enumerate(split, start=1)]


def test_items_stand_under_their_headings() -> None:
    found = criteria(
        pieces(
            "Qualité du plan :",
            (1, "Le plan est daté"),
            (1, "Le plan est signé"),
            "Qualité du budget",
            (1, "Il est juste"),
        )
    )
    assert [(c.heading, c.text) for c in found] == [
        ("Qualité du plan", "Le plan est daté"),
        ("Qualité du plan", "Le plan est signé"),
        ("Qualité du budget", "Il est juste"),
    ]


def test_paragraphs_without_items_are_critères_and_no_headings() -> None:
    found = criteria(pieces("Les écarts sont mesurés", "Les écarts sont expliqués :", "La marge est positive"))
    assert [(c.heading, c.text) for c in found] == [
        (None, "Les écarts sont mesurés"),
        (None, "Les écarts sont expliqués :"),
        (None, "La marge est positive"),
    ]


@pytest.mark.parametrize(
    ("text", "reach", "wording"),
    [
        ("Pour C16 et C17. Les choix sont justifiés", ("C16", "C17"), "Les choix sont justifiés"),
        ("Pour C3 : les choix sont justifiés", ("C3",), "les choix sont justifiés"),
        ("C1, C2 et C4 : les choix sont justifiés", ("C1", "C2", "C4"), "les choix sont justifiés"),
        ("C1 à C3 – Les choix sont justifiés", ("C1..C3",), "Les choix sont justifiés"),
        ("Pour C3 Les choix sont justifiés", ("C3",), "Les choix sont justifiés"),
        ("Pour C3 et C4 L’outil est juste", ("C3", "C4"), "L’outil est juste"),
        ("Pour C3 les choix sont justifiés", (), "Pour C3 les choix sont justifiés"),
        ("Pour convaincre, les choix sont justifiés", (), "Pour convaincre, les choix sont justifiés"),
        ("C1 et C2 sont liés", (), "C1 et C2 sont liés"),
    ],
)
def test_codes_that_open_a_critère_are_its_reach(text: str, reach: tuple[str, ...], wording: str) -> None:
    [found] = criteria([Piece(text, (1, 1), 0, 1)])
    assert (found.reach, found.text) == (reach, wording)


def test_codes_alone_reach_what_follows_them() -> None:
    found = criteria(pieces("Pour C1 :", (1, "Le plan est daté"), "Pour C2 et C3 :", (1, "Le budget est juste")))
    assert [(c.reach, c.text) for c in found] == [(("C1",), "Le plan est daté"), (("C2", "C3"), "Le budget est juste")]


def test_one_run_of_text_is_cut_by_sense_and_says_so() -> None:
    found = criteria(
        pieces("Les buts sont définis Le message est bref. Il est compris de tous Les codes sont respectés")
    )
    assert [c.text for c in found] == [
        "Les buts sont définis",
        "Le message est bref. Il est compris de tous",
        "Les codes sont respectés",
    ]
    assert all(c.guessed for c in found)


def test_no_cut_is_made_within_brackets_or_quotes() -> None:
    [found] = criteria(pieces("Les supports (flyers. Les affiches) et « la charte Le Clos » sont repris"))
    assert not found.guessed


def test_a_cell_of_codes_is_cut_at_each_code_of_the_series() -> None:
    found = coded(pieces("A6. Élaboration du plan A7. Développement de la marque A8. Actions", "de promotion"))
    assert [(s.code.name if s.code else None, s.text) for s in found] == [
        ("A6", "Élaboration du plan"),
        ("A7", "Développement de la marque"),
        ("A8", "Actions de promotion"),
    ]
    assert found[-1].place == (1, 2)


def test_a_code_that_is_cited_begins_nothing() -> None:
    [found] = coded(pieces("C1 Reprendre les travaux de C2 et les présenter"))
    assert found.text == "Reprendre les travaux de C2 et les présenter"


def test_without_codes_paragraphs_are_one_statement_and_items_are_several() -> None:
    assert [s.text for s in coded(pieces("Accueillir un client", "en français"))] == [
        "Accueillir un client en français"
    ]
    assert [s.text for s in coded(pieces((1, "Accueil"), (1, "Vente")))] == ["Accueil", "Vente"]


def test_a_sentence_that_lists_its_elements_is_one_critère_with_its_list() -> None:
    dash = [Piece("Choix des plants", (2, 2), 0, 1, "-"), Piece("Dates de semis", (3, 4), 0, 1, "-")]
    first = Piece("Pour C2. Le jardin est décrit par les éléments suivants :", (1, 1))
    found = criteria([first, *dash, Piece("Pour C3. Le sol est paillé.", (5, 5))])
    assert [(c.text, c.place, c.reach, c.heading) for c in found] == [
        (
            "Le jardin est décrit par les éléments suivants : - Choix des plants - Dates de semis",
            (1, 4),
            ("C2",),
            None,
        ),
        ("Le sol est paillé.", (5, 5), ("C3",), None),
    ]


@pytest.mark.parametrize(
    "title", ["Le jardin est évalué selon les critères suivants :", "Les éléments suivants :", "Tenue du jardin :"]
)
def test_a_list_of_critères_stays_a_list(title: str) -> None:
    found = criteria(pieces(title, (1, "Les plants sont sains"), (1, "Le sol est paillé")))
    assert [(c.heading, c.text) for c in found] == [
        (title.rstrip(" :"), "Les plants sont sains"),
        (title.rstrip(" :"), "Le sol est paillé"),
    ]
