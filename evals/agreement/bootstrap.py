"""Intervals by drawing candidates again, never rows: the grades of one candidate are not independent.

Percentile bootstrap, B. Efron and R. J. Tibshirani, «An Introduction to the Bootstrap», 1993, chapters 8 and 13.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from evals.agreement.measured import Interval
from evals.agreement.ratings import Codes
from evals.agreement.tally import Array

RESAMPLES = 1000
SEED = 20_260_101
TAIL = 2.5
"""Percent of the resamples left out on either side."""
MOST_UNDEFINED = 0.05
"""Share of the resamples for which a measure may be undefined before its interval is not given."""

ONE_CLUSTER = "rien à rééchantillonner : un seul candidat, ou un seul élément"
OFTEN_UNDEFINED = "la mesure est indéfinie dans trop de rééchantillons"


def resampled(clusters: Sequence[str], patterns: Codes, kinds: int) -> Array:
    """Items of each pattern in every resample: shape (RESAMPLES, kinds).

    Args:
        clusters: one per item; as many are drawn, with replacement, as there are different ones.
        patterns: each item's pattern, 0 to ``kinds`` - 1.
        kinds: number of patterns.
    """
    names, of_item = np.unique(np.asarray(clusters), return_inverse=True)
    generator = np.random.default_rng(SEED)
    if len(names) == len(clusters):
        counts = np.bincount(patterns, minlength=kinds)
        return generator.multinomial(len(clusters), counts / len(clusters), size=RESAMPLES).astype(np.float64)
    within = np.bincount(of_item.reshape(-1) * kinds + patterns, minlength=len(names) * kinds)
    alike, times = np.unique(within.reshape(len(names), kinds), axis=0, return_counts=True)
    drawn = generator.multinomial(len(names), times / len(names), size=RESAMPLES)
    return np.asarray(drawn @ alike, dtype=np.float64)


def in_parts(weights: Array, cells: int) -> Iterator[Array]:
    """The resamples a few at a time, so that ``cells`` numbers for each stay within memory."""
    step = max(1, 2_000_000 // max(cells, 1))
    for start in range(0, len(weights), step):
        yield weights[start : start + step]


def interval(figures: Array) -> Interval | None:
    """The middle 95 % of the resamples' figures; None when too many are undefined."""
    defined = figures[~np.isnan(figures)]
    if len(figures) == 0 or len(defined) < (1 - MOST_UNDEFINED) * len(figures):
        return None
    low, high = np.percentile(defined, [TAIL, 100 - TAIL])
    return Interval(float(low), float(high))
