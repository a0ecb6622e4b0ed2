"""What a run's drafts are held against: the jurors' consensus, or else the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from assistant.judgement.level import Level
from evals.dataset import PLAN
from evals.judged import Judged, humans_of, raters_of
from evals.scale import points

CONSENSUS = "(consensus)"
"""The consensus' name among raters; no rater can have it, as names in files have no such parentheses around them."""


@dataclass(frozen=True)
class Reference:
    """Whose levels count as expected."""

    raters: tuple[str, ...]
    """In the alphabet's order, never empty."""
    people: bool
    """Whether they are jurors: never the plan, nor anyone who graded fictional dossiers."""

    @classmethod
    def of(cls, rows: Sequence[Judged]) -> Self | None:
        """All the humans, or else the plan, or else whoever graded; None without a grade."""
        humans, raters = humans_of(rows), raters_of(rows)
        if humans:
            return cls(humans, True)
        if PLAN in raters:
            return cls((PLAN,), False)
        return cls(raters, False) if raters else None

    @property
    def name(self) -> str:
        """The one rater's name, or that of the consensus."""
        return self.raters[0] if len(self.raters) == 1 else CONSENSUS

    def grades(self, row: Judged) -> int:
        """How many of its raters graded the row."""
        return sum(rater in row.grades for rater in self.raters)

    def level(self, row: Judged) -> Level | None:
        """The consensus on the row; None where nobody graded it, or where there is no consensus."""
        return consensus([row.grades[rater].level for rater in self.raters if rater in row.grades])


def consensus(levels: Sequence[Level]) -> Level | None:
    """``not_assessable`` by majority, or else the median of the levels on the scale.

    None without a level, where ``not_assessable`` is said by exactly half, and where the two in the middle differ.
    """
    placed = sorted((place, level) for level in levels if (place := points(level)) is not None)
    outside = len(levels) - len(placed)
    if outside > len(placed):
        return Level.NOT_ASSESSABLE
    if outside == len(placed):
        return None
    low, high = placed[(len(placed) - 1) // 2][1], placed[len(placed) // 2][1]
    return low if low is high else None
