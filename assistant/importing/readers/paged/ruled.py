"""Ruled tables of a page: cells between strokes, with the spans that missing strokes make."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.dossier.passage import Box
from assistant.importing.readers.paged.words import around
from assistant.reading.page.ruled import SNAP, ruled_cells

_MOST = 3000
"""Strokes of one page that are looked at; a drawing has more."""
_OPEN = 3
"""Level strokes that end at one place from which a table is open on that side."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table's cells on one page."""

    box: Box
    cells: tuple[Box, ...]

    def rows(self) -> list[list[Box]]:
        """For each row the cells that it crosses, from left to right; a cell over several rows is in each."""
        tops = _apart([cell.top for cell in self.cells] + [cell.bottom for cell in self.cells])
        middles = [(one + other) / 2 for one, other in pairwise(tops)]
        rows = [[cell for cell in self.cells if cell.top <= y <= cell.bottom] for y in middles]
        return [sorted(row, key=lambda cell: cell.x0) for row in rows if row]


def ruled_on(strokes: Sequence[Box]) -> list[Ruled]:
    """The tables that strokes draw, top to bottom; frames of one column are none."""
    if len(strokes) > _MOST:
        return []
    cells = ruled_cells([*strokes, *_missing(strokes)])
    found: list[Ruled] = []
    for group in _touching(cells):
        columns = _apart([x for cell in group for x in (cell.x0, cell.x1)])
        if len(columns) > 2:
            found.append(Ruled(around(group), tuple(group)))
    outer = [
        one
        for one in found
        if not any(other is not one and any(_within(one.box, cell) for cell in other.cells) for other in found)
    ]
    return sorted(outer, key=lambda table: (table.box.top, table.box.x0))


def _missing(strokes: Sequence[Box]) -> list[Box]:
    """The outer strokes of tables that are open at a side: there all the inner ones end at one height."""
    upright = [stroke for stroke in strokes if stroke.x0 == stroke.x1]
    level = [stroke for stroke in strokes if stroke.top == stroke.bottom]
    made: list[Box] = []
    ruled = [stroke.top for stroke in level]
    for ends in _ended([(s.top, s.x0) for s in upright], 2), _ended([(s.bottom, s.x0) for s in upright], 2):
        for y, low, high in ends:
            if not _among(y, ruled):
                beside = [s for s in level if s.x0 <= high + SNAP and s.x1 >= low - SNAP]
                made.append(Box(min([low, *(s.x0 for s in beside)]), y, max([high, *(s.x1 for s in beside)]), y))
    ruled = [stroke.x0 for stroke in upright]
    level = [*level, *made]
    for ends in _ended([(s.x0, s.top) for s in level], _OPEN), _ended([(s.x1, s.top) for s in level], _OPEN):
        made.extend(Box(x, low, x, high) for x, low, high in ends if upright and not _among(x, ruled))
    return made


def _among(value: float, values: Sequence[float]) -> bool:
    return any(abs(value - other) <= SNAP for other in values)


def _ended(ends: list[tuple[float, float]], least: int) -> list[tuple[float, float, float]]:
    """(where, from, to) of the ends that strokes have in common."""
    groups: list[list[tuple[float, float]]] = []
    for end in sorted(ends):
        if groups and end[0] - groups[-1][0][0] <= SNAP:
            groups[-1].append(end)
        else:
            groups.append([end])
    return [
        (group[0][0], min(across for _, across in group), max(across for _, across in group))
        for group in groups
        if len(_apart([across for _, across in group])) >= least
    ]


def _touching(cells: Sequence[Box]) -> list[list[Box]]:
    groups: list[list[Box]] = []
    for cell in sorted(cells, key=lambda one: (one.top, one.x0)):
        near = [group for group in groups if any(_touch(cell, other) for other in group)]
        merged = [cell, *(one for group in near for one in group)]
        groups = [group for group in groups if group not in near]
        groups.append(merged)
    return groups


def _touch(one: Box, other: Box) -> bool:
    """Whether two cells share a part of a side."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return (across > SNAP and abs(down) <= SNAP) or (down > SNAP and abs(across) <= SNAP)


def _within(one: Box, other: Box) -> bool:
    return (
        one.x0 >= other.x0 - SNAP
        and one.x1 <= other.x1 + SNAP
        and one.top >= other.top - SNAP
        and one.bottom <= other.bottom + SNAP
    )


def _apart(values: Sequence[float]) -> list[float]:
    """The values without those that only repeat one before."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found
