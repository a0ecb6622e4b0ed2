"""Which criteria share a call, and which passages the call reads: sized by a budget of tokens."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.dossier.dossier import Dossier
from assistant.dossier.passage import Passage
from assistant.drafting.assignment import READ_CLOSELY, Assignment, Group, readable
from assistant.drafting.request import asked_tokens
from assistant.drafting.tokens import letters_as_tokens
from assistant.judgement.screening import Reading
from assistant.rubric.rubric import Rubric

MOST_TOGETHER = 20
"""Criteria of one call at most: more of them make answers long, slow and careless."""
AT_LEAST = 1
"""Passages of each criterion that are read whatever they cost."""
SHARE = 0.35
"""Passages and criteria together cost about this share of reading the whole dossier once with all the criteria…"""
ALWAYS = 7500
"""… but this many tokens of passages are always read: of a short dossier, nearly all that was found."""
_MARK = 10
"""Characters around a passage in the prompt, about."""


def grouped(
    rubric: Rubric, dossier: Dossier, assignments: Sequence[Assignment], *, budget: int, reading: Reading = "passages"
) -> list[Group]:
    """Groups that together hold every assignment once, in an order that never changes.

    Args:
        rubric: Where the criteria are from.
        dossier: What is read.
        assignments: The criteria with their passages, in the rubric's order.
        budget: Tokens of a call's criteria and passages at most, about; the whole dossier is not counted in it.
        reading: The passages of each group's criteria, or the whole dossier for each group.

    Returns:
        Criteria that share passages stand in one group; those that only the oral can show come last, by themselves.
    """
    asked = [assignment for assignment in assignments if assignment.criterion.assessable != "oral"]
    oral = tuple(assignment for assignment in assignments if assignment.criterion.assessable == "oral")
    bare = Group(0, rubric, dossier, (), reading)
    parts = _in_order(asked) if reading == "whole" else _sharing(bare, asked, budget)
    groups = [replace(bare, assignments=tuple(part)) for part in parts]
    if reading == "passages":
        groups = _with_passages(groups, budget)
    if oral:
        groups.append(replace(bare, assignments=oral, shown=()))
    return [replace(group, number=number) for number, group in enumerate(groups)]


def _in_order(asked: Sequence[Assignment]) -> list[Sequence[Assignment]]:
    """Runs of about the same length, in the rubric's order."""
    calls = -(-len(asked) // MOST_TOGETHER)
    return [asked[len(asked) * n // calls : len(asked) * (n + 1) // calls] for n in range(calls)]


def _sharing(bare: Group, asked: Sequence[Assignment], budget: int) -> list[list[Assignment]]:
    """Criteria that share first passages, as many together as half the budget holds of them."""
    if not asked:
        return []
    each = asked_tokens(bare.rubric, (a.criterion for a in asked)) / len(asked)
    most = max(1, min(MOST_TOGETHER, int(budget / 2 / each)))
    size = -(-len(asked) // -(-len(asked) // most))
    left = list(asked)
    groups: list[list[Assignment]] = []
    while left:
        group = [left.pop(0)]
        read = _first(group[0])
        while left and len(group) < size:
            nearest = max(range(len(left)), key=lambda place: (_shared(left[place], read), -place))
            read |= _first(left[nearest])
            group.append(left.pop(nearest))
        groups.append(sorted(group, key=asked.index))
    return groups


def _first(assignment: Assignment) -> set[str]:
    return {ranked.id for ranked in assignment.passages[:READ_CLOSELY]}


def _shared(assignment: Assignment, read: set[str]) -> float:
    """How much of what the criterion needs is read already, better ranks counting more."""
    return sum(1 / (rank + 1) for rank, p in enumerate(assignment.passages[:READ_CLOSELY]) if p.id in read)


def _with_passages(groups: Sequence[Group], budget: int) -> list[Group]:
    """The groups with their passages: each criterion's best ones, then the next ones while the budget allows."""
    if not groups:
        return []
    fixed = [asked_tokens(group.rubric, (a.criterion for a in group.assignments)) for group in groups]
    dossier = _length(readable(groups[0].dossier))
    for_all = max(ALWAYS, SHARE * (dossier + sum(fixed)) - sum(fixed))
    filled: list[Group] = []
    for group, described in zip(groups, fixed, strict=True):
        allowed = min(budget - described, for_all * len(group.assignments) / sum(len(g.assignments) for g in groups))
        filled.extend(_filled(group, allowed, budget - described))
    return filled


def _filled(group: Group, allowed: float, most: float) -> Iterator[Group]:
    chosen: dict[str, int] = {}
    for rank in range(READ_CLOSELY):
        for assignment in group.assignments:
            for ranked in assignment.passages[rank : rank + 1]:
                length = letters_as_tokens([len(ranked.text) + _MARK])
                if ranked.id not in chosen and (rank < AT_LEAST or sum(chosen.values()) + length <= allowed):
                    chosen[ranked.id] = length
    if sum(chosen.values()) > most and len(group.assignments) > 1:
        middle = len(group.assignments) // 2
        for half in (group.assignments[:middle], group.assignments[middle:]):
            yield from _filled(replace(group, assignments=half), allowed / 2, most)
    else:
        yield replace(group, shown=tuple(sorted(chosen)))


def _length(passages: Iterable[Passage]) -> int:
    return letters_as_tokens(len(passage.text) + _MARK for passage in passages)
