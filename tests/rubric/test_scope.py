"""What a scope names."""

import pytest

from assistant.errors import UserError
from assistant.importing.shelf import shipped
from assistant.rubric.scope import criteria_in_scope

RUBRIC = shipped("esg-rmc")


def ids(*names: str, block: str | None = None) -> list[str]:
    return [criterion.id for criterion in criteria_in_scope(RUBRIC, names, block)]


def test_without_a_name_everything_is_in_scope() -> None:
    assert len(ids()) == 60


def test_competencies_activities_and_criteria_can_be_named_together_in_the_rubric_s_order() -> None:
    assert ids("C2.2", "C2.1-3") == ["C2.1-3", "C2.2-1", "C2.2-2", "C2.2-3"]
    assert ids("A2.4") == [f"C2.4-{n}" for n in range(1, 5)] + [f"C2.5-{n}" for n in range(1, 6)]
    assert len(ids("A2")) == 18


def test_a_block_and_names_narrow_each_other() -> None:
    assert ids(block="B2") == ids("A2")
    assert ids("C2.1", block="B2") == ["C2.1-1", "C2.1-2", "C2.1-3"]
    with pytest.raises(UserError, match="Aucun critère ne correspond"):
        ids("C1.1", block="B2")


def test_what_is_not_in_the_rubric_is_named() -> None:
    with pytest.raises(UserError, match="« Z9, C7 » n'est ni une compétence"):
        ids("C2.1", "Z9", "C7")
    with pytest.raises(
        UserError, match=r"Le bloc « B9 » n'existe pas dans esg-rmc ; blocs connus : B1, B2, B3, B4, B5\."
    ):
        ids(block="B9")
