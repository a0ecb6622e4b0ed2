"""From words placed on pages to blocks in reading order: lines, headings, paragraphs, table rows, notes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from assistant.dossier.passage import Box
from assistant.reading.block import Block, Token, row_tokens
from assistant.reading.page.columns import one_after_the_other
from assistant.reading.page.joining import SMALL, is_call, tokens_of
from assistant.reading.page.order import around, downwards, runs_left
from assistant.reading.page.titles import titles
from assistant.reading.references import References
from assistant.reading.running import running_lines, told_once
from assistant.reading.table import column_names, is_keyed, keyed
from assistant.reading.title import CAPTION, LEADERS, Ranks, half

OWN_SIZE = 300
"""Letters of one size from which a page has a body size of its own."""
NOTE_RATIO = 0.93
"""A line this much smaller than body text, low on the page, may be a footnote."""
_BULLET = re.compile(r"^([•‣▪■●○◦❖➢➔→✓–—\-*]|\d{1,2}[.)]|[a-z]\))$")
_NOTE_MARK = re.compile(r"^(\d{1,3})[.)]?$")


class Glyph(NamedTuple):
    """A word as it stands on a page. ``size`` is its font size in points."""

    text: str
    box: Box
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its words in the order of the file, the cells of its ruled tables, and its straight strokes."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    tables: tuple[tuple[tuple[Box | None, ...], ...], ...] = ()
    strokes: tuple[Box, ...] = ()
    """Boxes without width or without height."""
    pictured: bool = False
    """Whether the page shows something although no word of it is seen."""
    layered: bool = False
    """Whether the words are an invisible layer under a picture of the page."""


@dataclass(frozen=True)
class Line:
    """Words on one baseline. ``order`` is the place of the first one in the page's words."""

    page: int
    order: int
    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join([glyph.text for glyph in self.glyphs])

    @cached_property
    def box(self) -> Box:
        """The rectangle around the words."""
        lefts, tops, rights, bottoms = zip(*[glyph.box for glyph in self.glyphs], strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))

    @cached_property
    def size(self) -> float:
        """The font size of most of its letters, in points."""
        sizes = {glyph.size for glyph in self.glyphs}
        return sizes.pop() if len(sizes) == 1 else median(glyph.size for glyph in self.glyphs for _ in glyph.text)

    @cached_property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(glyph.bold for glyph in self.glyphs if any(c.isalnum() for c in glyph.text))


@dataclass(frozen=True, slots=True)
class _Measure:
    """What the whole document says about its lines."""

    body: float
    ranks: Ranks
    titles: Mapping[int, int]
    """By line (``id``) that is of a title, the title's number on its page."""
    words: frozenset[str]


def lay_out(sheets: Sequence[Sheet]) -> list[Block]:
    """Blocks of the whole document in reading order; running headers and footers once, below their first page."""
    cells_of = {sheet.number: _cells(sheet) for sheet in sheets}
    lines_of = {sheet.number: without_calls(_lines(sheet, cells_of[sheet.number])) for sheet in sheets}
    repeated = running_lines(lines_of, {sheet.number: sheet.height for sheet in sheets})
    told = told_once(lines_of, repeated)
    lines_of = {n: [line for line in lines if id(line) not in repeated] for n, lines in lines_of.items()}
    measure = _measure(lines_of.values(), sheets)
    blocks: list[Block] = []
    references = References()
    headers = _Headers()
    for sheet in sheets:
        pieces: list[tuple[int, Box, list[Block]]] = []
        for paragraph in _paragraphs(lines_of[sheet.number], measure):
            box = around([line.box for line in paragraph])
            pieces.append((paragraph[0].order, box, [_block(paragraph, sheet, measure)]))
        for index, table in enumerate(sheet.tables):
            held = cells_of[sheet.number]
            order, rows = _table(sheet, table, held, measure, headers, number=sheet.number * 100 + index)
            if rows:
                pieces.append((order, around([cell for row in table for cell in row if cell]), rows))
        pieces.sort(key=lambda piece: piece[0])
        upside_down = runs_left([glyph.box for glyph in sheet.glyphs])
        ordered = [made for *_, made in pieces] if upside_down else downwards([(box, made) for _, box, made in pieces])
        for made in ordered:
            blocks.extend(block if block.kind == "table" else references.mark(block) for block in made if block.tokens)
        blocks.extend(
            Block("running", sheet.number, tokens_of(line.glyphs, measure.words)) for line in told.get(sheet.number, ())
        )
    return blocks


def _centre(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _inside(box: Box, cell: Box) -> bool:
    x, y = _centre(box)
    return cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom


def _lines(sheet: Sheet, cells: Mapping[int, Box]) -> list[Line]:
    flow = [(i, g) for i, g in enumerate(sheet.glyphs) if i not in cells]
    return one_after_the_other(list(_grouped(flow, sheet.number)))


def _cells(sheet: Sheet) -> dict[int, Box]:
    """The cell of each word that stands in one, by the word's place: the smallest, where a table is in a table."""
    cells = [cell for table in sheet.tables for row in table for cell in row if cell]
    if not cells:
        return {}
    cells.sort(key=lambda cell: (cell.x1 - cell.x0) * (cell.bottom - cell.top))
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    around = Box(min(lefts), min(tops), max(rights), max(bottoms))
    near = ((i, g.box) for i, g in enumerate(sheet.glyphs) if _inside(g.box, around))
    found = ((i, next((cell for cell in cells if _inside(box, cell)), None)) for i, box in near)
    return {index: cell for index, cell in found if cell}


def _grouped(glyphs: Iterable[tuple[int, Glyph]], page: int) -> Iterator[Line]:
    run: list[Glyph] = []
    order = 0
    for index, glyph in glyphs:
        if run and not _continues(run, glyph):
            yield Line(page, order, tuple(run))
            run = []
        if not run:
            order = index
        run.append(glyph)
    if run:
        yield Line(page, order, tuple(run))


def _continues(run: list[Glyph], glyph: Glyph) -> bool:
    last, box = run[-1].box, glyph.box
    if box.x0 < last.x0:
        return False
    if box.top == last.top and box.bottom == last.bottom:
        return box.bottom > box.top
    overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
    return overlap > 0.3 * min(last.bottom - last.top, box.bottom - box.top)


def without_calls(lines: list[Line]) -> list[Line]:
    """Lines without footnote calls: raised digits after a word, which are not words of the sentence."""
    return [
        Line(line.page, line.order, tuple(_uncalled(line.glyphs)))
        if any(glyph.size < SMALL * line.size for glyph in line.glyphs)
        else line
        for line in lines
    ]


def _uncalled(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    last: Glyph | None = None
    for glyph in glyphs:
        if last is None or not is_call(last, glyph):
            yield glyph
            last = glyph


def _measure(pages: Iterable[list[Line]], sheets: Sequence[Sheet]) -> _Measure:
    lines_of = [*pages]
    body = _usual_size(line for lines in lines_of for line in lines)[0] or 12.0
    titled: dict[int, int] = {}
    for lines in lines_of:
        own, letters = _usual_size(lines)
        titled.update(titles(lines, max(body, own) if letters >= OWN_SIZE else body))
    found = [line for lines in lines_of for line in lines if id(line) in titled]
    words = frozenset(text.strip(".,;:!?()«»\"'").casefold() for text in {g.text for s in sheets for g in s.glyphs})
    return _Measure(body, Ranks(((line.text, line.size) for line in found), body), titled, words)


def _usual_size(lines: Iterable[Line]) -> tuple[float, int]:
    """The size of most letters, in points, and how many are of it; zeros without lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[half(line.size)] += len(line.text)
    return sizes.most_common(1)[0] if sizes else (0.0, 0)


def _paragraphs(lines: list[Line], measure: _Measure) -> Iterator[list[Line]]:
    if not lines:
        return
    right = max(line.box.x1 for line in lines)
    gaps = [b.box.top - a.box.top for a, b in pairwise(lines) if b.box.top > a.box.top]
    leading = median(gaps) if gaps else 14.0
    run: list[Line] = [lines[0]]
    for line in lines[1:]:
        if _breaks(run, line, leading, right, measure):
            yield run
            run = []
        run.append(line)
    yield run


def _breaks(run: list[Line], line: Line, leading: float, right: float, measure: _Measure) -> bool:
    last = run[-1]
    if measure.titles.get(id(line)) != measure.titles.get(id(last)):
        return True
    if id(line) in measure.titles:
        return False
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size):
        return True
    if LEADERS.search(last.text) or LEADERS.search(line.text):
        return True
    if line.box.top < last.box.top - 0.5 * leading:
        return last.text.endswith((".", "!", "?", ":")) or not line.text[:1].islower()
    gap = line.box.top - last.box.top
    if gap > 1.35 * max(min(leading, 1.3 * line.size), 1.15 * last.size):
        return True
    if line.size <= measure.body * NOTE_RATIO and _starts_note(run, line):
        return True
    if _BULLET.match(line.glyphs[0].text) or CAPTION.match(line.text):
        return True
    ended = last.text.endswith((".", "!", "?", "…", ":", ";", "»"))
    return ended and (last.box.x1 < right - 0.12 * right or line.box.x0 > last.box.x0 + 0.8 * line.size)


def _starts_note(run: list[Line], line: Line) -> bool:
    """Whether a number that begins a line is a note's: the next one's, or after a full stop."""
    mark, first = _NOTE_MARK.match(line.glyphs[0].text), _NOTE_MARK.match(run[0].glyphs[0].text)
    if mark is None:
        return False
    follows = first is not None and int(mark[1]) == int(first[1]) + 1
    return follows or run[-1].text.endswith((".", "!", "?", "…", "»", ")"))


def _block(paragraph: list[Line], sheet: Sheet, measure: _Measure) -> Block:
    tokens = tokens_of((glyph for line in paragraph for glyph in line.glyphs), measure.words)
    first = paragraph[0]
    text = first.text
    if id(first) in measure.titles:
        return Block("heading", sheet.number, tokens, level=measure.ranks.of(text, first.size))
    low = first.box.top > sheet.height * 0.5
    told = any(any(c.isalpha() for c in line.text) for line in paragraph)
    if low and told and first.size <= measure.body * NOTE_RATIO and _NOTE_MARK.match(first.glyphs[0].text):
        return Block("note", sheet.number, tokens)
    if CAPTION.match(text) and len(text) < 200:
        return Block("caption", sheet.number, tokens)
    if LEADERS.search(paragraph[-1].text):
        return Block("contents", sheet.number, tokens)
    return Block("prose", sheet.number, tokens)


class _Headers:
    """The header row of the last table, in case the table goes on on the next page."""

    def __init__(self) -> None:
        self.page = 0
        self.columns = 0
        self.names: tuple[str, ...] = ()

    def for_table(self, page: int, rows: list[list[tuple[Token, ...]]]) -> tuple[tuple[str, ...], int]:
        """(column names, how many of the first rows only name them)."""
        texts = [[" ".join(token.text for token in cell) for cell in row] for row in rows[:3]]
        continues = page == self.page + 1 and len(rows[0]) == self.columns and bool(self.names)
        names, told = column_names(texts)
        if continues and len(rows) == 1 and tuple(texts[0]) == self.names:
            names, told = self.names, 1
        self.page, self.columns = page, len(rows[0])
        if continues and (names == self.names or not told):
            return self.names, told
        self.names = names
        return names, told


def _table(
    sheet: Sheet,
    table: tuple[tuple[Box | None, ...], ...],
    held: Mapping[int, Box],
    measure: _Measure,
    headers: _Headers,
    number: int,
) -> tuple[int, list[Block]]:
    rows: list[list[tuple[Token, ...]]] = []
    bold: list[list[bool | None]] = []
    order = len(sheet.glyphs)
    for row in table:
        cells: list[tuple[Token, ...]] = []
        heavy: list[bool | None] = []
        for cell in row:
            inside = [(i, sheet.glyphs[i]) for i, holder in held.items() if holder == cell]
            order = min([order, *(i for i, _ in inside)])
            lines = without_calls(list(_grouped(inside, sheet.number)))
            cells.append(tokens_of((glyph for line in lines for glyph in line.glyphs), measure.words))
            heavy.append(all(line.bold for line in lines) if lines else None)
        if any(cells):
            rows.append(cells)
            bold.append(heavy)
    if not rows:
        return order, []
    if is_keyed(bold):
        return order, [Block("table", sheet.number, keyed(cells), table=number) for cells in rows]
    names, told = headers.for_table(sheet.number, rows)
    return order, [Block("table", sheet.number, row_tokens(cells, names), table=number) for cells in rows[told:]]
