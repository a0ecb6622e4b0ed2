"""Rows of a grid that state a rule of the jury's. Synthetic grids."""

import pytest

from assistant.importing.interpretation import interpreted
from assistant.importing.readers.sheet import read_csv

GRID = "Compétence;Critère;Points\nC1 Tondre;Le sol est net;4\nC2 Tailler;La haie est droite;3\n"


@pytest.mark.parametrize(
    "rule",
    [
        "Toute faute de sécurité est éliminatoire.",
        "Toute absence non justifiée entraîne l'ajournement du candidat.",
        "Note éliminatoire : 5 sur 20",
        "Le candidat sans casque est ajourné.",
    ],
)
def test_a_row_that_states_a_rule_is_one(rule: str) -> None:
    proposal = interpreted(read_csv(f"{GRID}{rule};;", "jardin.csv"))
    assert [(found.text, found.lines) for found in proposal.rubric.rules] == [(rule, (4, 4))]
    assert [c.id for c in proposal.rubric.competencies] == ["C1", "C2"]
    assert len(proposal.rubric.criteria) == 2
    assert proposal.rubric.activities == ()
    assert proposal.unplaced == ()


def test_a_critère_that_speaks_of_it_stays_a_critère() -> None:
    proposal = interpreted(read_csv(f"{GRID}C3 Semer;Aucune faute n'est éliminatoire;2", "jardin.csv"))
    assert [c.statement for c in proposal.rubric.criteria][-1] == "Aucune faute n'est éliminatoire"
    assert proposal.rubric.rules == ()
