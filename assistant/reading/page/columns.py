"""Puts columns one after the other where the file goes from side to side, line after line."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Protocol, TypeVar

from assistant.dossier.passage import Box

GUTTER = 8.0
"""Points of the narrowest gutter between two columns."""
FEWEST_LINES = 5
"""Lines that must have the same gutter."""
FEWEST_WORDS = 3
"""Words that most lines of a column hold: cells of a table hold fewer."""
MOST_COLUMNS = 4


class Worded(Protocol):
    """A word with its place."""

    @property
    def box(self) -> Box: ...  # noqa: D102


class Lined(Protocol):
    """A line of words; ``order`` is the place of the first one in the page's words."""

    @property
    def order(self) -> int: ...  # noqa: D102
    @property
    def glyphs(self) -> Sequence[Worded]: ...  # noqa: D102
    @property
    def box(self) -> Box: ...  # noqa: D102


L = TypeVar("L", bound=Lined)


def one_after_the_other(lines: Sequence[L]) -> list[L]:
    """The lines, those that run over a gutter cut in two, left columns before right ones; ``order`` follows."""
    found = list(lines)
    for _ in range(MOST_COLUMNS):
        gutter = _gutter(found)
        if gutter is None:
            break
        found = _parted(found, gutter)
    return found


def _gutter(lines: Sequence[L]) -> tuple[float, float] | None:
    """Left and right edge of the gutter that most lines run over; None when there is none."""
    gaps = [gap for line in lines for gap in _gaps(line)]
    if len(gaps) < FEWEST_LINES:
        return None
    best: tuple[int, float, float] | None = None
    for left in sorted({round(gap[0]) for gap in gaps}):
        over = [gap for gap in gaps if gap[0] <= left + 0.5 and gap[1] >= left + GUTTER]
        if best is None or len(over) > best[0]:
            best = (len(over), max((gap[0] for gap in over), default=0.0), min((gap[1] for gap in over), default=0.0))
    if best is None or best[0] < FEWEST_LINES or best[2] - best[1] < GUTTER:
        return None
    gutter = (best[1], best[2])
    cut = [_cut(line, gutter) for line in lines if _runs_over(line, gutter)]
    if len(cut) < FEWEST_LINES or min(median(map(len, side)) for side in zip(*cut, strict=True)) < FEWEST_WORDS:
        return None
    return gutter


def _gaps(line: L) -> list[tuple[float, float]]:
    return [(a.box.x1, b.box.x0) for a, b in pairwise(line.glyphs) if b.box.x0 - a.box.x1 >= GUTTER]


def _runs_over(line: L, gutter: tuple[float, float]) -> bool:
    return any(left <= gutter[0] + 0.5 and right >= gutter[1] - 0.5 for left, right in _gaps(line))


def _cut(line: L, gutter: tuple[float, float]) -> tuple[Sequence[Worded], Sequence[Worded]]:
    middle = (gutter[0] + gutter[1]) / 2
    left = tuple(glyph for glyph in line.glyphs if glyph.box.x0 < middle)
    return left, line.glyphs[len(left) :]


def _parted(lines: Sequence[L], gutter: tuple[float, float]) -> list[L]:
    """Bands of lines beside the gutter, each with its left lines first; a line across the gutter ends a band."""
    parted: list[L] = []
    left: list[L] = []
    right: list[L] = []

    def close() -> None:
        band = [*left, *right]
        orders = sorted(line.order for line in band)
        parted.extend(replace(line, order=order) for line, order in zip(band, orders, strict=True))  # type: ignore[type-var]
        left.clear()
        right.clear()

    for line in lines:
        if _runs_over(line, gutter):
            one, other = _cut(line, gutter)
            left.append(replace(line, glyphs=one))  # type: ignore[type-var]
            right.append(replace(line, glyphs=other, order=line.order + len(one)))  # type: ignore[type-var]
        elif line.box.x1 <= gutter[1] + 0.5:
            left.append(line)
        elif line.box.x0 >= gutter[0] - 0.5:
            right.append(line)
        else:
            close()
            parted.append(line)
    close()
    return parted
