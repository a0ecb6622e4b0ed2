"""The short name that a critère has until a person writes one."""

import pytest

from assistant.importing.reach import label_of


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("Les choix sont justifiés par une étude du public.", "Les choix sont justifiés"),
        ("Le planning est tenu par toute l'équipe.", "Le planning est tenu"),
        ("Le budget de chaque date est chiffré.", "Le budget de chaque date est"),
        ("La file avance, et", "La file avance, et"),
        ("Les coûts, les délais et la qualité du produit", "Les coûts, les délais"),
        ("de la pour sur avec les moyens donnés", "de la"),
        ("Un", "Un"),
        ("…", "…"),
    ],
)
def test_it_ends_where_nothing_calls_for_a_word_after_it(statement: str, label: str) -> None:
    assert label_of(statement) == label
