"""Whether a confidence means what it says: of the drafts at 0.8, eight in ten should hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evals.agreement.measured import Measured

BINS = 10
NO_CONFIDENCE = "aucune proposition n'indique de confiance calibrée"


class Forecast(NamedTuple):
    """A confidence (0 to 1) and whether the draft held."""

    confidence: float
    held: bool


@dataclass(frozen=True)
class Bin:
    """The forecasts of one tenth: more than ``low`` (or equal, for the first), ``high`` at most."""

    low: float
    high: float
    count: int
    confidence: float
    """Mean confidence."""
    held: float
    """Share that held."""


def reliability(forecasts: Sequence[Forecast]) -> tuple[Bin, ...]:
    """The reliability diagram's bins, equally wide, empty ones left out.

    A. H. Murphy, R. L. Winkler, «Reliability of subjective probability forecasts», 1977.
    """
    bins = []
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = [f for f in forecasts if low < f.confidence <= high or (number == 0 and f.confidence == 0)]
        if inside:
            count = len(inside)
            mean, held = sum(f.confidence for f in inside) / count, sum(f.held for f in inside) / count
            bins.append(Bin(low, high, count, mean, held))
    return tuple(bins)


def expected_calibration_error(forecasts: Sequence[Forecast]) -> Measured:
    """ECE = Σ_b n_b / n |held_b - confidence_b| over ten equal bins.

    M. P. Naeini, G. F. Cooper, M. Hauskrecht, «Obtaining well calibrated probabilities using Bayesian binning», 2015.
    """
    if not forecasts:
        return Measured.undefined(NO_CONFIDENCE)
    return Measured(sum(b.count * abs(b.held - b.confidence) for b in reliability(forecasts)) / len(forecasts))


def brier(forecasts: Sequence[Forecast]) -> Measured:
    """Mean of (confidence - held)²; 0 is best. G. W. Brier, «Verification of forecasts», 1950."""
    if not forecasts:
        return Measured.undefined(NO_CONFIDENCE)
    return Measured(sum((f.confidence - f.held) ** 2 for f in forecasts) / len(forecasts))
