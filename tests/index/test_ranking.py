"""Standardising, weighing criteria against each other, and lending, each with its hand derivation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.ranking import (
    best,
    chapters_of,
    lent_by_kin,
    lent_to_neighbours,
    set_against_each_other,
    standardised,
    yielded,
)

SCORES = arrays(np.float64, (3, 5), elements=st.floats(-100, 100))


def test_standardised() -> None:
    """1, 2, 3: mean 2, standard deviation √(2/3), so ∓√1.5; 4, 4, 4 has no variance."""
    found = standardised(np.array([[1.0, 2.0, 3.0], [4.0, 4.0, 4.0]]))
    assert found == pytest.approx(np.array([[-(1.5**0.5), 0, 1.5**0.5], [0, 0, 0]]))
    assert standardised(np.zeros((2, 0))).shape == (2, 0)


@given(SCORES, st.floats(0.1, 50), st.floats(-50, 50))
def test_a_scale_and_an_offset_change_nothing_once_standardised(
    scores: np.ndarray, scale: float, offset: float
) -> None:
    if (scores.std(axis=1) > 1e-3).all():
        assert standardised(scores * scale + offset) == pytest.approx(standardised(scores), abs=1e-6)


def test_yielded() -> None:
    """The best of the first passage is 4: the other is 3 behind and loses half of it. Equals keep what they have."""
    found = yielded(np.array([[4.0, 2.0], [1.0, 2.0]]), 0.5)
    assert found == pytest.approx(np.array([[4.0, 2.0], [-0.5, 2.0]]))
    alone = np.array([[3.0, 1.0]])
    assert yielded(alone, 0.5) == pytest.approx(alone)


@given(SCORES, st.floats(0, 3))
def test_a_passage_keeps_its_order_of_criteria_when_it_yields(scores: np.ndarray, share: float) -> None:
    found = yielded(scores, share)
    assert found.max(axis=0) == pytest.approx(scores.max(axis=0))
    for before, after in zip(scores.T, found.T, strict=True):
        assert (np.diff(after[np.argsort(before, kind="stable")]) >= -1e-9).all()


def test_set_against_each_other() -> None:
    """The passages' means over the two criteria are 2 and 3."""
    found = set_against_each_other(np.array([[3.0, 1.0], [1.0, 5.0]]))
    assert found == pytest.approx(np.array([[1.0, -2.0], [-1.0, 2.0]]))
    alone = np.array([[3.0, 1.0]])
    assert set_against_each_other(alone) == pytest.approx(alone)


def test_lent_to_neighbours() -> None:
    """Four passages, the last under another heading: 0.4 to the next, 0.15 to the one after."""
    paths = [("A",), ("A",), ("A",), ("B",)]
    found = lent_to_neighbours(np.array([[10.0, 0.0, 0.0, 0.0]]), paths)
    assert found == pytest.approx(np.array([[10.0, 4.0, 1.5, 0.0]]))


def test_lent_by_kin() -> None:
    """Criteria 0 and 1 are kin; their means are 2, 1 in the first chapter and 3 in the second: + 0.5 × 2, + 0.5 × 3."""
    scores = np.array([[4.0, 0.0, 2.0], [0.0, 2.0, 4.0], [9.0, 9.0, 9.0]])
    found = lent_by_kin(scores, [[0, 1], [2]], [[0, 1], [2]], 0.5)
    assert found == pytest.approx(np.array([[5.0, 1.0, 3.5], [1.0, 3.0, 5.5], [13.5, 13.5, 13.5]]))


@pytest.mark.parametrize(
    ("paths", "chapters"),
    [
        ([("T", "1"), ("T", "1", "1.1"), ("T", "2"), ("T", "3")], [[0, 1], [2], [3]]),
        ([("1",), ("1",), ("2",), ("3",)], [[0, 1], [2], [3]]),
        # A body and its annexes are no division: their sections are.
        ([("D", "1"), ("D", "2"), ("A", "1"), ("A", "1")], [[0], [1], [2, 3]]),
        ([(), ()], [[0, 1]]),
        ([], []),
    ],
)
def test_chapters_are_the_outermost_headings_that_are_several(
    paths: list[tuple[str, ...]], chapters: list[list[int]]
) -> None:
    assert chapters_of(paths) == chapters


@given(SCORES)
def test_kin_and_neighbours_leave_the_shape_and_lend_no_score_of_their_own(scores: np.ndarray) -> None:
    paths = [("A",), ("A",), ("B",), ("B",), ("C",)]
    assert lent_to_neighbours(np.zeros_like(scores), paths).any() == np.False_
    assert lent_by_kin(scores, [[0, 1, 2]], chapters_of(paths), 0.0) == pytest.approx(scores)


def test_best_breaks_ties_in_reading_order() -> None:
    assert best([1.0, 3.0, 3.0, 2.0], 3) == [1, 2, 3]
