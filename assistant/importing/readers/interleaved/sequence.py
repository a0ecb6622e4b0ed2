"""The likeliest column of every fragment, given its wording and what stands before it."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from assistant.importing.readers.interleaved.fragments import Fragment
from assistant.importing.readers.interleaved.transition import Open, begins, cuts, goes_on, moves
from assistant.importing.readers.interleaved.wording import Scores
from assistant.importing.source import Role

_BEAM = 16


@dataclass(frozen=True, slots=True)
class Step:
    """What a fragment was found to be."""

    role: Role
    begins: bool
    """Whether it begins a paragraph, or goes on with the last one of its column."""


class _Way(NamedTuple):
    """A way of reading everything up to a fragment."""

    score: float
    at: int
    """Column of the last fragment that is in one; -1 before any."""
    open: tuple[Open | None, ...]
    """The last paragraph of each column."""
    step: Step | None
    before: "_Way | None"


def steps(fragments: Sequence[Fragment], scores: Sequence[Scores], columns: Sequence[Role]) -> list[Step]:
    """One step a fragment. ``columns`` are those of the table in their order; «other» is of no column.

    A beam search: of the ways that end in the same column, with paragraphs that close alike, the best one is kept.
    """
    choices = [(Step(role, True), Step(role, False)) for role in columns]
    ways = [_Way(0.0, -1, (None,) * len(columns), None, None)]
    for fragment, score in zip(fragments, scores, strict=True):
        by_column = [score.get(role, 0.0) for role in columns]
        best: dict[tuple[object, ...], tuple[float, _Way, int, int, Step]] = {}
        for way in ways:
            closings = [one and one.last.closing for one in way.open]
            outside = way.step is not None and way.step.role == "other"
            moved = moves(fragment, way.at, way.open[way.at] if way.at >= 0 else None, outside, by_column, columns)
            for column, role in enumerate(columns):
                paragraph = way.open[column]
                at = way.at if role == "other" else column
                adjacent = column == way.at and not fragment.page
                begun = begins(fragment, paragraph, adjacent)
                gone_on = goes_on(fragment, paragraph, adjacent, role) if paragraph else begun - 1.0
                total = way.score + by_column[column] + moved[column] + max(begun, gone_on)
                key: tuple[object, ...]
                if role == "block" and begun >= gone_on:
                    total += cuts(way.open)
                    key = (at, True)
                else:
                    key = (at, role == "other", *closings[:column], fragment.closing, *closings[column + 1 :])
                if key not in best or total > best[key][0]:
                    best[key] = (total, way, at, column, choices[column][begun < gone_on])
        ways = [
            _Way(total, at, _with(way.open, column, fragment, step), step, way)
            for total, way, at, column, step in heapq.nlargest(_BEAM, best.values(), key=itemgetter(0))
        ]
    found: list[Step] = []
    last: _Way | None = ways[0]
    while last is not None and last.step is not None:
        found.append(last.step)
        last = last.before
    return found[::-1]


def _with(opened: tuple[Open | None, ...], column: int, fragment: Fragment, step: Step) -> tuple[Open | None, ...]:
    if step.role == "block" and step.begins:  # the title of a bloc ends what stands above it
        opened = (None,) * len(opened)
    before = opened[column]
    head = fragment if step.begins or before is None else before.head
    return (*opened[:column], Open(head, fragment), *opened[column + 1 :])
