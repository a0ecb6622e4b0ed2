"""Coverage and agreement."""

import pytest

from evals.agreement.coverage import Leveled, at_coverage, coverage_curve

DRAFTS = [Leveled(0.9, 2, 2), Leveled(0.9, 0, 0), Leveled(0.6, 1, 2), Leveled(0.5, None, None), Leveled(0.2, 0, 2)]


def test_by_hand() -> None:
    curve = coverage_curve(DRAFTS, 10, (0, 1, 2))
    assert [point.threshold for point in curve] == [0.9, 0.6, 0.5, 0.2]
    assert [point.covered for point in curve] == [2, 3, 4, 5]
    assert [point.coverage for point in curve] == [0.2, 0.3, 0.4, 0.5]
    assert [point.exact for point in curve] == [1.0, pytest.approx(2 / 3), 0.75, 0.6]
    assert curve[0].qwk.value == 1.0
    # 2-2, 0-0, 1-2: observed 1; expected (1/3) Σ: rows 1 1 1, columns 1 0 2: (0 + 4·2 + 1 + 1·2 + 4 + 0) / 3 = 5.
    assert curve[1].qwk.value == pytest.approx(1 - 1 / 5)
    assert curve[2].qwk == curve[1].qwk  # not assessable is out of the scale


def test_one_level_alone_has_no_kappa() -> None:
    (point,) = coverage_curve([Leveled(None, 2, 2)], 4, (0, 1, 2))
    assert point.threshold is None
    assert point.coverage == 0.25
    assert point.qwk.value is None
    assert point.qwk.why


def test_agreement_at_a_given_coverage() -> None:
    curve = coverage_curve(DRAFTS, 10, (0, 1, 2))
    assert at_coverage(curve, 0.3) == curve[1]
    assert at_coverage(curve, 0.35) == curve[2]
    assert at_coverage(curve, 0.6) is None
    assert coverage_curve([], 10, (0, 1, 2)) == ()
