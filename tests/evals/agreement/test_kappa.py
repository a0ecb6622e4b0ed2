"""Cohen's kappa: by hand, and against scikit-learn on random tables."""

import math
import warnings

import pytest
from hypothesis import given
from sklearn.metrics import cohen_kappa_score

from evals.agreement.kappa import KAPPA, KAPPA_LINEAR, QWK
from tests.evals.agreement.tables import figure, rows


def test_two_by_two_by_hand() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: p_o = .7, p_e = .5 × .6 + .5 × .4 = .5, κ = .2 / .5.
    pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
    assert figure(KAPPA, pairs).value == pytest.approx(0.4)


def test_weights_by_hand() -> None:
    # (0,0) (1,2) (2,2) (0,1): distances 0 1 0 1. Margins 2 1 1 and 1 1 2; expected distances × 4 items:
    # linear  Σ r_k c_l |k-l| / 4 = (2(0+1+4) + 1(1+0+2) + 1(2+1+0)) / 4 = 16 / 4 = 4, κ = 1 - 2 / 4
    # squared Σ r_k c_l (k-l)² / 4 = (2(0+1+8) + 1(1+0+2) + 1(4+1+0)) / 4 = 26 / 4 = 6.5, κ = 1 - 2 / 6.5
    pairs = [(0, 0), (1, 2), (2, 2), (0, 1)]
    assert figure(KAPPA_LINEAR, pairs).value == pytest.approx(0.5)
    assert figure(QWK, pairs).value == pytest.approx(1 - 2 / 6.5)


def test_a_level_that_nobody_used_keeps_its_distance() -> None:
    assert figure(QWK, [(0, 0), (0, 3), (3, 3), (1, 0)]) == figure(
        QWK, [(0, 0), (0, 3), (3, 3), (1, 0)], values=[0, 1, 2, 3]
    )


def test_one_category_throughout_is_undefined() -> None:
    found = figure(QWK, [(1, 1), (1, 1)], values=[0, 1, 2])
    assert found.value is None
    assert "hasard" in str(found.why)


def test_one_rater_is_undefined() -> None:
    found = figure(KAPPA, [(1,), (2,)])
    assert found.value is None
    assert "deux évaluateurs" in str(found.why)


def test_more_than_two_raters_give_the_mean_of_their_pairs() -> None:
    cells = [(0, 0, 1), (1, 1, 1), (2, 1, 2), (0, 2, 0), (1, None, 2)]
    pairs = [[(row[a], row[b]) for row in cells] for a, b in ((0, 1), (0, 2), (1, 2))]
    singles = [figure(QWK, pair).value for pair in pairs]
    assert figure(QWK, cells).value == pytest.approx(sum(v for v in singles if v is not None) / 3)


@given(rows(2, 4))
def test_same_as_scikit_learn(cells: list[list[int]]) -> None:
    first, second = zip(*cells, strict=True)
    for measure, weights in ((KAPPA, None), (KAPPA_LINEAR, "linear"), (QWK, "quadratic")):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a single label, where ours is undefined
            theirs = cohen_kappa_score(first, second, labels=range(4), weights=weights)
        ours = figure(measure, cells, values=range(4)).value
        assert (ours is None and math.isnan(theirs)) or ours == pytest.approx(theirs)
