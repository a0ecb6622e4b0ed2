"""What --scope and --block name in a référentiel with shared criteria and criteria of an activity."""

import pytest

from assistant.errors import UserError
from assistant.rubric.rubric import Rubric
from assistant.rubric.scope import criteria_in_scope


@pytest.mark.parametrize(
    ("names", "block", "expected"),
    [
        ((), None, ["C1-1", "C1-2", "C2+C3-1", "A2-1", "A3-1"]),
        (("C1",), None, ["C1-1", "C1-2"]),
        (("C1-2",), None, ["C1-2"]),
        (("C2",), None, ["C2+C3-1"]),
        (("C3",), None, ["C2+C3-1", "A2-1", "A3-1"]),
        (("A1",), None, ["C1-1", "C1-2", "C2+C3-1"]),
        (("A2",), None, ["C2+C3-1", "A2-1", "A3-1"]),
        (("A3",), None, ["A3-1"]),
        (("A2-1", "C1-1"), None, ["C1-1", "A2-1"]),
        (("C1", "C1-1", "C1"), None, ["C1-1", "C1-2"]),
        ((), "B1", ["C1-1", "C1-2", "C2+C3-1"]),
        ((), "B2", ["C2+C3-1", "A2-1", "A3-1"]),
        (("C2",), "B2", ["C2+C3-1"]),
        (("C1-2", "A2-1"), "B1", ["C1-2"]),
    ],
)
def test_names_and_block_choose_in_the_order_of_the_rubric(
    names: tuple[str, ...], block: str | None, expected: list[str], rubric: Rubric
) -> None:
    assert [criterion.id for criterion in criteria_in_scope(rubric, names, block)] == expected


@pytest.mark.parametrize("name", ["B1", "c1", "C1 ", ""])
def test_a_block_or_another_spelling_is_no_name_of_a_scope(name: str, rubric: Rubric) -> None:
    with pytest.raises(UserError, match=f"« {name} » n'est ni"):
        criteria_in_scope(rubric, [name])
