"""Competencies that no code and no word names: what stands right above critères and modalités."""

import re
from collections.abc import Sequence

from assistant.importing.codes import code_at, folded
from assistant.importing.columns import header_role
from assistant.importing.source import Piece

_LONGEST = 250
_SPOKEN = re.compile(r"\bcriteres?\b|\bindicateurs?\b")


def unnamed(pieces: Sequence[Piece], labels: Sequence[bool]) -> set[int]:
    """Indices of the pieces that are competencies in a text that names none.

    Args:
        pieces: the text.
        labels: for each piece whether it announces critères or a modalité.
    """
    found = {
        parent
        for index, label in enumerate(labels)
        if label and index and not labels[index - 1] and (parent := _above(pieces, labels, index)) is not None
    }
    if found:
        return found
    if any(_SPOKEN.search(folded(piece.text)) for piece in pieces if len(piece.text) < _LONGEST):
        return {index for index in range(len(pieces) - 1) if _holds_items(pieces, index)}
    return set()


def _above(pieces: Sequence[Piece], labels: Sequence[bool], index: int) -> int | None:
    """What a label stands under: the item or short line before it, else the heading before it."""
    label, before = pieces[index], pieces[index - 1]
    outer = before.heading or before.depth < label.depth or not label.depth
    if outer and len(before.text) <= _LONGEST and (before.heading or before.depth or not before.text.endswith(".")):
        return index - 1 if _can_be(before) else None
    for earlier in range(index - 1, -1, -1):
        if pieces[earlier].heading:
            return earlier if _can_be(pieces[earlier]) else None
    return None


def _holds_items(pieces: Sequence[Piece], index: int) -> bool:
    piece, following = pieces[index], pieces[index + 1]
    return piece.depth == 1 and following.depth > 1 and _can_be(piece)


def _can_be(piece: Piece) -> bool:
    code = code_at(piece.text)
    return (code is None or code.kind == "competency") and header_role(piece.text[:60]) not in (
        "criterion",
        "assessment",
    )
