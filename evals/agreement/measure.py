"""A measure of agreement as a value: a name, what it computes, and when it says nothing."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from evals.agreement.tally import Array, Tally

NOBODY_TWICE = "aucun élément n'a deux notes sur l'échelle : il faut deux évaluateurs au moins"
NO_VARIANCE = "toutes les notes sont égales : rien ne distingue l'accord du hasard"


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
    """Why it is undefined where there are pairs of ratings at all."""


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
