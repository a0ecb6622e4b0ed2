"""What stands on each page, top to bottom: paragraphs outside tables, and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.dossier.passage import Box
from assistant.importing.readers.paged.aligned import Aligned, aligned_on
from assistant.importing.readers.paged.flow import Type, flowing, type_of
from assistant.importing.readers.paged.furniture import letterheads, running
from assistant.importing.readers.paged.paragraphs import Frame, Paragraph, headed, paragraphs, usual_step
from assistant.importing.readers.paged.ruled import Ruled, ruled_on
from assistant.importing.readers.paged.sketch import Held, Part, Sketch
from assistant.importing.readers.paged.words import lines_in, words_of
from assistant.reading.page.layout import Glyph, Line, Sheet

_PADDING = 10.0
"""Points between a cell's rule and its text, at most."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page."""

    number: int
    items: tuple[Paragraph | Sketch, ...]
    unclear: bool = False
    """Whether text stands in columns of which it cannot be told how their lines belong together."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A page's words, sorted to where they stand."""

    sheet: Sheet
    tables: tuple[Ruled, ...]
    cells: Mapping[Box, tuple[Line, ...]]
    free: tuple[Line, ...]
    """Lines outside ruled tables."""


def leaves_of(sheets: Sequence[Sheet]) -> list[Leaf]:
    """The pages without what runs at their edges."""
    words = {sheet.number: words_of(sheet.glyphs) for sheet in sheets}
    tables = {sheet.number: ruled_on(sheet.strokes) for sheet in sheets}
    heights = {sheet.number: sheet.height for sheet in sheets}
    left_out = letterheads(tables, words, heights)
    found = [_found(sheet, words[sheet.number], tables[sheet.number], left_out) for sheet in sheets]
    runs = running({one.sheet.number: one.free for one in found}, heights)
    held = [lines for one in found for lines in one.cells.values()]
    sizes = type_of([line for lines in held for line in lines] + [line for one in found for line in one.free])
    step = usual_step(held + [one.free for one in found])
    leaves: list[Leaf] = []
    before: tuple[float, ...] = ()
    for one in found:
        free = [line for line in one.free if id(line) not in runs]
        leaf, before = _leaf(one, free, sizes, step, before)
        leaves.append(leaf)
    return leaves


def _found(sheet: Sheet, words: Sequence[Glyph], tables: Sequence[Ruled], left_out: set[int]) -> _Found:
    cells = sorted((cell for table in tables for cell in table.cells), key=_area)
    inside: dict[Box, list[Glyph]] = {}
    free: list[Glyph] = []
    for word in words:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        cell = next((c for c in cells if c.x0 <= x <= c.x1 and c.top <= y <= c.bottom), None)
        if cell is None:
            free.append(word)
        else:
            inside.setdefault(cell, []).append(word)
    lines = {cell: tuple(lines_in(held, sheet.number)) for cell, held in inside.items()}
    kept = tuple(table for table in tables if id(table) not in left_out)
    return _Found(sheet, kept, lines, tuple(lines_in(free, sheet.number)))


def _area(cell: Box) -> float:
    return (cell.x1 - cell.x0) * (cell.bottom - cell.top)


def _leaf(
    page: _Found, free: Sequence[Line], sizes: Type, step: float, before: tuple[float, ...]
) -> tuple[Leaf, tuple[float, ...]]:
    """The page, and the columns that it ends on."""
    number = page.sheet.number
    levels = [stroke for stroke in page.sheet.strokes if stroke.top == stroke.bottom]
    placed: list[tuple[float, int, list[Paragraph | Sketch]]] = []
    for table in page.tables:
        placed.append((table.box.top, len(placed), [_ruled(table, page, step)]))
    unclear, ends = False, before
    edges = [table.box.top for table in page.tables]
    for zone in _zones(free, edges):
        at_top = not any(edge < zone[0].box.top for edge in edges)
        tables = aligned_on(zone, levels, before if at_top else ())
        taken = {
            id(glyph)
            for table in tables
            for row in table.rows
            for cell in row
            for line in cell
            for glyph in line.glyphs
        }
        right = max(line.box.x1 for line in free)
        for run in _runs(zone, taken):
            placed.append((run[0].box.top, len(placed), list(flowing(run, sizes, step, right))))
        for aligned in tables:
            placed.append((aligned.box.top, len(placed), _read(aligned, number, sizes, step)))
            unclear = unclear or not aligned.clear
        ends = tables[-1].edges if tables and tables[-1].clear else ()
    if page.tables and (not free or page.tables[-1].box.top > free[-1].box.top):
        ends = ()
    items = [item for _, _, made in sorted(placed, key=lambda one: one[:2]) for item in made]
    return Leaf(number, tuple(items), unclear), ends


def _zones(lines: Sequence[Line], edges: Sequence[float]) -> list[list[Line]]:
    """The lines before, between and after ruled tables."""
    zones: dict[int, list[Line]] = {}
    for line in lines:
        zones.setdefault(sum(edge < line.box.top for edge in edges), []).append(line)
    return [zones[place] for place in sorted(zones)]


def _runs(lines: Sequence[Line], taken: set[int]) -> list[list[Line]]:
    """The lines that no table took, cut where one stands."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if any(id(glyph) in taken for glyph in line.glyphs):
            runs.append([])
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def _ruled(table: Ruled, page: _Found, step: float) -> Sketch:
    starts = [line.box.x0 - cell.x0 for cell in table.cells for line in page.cells.get(cell, ())]
    padding = min(max(min(starts, default=2.0), 1.0), _PADDING)
    held = {
        cell: Held(headed(paragraphs(page.cells.get(cell, ()), Frame(cell.x0 + padding, cell.x1 - padding, step))))
        for cell in table.cells
    }
    rows = [[Part(cell.x0, cell.x1, held[cell]) for cell in row] for row in table.rows()]
    number = page.sheet.number
    return Sketch(rows, number, number, table.box.top, table.box.bottom)


def _read(table: Aligned, number: int, sizes: Type, step: float) -> list[Paragraph | Sketch]:
    return [_aligned(table, number, step)] if table.clear else list(_by_column(table, sizes, step))


def _aligned(table: Aligned, number: int, step: float) -> Sketch:
    rows: list[list[Part]] = []
    frames = _frames(table, step)
    whole = Frame(table.edges[0], table.edges[-1], step)
    held: dict[int, Held] = {}
    for row in table.rows:
        places = list(pairwise(table.edges)) if len(row) > 1 else [(table.edges[0], table.edges[-1])]
        for cell, frame in zip(row, frames if len(row) > 1 else [whole], strict=True):
            if id(cell) not in held:
                held[id(cell)] = Held(headed(paragraphs(cell, frame)))
        rows.append([Part(x0, x1, held[id(cell)]) for cell, (x0, x1) in zip(row, places, strict=True)])
    return Sketch(rows, number, number, table.box.top, table.box.bottom)


def _frames(table: Aligned, step: float) -> list[Frame]:
    """Where the lines of each column stand: between the outermost words in it."""
    frames: list[Frame] = []
    for column, (x0, x1) in enumerate(pairwise(table.edges)):
        lines = [line for row in table.rows if len(row) > 1 for line in row[column]]
        left = min((line.box.x0 for line in lines), default=x0)
        frames.append(Frame(left, max((line.box.x1 for line in lines), default=x1), step))
    return frames


def _by_column(table: Aligned, sizes: Type, step: float) -> list[Paragraph]:
    """The text of columns that are no table: column after column, between the lines that run across."""
    found: list[Paragraph] = []
    columns: list[list[Line]] = [[] for _ in table.edges[1:]]
    for row in (*table.rows, []):
        if len(row) > 1:
            for column, cell in zip(columns, row, strict=True):
                column.extend(cell)
            continue
        for column in columns:
            if column:
                found.extend(flowing(column, sizes, step, max(line.box.x1 for line in column)))
            column.clear()
        if row:
            found.extend(flowing(row[0], sizes, step, table.edges[-1]))
    return found
