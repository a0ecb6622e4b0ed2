"""Tells titles from text: by their size, their weight and their numbers, and by the lines that they go on in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Protocol, TypeVar

from assistant.dossier.passage import Box

HEADING_RATIO = 1.12
"""A line this much taller than body text is a heading."""
TITLE_RATIO = 1.5
"""A line this much taller is a title even when it reads as a sentence."""
FULL_SENTENCE = 5
"""Words from which a text with a full stop reads as a sentence."""
SHORT_TITLE = 9
"""Words of the longest bold title of body size that bears no number."""
MOST_LINES, MOST_WORDS = 3, 30
"""Lines and words of the longest title: more of them, however tall, are text."""
MOST_LETTERS = {True: 100, False: 200}
"""Characters of the longest title, of body size and taller."""
APART = 2.2
"""Times its size by which two words of one line stand apart in cells: it is a row, not a title."""
LEADING = 1.75
"""Times their size that lines of one title are apart at most, unless the page's lines are further apart."""

_NUMBERING = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?=[.)]\s|\s+(?:[-–«“\"]\s*)?[A-ZÀ-ÞŒ]))[.)]?\s+[^\s%€\d]")
CAPTION = re.compile(r"^(tableau|figure|schéma|graphique|illustration|photo|encadré)\s*n?°?\s*\d+", re.IGNORECASE)
LEADERS = re.compile(r"(\.\s?){4,}\s*\d{1,3}$")
_ITEM = re.compile(r"^[•‣▪■●○◦❖➢➔→✓–—\-*]$")
_SENTENCES = re.compile(r"[a-zà-ÿ)»][.!?]\s+[^a-zà-ÿ\W\d_]")
_LABEL = re.compile(r"^(\d+([.]\d+)*[.)]?|[ivx]+[.)]|[a-z][.)]|partie|chapitre|annexe|bloc)$", re.IGNORECASE)


class Worded(Protocol):
    """A word with its place."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def box(self) -> Box: ...  # noqa: D102


class Lined(Protocol):
    """A line of words on one baseline; ``size`` in points."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def glyphs(self) -> Sequence[Worded]: ...  # noqa: D102
    @property
    def box(self) -> Box: ...  # noqa: D102
    @property
    def size(self) -> float: ...  # noqa: D102
    @property
    def bold(self) -> bool: ...  # noqa: D102


L = TypeVar("L", bound=Lined)


def titles(lines: Sequence[L], body: float) -> dict[int, int]:
    """For each line (by ``id``) that is of a title, the title's number: lines of one title have the same.

    In doubt a line is none, for a title is never evidence. ``body`` is the size of the page's text, in points.
    """
    gaps = [b.box.top - a.box.top for a, b in pairwise(lines) if b.box.top > a.box.top]
    leading = median(gaps) if gaps else 0.0
    return {
        id(line): number
        for number, stack in enumerate(_stacks(lines, leading))
        if _is_title(stack, body)
        for line in stack
    }


def depth(text: str) -> int | None:
    """The depth that a title's own number gives, from 1: «3.2 Budget» is at 2. None without a number."""
    found = _NUMBERING.match(text)
    return found[1].count(".") + 1 if found else None


def levels_by_size(found: Sequence[L]) -> Mapping[float, int]:
    """The depth of the numbered titles of a size, by that size: those without a number are of their rank."""
    depths: dict[float, list[int]] = {}
    for line in found:
        own = depth(line.text)
        if own is not None:
            depths.setdefault(half(line.size), []).append(own)
    return {size: max(set(members), key=members.count) for size, members in depths.items()}


def half(size: float) -> float:
    """A size to half a point."""
    return round(size * 2) / 2


def _stacks(lines: Sequence[L], leading: float) -> Iterator[list[L]]:
    """Lines that go on in one another: of one size and weight, one under the other."""
    stack: list[L] = []
    for line in lines:
        if stack and not _goes_on(stack[-1], line, leading):
            yield stack
            stack = []
        stack.append(line)
    if stack:
        yield stack


def _goes_on(last: L, line: L, leading: float) -> bool:
    size = max(line.size, last.size)
    if abs(line.size - last.size) > 0.08 * size or line.bold != last.bold:
        return False
    if not 0.3 * size < line.box.top - last.box.top <= max(1.2 * leading, LEADING * size):
        return False
    if line.box.x0 > last.box.x1 or line.box.x1 < last.box.x0:
        return False
    return not (_NUMBERING.match(line.text) or _ITEM.match(line.glyphs[0].text) or CAPTION.match(line.text))


def _is_title(stack: Sequence[L], body: float) -> bool:
    text = " ".join(line.text for line in stack)
    first = stack[0]
    tall = first.size >= body * HEADING_RATIO
    if len(stack) > MOST_LINES or len(text) > MOST_LETTERS[not tall] or not any(c.isalpha() for c in text):
        return False
    if LEADERS.search(text) or CAPTION.match(text) or _ITEM.match(first.glyphs[0].text):
        return False
    words = sum(len(line.glyphs) for line in stack)
    huge = first.size >= body * TITLE_RATIO
    if words > MOST_WORDS or (not huge and any(_is_row(line) for line in stack)):
        return False
    numbered = depth(text) is not None
    if tall:
        said = not huge and words >= FULL_SENTENCE and (text.endswith(".") or bool(_SENTENCES.search(text)))
        return numbered or not (said or text[:1].islower())
    if not first.bold or text.endswith((".", ";", ",", ":")):
        return False
    return numbered or (
        words <= SHORT_TITLE and text[:1].isupper() and not any(c.isdigit() or c in ":;," for c in text)
    )


def _is_row(line: L) -> bool:
    """Whether words of the line stand apart as cells do; a number may stand apart from its title."""
    return any(
        b.box.x0 - a.box.x1 > APART * line.size and not (place < 2 and _LABEL.match(line.glyphs[0].text))
        for place, (a, b) in enumerate(pairwise(line.glyphs))
    )
