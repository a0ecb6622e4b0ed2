"""Fitting a proportional-odds model whose weights are not negative. P. McCullagh, «Regression models for ordinal
data», 1980; the ridge term is A. E. Hoerl, R. W. Kennard, «Ridge regression», 1970."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Places = NDArray[np.intp]

STEPS = 20_000
STILL = 1e-8
"""Greatest change of a parameter in one step at which the fit stands still."""
NARROWEST = 0.05
"""Least distance of the two thresholds."""


class Ordinal(NamedTuple):
    """Weights (features), and the log-odds thresholds of the second and the third level."""

    weights: Array
    second: float
    third: float

    def chances(self, features: Array) -> Array:
        """Probabilities of the three levels, (cases, 3)."""
        score = features @ self.weights
        some, most = _logistic(score - self.second), _logistic(score - self.third)
        return np.stack([1 - some, some - most, most], axis=1)


def fitted(features: Array, levels: Places, cases: Array, ridge: float) -> Ordinal:
    """The model that maximises Σ case · log P(level) - ridge · Σ weight².

    Args:
        features: (cases, features); each can only raise a level.
        levels: 0, 1 or 2 for each case.
        cases: how much each case counts.
        ridge: pull of the weights towards 0.
    """
    count = features.shape[1]
    values = np.concatenate([np.full(count, 0.1), [-0.5, 0.5]])
    pace = 1.0
    loss, slope = _loss(values, features, levels, cases, ridge)
    for _ in range(STEPS):
        tried = _allowed(values - pace * slope, count)
        new, steeper = _loss(tried, features, levels, cases, ridge)
        moved = tried - values
        if new > loss + slope @ moved + (moved @ moved) / (2 * pace):
            pace /= 2
            continue
        values, loss, slope = tried, new, steeper
        if np.abs(moved).max() < STILL:
            break
        pace *= 1.1
    return Ordinal(values[:count], float(values[count]), float(values[count + 1]))


def _allowed(values: Array, count: int) -> Array:
    kept = values.copy()
    kept[:count] = np.maximum(kept[:count], 0.0)
    if kept[count + 1] - kept[count] < NARROWEST:
        middle = (kept[count] + kept[count + 1]) / 2
        kept[count], kept[count + 1] = middle - NARROWEST / 2, middle + NARROWEST / 2
    return kept


def _loss(values: Array, features: Array, levels: Places, cases: Array, ridge: float) -> tuple[float, Array]:
    """The negative log-likelihood with its ridge, and its gradient."""
    count = features.shape[1]
    weights, second, third = values[:count], values[count], values[count + 1]
    score = features @ weights
    some, most = _logistic(score - second), _logistic(score - third)
    chance = np.choose(levels, [1 - some, some - most, most]).clip(1e-12)
    d_some, d_most = some * (1 - some), most * (1 - most)
    by_some = np.choose(levels, [-d_some, d_some, np.zeros_like(some)]) / chance
    by_most = np.choose(levels, [np.zeros_like(some), -d_most, d_most]) / chance
    loss = -float(cases @ np.log(chance)) + ridge * float(weights @ weights)
    by_weight = -features.T @ (cases * (by_some + by_most)) + 2 * ridge * weights
    return loss, np.concatenate([by_weight, [float(cases @ by_some), float(cases @ by_most)]])


def _logistic(values: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float64)
