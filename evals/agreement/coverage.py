"""Agreement where a draft is surest of itself: what is gained by letting it abstain on the rest.

Selective prediction: R. El-Yaniv, Y. Wiener, «On the foundations of noise-free selective classification», 2010.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np

from evals.agreement.kappa import kappas
from evals.agreement.measure import squared_distances
from evals.agreement.measured import Measured

NO_KAPPA = "un seul niveau parmi les critères retenus"


class Leveled(NamedTuple):
    """A draft that gives a level, beside its reference; None stands for ``not_assessable``."""

    confidence: float | None
    reference: float | None
    drafted: float | None


@dataclass(frozen=True)
class CoveragePoint:
    """The drafts that are at least this sure."""

    threshold: float | None
    """None: every draft that gives a level, as none says how sure it is."""
    covered: int
    coverage: float
    """Share of all that was asked, abstentions and failures included."""
    exact: float
    qwk: Measured
    """Among those whose two levels are on the scale."""


def coverage_curve(judged: Sequence[Leveled], asked: int, values: Sequence[float]) -> tuple[CoveragePoint, ...]:
    """From the surest drafts to all of them; equally sure ones come together.

    Args:
        judged: the drafts that give a level. Those without a confidence come last.
        asked: how many were asked for, abstentions and failures included.
        values: the scale.
    """
    ordered = sorted(judged, key=_surest_first)
    place = {value: number for number, value in enumerate(values)}
    weights = squared_distances(np.asarray(values, dtype=np.float64))
    counts = np.zeros((len(values), len(values)))
    points: list[CoveragePoint] = []
    covered = same = 0
    for threshold, members in groupby(ordered, key=lambda one: one.confidence):
        for one in members:
            covered += 1
            same += one.reference == one.drafted
            if one.reference is not None and one.drafted is not None:
                counts[place[one.reference], place[one.drafted]] += 1
        kappa = float(kappas(counts, weights))
        points.append(
            CoveragePoint(
                threshold,
                covered,
                covered / asked,
                same / covered,
                Measured.undefined(NO_KAPPA) if np.isnan(kappa) else Measured(kappa),
            )
        )
    return tuple(points)


def at_coverage(curve: Sequence[CoveragePoint], share: float) -> CoveragePoint | None:
    """The first point that covers at least this share of what was asked; None if the drafts never do."""
    return next((point for point in curve if point.coverage >= share - 1e-12), None)


def _surest_first(one: Leveled) -> tuple[bool, float]:
    return (one.confidence is None, -(one.confidence or 0.0))
