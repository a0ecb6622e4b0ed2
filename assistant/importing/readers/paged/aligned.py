"""Tables without rules: columns are where no word crosses a gutter, rows where every column leaves a blank."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.dossier.passage import Box
from assistant.importing.codes import code_at
from assistant.importing.columns import header_role
from assistant.importing.readers.joining import breaks_off, goes_on
from assistant.importing.readers.paged.furniture import names_columns
from assistant.importing.readers.paged.words import segments
from assistant.reading.page.layout import Line

_NARROWEST = 7.0
"""Points of the narrowest gutter."""
_CROSSED = 0.04
"""Share of a table's lines that may cross a gutter: titles over its rows."""
_LEAST = 4
"""Lines that have to stand side by side where no header names the columns."""
_LONGEST_LABEL = 40
_HEADER = 3
"""Lines that a header may take."""


AlignedRow = list[list[Line]]
"""The lines of each cell. A row of one cell is a title over the columns; a cell over several rows is the same list."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table without rules on one page: its columns' edges, and the lines of each cell of each row."""

    box: Box
    edges: tuple[float, ...]
    rows: tuple[AlignedRow, ...]
    clear: bool
    """Whether a header, codes or the page before say that this is a table and not text in columns."""


def aligned_on(lines: Sequence[Line], levels: Sequence[Box], before: Sequence[float] = ()) -> list[Aligned]:
    """The tables among the lines of a page (whole lines, across columns), top to bottom.

    Args:
        lines: of the page, outside ruled tables, without what runs.
        levels: horizontal strokes of the page.
        before: edges of the columns that the page before ended on, if it did.
    """
    found: list[Aligned] = []
    start = 0
    headers = [place for place, line in enumerate(lines) if names_columns(line)]
    if before and lines and _goes_on(lines[: headers[0] if headers else len(lines)], before):
        end = headers[0] if headers else len(lines)
        found.extend(_table(lines[:end], before, levels, clear=True))
        start = end
    for header in [place for place in headers if place >= start]:
        if header < start:
            continue
        following = [place for place in headers if place > header + _HEADER]
        end = following[0] if following else len(lines)
        edges = _kept(lines[header], before) or _edges_below(lines[header], lines[header:end])
        if not edges:
            continue
        tables = _table(lines[header:end], edges, levels, clear=True)
        found.extend(tables)
        start = end if tables else start
    if not found:
        edges = _gutters(lines)
        if edges:
            made = _table(lines, edges, levels, clear=False)
            found.extend(table for table in made if _side_by_side(table))
    return found


def _goes_on(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether the lines at the top of a page keep to the columns of the page before."""
    head = lines[:6]
    within = [line for line in head if not _crosses(line, edges)]
    columns = {_column(part, edges) for line in within for part in segments(line)}
    return len(head) > 0 and len(within) >= 0.8 * len(head) and (len(columns) > 1 or 0 not in columns)


def _kept(header: Line, before: Sequence[float]) -> tuple[float, ...]:
    """The edges of the page before, where the header's labels stand in them one by one."""
    labels = segments(header)
    apart = len({_column(label, before) for label in labels}) == len(labels) if before else False
    return tuple(before) if apart and len(before) > len(labels) and not _crosses(header, before) else ()


def _edges_below(header: Line, lines: Sequence[Line]) -> tuple[float, ...]:
    """Edges of the columns that a header names: between two labels, the widest gutter below them."""
    labels = segments(header)
    body = [line for line in lines if len(segments(line)) > 1 or line is header]
    if len(body) < 2:
        return ()
    left = min(line.box.x0 for line in lines)
    right = max(line.box.x1 for line in lines)
    edges = [left - 2]
    titles = [
        line
        for line in lines
        if len(segments(line)) == 1 and line.box.x0 < labels[1].box.x0 and line.box.x1 > labels[1].box.x0 + 2
    ]
    lines = [line for line in lines if line not in titles]
    for one, other in pairwise(labels):
        free = _free(lines, max(one.box.x0, edges[-1]), other.box.x1)
        free = [(low, high) for low, high in free if low < other.box.x0 + 2 and high > one.box.x0]
        if not free:
            return ()
        _, high = max(free, key=lambda gap: gap[1] - gap[0])
        edges.append(high - 1)  # a column's lines end anywhere, but begin at one place
    return (*edges, right + 2)


def _free(lines: Sequence[Line], low: float, high: float) -> list[tuple[float, float]]:
    """The gutters between two places: where at most a few lines have a word."""
    words = [(part.box.x0, part.box.x1) for line in lines for part in segments(line)]
    allowed = max(1, int(_CROSSED * len(lines))) if len(lines) > 3 else 0
    marks = sorted({low, high, *(x for pair in words for x in pair if low < x < high)})
    gaps: list[tuple[float, float]] = []
    for start, end in pairwise(marks):
        middle = (start + end) / 2
        if sum(x0 < middle < x1 for x0, x1 in words) > allowed:
            continue
        if gaps and gaps[-1][1] == start:
            gaps[-1] = (gaps[-1][0], end)
        else:
            gaps.append((start, end))
    return [(start, end) for start, end in gaps if end - start >= _NARROWEST]


def _gutters(lines: Sequence[Line]) -> tuple[float, ...]:
    """Edges of columns that nothing names: gutters with text on both sides of several lines."""
    beside = [line for line in lines if len(segments(line)) > 1]
    if len(beside) < _LEAST:
        return ()
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    inner = [
        (low, high)
        for low, high in _free(lines, left, right)
        if sum(line.box.x0 < low and line.box.x1 > high for line in beside) >= _LEAST
    ]
    return (left - 2, *(high - 1 for _, high in inner), right + 2) if inner else ()


def _side_by_side(table: Aligned) -> bool:
    return sum(len(row) > 1 for row in table.rows) > 0


def _crosses(line: Line, edges: Sequence[float]) -> bool:
    return any(part.box.x0 < edge - 2 and part.box.x1 > edge + 2 for edge in edges[1:-1] for part in segments(line))


def _column(part: Line, edges: Sequence[float]) -> int:
    return sum(edge <= part.box.x0 + 2 for edge in edges[1:-1])


def _table(lines: Sequence[Line], edges: Sequence[float], levels: Sequence[Box], clear: bool) -> list[Aligned]:
    """The table of these columns, up to where text runs across them for good."""
    taken: list[Line] = []
    for place, line in enumerate(lines):
        if _crosses(line, edges) and all(_crosses(other, edges) for other in lines[place : place + 3]):
            break
        taken.append(line)
    while taken and _crosses(taken[-1], edges):
        taken.pop()
    if not taken or not any(len(segments(line)) > 1 for line in taken):
        return []
    rows = _rows(taken, edges, levels)
    if not clear:
        clear = _coded(rows)
    box = Box(edges[0], taken[0].box.top, edges[-1], max(line.box.bottom for line in taken))
    return [Aligned(box, tuple(edges), tuple(rows), clear)]


def _coded(rows: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Whether codes name at least two rows that have something beside the code."""
    named = [
        row
        for row in rows
        if len(row) > 1
        and sum(bool(cell) for cell in row) > 1
        and any(cell and code_at(cell[0].text) is not None for cell in row[:2])
    ]
    return len(named) >= 2


def _rows(lines: Sequence[Line], edges: Sequence[float], levels: Sequence[Box]) -> list[AlignedRow]:
    """Rows of cells: between strokes that separate them; else below a blank across all columns, or at a code."""
    strokes = _separating(levels, edges, lines)
    usual = _usual(lines)
    rows: list[AlignedRow] = []
    header = names_columns(lines[0])
    deepest = lines[0].box.top
    for place, line in enumerate(lines):
        if _crosses(line, edges):
            rows.append([[line]])
            deepest = line.box.bottom
            continue
        cells: list[list[Line]] = [[] for _ in edges[1:]]
        for part in segments(line):
            cells[_column(part, edges)].append(part)
        stroke = next((one for one in strokes if deepest - 2 <= one.top <= line.box.top + 3), None)
        blank = line.box.top - deepest > usual
        last = rows[-1] if rows else None
        if last is None or len(last) == 1:
            anew = True
        elif header and len(rows) == 1:
            anew = blank or place >= _HEADER or not _labels(cells, rows[0])
        elif len(strokes) > 1:
            anew = stroke is not None
        else:
            anew = _begins(cells, last, blank)
        if anew:
            own = last is None or len(last) == 1 or (header and len(rows) == 1)
            rows.append([[] for _ in edges[1:]] if own else _begun(rows[-1], cells, edges, stroke))
        for cell, parts in zip(rows[-1], cells, strict=True):
            cell.extend(parts)
        deepest = max(deepest, line.box.bottom)
    return rows


def _begun(last: AlignedRow, cells: AlignedRow, edges: Sequence[float], stroke: Box | None) -> AlignedRow:
    """A new row, in which cells go on that no stroke ends or whose sentence goes on."""
    row: AlignedRow = [[] for _ in edges[1:]]
    for column in range(len(row)):
        middle = (edges[column] + edges[column + 1]) / 2
        spans = stroke is not None and not stroke.x0 <= middle <= stroke.x1
        parts = cells[column]
        if last[column] and (spans or (parts and column < len(row) - 2 and goes_on(parts[0].text))):
            row[column] = last[column]
    return row


def _separating(levels: Sequence[Box], edges: Sequence[float], lines: Sequence[Line]) -> list[Box]:
    """The strokes between rows, those at one height as one: they run over most of the table's width."""
    found: list[Box] = []
    for level in sorted(levels, key=lambda one: (one.top, one.x0)):
        if level.x1 < edges[0] or level.x0 > edges[-1]:
            continue
        if found and level.top - found[-1].top <= 2:
            last = found.pop()
            level = Box(min(last.x0, level.x0), last.top, max(last.x1, level.x1), last.top)
        found.append(level)
    width = edges[-1] - edges[0]
    top, bottom = lines[0].box.bottom, lines[-1].box.top
    wide = [one for one in found if one.x1 - one.x0 > 0.5 * width and top < one.top < bottom]
    return wide if len(wide) > 1 else []


def _labels(cells: AlignedRow, header: AlignedRow) -> bool:
    """Whether a line only goes on with labels of columns: in lower case, in capitals below capitals, or a label too."""
    return all(
        len(part.text) < _LONGEST_LABEL
        and code_at(part.text) is None
        and (goes_on(part.text) or header_role(part.text) is not None or _shouted(part, above))
        for cell, above in zip(cells, header, strict=True)
        for part in cell
    )


def _shouted(part: Line, above: Sequence[Line]) -> bool:
    return bool(above) and part.text.isupper() and above[-1].text.isupper()


def _usual(lines: Sequence[Line]) -> float:
    """A blank between two lines that is wider than those within paragraphs, in points."""
    sizes = sorted(line.size for line in lines)
    size = sizes[len(sizes) // 2]
    blanks = sorted(
        below.box.top - above.box.bottom
        for above, below in pairwise(lines)
        if below.box.top - above.box.top > 0.5 * size
    )
    return max(blanks[len(blanks) // 4] if blanks else 0.0, 0.0) + 0.35 * size


def _begins(cells: AlignedRow, above: AlignedRow, blank: bool) -> bool:
    """Whether a line begins a row: in a first column something stands below a blank, or a code beside another start."""
    first = [column for column in range(max(1, len(cells) - 2)) if cells[column]]
    fresh = [column for column in first if not goes_on(cells[column][0].text)]
    if not fresh:
        return False
    if blank:
        return True
    coded = any(
        (code := code_at(cells[column][0].text)) is not None and code.kind in ("activity", "competency", "block")
        for column in fresh
    )
    filled = [cell for cell in cells if cell]
    beside = len(filled) > 1 and not any(goes_on(cell[0].text) for cell in filled)
    return coded and beside and not any(cell and breaks_off(cell[-1].text) for cell in above)
