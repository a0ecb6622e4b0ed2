"""Fusing rankings."""

from collections.abc import Iterable, Sequence

import numpy as np

K = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009)."""


def fused(
    rankings: Iterable[tuple[float, Sequence[float] | np.ndarray]],
    size: int,
) -> np.ndarray:
    """Reciprocal rank fusion: score(d) = Σ w / (60 + rank(d)) over (weight, scores) rankings of ``size`` texts.

    A text that a ranking scores 0 or less is not in that ranking. Ties share the better rank, so that the order of
    the texts decides nothing.
    """
    total = np.zeros(size, dtype=np.float64)
    for weight, scores in rankings:
        values = np.asarray(scores, dtype=np.float64)
        ordered = np.sort(values)[::-1]
        ranks = np.searchsorted(-ordered, -values, side="left") + 1
        total += np.where(values > 0, weight / (K + ranks), 0.0)
    return total
