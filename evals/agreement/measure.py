"""A measure of agreement as a value: a name, what it computes, and when it says nothing."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from evals.agreement.tally import Array, Tally

NOBODY_TWICE = "aucun élément n'a deux notes sur l'échelle : il faut deux évaluateurs au moins"
NO_VARIANCE = "toutes les notes comparées sont égales : rien ne distingue l'accord du hasard"
NO_VARIANCE_IN_PAIRS = "dans chaque paire d'évaluateurs, les deux donnent partout une même note"
FLAT = "un évaluateur donne toujours la même note : il n'y a pas de variance"
FLAT_IN_PAIRS = "dans chaque paire d'évaluateurs, l'un donne toujours la même note : il n'y a pas de variance"
_IN_PAIRS = {NO_VARIANCE: NO_VARIANCE_IN_PAIRS, FLAT: FLAT_IN_PAIRS}


@dataclass(frozen=True)
class Measure:
    """One figure over a tally.

    ``values`` takes a tally of B tables and the scale's values, and gives B figures, NaN where the measure is
    undefined: only inside these arrays, never as a result.
    """

    name: str
    values: Callable[[Tally, Array], Array]
    ordinal: bool
    """Whether it needs the scale's order, so that ``not_assessable`` is left out of it."""
    undefined: str = NO_VARIANCE
    """Why it is undefined where two raters, or all of them, have pairs of ratings at all."""
    two_raters: bool = False
    """Whether it says something of two raters only, because it has a sign."""

    def why_undefined(self, tally: Tally, raters: int) -> str:
        """Why the tally's one table gives no figure, in French."""
        if self.two_raters and raters != 2:
            return f"il faut exactement deux évaluateurs, il y en a {raters}"
        varied = np.count_nonzero(tally.coincidences[0].sum(axis=-1)) > 1
        return _IN_PAIRS.get(self.undefined, self.undefined) if varied and raters > 2 else self.undefined


def ratio(above: Array, below: Array) -> Array:
    """``above / below``, NaN where ``below`` is zero or less."""
    quotient: Array = np.divide(above, below, out=np.full(np.shape(below), np.nan), where=below > 0)
    return quotient


def mean_of_pairs(by_pair: Array) -> Array:
    """(B, P) to (B): the mean over the pairs of raters for which the figure is defined (Light 1971)."""
    defined = ~np.isnan(by_pair)
    return ratio(np.where(defined, by_pair, 0.0).sum(axis=1), defined.sum(axis=1).astype(np.float64))


def squared_distances(positions: Array) -> Array:
    """(…, c) to (…, c, c): squared differences of positions."""
    return (positions[..., :, None] - positions[..., None, :]) ** 2
