"""Exact and adjacent agreement."""

import pytest
from hypothesis import given

from evals.agreement.observed import ADJACENT, EXACT
from tests.evals.agreement.tables import figure, rows


def test_by_hand() -> None:
    pairs = [(0, 0), (0, 1), (0, 2), (3, 3)]
    assert figure(EXACT, pairs).value == 0.5
    assert figure(ADJACENT, pairs).value == 0.75


def test_three_raters_count_every_pair_of_ratings() -> None:
    # (1,1,2): one pair of three agrees; (0,None,0): the only pair agrees.
    assert figure(EXACT, [(1, 1, 2), (0, None, 0)]).value == 0.5


def test_half_points_are_adjacent_within_one_point() -> None:
    assert figure(ADJACENT, [(10, 11), (10, 10.5), (10, 11.5)]).value == pytest.approx(2 / 3)


@given(rows(2, 4))
def test_who_is_first_does_not_matter(cells: list[list[int]]) -> None:
    turned = [row[::-1] for row in cells]
    assert figure(EXACT, cells) == figure(EXACT, turned)
    assert figure(ADJACENT, cells) == figure(ADJACENT, turned)
