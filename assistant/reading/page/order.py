"""Puts what stands in one column from top to bottom, where the file tells it in another order: shapes of a slide."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from assistant.dossier.passage import Box

SHARED = 0.5
"""Share of the narrower one's width that two pieces have in common, to be of one column."""
SLACK = 1.0
"""Points by which the box of a piece may reach into the one below it."""

T = TypeVar("T")


def downwards(pieces: Sequence[tuple[Box, T]]) -> list[T]:
    """The pieces in the order of the file, but none before another that stands above it in its column."""
    if all(one.top <= other.top for (one, _), (other, _) in pairwise(pieces)):
        return [piece for _, piece in pieces]
    left = list(range(len(pieces)))
    placed: list[T] = []
    while left:
        chosen = next(
            number for number in left if not any(_above(pieces[other][0], pieces[number][0]) for other in left)
        )
        left.remove(chosen)
        placed.append(pieces[chosen][1])
    return placed


def runs_left(boxes: Sequence[Box]) -> bool:
    """Whether words that follow each other on a line mostly go to the left: the page is seen upside down."""
    level = [
        other.x0 - one.x0 for one, other in pairwise(boxes) if one.top < (other.top + other.bottom) / 2 < one.bottom
    ]
    return 2 * sum(step < 0 for step in level) > len(level)


def around(boxes: Sequence[Box]) -> Box:
    """The rectangle around the boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _above(one: Box, other: Box) -> bool:
    """Whether one stands wholly above the other, in its column."""
    if one.bottom > other.top + SLACK or one.top >= other.top:
        return False
    narrower = min(one.x1 - one.x0, other.x1 - other.x0)
    return min(one.x1, other.x1) - max(one.x0, other.x0) >= SHARED * narrower
