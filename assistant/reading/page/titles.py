"""Tells the titles of a page from its text, by the lines that they go on in."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Protocol, TypeVar

from assistant.dossier.passage import Box
from assistant.reading.title import CAPTION, TITLE_RATIO, depth, is_item, reads_as_title

MOST_LINES = 3
"""Lines of the longest title: more of them, however tall, are text."""
APART = 2.2
"""Times its size by which two words of one line stand apart in cells: it is a row, not a title."""
LEADING = 1.75
"""Times their size that lines of one title are apart at most, unless the page's lines are further apart."""

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
    return not (depth(line.text) or is_item(line.text) or CAPTION.match(line.text))


def _is_title(stack: Sequence[L], body: float) -> bool:
    first = stack[0]
    ratio = first.size / body
    if len(stack) > MOST_LINES or (ratio < TITLE_RATIO and any(_is_row(line) for line in stack)):
        return False
    return reads_as_title(" ".join(line.text for line in stack), ratio, first.bold)


def _is_row(line: L) -> bool:
    """Whether words of the line stand apart as cells do; a number may stand apart from its title."""
    return any(
        b.box.x0 - a.box.x1 > APART * line.size and not (place < 2 and _LABEL.match(line.glyphs[0].text))
        for place, (a, b) in enumerate(pairwise(line.glyphs))
    )
