"""A share of things that hold, with an interval by candidate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from evals.agreement.bootstrap import RESAMPLES, SEED, interval
from evals.agreement.measure import ratio
from evals.agreement.measured import Interval, Measured
from evals.agreement.tally import Array

NOTHING = "rien à compter"


class Case(NamedTuple):
    """One thing of one candidate that holds or does not."""

    candidate: str
    holds: bool


@dataclass(frozen=True)
class Rate:
    """How many of the cases hold."""

    hits: int
    total: int
    interval: Interval | None

    @property
    def figure(self) -> Measured:
        """The share, 0 to 1."""
        return Measured(self.hits / self.total) if self.total else Measured.undefined(NOTHING)


def rate(cases: Iterable[Case]) -> Rate:
    """The share of the cases that hold."""
    listed = list(cases)
    names = sorted({case.candidate for case in listed})
    ends = interval(resampled_rates(listed, names)) if len(names) > 1 else None
    return Rate(sum(case.holds for case in listed), len(listed), ends)


def resampled_rates(cases: Sequence[Case], names: Sequence[str]) -> Array:
    """The share in every resample of the named candidates: shape (RESAMPLES).

    The same names give the same draws, so that two runs' shares can be paired.
    """
    place = {name: number for number, name in enumerate(names)}
    counts = np.zeros((len(names), 2))
    for case in cases:
        counts[place[case.candidate]] += (case.holds, 1)
    drawn = np.random.default_rng(SEED).multinomial(len(names), np.full(len(names), 1 / len(names)), size=RESAMPLES)
    sums = drawn @ counts
    return ratio(sums[:, 0], sums[:, 1])
