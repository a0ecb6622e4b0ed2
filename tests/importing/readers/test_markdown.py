"""Markdown's marks and front matter. Synthetic documents."""

import pytest

from assistant.importing.interpretation import interpreted
from assistant.importing.readers.markdown import read_markdown

BODY = "\n# Agent d'accueil\n\n## C1. Accueillir\n\n- Le ton est **juste** et [poli](https://exemple.fr/p)\n"


@pytest.mark.parametrize("field", ["title: Agent d'accueil", 'titre: "Agent d\'accueil"', "Titre:  Agent d'accueil  "])
def test_the_title_in_front_matter_is_the_document_s(field: str) -> None:
    proposal = interpreted(read_markdown(f"---\nversion: 3.1\n{field}\ntags:\n  - accueil\n---\n{BODY}", "a.md"))
    assert proposal.rubric.title == "Agent d'accueil"
    assert [c.statement for c in proposal.rubric.criteria] == ["Le ton est juste et poli"]
    assert proposal.rubric.criteria[0].lines == (12, 12)
    assert [piece.text for piece in proposal.unplaced] == ["version: 3.1", "tags:", "- accueil"]


def test_front_matter_without_title_leaves_the_heading_the_title() -> None:
    assert interpreted(read_markdown(f"---\nversion: 3.1\n---\n{BODY}", "a.md")).rubric.title == "Agent d'accueil"


def test_text_between_rules_is_no_front_matter() -> None:
    source = read_markdown("---\nUne phrase. Une autre.\n\n---\n", "a.md")
    assert [piece.text for piece in source.pieces()] == ["Une phrase. Une autre."]


def test_what_has_no_place_is_shown_without_marks() -> None:
    text = f"{BODY}\n## Annexe\n\n- **Prévoir** une [salle](https://exemple.fr/s)\n- Remettre *les grilles*\n  **le soir** même\n"
    assert [piece.text for piece in interpreted(read_markdown(text, "a.md")).unplaced] == [
        "Annexe",
        "Prévoir une salle",
        "- Remettre les grilles",
        "le soir même",
    ]


def test_a_link_by_reference_is_its_text() -> None:
    proposal = interpreted(read_markdown("# Agent\n\n## C1. Lire\n\n- Le [guide][g] est cité\n\n[g]: /g\n", "a.md"))
    assert [c.statement for c in proposal.rubric.criteria] == ["Le guide est cité"]
