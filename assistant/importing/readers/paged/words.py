"""The words of a page as they are meant, ligatures spelled out and text on end in one piece; and their lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from assistant.dossier.passage import Box
from assistant.reading.layout import Glyph, Line, without_calls

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
WIDE = 0.7
"""A gap of so many font sizes is no space between words."""
_ON_END = 3
"""Letters one above the other from which text stands on end."""


def words_of(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The words of a page, in the order of the file."""
    words: list[Glyph] = []
    stack: list[Glyph] = []
    for glyph in glyphs:
        if stack and not _stacked(stack, glyph):
            words.extend(_upright(stack))
            stack = []
        stack.append(replace(glyph, text=glyph.text.translate(_LIGATURES)))
    words.extend(_upright(stack))
    return words


def _stacked(stack: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a letter stands right above or below the last one."""
    last = stack[-1]
    if len(last.text) > 1 or len(glyph.text) > 1 or not (last.text + glyph.text).strip("'’-/").isalpha():
        return False
    step = _middle(glyph) - _middle(last)
    if len(stack) > 1 and (step > 0) != (_middle(last) - _middle(stack[-2]) > 0):
        return False
    beside = abs((glyph.box.x0 + glyph.box.x1) - (last.box.x0 + last.box.x1)) / 2
    return beside < 0.5 * last.size and 0.1 * last.size < abs(step) < 1.6 * last.size


def _upright(stack: Sequence[Glyph]) -> Iterator[Glyph]:
    """The stack as one word (with spaces where it has gaps); too few letters are left as they are."""
    if len(stack) < _ON_END:
        yield from stack
        return
    gaps = [max(below.box.top - above.box.bottom, above.box.top - below.box.bottom) for above, below in pairwise(stack)]
    usual = median(gaps)
    text = stack[0].text
    for gap, glyph in zip(gaps, stack[1:], strict=True):
        text += (" " if gap - usual > 0.18 * glyph.size else "") + glyph.text
    yield replace(stack[0], text=text, box=around(glyph.box for glyph in stack))


def around(boxes: Iterable[Box]) -> Box:
    """The rectangle around all."""
    held = list(boxes)
    return Box(
        min(box.x0 for box in held),
        min(box.top for box in held),
        max(box.x1 for box in held),
        max(box.bottom for box in held),
    )


def lines_in(words: Iterable[Glyph], page: int) -> list[Line]:
    """The words on common baselines, top to bottom, each line from left to right; no footnote calls."""
    rows: list[list[Glyph]] = []
    for word in sorted(words, key=_middle):
        for row in rows[:-3:-1]:
            if _level(max(row, key=lambda one: one.size), word):
                row.append(word)
                break
        else:
            rows.append([word])
    made = [Line(page, order, tuple(sorted(row, key=lambda one: one.box.x0))) for order, row in enumerate(rows)]
    return without_calls(made)


def _level(one: Glyph, other: Glyph) -> bool:
    heights = (one.box.bottom - one.box.top, other.box.bottom - other.box.top)
    return min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top) > 0.5 * min(heights)


def _middle(glyph: Glyph) -> float:
    return (glyph.box.top + glyph.box.bottom) / 2


def segments(line: Line) -> list[Line]:
    """The parts of a line that wide gaps keep apart."""
    parts: list[list[Glyph]] = []
    for glyph in line.glyphs:
        if parts and glyph.box.x0 - parts[-1][-1].box.x1 <= WIDE * max(glyph.size, 6.0):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return [Line(line.page, line.order, tuple(part)) for part in parts]
