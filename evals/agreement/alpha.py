"""Krippendorff's alpha, any number of raters, ratings missing at will.

α = 1 - D_o / D_e = 1 - (n - 1) Σ o_kl δ_kl / Σ n_k n_l δ_kl, with o the coincidence matrix, n_k its margins, n their
sum, and δ the metric: nominal [k ≠ l]; interval (x_k - x_l)²; ordinal (Σ_{g=k..l} n_g - (n_k + n_l) / 2)².
K. Krippendorff, «Computing Krippendorff's alpha-reliability», 2011. Items with one rating take no part. Undefined when
every paired rating is the same: D_e = 0.
"""

import numpy as np

from evals.agreement.measure import Measure, ratio, squared_distances
from evals.agreement.tally import Array, Tally


def nominal(tally: Tally, _: Array) -> Array:
    """Categories without order."""
    return _alpha(tally, np.broadcast_to(1 - np.eye(tally.coincidences.shape[-1]), tally.coincidences.shape))


def ordinal(tally: Tally, _: Array) -> Array:
    """Order alone. The metric is the squared difference of mid-ranks, cumulated margin less half one's own."""
    margins = tally.coincidences.sum(axis=-1)
    return _alpha(tally, squared_distances(np.cumsum(margins, axis=-1) - margins / 2))


def interval(tally: Tally, values: Array) -> Array:
    """Distances in points."""
    return _alpha(tally, np.broadcast_to(squared_distances(values), tally.coincidences.shape))


def _alpha(tally: Tally, metric: Array) -> Array:
    margins = tally.coincidences.sum(axis=-1)
    total = margins.sum(axis=-1)
    seen = (tally.coincidences * metric).sum(axis=(-2, -1))
    expected = np.einsum("bk,bkl,bl->b", margins, metric, margins, optimize=True)
    return 1 - ratio((total - 1) * seen, expected)


ALPHA_NOMINAL = Measure("alpha_nominal", nominal, ordinal=False)
ALPHA_ORDINAL = Measure("alpha_ordinal", ordinal, ordinal=True)
ALPHA_INTERVAL = Measure("alpha_interval", interval, ordinal=True)
