"""Lines that stand one below the other into paragraphs, list items and headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.importing.codes import code_at
from assistant.importing.readers.joining import breaks_off, goes_on
from assistant.reading.page.joining import tokens_of
from assistant.reading.page.layout import Glyph, Line

_BULLET = re.compile(r"^(?:[•‣▪▫■□●○◦❖❏❑➢➔➤→✓✔☐☑☒◻◼⬜⁃∙·*o–—\-]|[-–—]>|[ØüÜ§]|\d{1,2}\s?[.)]|[a-zA-Z]\))$")
_GLUED = re.compile(r"^(?:[•‣▪■□●○◦❖➢➔➤→✓✔☐☑☒∙·]|[-–—](?=[A-ZÀ-Þ«])|[a-z]\)(?=[A-ZÀ-Þ])|\d{1,2}\)(?=[A-ZÀ-Þ]))(?=.)")
_CHECKED = re.compile(r"^[☐☑☒✓✔□■◻◼⬜❏❑\sxX]+$")
_ENDED = (".", "!", "?", "…", ":", ";")
_STARTS = re.compile(r"[A-ZÀ-ÖØ-Þ0-9«\"“]")
APART = 1.3
"""A step between lines so many times the usual one separates paragraphs."""
_INDENT = 4.0
"""Points by which a deeper list is set in."""
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one paragraph or list item, without its bullet."""

    lines: tuple[Line, ...]
    depth: int = 0
    heading: int = 0
    room: float = 0.0
    """Points left free after the last line: where the next word would have fitted, the paragraph ends there."""

    @property
    def head(self) -> str:
        """The first line."""
        return self.lines[0].text

    @property
    def end(self) -> str:
        """The last line."""
        return self.lines[-1].text

    def text(self, words: frozenset[str]) -> str:
        """On one line; words cut at line ends are joined, as ``words`` (of the document, folded) tell."""
        tokens = tokens_of((glyph for line in self.lines for glyph in line.glyphs), words)
        return " ".join(token.text for token in tokens)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where lines stand: left and right edge of the text, and the usual step from line to line by font size."""

    left: float
    right: float
    step: float


def paragraphs(lines: Sequence[Line], frame: Frame) -> list[Paragraph]:
    """The paragraphs of the lines of one cell or one column, top to bottom. Lone check boxes are left out."""
    lines = [line for line in lines if not _CHECKED.match(line.text)]
    found: list[Paragraph] = []
    bullets: list[tuple[float, float]] = []
    """(x of the bullet, x of its text) of the lists that are open."""
    seen: list[Glyph] = []
    run: list[Line] = []
    depth = 0
    for place, whole in enumerate(lines):
        bullet, line = _unbulleted(whole)
        last = lines[place - 1] if place else None
        if bullet is not None and last is not None and _is_dash(bullet, last, line, seen, frame):
            bullet, line = None, whole
        elif bullet is not None:
            seen.append(bullet)
        if bullet is None and last is not None and not _anew(last, line, frame, bool(depth)):
            run.append(line)
            continue
        if run:
            found.append(Paragraph(tuple(run), depth, room=_room(run[-1], line, frame)))
        depth = _depth(bullet, line, bullets)
        run = [line]
    if run:
        found.append(Paragraph(tuple(run), depth, room=frame.right - run[-1].box.x1))
    return found


def _is_dash(mark: Glyph, last: Line, line: Line, seen: Sequence[Glyph], frame: Frame) -> bool:
    """Whether a dash at the beginning of a line is part of a sentence that fills the line above."""
    if mark.text not in ("-", "–", "—") or last.text.endswith(_ENDED):
        return False
    if any(one.text == mark.text and abs(one.box.x0 - mark.box.x0) < _INDENT for one in seen):
        return False
    return bool(seen) and frame.right - last.box.x1 < line.glyphs[0].box.x1 - mark.box.x0 + 0.4 * line.size


def headed(cell: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a cell; those that stand out in bold above others are headings."""
    if not any(_bold(one) for one in cell) or all(_bold(one) for one in cell):
        return list(cell)
    return [
        replace(one, heading=1)
        if _bold(one) and not one.depth and len(one.head) <= _LONGEST_HEADING and following and not _bold(following)
        else one
        for one, following in zip(cell, [*cell[1:], None], strict=True)
    ]


def _bold(paragraph: Paragraph) -> bool:
    return all(line.bold for line in paragraph.lines)


def listed(line: Line) -> bool:
    """Whether a line opens with a bullet; a number may as well be a heading's."""
    bullet, _ = _unbulleted(line)
    return bullet is not None and not bullet.text[:1].isalnum()


def _unbulleted(line: Line) -> tuple[Glyph | None, Line]:
    """(the bullet that opens the line, the line without it)."""
    first, *rest = line.glyphs
    if rest and _BULLET.match(first.text) and not (first.text.isalpha() and first.text not in "oØüÜ§"):
        return first, replace(line, glyphs=tuple(rest))
    if rest and rest[0].text in (".", ")") and first.text.isdigit() and len(first.text) <= 2 and rest[1:]:
        return first, replace(line, glyphs=tuple(rest[1:]))
    glued = _GLUED.match(first.text)
    if glued:
        return first, replace(line, glyphs=(first._replace(text=first.text[glued.end() :]), *rest))
    return None, line


def _depth(bullet: Glyph | None, line: Line, bullets: list[tuple[float, float]]) -> int:
    start = line.box.x0
    if bullet is None:
        while bullets and start < bullets[-1][1] - _INDENT:
            bullets.pop()
        return len(bullets)
    while bullets and bullet.box.x0 < bullets[-1][0] - _INDENT:
        bullets.pop()
    if not bullets or bullet.box.x0 > bullets[-1][0] + _INDENT:
        bullets.append((bullet.box.x0, start))
    return len(bullets)


def _anew(last: Line, line: Line, frame: Frame, listed: bool) -> bool:
    """Whether a line without a bullet begins a paragraph."""
    above, text = last.text, line.text
    if goes_on(text) and not above.endswith((".", ";", "!", "?")):
        return line.box.top - last.box.top > 2 * APART * frame.step * last.size
    if line.box.top - last.box.top > APART * frame.step * max(last.size, line.size):
        return True
    if breaks_off(above):
        return False
    if line.bold != last.bold and _STARTS.match(text):
        return True
    fits = _room(last, line, frame) > _first_width(line) + 0.4 * line.size
    code = code_at(text)
    if code is not None and code.end < len(text) and (fits or above.endswith(_ENDED)):
        return True
    if listed and line.box.x0 < last.box.x0 - 2 * _INDENT and above.endswith(_ENDED):
        return True
    return fits and bool(_STARTS.match(text))


def _room(last: Line, line: Line, frame: Frame) -> float:
    """Points left free on a line; on both sides where lines are centred."""
    right = frame.right - last.box.x1
    left = last.box.x0 - frame.left
    centred = all(
        abs((one.box.x0 - frame.left) - (frame.right - one.box.x1)) < 4 for one in (last, line)
    ) and not _same(last.box.x0, line.box.x0)
    return left + right if centred and left > 3 else right


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 1.5


def _first_width(line: Line) -> float:
    """The width of what has to stay together at the beginning of a line."""
    end = line.glyphs[0].box.x1
    if len(line.glyphs) > 1 and line.glyphs[1].text[:1] in ":;?!»%":
        end = line.glyphs[1].box.x1
    return end - line.box.x0


def joined(above: Sequence[Paragraph], below: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs before and after a page break; one that the break has cut is one again."""
    if not above or not below:
        return [*above, *below]
    last, first = above[-1], below[0]
    if not carries_on(last, first):
        return [*above, *below]
    whole = Paragraph((*last.lines, *first.lines), last.depth, last.heading, first.room)
    return [*above[:-1], whole, *below[1:]]


def carries_on(last: Paragraph, first: Paragraph) -> bool:
    """Whether a paragraph at the top of a page is the rest of the last one of the page before."""
    if first.heading or first.depth:
        return False
    if goes_on(first.head):
        return not last.end.endswith((".", ";", "!", "?")) or first.head[:1] in ",;:)"
    if breaks_off(last.end):
        return True
    full = last.room < _first_width(first.lines[0]) + 0.4 * first.lines[0].size
    return full and not last.end.endswith(_ENDED) and code_at(first.head) is None


def usual_step(lines_of_cells: Sequence[Sequence[Line]]) -> float:
    """The step from line to line within paragraphs, in font sizes."""
    steps = sorted(
        (below.box.top - above.box.top) / above.size
        for lines in lines_of_cells
        for above, below in pairwise(lines)
        if above.size and abs(above.size - below.size) < 0.5 and below.box.top > above.box.top
    )
    close = [step for step in steps if 0.9 <= step <= 2.2]
    return close[len(close) // 4] if close else 1.2
