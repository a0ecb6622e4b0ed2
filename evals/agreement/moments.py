"""What means and variances say of two raters: correlation, bias, standardised difference."""

from typing import NamedTuple

import numpy as np

from evals.agreement.measure import FLAT, Measure, mean_of_pairs, ratio
from evals.agreement.tally import Array, Tally


class _Moments(NamedTuple):
    """Of each pair of raters, all of shape (B, P)."""

    first: Array
    second: Array
    first_variance: Array
    second_variance: Array
    covariance: Array


def _moments(tally: Tally, values: Array) -> _Moments:
    total = tally.pairs.sum(axis=(-2, -1))
    rows, columns = tally.pairs.sum(axis=-1), tally.pairs.sum(axis=-2)
    first, second = ratio(rows @ values, total), ratio(columns @ values, total)
    a, b = values - np.nan_to_num(first)[..., None], values - np.nan_to_num(second)[..., None]
    return _Moments(
        first,
        second,
        ratio(np.where((rows > 0).sum(axis=-1) > 1, (rows * a**2).sum(axis=-1), 0.0), total),
        ratio(np.where((columns > 0).sum(axis=-1) > 1, (columns * b**2).sum(axis=-1), 0.0), total),
        ratio(np.einsum("bpkl,bpk,bpl->bp", tally.pairs, a, b, optimize=True), total),
    )


def pearson(tally: Tally, values: Array) -> Array:
    """r = cov(x, y) / √(var x · var y), the mean over the pairs of raters. K. Pearson, 1895."""
    m = _moments(tally, values)
    return mean_of_pairs(ratio(m.covariance, np.sqrt(np.nan_to_num(m.first_variance * m.second_variance))))


def bias(tally: Tally, values: Array) -> Array:
    """Mean of second rater less first, in points: positive when the second is the more generous."""
    if tally.pairs.shape[1] != 1:
        return np.full(len(tally.pairs), np.nan)
    m = _moments(tally, values)
    return m.second[:, 0] - m.first[:, 0]


def standardised_difference(tally: Tally, values: Array) -> Array:
    """SMD = (mean of second - mean of first) / √((var first + var second) / 2).

    D. M. Williamson, X. Xi, F. J. Breyer, «A framework for evaluation and use of automated scoring», 2012.
    """
    if tally.pairs.shape[1] != 1:
        return np.full(len(tally.pairs), np.nan)
    m = _moments(tally, values)
    spread = np.sqrt(np.nan_to_num((m.first_variance[:, 0] + m.second_variance[:, 0]) / 2))
    return ratio(m.second[:, 0] - m.first[:, 0], spread)


PEARSON = Measure("pearson", pearson, ordinal=True, undefined=FLAT)
BIAS = Measure("bias", bias, ordinal=True, two_raters=True)
SMD = Measure("smd", standardised_difference, ordinal=True, undefined=FLAT, two_raters=True)
