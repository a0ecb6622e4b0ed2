"""Pages whose text runs up or down: they are laid out as a reader turns them, and their boxes turned back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from assistant.dossier.passage import Box
from assistant.reading.block import Block, Token
from assistant.reading.page.layout import Glyph, Sheet
from assistant.reading.page.ruled import ruled_tables

Way = Literal["across", "down", "up"]
LONG = 4
"""Letters from which a word is longer than it is high."""
MOST = 0.6
"""Share of a page's long words that are higher than wide, from which its text does not run across."""
FEWEST = 5
"""Long words under which nothing is said of a page."""


def way_of(sheet: Sheet) -> Way:
    """Which way most of the page's text runs."""
    long = [glyph.box for glyph in sheet.glyphs if len(glyph.text) >= LONG]
    high = sum(box.bottom - box.top > box.x1 - box.x0 for box in long)
    if len(long) < FEWEST or high <= MOST * len(long):
        return "across"
    boxes = [glyph.box for glyph in sheet.glyphs]
    moves = [
        after.top - before.top
        for before, after in pairwise(boxes)
        if min(before.x1, after.x1) > max(before.x0, after.x0)
    ]
    return "down" if sum(move > 0 for move in moves) >= sum(move < 0 for move in moves) else "up"


def upright(sheet: Sheet, way: Way) -> Sheet:
    """The page turned so that its text runs across."""
    if way == "across":
        return sheet
    strokes = tuple(_turned(box, way, sheet) for box in sheet.strokes)
    return replace(
        sheet,
        width=sheet.height,
        height=sheet.width,
        glyphs=_downwards([glyph._replace(box=_turned(glyph.box, way, sheet)) for glyph in sheet.glyphs]),
        strokes=strokes,
        tables=ruled_tables(strokes),
    )


def turned_back(blocks: Iterable[Block], sheets: Mapping[int, Sheet], ways: Mapping[int, Way]) -> list[Block]:
    """The blocks with their boxes on the pages as they are drawn."""
    return [
        block
        if ways.get(block.page, "across") == "across"
        else replace(block, tokens=tuple(_back(token, ways[block.page], sheets[block.page]) for token in block.tokens))
        for block in blocks
    ]


def _downwards(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The words of a page, its lines from the last to the first where they were told upwards."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        last = lines[-1][-1].box if lines else None
        if last is not None and last.top < (glyph.box.top + glyph.box.bottom) / 2 < last.bottom:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    downwards = sum(after[0].box.top > before[0].box.top for before, after in pairwise(lines))
    if 2 * downwards < len(lines) - 1:
        lines.reverse()
    return tuple(glyph for line in lines for glyph in line)


def _turned(box: Box, way: Way, sheet: Sheet) -> Box:
    if way == "down":
        return Box(box.top, sheet.width - box.x1, box.bottom, sheet.width - box.x0)
    return Box(sheet.height - box.bottom, box.x0, sheet.height - box.top, box.x1)


def _back(token: Token, way: Way, sheet: Sheet) -> Token:
    return Token(token.text, tuple((at, _drawn(box, way, sheet)) for at, box in token.boxes))


def _drawn(box: Box, way: Way, sheet: Sheet) -> Box:
    if way == "down":
        return Box(sheet.width - box.bottom, box.x0, sheet.width - box.top, box.x1)
    return Box(box.top, sheet.height - box.x1, box.bottom, sheet.height - box.x0)
