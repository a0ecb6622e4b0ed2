"""Correlation, signed bias and standardised difference."""

import numpy as np
import pytest
from hypothesis import assume, given

from evals.agreement.moments import BIAS, PEARSON, SMD
from tests.evals.agreement.tables import figure, rows


def test_by_hand() -> None:
    # first 0 1 2, second 1 1 4: means 1 and 2, variances 2/3 and 2, covariance 1: r = 1 / √(4/3); SMD = 1 / √(4/3).
    pairs = [(0, 1), (1, 1), (2, 4)]
    assert figure(BIAS, pairs).value == pytest.approx(1.0)
    assert figure(PEARSON, pairs).value == pytest.approx((3 / 4) ** 0.5)
    assert figure(SMD, pairs).value == pytest.approx((3 / 4) ** 0.5)


def test_a_rater_without_variance_has_no_correlation() -> None:
    found = figure(PEARSON, [(0, 1), (1, 1), (2, 1)])
    assert found.value is None
    assert "variance" in str(found.why)


def test_the_bias_of_three_raters_is_undefined() -> None:
    found = figure(BIAS, [(0, 1, 2), (1, 1, 1)])
    assert found.value is None
    assert "deux évaluateurs" in str(found.why)


@given(rows(2, 5))
def test_same_as_numpy(cells: list[list[int]]) -> None:
    first, second = np.array(cells, dtype=float).T
    assume(first.std() > 0 and second.std() > 0)
    assert figure(PEARSON, cells).value == pytest.approx(np.corrcoef(first, second)[0, 1])
    assert figure(BIAS, cells).value == pytest.approx(second.mean() - first.mean(), abs=1e-12)
    spread = np.sqrt((first.var() + second.var()) / 2)
    assert figure(SMD, cells).value == pytest.approx((second.mean() - first.mean()) / spread, abs=1e-9)


def test_only_two_raters_have_a_standardised_difference() -> None:
    assert figure(SMD, [(0, 1, 2), (1, 1, 0)]).why == "il faut exactement deux évaluateurs, il y en a 3"
    assert "variance" in str(figure(SMD, [(1, 2), (1, 2)]).why)


def test_three_raters_without_a_correlation_are_not_one_rater_without_variance() -> None:
    found = figure(PEARSON, [(0, 0, None), (0, 1, None), (None, 1, 1), (None, 1, 1)])
    assert "dans chaque paire" in str(found.why)
