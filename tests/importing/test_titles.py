"""Titles over competencies are blocs, whatever word or code they open with. Synthetic documents."""

import pytest

from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Proposal
from assistant.importing.readers.html import read_html
from assistant.importing.readers.markdown import read_markdown

PAGE = """<html><body><h1>Référentiel – Médiateur du livre</h1>
<h2>{} 1 : Accueillir les publics</h2>
<ol><li>Concevoir une animation pour les enfants
 <ul><li>Critères d’évaluation<ul><li>La durée convient à l’âge du groupe</li></ul></li>
 <li>Modalités : dossier écrit de 10 pages et soutenance orale</li></ul></li>
<li>Orienter un lecteur empêché de lire<ul><li>Critères d’évaluation<ul><li>Deux formats sont proposés</li></ul></li></ul></li></ol>
<h2>{} 2 : Tenir le fonds</h2><ol><li>Désherber une collection<ul><li>Critères d’évaluation
<ul><li>Les documents retirés sont listés</li></ul></li></ul></li></ol></body></html>"""


def held(proposal: Proposal) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(block.id, block.title, block.competencies) for block in proposal.rubric.blocks]


def markdown(*lines: str) -> Proposal:
    return interpreted(read_markdown("\n\n".join(lines), "essai.md"))


@pytest.mark.parametrize(
    ("word", "letter"),
    [("Domaine", "D"), ("Pôle", "P"), ("Unité", "U"), ("Bloc", "B"), ("Module", "MO"), ("MODULE", "MO")],
)
def test_a_numbered_title_is_a_bloc(word: str, letter: str) -> None:
    proposal = interpreted(read_html(PAGE.format(word, word).encode(), "livre.html"))
    assert held(proposal) == [
        (f"{letter}1", "Accueillir les publics", ("C1", "C2")),
        (f"{letter}2", "Tenir le fonds", ("C3",)),
    ]
    assert [c.statement for c in proposal.rubric.competencies] == [
        "Concevoir une animation pour les enfants",
        "Orienter un lecteur empêché de lire",
        "Désherber une collection",
    ]
    assert [(a.title, a.competencies) for a in proposal.rubric.assessments] == [
        ("dossier écrit de 10 pages et soutenance orale", ("C1",))
    ]
    assert [c.id for c in proposal.rubric.criteria] == ["C1-1", "C2-1", "C3-1"]
    assert proposal.unplaced == ()


@pytest.mark.parametrize(
    ("first", "second", "ids"),
    [
        ("RC1. Accueillir", "RC2. Entretenir", ("RC1", "RC2")),
        ("U 1 – Accueillir", "U 2 – Entretenir", ("U1", "U2")),
        ("M1 : Accueillir", "M2 : Entretenir", ("M1", "M2")),
        ("Accueillir", "Entretenir", ("B1", "B2")),
        ("Module Accueillir", "Module Entretenir", ("B1", "B2")),
        ("RC1. Accueillir", "Entretenir", ("B1", "B2")),
    ],
)
def test_titles_one_level_above_the_competencies_are_blocs(first: str, second: str, ids: tuple[str, str]) -> None:
    proposal = markdown(
        "# Guide de refuge",
        "## Présentation",
        "Le métier s'exerce en altitude.",
        f"## {first}",
        "Compétence : C1 — Préparer l'accueil d'un groupe",
        "Critères :\n\n- La météo est affichée\n- Les couchages sont comptés",
        "Compétence : C2 — Donner l'alerte",
        "Critères :\n\n- L'alerte est complète",
        f"## {second}",
        "Compétence : C3 — Gérer les déchets",
        "Critères :\n\n- Le tri est visible",
    )
    assert [(block.id, block.competencies) for block in proposal.rubric.blocks] == [
        (ids[0], ("C1", "C2")),
        (ids[1], ("C3",)),
    ]
    assert [block.title.split()[-1] for block in proposal.rubric.blocks] == ["Accueillir", "Entretenir"]
    assert proposal.rubric.title == "Guide de refuge"
    assert "ligne" not in " ".join(piece.text for piece in proposal.unplaced)
    assert any("lus comme des blocs" in doubt.text for doubt in proposal.doubts)
    assert len(proposal.rubric.criteria) == 4


def test_one_title_over_all_competencies_is_the_document_s() -> None:
    proposal = markdown(
        "# Guide de refuge", "Compétence : C1 — Accueillir", "Critères :\n\n- Juste", "Compétence : C2 — Trier"
    )
    assert held(proposal) == [("B1", "Guide de refuge", ("C1", "C2"))]


def test_titles_that_only_some_competencies_stand_under_are_no_blocs() -> None:
    proposal = markdown(
        "# Guide",
        "Compétence : C0 — Saluer",
        "## Un",
        "Compétence : C1 — Accueillir",
        "## Deux",
        "Compétence : C2 — Trier",
    )
    assert [block.id for block in proposal.rubric.blocks] == ["B1"]


def test_a_module_within_a_bloc_is_an_activity() -> None:
    proposal = markdown(
        "## Bloc 1 : Vendre", "### Module 1 : Accueillir", "Compétence : C1 — Saluer", "Critères :\n\n- Juste",
        "### Module 2 : Encaisser", "Compétence : C2 — Compter", "Critères :\n\n- Rond",
    )  # fmt: skip
    assert held(proposal) == [("B1", "Vendre", ("C1", "C2"))]
    assert [(a.id, a.title, a.block) for a in proposal.rubric.activities] == [
        ("MO1", "Accueillir", "B1"),
        ("MO2", "Encaisser", "B1"),
    ]
    assert [c.activities for c in proposal.rubric.competencies] == [("MO1",), ("MO2",)]


def test_a_sentence_that_names_a_module_is_no_title() -> None:
    proposal = markdown(
        "## Bloc 1 : Vendre", "Compétence : C1 — Saluer", "Module 3 validé avant l'entrée.", "Critères :\n\n- Juste"
    )
    assert held(proposal) == [("B1", "Vendre", ("C1",))]
    assert proposal.rubric.activities == ()


def test_the_title_of_a_bloc_is_not_said_to_be_without_a_place() -> None:
    proposal = markdown("## Bloc 1 : Vendre", "Compétence : C1 — Saluer", "Critères :\n\n- Juste")
    assert proposal.unplaced == ()


def test_critères_under_a_heading_after_a_list_of_competencies_are_all_theirs() -> None:
    proposal = markdown(
        "## Bloc 1 : Créer", "### Compétences\n\n- Composer un bouquet\n- Choisir les végétaux",
        "### Critères d'évaluation\n\n- Le bouquet tient\n- Les couleurs s'accordent",
        "## Bloc 2 : Vendre", "### Compétences\n\n- Conseiller un client", "### Critères\n\n- Le prix est annoncé",
    )  # fmt: skip
    assert [(c.id, c.competencies) for c in proposal.rubric.criteria] == [
        ("C1+C2-1", ("C1", "C2")),
        ("C1+C2-2", ("C1", "C2")),
        ("C3-1", ("C3",)),
    ]


def test_critères_within_the_list_are_of_the_item_they_stand_under() -> None:
    proposal = markdown(
        "- C1 Composer un bouquet\n- C2 Choisir les végétaux\n  - Critères :\n    - Le bouquet tient\n    - Il est droit"
    )
    assert {c.competencies for c in proposal.rubric.criteria} == {("C2",)}
