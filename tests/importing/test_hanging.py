"""Headings below a bloc that critères hang from. Synthetic documents."""

import pytest

from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Proposal
from assistant.importing.readers.markdown import read_markdown

GARDEN = """# Jardinier de ville

## {word} A. Planter

Modalité : entretien oral de 15 minutes.

### {first}. Préparer le sol

- [ ] La terre est ameublie
- [x] Les racines sont dégagées

### {second}. Mettre en place

1. [ ] Le collet affleure

## {word} B – Entretenir

Modalité : compte rendu écrit.

### {third}. Tailler

- [ ] La coupe est nette

## Notes pour le jury

- Prévoir des gants
"""


def markdown(text: str) -> Proposal:
    return interpreted(read_markdown(text, "jardin.md"))


def critères(proposal: Proposal) -> list[tuple[str, str]]:
    return [(criterion.id, criterion.statement) for criterion in proposal.rubric.criteria]


@pytest.mark.parametrize(("word", "letter"), [("Bloc", "B"), ("Domaine", "D"), ("Pôle", "P"), ("UNITÉ", "U")])
@pytest.mark.parametrize("codes", [("A1", "A2", "B1"), ("C1", "C2", "C3"), ("E1", "E2", "M1"), ("G1", "G2", "H1")])
def test_coded_headings_under_a_lettered_bloc_are_competencies(
    word: str, letter: str, codes: tuple[str, str, str]
) -> None:
    first, second, third = codes
    proposal = markdown(GARDEN.format(word=word, first=first, second=second, third=third))
    assert [(b.id, b.title, b.competencies) for b in proposal.rubric.blocks] == [
        (f"{letter}A", "Planter", (first, second)),
        (f"{letter}B", "Entretenir", (third,)),
    ]
    assert [c.statement for c in proposal.rubric.competencies] == ["Préparer le sol", "Mettre en place", "Tailler"]
    assert proposal.rubric.activities == ()
    assert critères(proposal) == [
        (f"{first}-1", "La terre est ameublie"),
        (f"{first}-2", "Les racines sont dégagées"),
        (f"{second}-1", "Le collet affleure"),
        (f"{third}-1", "La coupe est nette"),
    ]
    assert [piece.text for piece in proposal.unplaced] == ["Notes pour le jury", "Prévoir des gants"]


def test_headings_without_codes_over_boxes_are_competencies_too() -> None:
    proposal = markdown(
        "## Bloc 1 : Planter\n\n### Préparer le sol\n\n- [ ] La terre est ameublie\n\n### Conditions\n\n- Par temps sec\n"
    )
    assert [c.statement for c in proposal.rubric.competencies] == ["Préparer le sol"]
    assert critères(proposal) == [("C1-1", "La terre est ameublie")]


def test_boxes_under_a_heading_within_a_competency_are_critères() -> None:
    proposal = markdown(
        "## C1. Préparer le sol\n\n### Points à vérifier\n\n- [ ] La terre est ameublie\n\n## Autre\n\n- [ ] Signé\n"
    )
    assert critères(proposal) == [("C1-1", "La terre est ameublie")]


def test_what_the_document_calls_activities_holds_its_competencies() -> None:
    proposal = markdown(
        "## Bloc A. Planter\n\n### Activité A1 : Préparer\n\n#### C1. Ameublir le sol\n\n- [ ] La terre est fine\n"
    )
    assert [a.id for a in proposal.rubric.activities] == ["A1"]
    assert critères(proposal) == [("C1-1", "La terre est fine")]


def test_tasks_under_coded_headings_are_no_critères() -> None:
    proposal = markdown("## Bloc A. Planter\n\n### A1. Préparer\n\n- Bêcher le sol\n- Épandre le compost\n")
    assert critères(proposal) == []


def test_a_line_that_opens_with_evaluation_is_a_modality() -> None:
    proposal = markdown(
        "## Bloc 1 : Planter\n\nÉvaluation : dossier écrit individuel de 15 pages.\n\n### C1. Préparer\n\n- La terre est fine\n"
    )
    assert [(a.text, a.mode, a.work) for a in proposal.rubric.assessments] == [
        ("dossier écrit individuel de 15 pages.", ("written",), "individual")
    ]
    assert proposal.unplaced == ()
