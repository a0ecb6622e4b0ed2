"""Grids that give each level of a critère a row of its own, as Moodle's do: made into one row a critère."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.importing.codes import code_at, folded, letters, numbers
from assistant.importing.readers.grid import EMPTY
from assistant.importing.source import Cell, Piece, Place, Role, Row, Table

_CRITERION = ("criterion", "criteria", "critere", "criteres")
_LEVEL = ("level_description", "description", "level", "niveau", "definition", "descripteur")
"""What a level is called, the most telling header first."""
_SCORE = ("score", "points", "point", "bareme")
_NAMED = re.compile(r"'?(?P<reach>[^\s·]*?[A-Za-z][^\s·]*?)-\d{1,3}(?: \((?P<seen>[^()]*)\))? · (?P<wording>\S.*)")
"""A critère with its id before it: «C16+C17-1 (à l'oral) · …», as ``exports.moodle`` writes it."""
_PARTS = re.compile(r"\+|\.\.")
_MOST = 40
"""Codes that a range may stand for."""


def by_level(rows: Sequence[Row]) -> Table | None:
    """One row for each critère: what it belongs to, its wording, its levels with their points. None of other grids.

    Args:
        rows: all of the grid's, its header first.
    """
    headers = [folded(cell.text).strip() for cell in rows[0]] if rows else []
    columns = [_first(names, headers) for names in (_CRITERION, _LEVEL, _SCORE)]
    criterion, level, score = columns
    if criterion is None or level is None or score is None:
        return None
    body = [row for row in rows[1:] if row[criterion].pieces and row[level].pieces]
    grouped = [list(members) for _, members in groupby(body, key=lambda row: row[criterion].text)]
    if not body or 2 * len(grouped) > len(body):
        return None
    most = max(len(members) for members in grouped)
    named = [_NAMED.fullmatch(members[0][criterion].text) for members in grouped]
    kinds = {code.kind if (code := code_at(_PARTS.split(one["reach"])[0])) else None for one in named if one}
    if None in named or len(kinds) != 1 or not kinds <= {"competency", "activity"}:
        named = [None] * len(grouped)
    others = tuple(piece for column, cell in enumerate(rows[0]) if column != criterion for piece in cell.pieces)
    made: list[Row] = [(Cell(others), rows[0][criterion], *([EMPTY] * (most + 1)))]
    for members, name in zip(grouped, named, strict=True):
        levels = [Cell((*row[level].pieces, *row[score].pieces)) for row in members]
        made.append((*_criterion(members[0][criterion], name), *levels, *([EMPTY] * (most - len(levels)))))
    levels_of: list[Role] = ["level"] * most
    return Table(tuple(made), ("competency", "criterion", "points", *levels_of), headers=1)


def _first(names: Sequence[str], headers: Sequence[str]) -> int | None:
    return next((headers.index(name) for name in names if name in headers), None)


def _criterion(cell: Cell, named: re.Match[str] | None) -> tuple[Cell, Cell, Cell]:
    """What the critère belongs to, as its id says, its wording, and how it is assessed."""
    places = [piece.place for piece in cell.pieces]
    place = (places[0][0], places[-1][1])
    # An item of a list is one critère, whatever sentences it has.
    if named is None:
        return EMPTY, Cell((Piece(cell.text, place, depth=1),)), EMPTY
    seen = Cell((Piece(named["seen"], place),)) if named["seen"] else EMPTY
    return Cell(tuple(_reached(named["reach"], place))), Cell((Piece(named["wording"], place, depth=1),)), seen


def _reached(reach: str, place: Place) -> Iterator[Piece]:
    """The codes of «C16+C17» and of «CP1-1..CP1-5»."""
    for part in reach.split("+"):
        first, _, last = part.partition("..")
        low, high = numbers(first), numbers(last)
        stem = first[: len(first) - len(str(low[-1]))] if low else first
        alike = low[:-1] == high[:-1] and letters(first) == letters(last)
        ranged = range(low[-1], high[-1] + 1) if last and alike and high[-1] < low[-1] + _MOST else ()
        yield from (Piece(name, place) for name in [f"{stem}{number}" for number in ranged] or [first])
