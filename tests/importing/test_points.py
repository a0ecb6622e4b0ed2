"""Points at the end of a critère. Synthetic documents."""

import pytest

from assistant.importing.interpretation import interpreted
from assistant.importing.readers.markdown import read_markdown


@pytest.mark.parametrize(
    ("text", "statement", "notes"),
    [
        ("Le sol est propre (2 pts)", "Le sol est propre", ("Barème : 2 pts",)),
        ("Le sol est **propre** *(2,5 points)*", "Le sol est propre", ("Barème : 2,5 points",)),
        ("Le sol est propre. (1 point).", "Le sol est propre.", ("Barème : 1 point",)),
        ("Le sol est propre [/4 pts]", "Le sol est propre", ("Barème : /4 pts",)),
        ("Les (3 points) de contrôle sont cités", "Les (3 points) de contrôle sont cités", ()),
        ("Le sol est propre (2 passages)", "Le sol est propre (2 passages)", ()),
    ],
)
def test_points_at_the_end_are_a_note(text: str, statement: str, notes: tuple[str, ...]) -> None:
    proposal = interpreted(read_markdown(f"# Agent\n\n## C1. Nettoyer\n\n- {text}\n- Le seau est vidé\n", "agent.md"))
    assert [(c.statement, c.notes) for c in proposal.rubric.criteria] == [(statement, notes), ("Le seau est vidé", ())]
    assert proposal.unplaced == ()
