"""A table as it stands on its pages: rows of cells that know which part of the width they take."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.importing.readers.paged.paragraphs import Paragraph

CLOSE = 6.0
"""Points within which two edges of columns are one."""


@dataclass(eq=False, slots=True)
class Held:
    """What a cell holds. A cell over several rows is the same object in each."""

    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything on one line, as it is printed."""
        return " ".join(line.text for paragraph in self.paragraphs for line in paragraph.lines)


@dataclass(frozen=True, slots=True)
class Part:
    """The place that a cell takes in one row, in points from the left of the page."""

    x0: float
    x1: float
    held: Held


@dataclass(eq=False, slots=True)
class Sketch:
    """Rows top to bottom, over one or several pages."""

    rows: list[list[Part]]
    first: int
    """Page on which it begins."""
    last: int
    """Page on which it ends."""
    top: float
    bottom: float
    """On its last page."""
    clear: bool = True
    """Whether strokes or a header say where the columns are."""

    @property
    def edges(self) -> list[float]:
        """Left edges of the columns, and the right edge of the last one."""
        found: list[float] = []
        for x in sorted(x for row in self.rows for part in row for x in (part.x0, part.x1)):
            if not found or x - found[-1] > CLOSE:
                found.append(x)
        return found

    def grid(self) -> list[list[Held]]:
        """The cells of every row, one a column; a cell over several columns is repeated."""
        edges = self.edges
        empty = Held()
        centres = [(one + other) / 2 for one, other in pairwise(edges)]
        return [
            [next((part.held for part in row if part.x0 <= x <= part.x1), empty) for x in centres] for row in self.rows
        ]


def alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables have the same columns: the same outer edges, and every edge of one is one of the other."""
    if min(len(one), len(other)) < 2 or abs(one[0] - other[0]) > 2 * CLOSE or abs(one[-1] - other[-1]) > 2 * CLOSE:
        return False
    few, many = sorted((one, other), key=len)
    return len(few) > 2 and all(any(abs(x - y) <= 1.5 * CLOSE for y in many) for x in few)
