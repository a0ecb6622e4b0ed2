"""Cohen's kappa, plain and weighted.

κ = 1 - Σ w_kl o_kl / Σ w_kl e_kl, with o the counts of the two raters' categories, e_kl = n_k+ n_+l / n, and w the
disagreement's weight: 1 off the diagonal; |x_k - x_l|; (x_k - x_l)². J. Cohen, «A coefficient of agreement for nominal
scales», 1960; «Weighted kappa», 1968. The x are points of the scale, so that a level nobody used keeps its distance.
Of more than two raters it is the mean over their pairs (R. J. Light, «Measures of response agreement for qualitative
data», 1971). Undefined when both raters use one and the same category throughout: Σ w e = 0.
"""

import numpy as np

from evals.agreement.measure import Measure, mean_of_pairs, ratio, squared_distances
from evals.agreement.tally import Array, Tally


def kappas(counts: Array, weights: Array) -> Array:
    """One kappa per table: counts (…, c, c) to (…), NaN where undefined."""
    total = counts.sum(axis=(-2, -1))
    rows, columns = counts.sum(axis=-1), counts.sum(axis=-2)
    expected = ratio(np.einsum("...k,kl,...l->...", rows, weights, columns, optimize=True), total)
    return 1 - ratio((counts * weights).sum(axis=(-2, -1)), np.nan_to_num(expected))


def plain(tally: Tally, _: Array) -> Array:
    """Every disagreement weighs the same."""
    return mean_of_pairs(kappas(tally.pairs, 1 - np.eye(tally.pairs.shape[-1])))


def linear(tally: Tally, values: Array) -> Array:
    """A disagreement weighs its distance in points."""
    return mean_of_pairs(kappas(tally.pairs, np.sqrt(squared_distances(values))))


def quadratic(tally: Tally, values: Array) -> Array:
    """A disagreement weighs the square of its distance: quadratic weighted kappa, QWK."""
    return mean_of_pairs(kappas(tally.pairs, squared_distances(values)))


KAPPA = Measure("kappa", plain, ordinal=False)
KAPPA_LINEAR = Measure("kappa_linear", linear, ordinal=True)
QWK = Measure("qwk", quadratic, ordinal=True)
