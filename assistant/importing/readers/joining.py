"""Pieces and rows that a page break has cut, joined again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.importing.source import Cell, Piece, Row

_OPEN_END = re.compile(
    r"(?:[,(/]|\b(?:le|la|les|l|un|une|de|du|des|d|à|au|aux|et|ou|en|sur|par|pour|dans|avec|que|qui|son|sa|ses|leurs?))$",
    re.IGNORECASE,
)


def goes_on(text: str) -> bool:
    """Whether the text begins in the middle of a sentence."""
    return text[:1].islower() or text[:1] in "(,;:)/"


def breaks_off(text: str) -> bool:
    """Whether the text ends where no sentence ends: on an article, a preposition or a comma."""
    return bool(_OPEN_END.search(text.rstrip("'’ ")))


def joined_pieces(above: Sequence[Piece], below: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a cell and of the cell that continues it; a sentence that was cut is one piece again."""
    if not above or not below:
        return (*above, *below)
    last, first = above[-1], below[0]
    if not first.heading and (goes_on(first.text) or (breaks_off(last.text) and not first.depth)):
        place = (min(last.place[0], first.place[0]), max(last.place[1], first.place[1]))
        whole = replace(last, text=f"{last.text} {first.text}", place=place)
        return (*above[:-1], whole, *below[1:])
    return (*above, *below)


def joined_rows(above: Row, below: Row) -> Row:
    """A row and the row that continues it, cell by cell."""
    return tuple(
        one if one is other else Cell(joined_pieces(one.pieces, other.pieces))
        for one, other in zip(above, below, strict=True)
    )


def sentences(lines: Sequence[str]) -> list[tuple[str, int]]:
    """(text, how many lines it takes) of lines between soft breaks: one that goes on with the line above is joined."""
    found: list[tuple[str, int]] = []
    for number, line in enumerate(lines):
        text = " ".join(line.split())
        if found and text and _carries_on(found[-1][0], text, len(lines) - number):
            above, taken = found[-1]
            found[-1] = (f"{above} {text}", taken + 1)
        else:
            found.append((text, 1))
    return found


def _carries_on(above: str, text: str, left: int) -> bool:
    if not above or not goes_on(text) or above.endswith((".", ";", "!", "?")):
        return False
    return not above[:1].islower() and not (above.endswith(":") and left > 1)
