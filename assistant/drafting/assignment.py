"""What a drafter is given: criteria with their passages, grouped so that one call serves several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.dossier.dossier import Dossier
from assistant.dossier.passage import Passage
from assistant.judgement.draft import RankedPassage
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric

READ_CLOSELY = 6
"""Passages of each criterion that a model reads; the others are for the juror."""
LETTERS_PER_TOKEN = 3.6
"""French prose, about: an estimate for sizing calls, never for a bill."""
TOKENS_PER_CRITERION = 250


@dataclass(frozen=True, slots=True)
class Assignment:
    """One criterion and its ranked passages, best first."""

    criterion: Criterion
    passages: tuple[RankedPassage, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Assignments that one call serves: same competency, passages shared."""

    number: int
    rubric: Rubric
    dossier: Dossier
    assignments: tuple[Assignment, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that one of the criteria should be read against, in the dossier's order."""
        wanted = {ranked.id for a in self.assignments for ranked in a.passages[:READ_CLOSELY]}
        return tuple(passage for passage in self.dossier.passages if passage.id in wanted)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the group's criteria."""
        return tuple(assignment.criterion.id for assignment in self.assignments)


def grouped(rubric: Rubric, dossier: Dossier, assignments: Sequence[Assignment], budget: int) -> list[Group]:
    """Groups by competency, in the rubric's order, each of about ``budget`` tokens at most."""
    by_competency: dict[tuple[str, ...], list[Assignment]] = {}
    for assignment in assignments:
        by_competency.setdefault(assignment.criterion.competencies, []).append(assignment)
    parts = [part for members in by_competency.values() for part in _within(rubric, dossier, members, budget)]
    return [Group(number, rubric, dossier, tuple(part)) for number, part in enumerate(parts)]


def _within(rubric: Rubric, dossier: Dossier, members: list[Assignment], budget: int) -> Iterator[list[Assignment]]:
    if len(members) > 1 and _tokens(Group(0, rubric, dossier, tuple(members))) > budget:
        middle = len(members) // 2
        yield from _within(rubric, dossier, members[:middle], budget)
        yield from _within(rubric, dossier, members[middle:], budget)
    else:
        yield members


def _tokens(group: Group) -> int:
    letters = sum(len(passage.text) + 60 for passage in group.passages)
    return int(letters / LETTERS_PER_TOKEN) + TOKENS_PER_CRITERION * len(group.assignments)
