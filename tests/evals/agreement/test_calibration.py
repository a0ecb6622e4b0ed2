"""Reliability, expected calibration error, Brier."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss

from evals.agreement.calibration import Forecast, brier, expected_calibration_error, reliability

FORECASTS = [Forecast(0.9, True), Forecast(0.9, False), Forecast(0.55, True), Forecast(0.0, False)]


def test_by_hand() -> None:
    first, middle, last = reliability(FORECASTS)
    assert (first.low, first.count, first.held) == (0.0, 1, 0.0)
    assert (middle.low, middle.high, middle.confidence, middle.held) == (0.5, 0.6, 0.55, 1.0)
    assert (last.high, last.count, last.held) == (0.9, 2, 0.5)
    # (1 · 0 + 1 · .45 + 2 · .4) / 4
    assert expected_calibration_error(FORECASTS).value == pytest.approx(1.25 / 4)
    # (.01 + .81 + .2025 + 0) / 4
    assert brier(FORECASTS).value == pytest.approx(1.0225 / 4)


def test_without_confidence_there_is_no_figure() -> None:
    assert brier([]).value is None
    assert expected_calibration_error([]).why


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=50))
def test_every_forecast_is_in_one_bin_and_brier_is_scikit_learns(pairs: list[tuple[float, bool]]) -> None:
    forecasts = [Forecast(*pair) for pair in pairs]
    assert sum(b.count for b in reliability(forecasts)) == len(forecasts)
    theirs = brier_score_loss([held for _, held in pairs], [p for p, _ in pairs], labels=[False, True], pos_label=True)
    assert brier(forecasts).value == pytest.approx(theirs)
