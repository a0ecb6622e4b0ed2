"""What a drafter is given: criteria with their passages, and what one call reads for several of them."""

from dataclasses import dataclass

from assistant.dossier.dossier import Dossier
from assistant.dossier.passage import Passage
from assistant.judgement.draft import RankedPassage
from assistant.judgement.screening import Reading
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric

READ_CLOSELY = 6
"""Passages of each criterion that a model reads at most by itself; the others are for the juror."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One criterion and its ranked passages, best first."""

    criterion: Criterion
    passages: tuple[RankedPassage, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Assignments that one call serves, and the passages that it reads for them."""

    number: int
    rubric: Rubric
    dossier: Dossier
    assignments: tuple[Assignment, ...]
    reading: Reading = "passages"
    shown: tuple[str, ...] | None = None
    """Ids of the passages that are read; None for each criterion's first ones, or the whole dossier."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that the criteria are read against, in the dossier's order."""
        if self.reading == "whole":
            return readable(self.dossier)
        wanted = (
            set(self.shown)
            if self.shown is not None
            else {ranked.id for a in self.assignments for ranked in a.passages[:READ_CLOSELY]}
        )
        return tuple(passage for passage in self.dossier.passages if passage.id in wanted)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the group's criteria."""
        return tuple(assignment.criterion.id for assignment in self.assignments)


def readable(dossier: Dossier) -> tuple[Passage, ...]:
    """The dossier as a model reads it whole: every passage that may be evidence; titles stand above them."""
    return tuple(passage for passage in dossier.passages if passage.is_evidence)
