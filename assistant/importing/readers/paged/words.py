"""The words of a page as they are meant, ligatures spelled out and text on end in one piece; and their lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from assistant.dossier.passage import Box
from assistant.reading.page.layout import Glyph, Line, without_calls

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
WIDE = 0.7
"""A gap of so many font sizes is no space between words."""
_TABULATED = 3.0
"""Font sizes between a bullet and its text, at most."""
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
        stack.append(glyph._replace(text=glyph.text.translate(_LIGATURES)))
    words.extend(_upright(stack))
    return words


def _stacked(stack: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a letter, or a word on end, stands right above or below the last one."""
    last = stack[-1]
    if _tall(last) or _tall(glyph):
        gap = max(glyph.box.top - last.box.bottom, last.box.top - glyph.box.bottom)
        same = abs((glyph.box.x0 + glyph.box.x1) - (last.box.x0 + last.box.x1)) / 2 < 0.5 * last.size
        return same and -0.1 * last.size < gap < WIDE * last.size
    if len(last.text) > 1 or len(glyph.text) > 1 or not (last.text + glyph.text).strip("'’-/").isalpha():
        return False
    step = _middle(glyph) - _middle(last)
    if len(stack) > 1 and (step > 0) != (_middle(last) - _middle(stack[-2]) > 0):
        return False
    beside = abs((glyph.box.x0 + glyph.box.x1) - (last.box.x0 + last.box.x1)) / 2
    return beside < 0.5 * last.size and 0.1 * last.size < abs(step) < 1.6 * last.size


def _upright(stack: Sequence[Glyph]) -> Iterator[Glyph]:
    """The stack as one word (with spaces where it has gaps); too few letters are left as they are."""
    if len(stack) > 1 and any(map(_tall, stack)):
        yield stack[0]._replace(text=" ".join(one.text for one in stack), box=around(one.box for one in stack))
        return
    if len(stack) < _ON_END:
        yield from stack
        return
    gaps = [max(below.box.top - above.box.bottom, above.box.top - below.box.bottom) for above, below in pairwise(stack)]
    usual = median(gaps)
    text = stack[0].text
    for gap, glyph in zip(gaps, stack[1:], strict=True):
        text += (" " if gap - usual > 0.18 * glyph.size else "") + glyph.text
    yield stack[0]._replace(text=text, box=around(glyph.box for glyph in stack))


def _tall(glyph: Glyph) -> bool:
    """Whether a word of several letters stands on end."""
    return len(glyph.text) > 1 and glyph.box.bottom - glyph.box.top > 1.3 * (glyph.box.x1 - glyph.box.x0)


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
    signs: list[Glyph] = []
    for word in sorted(words, key=_middle):
        if not any(c.isalnum() for c in word.text):
            signs.append(word)  # a symbol font's bullet reaches above and below its line
            continue
        for row in rows[:-3:-1]:
            if _shared(_tallest(row), word) > 0.5:
                row.append(word)
                break
        else:
            rows.append([word])
    for sign in signs:
        shares = [_shared(_tallest(row), sign) for row in rows]
        if max(shares, default=0.0) > 0.3:
            rows[shares.index(max(shares))].append(sign)
        else:
            rows.append([sign])
    rows.sort(key=lambda row: _middle(_tallest(row)))
    made = [Line(page, order, tuple(sorted(row, key=lambda one: one.box.x0))) for order, row in enumerate(rows)]
    return without_calls(made)


def _tallest(row: Sequence[Glyph]) -> Glyph:
    return max(row, key=lambda one: one.size if any(c.isalnum() for c in one.text) else 0.0)


def _shared(one: Glyph, other: Glyph) -> float:
    """How much of the lower of two words stands beside the other."""
    heights = (one.box.bottom - one.box.top, other.box.bottom - other.box.top)
    beside = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return beside / max(min(heights), 0.1)


def _middle(glyph: Glyph) -> float:
    return (glyph.box.top + glyph.box.bottom) / 2


def segments(line: Line) -> list[Line]:
    """The parts of a line that wide gaps keep apart."""
    parts: list[list[Glyph]] = []
    for glyph in line.glyphs:
        last = parts[-1][-1] if parts else None
        gap = (glyph.box.x0 - last.box.x1) / max(glyph.size, 6.0) if last else 0.0
        bullet = len(parts[-1]) == 1 and not parts[-1][0].text.isalnum() if parts else False
        if last is not None and (gap <= WIDE or (bullet and gap <= _TABULATED and glyph.text[:1].isalpha())):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return [Line(line.page, line.order, tuple(part)) for part in parts]
