"""What every measure counts, for one table or for a thousand resamples of it at once."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Self

import numpy as np
from numpy.typing import NDArray

from evals.agreement.ratings import Codes

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Patterns:
    """The different rows of a table of codes; items with the same row count alike."""

    rows: Codes
    """Shape (patterns, raters), -1 where a rater gave nothing."""
    categories: int
    of_items: Codes
    """Shape (items): each item's pattern."""

    @classmethod
    def of(cls, codes: Codes, categories: int) -> Self:
        """The patterns of a table of shape (items, raters)."""
        rows, places = np.unique(codes, axis=0, return_inverse=True)
        return cls(rows, categories, places.reshape(-1).astype(np.int64))

    @cached_property
    def counts(self) -> Array:
        """Items per pattern."""
        return np.bincount(self.of_items, minlength=len(self.rows)).astype(np.float64)

    @cached_property
    def given(self) -> Array:
        """Ratings per pattern."""
        return np.asarray((self.rows >= 0).sum(axis=1), dtype=np.float64)

    @cached_property
    def rater_pairs(self) -> list[tuple[int, int]]:
        """Pairs of raters, in order."""
        return list(combinations(range(self.rows.shape[1]), 2))

    @cached_property
    def rated_pairs(self) -> tuple[Codes, Codes, Codes]:
        """Pairs of ratings within patterns: (pattern, pair of raters, cell of the c × c table), flat."""
        found = []
        for number, (first, second) in enumerate(self.rater_pairs):
            a, b = self.rows[:, first], self.rows[:, second]
            both = np.flatnonzero((a >= 0) & (b >= 0))
            found.append((both, np.full(len(both), number), a[both] * self.categories + b[both]))
        if not found:
            none = np.zeros(0, dtype=np.int64)
            return none, none, none
        where, pair, cell = (np.concatenate(part).astype(np.int64) for part in zip(*found, strict=True))
        return where, pair, cell


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts of B tables over c categories and P pairs of raters."""

    pairs: Array
    """(B, P, c, c): items by the first rater's category and the second's."""
    coincidences: Array
    """(B, c, c): Krippendorff's, every ordered pair of ratings of an item with weight 1 / (ratings of it - 1)."""
    agreements: Array
    """(B, c, c): every ordered pair of ratings of an item, an item with two or more weighing 1 in all."""
    shares: Array
    """(B, c): mean over the rated items of the share of an item's ratings in each category."""

    @classmethod
    def of(cls, patterns: Patterns, weights: Array) -> Self:
        """The counts when each pattern stands for ``weights`` items; weights of shape (B, patterns)."""
        tables, c, p = len(weights), patterns.categories, len(patterns.rater_pairs)
        where, pair, cell = patterns.rated_pairs
        given = np.maximum(patterns.given, 2.0)
        pairs = np.zeros((tables, p, c, c))
        half = np.zeros((2, tables, c, c))
        for number, weight in enumerate(weights):
            once = weight[where]
            pairs[number] = np.bincount(pair * c * c + cell, once, p * c * c).reshape(p, c, c)
            for kind, divisor in enumerate((given - 1, given * (given - 1))):
                half[kind, number] = np.bincount(cell, once / divisor[where], c * c).reshape(c, c)
        both = half + half.swapaxes(-1, -2)
        return cls(pairs, both[0], both[1], _shares(patterns, weights))


def _shares(patterns: Patterns, weights: Array) -> Array:
    rated = patterns.given > 0
    profile = np.stack([(patterns.rows == category).sum(axis=1) for category in range(patterns.categories)], axis=1)
    profile = profile / np.maximum(patterns.given, 1.0)[:, None]
    items = (weights * rated).sum(axis=1)
    total: Array = weights @ profile
    mean: Array = np.divide(total, items[:, None], out=np.zeros_like(total), where=items[:, None] > 0)
    return mean
