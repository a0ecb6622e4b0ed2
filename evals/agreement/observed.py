"""Agreement as it is observed, chance not taken off."""

import numpy as np

from evals.agreement.measure import NOBODY_TWICE, Measure, ratio
from evals.agreement.tally import Array, Tally


def exact(tally: Tally, _: Array) -> Array:
    """Share of the pairs of ratings that are the same category: Σ o_kk / Σ o_kl, all pairs of raters pooled."""
    diagonal = np.trace(tally.pairs, axis1=-2, axis2=-1).sum(axis=1)
    return ratio(diagonal, tally.pairs.sum(axis=(1, 2, 3)))


def adjacent(tally: Tally, values: Array) -> Array:
    """Share of the pairs of ratings at most one point of the scale apart: Σ o_kl [|x_k - x_l| ≤ 1] / Σ o_kl."""
    near = np.abs(values[:, None] - values[None, :]) <= 1 + 1e-9
    return ratio((tally.pairs * near).sum(axis=(1, 2, 3)), tally.pairs.sum(axis=(1, 2, 3)))


EXACT = Measure("exact", exact, ordinal=False, undefined=NOBODY_TWICE)
ADJACENT = Measure("adjacent", adjacent, ordinal=True, undefined=NOBODY_TWICE)
