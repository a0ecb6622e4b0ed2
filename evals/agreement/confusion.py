"""Which level one rater gives where the other gives which: the middle is where drafts fail."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.agreement.measured import Measured
from evals.agreement.ratings import Codes, Ratings

UNUSED = "personne n'a donné ce niveau"


@dataclass(frozen=True, eq=False)
class Confusion:
    """Items by two raters' levels. Items that one of them did not grade are not in it."""

    levels: tuple[float | None, ...]
    """None stands for ``not_assessable``."""
    counts: Codes
    """Shape (levels, levels): the first rater's, the reference, by the second's."""

    def recovered(self, place: int) -> Measured:
        """Share of the items to which the reference gave this level that the second gave it too."""
        given = int(self.counts[place].sum())
        return Measured(int(self.counts[place, place]) / given) if given else Measured.undefined(UNUSED)

    def specific(self, place: int) -> Measured:
        """Specific agreement on this level, 2 n_kk / (n_k+ + n_+k), the same whoever is the reference.

        D. V. Cicchetti, A. R. Feinstein, «High agreement but low kappa: II», 1990.
        """
        given = int(self.counts[place].sum() + self.counts[:, place].sum())
        return Measured(2 * int(self.counts[place, place]) / given) if given else Measured.undefined(UNUSED)

    def as_json(self) -> dict[str, Any]:
        """Levels, counts and agreement per level."""
        return {
            "values": ["not_assessable" if level is None else level for level in self.levels],
            "counts": self.counts.tolist(),
            "recovered": [self.recovered(place).value for place in range(len(self.levels))],
            "specific": [self.specific(place).value for place in range(len(self.levels))],
        }


def confusion(ratings: Ratings, reference: str, other: str) -> Confusion:
    """The levels of ``reference`` (rows) against those of ``other`` (columns)."""
    levels: tuple[float | None, ...] = (*ratings.values, None) if ratings.has_outside else ratings.values
    codes = ratings.among((reference, other)).codes
    both = codes[(codes >= 0).all(axis=1)]
    cells = np.bincount(both[:, 0] * len(levels) + both[:, 1], minlength=len(levels) ** 2)
    return Confusion(levels, cells.reshape(len(levels), len(levels)).astype(np.int64))
