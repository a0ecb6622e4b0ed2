"""Finds ruled tables among the straight strokes of a page: where their cells stand, and which make one table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from assistant.dossier.passage import Box

Point = tuple[float, float]
"""How far to the right and how far down."""
Row = tuple[Box | None, ...]
Table = tuple[Row, ...]

SNAP = 3.0
"""Points within which two strokes are one, or meet."""
SHORTEST = 3.0
"""A shorter stroke, in points, is no rule."""


class Rule(NamedTuple):
    """Strokes in one line: ``at`` is how far down the page a level one is, or how far to the right an upright one."""

    at: float
    start: float
    end: float


class Crossing(NamedTuple):
    """The rules that meet in a point, by their places among those of their direction."""

    upright: set[int]
    level: set[int]


def ruled_tables(strokes: Sequence[Box]) -> tuple[Table, ...]:
    """Tables as rows of cell boxes, top to bottom; a column that a row does not have is None.

    ``strokes`` are boxes without width or without height. A frame around text (one cell) is not a table.
    """
    tables = (tuple(_rows(table)) for table in _together(ruled_cells(strokes)))
    found = [table for table in tables if len(table) >= 2 and max(len(row) for row in table) >= 2]
    return tuple(sorted(found, key=lambda table: min(cell.top for cell in table[0] if cell)))


def ruled_cells(strokes: Sequence[Box]) -> list[Box]:
    """Every rectangle that strokes enclose and none divides, frames and tables of one row too."""
    long = [stroke for stroke in strokes if max(stroke.x1 - stroke.x0, stroke.bottom - stroke.top) >= SHORTEST]
    if len(long) < 4:
        return []
    level = [Rule(s.top, s.x0, s.x1) for s in long if s.x1 - s.x0 >= s.bottom - s.top]
    upright = [Rule(s.x0, s.top, s.bottom) for s in long if s.x1 - s.x0 < s.bottom - s.top]
    return list(_cells(_crossings(_merged(upright), _merged(level))))


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, those that are nearly in one line moved into one, and those of a line that nearly touch joined."""
    merged: list[Rule] = []
    for rule in sorted(_aligned(rules), key=attrgetter("at", "start")):
        last = merged[-1] if merged else None
        if last is None or rule.at != last.at or rule.start > last.end + SNAP:
            merged.append(rule)
        elif rule.end > last.end:
            merged[-1] = last._replace(end=rule.end)
    return merged


def _aligned(rules: Sequence[Rule]) -> Iterator[Rule]:
    """The rules, each moved to the mean of those that are in its line."""
    lines: dict[float, int] = {}
    last = 0.0
    for at in sorted({rule.at for rule in rules}):
        # A line goes on as long as each of its rules is near the one before.
        lines[at] = lines[last] if lines and at <= last + SNAP else len(lines)
        last = at
    members: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        members[lines[rule.at]].append(rule)
    for line in members.values():
        mean = sum(rule.at for rule in line) / len(line)
        yield from (rule._replace(at=rule.at + (mean - rule.at)) for rule in line)


def _crossings(upright: Sequence[Rule], level: Sequence[Rule]) -> dict[Point, Crossing]:
    """Where rules meet, by place."""
    crossings: dict[Point, Crossing] = defaultdict(lambda: Crossing(set(), set()))
    for column, one in enumerate(upright):
        for row, other in enumerate(level):
            if (
                one.start <= other.at + SNAP
                and one.end >= other.at - SNAP
                and one.at >= other.start - SNAP
                and one.at <= other.end + SNAP
            ):
                crossing = crossings[one.at, other.at]
                crossing.upright.add(column)
                crossing.level.add(row)
    return crossings


def _cells(crossings: Mapping[Point, Crossing]) -> Iterator[Box]:
    """The smallest rectangle of rules, if any, that begins at each crossing."""
    downwards: dict[float, list[Point]] = defaultdict(list)
    rightwards: dict[float, list[Point]] = defaultdict(list)
    for point in sorted(crossings):
        downwards[point[0]].append(point)
        rightwards[point[1]].append(point)
    for point in sorted(crossings):
        here = crossings[point]
        below = [p for p in downwards[point[0]] if p > point and not here.upright.isdisjoint(crossings[p].upright)]
        beside = [p for p in rightwards[point[1]] if p > point and not here.level.isdisjoint(crossings[p].level)]
        for (_, bottom), (right, _) in product(below, beside):
            last = crossings.get((right, bottom))
            if (
                last is not None
                and not last.upright.isdisjoint(crossings[right, point[1]].upright)
                and not last.level.isdisjoint(crossings[point[0], bottom].level)
            ):
                yield Box(*point, right, bottom)
                break


def _together(cells: Sequence[Box]) -> list[list[Box]]:
    """The cells of each table, from the top: those that are joined by corners."""
    tables: list[list[Box]] = []
    waiting = list(cells)
    while waiting:
        table: list[Box] = []
        corners = set(_corners(waiting[0]))
        count = -1
        while count < len(table):
            count, apart = len(table), []
            for cell in waiting:
                if corners.isdisjoint(_corners(cell)):
                    apart.append(cell)
                else:
                    corners.update(_corners(cell))
                    table.append(cell)
            waiting = apart
        tables.append(table)
    return sorted(tables, key=lambda table: min((cell.top, cell.x0) for cell in table))


def _corners(cell: Box) -> tuple[Point, Point, Point, Point]:
    return (cell.x0, cell.top), (cell.x1, cell.top), (cell.x0, cell.bottom), (cell.x1, cell.bottom)


def _rows(cells: Sequence[Box]) -> Iterator[Row]:
    columns = sorted({round(cell.x0, 1) for cell in cells})
    rows: dict[float, dict[float, Box]] = defaultdict(dict)
    for cell in cells:
        rows[round(cell.top, 1)][round(cell.x0, 1)] = cell
    for _, row in sorted(rows.items()):
        yield tuple(row.get(column) for column in columns)
