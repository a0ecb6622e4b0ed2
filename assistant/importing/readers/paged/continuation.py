"""Tables that go on on the next page: repeated headers go, rows and cells that the page has cut are one again."""

from collections.abc import Sequence

from assistant.importing.codes import code_at, folded
from assistant.importing.columns import header_role
from assistant.importing.readers.joining import breaks_off, goes_on
from assistant.importing.readers.paged.paragraphs import Paragraph, carries_on, joined
from assistant.importing.readers.paged.sketch import Held, Part, Sketch, alike
from assistant.importing.source import Role

_HEADER = 3
"""Rows that a header may take."""


def goes_on_in(above: Sketch, below: Sketch) -> bool:
    """Whether a table at the top of a page is the rest of the one that ends the page before."""
    return below.first == above.last + 1 and alike(above.edges, below.edges)


def named_alike(above: Sketch, below: Sketch) -> bool:
    """Whether a table without a header has the columns of an earlier one that has one."""
    return alike(above.edges, below.edges) and bool(_header(above)) and not _header(below)


def header_of(sketch: Sketch) -> list[list[Part]]:
    """The rows at the top that name the columns."""
    return sketch.rows[: len(_header(sketch))]


def _header(sketch: Sketch) -> list[list[Held]]:
    grid = sketch.grid()
    for count in range(min(_HEADER, len(grid)), 0, -1):
        roles = {header_role(held.text) for held in grid[count - 1]} - {None, "other"}
        if len(roles) >= 2 and all(code_at(held.text) is None for held in grid[count - 1]):
            return grid[:count]
    return []


def join(above: Sketch, below: Sketch) -> None:
    """Adds the rows of the table on the next page to the table."""
    rows = below.rows[_repeated(above, below) :]
    if rows:
        rows = _first_joined(above, rows)
    above.rows.extend(rows)
    above.last, above.bottom = below.last, below.bottom


def _repeated(above: Sketch, below: Sketch) -> int:
    """How many rows at the top of the page are the table's header again."""
    header = [_said(row) for row in above.rows[:_HEADER]]
    count = 0
    for known, row in zip(header, below.rows, strict=False):
        if not any(known) or known != _said(row):
            break
        count += 1
    return count


def _said(row: Sequence[Part]) -> list[str]:
    return [text for part in row if (text := folded("".join(part.held.text.split())))]


def _first_joined(above: Sketch, rows: list[list[Part]]) -> list[list[Part]]:
    """The rows of the page, the first of them joined with the last row above, or with what spans it."""
    both = Sketch([*above.rows, *rows], above.first, above.last, above.top, above.bottom)
    grid = both.grid()
    place = len(above.rows)
    last, first = grid[place - 1], grid[place]
    roles = _roles(both)
    cut = _is_rest(last, first, roles)
    same: dict[int, Held] = {}
    for column, (one, other) in enumerate(zip(last, first, strict=True)):
        if one is other or id(other) in same:
            continue
        spans = (len(grid) > place + 1 and grid[place + 1][column] is other) or (
            place > 1 and grid[place - 2][column] is one
        )
        if cut and _fits(other, first, one, last):
            one.paragraphs = joined(one.paragraphs, other.paragraphs)
            same[id(other)] = one
        elif not other.paragraphs and roles[column] in ("block", "activity", "competency", "assessment"):
            if column == 0 or spans:
                same[id(other)] = one
        elif spans and other.paragraphs and _again(one, other):
            same[id(other)] = one
    told = [[Part(part.x0, part.x1, same.get(id(part.held), part.held)) for part in row] for row in rows]
    return told[1:] if cut and all(part.held in last for part in told[0]) else told


def _fits(other: Held, first: Sequence[Held], one: Held, last: Sequence[Held]) -> bool:
    """Whether two cells take the same columns."""
    return [held is other for held in first] == [held is one for held in last] or not other.paragraphs


def _again(one: Held, other: Held) -> bool:
    """Whether a cell over several rows is printed again at the top of a page."""
    return folded("".join(one.text.split())) == folded("".join(other.text.split()))


def _roles(sketch: Sketch) -> list[Role | None]:
    header = _header(sketch)
    columns = len(sketch.edges) - 1
    return [
        next((role for row in reversed(header) if (role := header_role(row[column].text))), None)
        if header
        else ("activity" if column == 0 else None)
        for column in range(columns)
    ]


def _is_rest(last: Sequence[Held], first: Sequence[Held], roles: Sequence[Role | None]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    filled = [column for column, held in enumerate(first) if held.paragraphs]
    if not filled:
        return True
    if len({id(held) for held in first}) == 1:
        return goes_on(first[0].text)
    for column in filled:
        one, other = last[column], first[column]
        if one.paragraphs and _is_middle(one.paragraphs[-1], other.paragraphs[0]):
            return True
    if any(roles[column] in ("points", "level") and last[column].paragraphs for column in filled):
        return False
    if filled[0] == 0:
        return False
    if len(first) > 2 and first[1].paragraphs:
        code = code_at(first[1].text)
        if code is not None and code.kind in ("activity", "competency", "block"):
            return False
        return roles[1] not in ("activity", "competency", "block")
    return True


def _is_middle(last: Paragraph, first: Paragraph) -> bool:
    return (goes_on(first.head) or breaks_off(last.end)) and carries_on(last, first)
