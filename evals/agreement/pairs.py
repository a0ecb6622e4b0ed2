"""Every two of a table's raters against each other: who agrees with whom."""

from typing import NamedTuple

import numpy as np

from evals.agreement.kappa import kappas
from evals.agreement.measure import NOBODY_TWICE, squared_distances
from evals.agreement.measured import Measured
from evals.agreement.ratings import Codes, Ratings
from evals.agreement.tally import Array, Patterns, Tally

SAME_GRADE = "les deux donnent partout une même note"


class Pair(NamedTuple):
    """Two raters. ``not_assessable`` is a category of ``exact`` and ``kappa``, and out of ``qwk``."""

    first: str
    second: str
    items: int
    """Graded by both."""
    exact: Measured
    kappa: Measured
    qwk: Measured

    def as_json(self) -> dict[str, str | int | float | None]:
        """The figures, None where undefined."""
        return {
            "first": self.first,
            "second": self.second,
            "items": self.items,
            "exact": self.exact.value,
            "kappa": self.kappa.value,
            "qwk": self.qwk.value,
        }


def pairs(ratings: Ratings) -> tuple[Pair, ...]:
    """All pairs of raters, in their order; a pair that has no item in common is there and says so."""
    categories = len(ratings.values) + ratings.has_outside
    every, scaled = _counts(ratings.codes, categories), _counts(ratings.on_scale, len(ratings.values))
    plain = kappas(every, 1 - np.eye(every.shape[-1]))
    points = np.asarray(ratings.values or (0.0,), dtype=np.float64)
    weighted = kappas(scaled, squared_distances(points))
    found = []
    names = [(a, b) for place, a in enumerate(ratings.raters) for b in ratings.raters[place + 1 :]]
    for place, (first, second) in enumerate(names):
        items, on_scale = int(every[place].sum()), int(scaled[place].sum())
        exact = Measured(float(np.trace(every[place])) / items) if items else Measured.undefined(NOBODY_TWICE)
        found.append(
            Pair(first, second, items, exact, _figure(plain[place], items), _figure(weighted[place], on_scale))
        )
    return tuple(found)


def _counts(codes: Codes, categories: int) -> Array:
    patterns = Patterns.of(codes, max(categories, 1))
    counts: Array = Tally.of(patterns, patterns.counts[None, :]).pairs[0]
    return counts


def _figure(value: float, items: int) -> Measured:
    if not items:
        return Measured.undefined(NOBODY_TWICE)
    return Measured.undefined(SAME_GRADE) if np.isnan(value) else Measured(float(value))
