"""Who gave what to which item: a table in which any cell may be empty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
MISSING = -1


class Rating(NamedTuple):
    """One rater's grade of one item."""

    item: str
    cluster: str
    """What is drawn again in the bootstrap: the candidate, whose items are not independent."""
    rater: str
    value: float | None
    """Place on the scale; None for ``not_assessable``, a category of its own outside the scale."""


@dataclass(frozen=True, eq=False)
class Ratings:
    """Items by raters.

    ``codes`` has shape (items, raters): an index into ``values``, ``len(values)`` for ``not_assessable``, -1 where
    the rater gave nothing.
    """

    items: tuple[str, ...]
    clusters: tuple[str, ...]
    """One per item."""
    raters: tuple[str, ...]
    values: tuple[float, ...]
    """The scale, ascending."""
    codes: Codes

    @classmethod
    def of(
        cls, given: Iterable[Rating], values: Sequence[float] | None = None, raters: Sequence[str] | None = None
    ) -> Self:
        """The table of these grades; its order does not depend on theirs.

        Args:
            given: one grade at most per item and rater.
            values: the whole scale; None for the values that were given.
            raters: their order; None for the alphabet's.

        Raises:
            ValueError: two grades by one rater, or a value off the scale: the door that reads a file names its line.
        """
        listed = list(given)
        clusters = {rating.item: rating.cluster for rating in listed}
        items = tuple(sorted(clusters))
        named = tuple(sorted({rating.rater for rating in listed})) if raters is None else tuple(raters)
        seen = sorted({rating.value for rating in listed if rating.value is not None})
        scale = tuple(seen if values is None else sorted(values))
        row = {item: place for place, item in enumerate(items)}
        column = {rater: place for place, rater in enumerate(named)}
        code = {value: place for place, value in enumerate(scale)}
        codes = np.full((len(items), len(named)), MISSING, dtype=np.int64)
        for rating in listed:
            cell = row[rating.item], column[rating.rater]
            if codes[cell] != MISSING:
                raise ValueError(f"two grades of {rating.item} by {rating.rater}")
            if rating.value is not None and rating.value not in code:
                raise ValueError(f"{rating.value} is not on the scale")
            codes[cell] = len(scale) if rating.value is None else code[rating.value]
        return cls(items, tuple(clusters[item] for item in items), named, scale, codes)

    @property
    def on_scale(self) -> Codes:
        """The codes with ``not_assessable`` as if it were not given: what an ordinal measure sees."""
        return np.where(self.codes == len(self.values), MISSING, self.codes)

    @property
    def has_outside(self) -> bool:
        """Whether anyone gave ``not_assessable``."""
        return bool((self.codes == len(self.values)).any())

    def among(self, raters: Sequence[str]) -> Self:
        """The same items and scale, these raters only, in this order."""
        columns = [self.raters.index(rater) for rater in raters]
        return type(self)(self.items, self.clusters, tuple(raters), self.values, self.codes[:, columns])
