"""Fitting a confidence."""

import pytest

from evals.platt import Outcome, platt_map

NAMES = {"model": "essai", "prompt": "draft@1", "data": "petit 00"}


def test_supports_that_hold_more_often_get_more_confidence() -> None:
    outcomes = [Outcome(0.2, n == 0) for n in range(10)] + [Outcome(0.9, n < 8) for n in range(10)]
    found = platt_map(outcomes, **NAMES)
    assert found.graded == 20
    # Platt's targets: 9 of 20 hold, so 10/11 and 1/13 stand for 1 and 0.
    assert found.of(0.2) == pytest.approx((1 * 10 / 11 + 9 / 13) / 10, abs=1e-3)
    assert found.of(0.9) == pytest.approx((8 * 10 / 11 + 2 / 13) / 10, abs=1e-3)


def test_supports_that_mislead_are_not_used() -> None:
    found = platt_map([Outcome(0.2, True)] * 5 + [Outcome(0.9, False)] * 5, **NAMES)
    assert found.slope == 0.0
    assert found.of(0.1) == found.of(1.0)


def test_one_outcome_is_no_certainty() -> None:
    assert 0.5 < platt_map([Outcome(0.7, True)], **NAMES).of(0.7) < 1
