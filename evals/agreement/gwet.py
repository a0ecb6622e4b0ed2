"""Gwet's AC1 and AC2, which stay level-headed where nearly everybody gives the same grade.

AC = (p_a - p_e) / (1 - p_e), p_a = mean over the items with r_i ≥ 2 ratings of Σ_k r_ik (r*_ik - 1) / (r_i (r_i - 1)),
r*_ik = Σ_l w_kl r_il; p_e = T_w / (q (q - 1)) Σ_k π_k (1 - π_k), T_w = Σ w_kl, π_k the mean over the rated items of
r_ik / r_i, q the number of categories. AC1 has w = identity; AC2 here has w_kl = 1 - (x_k - x_l)² / (x_q - x_1)².
K. L. Gwet, «Computing inter-rater reliability and its variance in the presence of high agreement», 2008, and «Handbook
of Inter-Rater Reliability», 4th edition, 2014. Undefined with fewer than two categories.
"""

import numpy as np

from evals.agreement.measure import Measure, ratio, squared_distances
from evals.agreement.tally import Array, Tally

ONE_CATEGORY = "une seule note est employée : il en faut deux pour mesurer l'accord au-delà du hasard"


def ac1(tally: Tally, _: Array) -> Array:
    """Categories without order."""
    return _coefficient(tally, np.eye(tally.agreements.shape[-1]))


def ac2_quadratic(tally: Tally, values: Array) -> Array:
    """Disagreements weigh the square of their distance in points."""
    widest = np.ptp(values) if len(values) else 0.0
    if widest == 0:
        return np.full(len(tally.agreements), np.nan)
    return _coefficient(tally, 1 - squared_distances(values) / widest**2)


def _coefficient(tally: Tally, weights: Array) -> Array:
    categories = len(weights)
    if categories < 2:
        return np.full(len(tally.agreements), np.nan)
    agreed = ratio((tally.agreements * weights).sum(axis=(-2, -1)), tally.agreements.sum(axis=(-2, -1)))
    spread = (tally.shares * (1 - tally.shares)).sum(axis=-1)
    by_chance = weights.sum() / (categories * (categories - 1)) * spread
    return ratio(agreed - by_chance, 1 - by_chance)


AC1 = Measure("ac1", ac1, ordinal=False, undefined=ONE_CATEGORY)
AC2_QUADRATIC = Measure("ac2_quadratic", ac2_quadratic, ordinal=True, undefined=ONE_CATEGORY)
