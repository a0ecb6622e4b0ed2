"""Competencies that no code and no word names: what stands right above critères, or opens with an infinitive."""

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.importing.codes import code_at, folded
from assistant.importing.columns import header_role
from assistant.importing.infinitive import opens_with_infinitive
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


def infinitives(pieces: Sequence[Piece]) -> set[int]:
    """Indices of the pieces that may be the competencies of a text without critères: all of one level.

    Empty unless two at least, and half of their level, open with an infinitive.
    """
    levels: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if code_at(piece.text) is None and len(piece.text) <= _LONGEST:
            levels[(piece.heading, piece.depth)].append(index)
    best: set[int] = set()
    for members in levels.values():
        found = {index for index in members if opens_with_infinitive(pieces[index].text)}
        if len(found) >= 2 and 2 * len(found) >= len(members) and len(found) > len(best):
            best = found
    return best


def _above(pieces: Sequence[Piece], labels: Sequence[bool], index: int) -> int | None:
    """What a label stands under: the item or short line before it, else the item or the heading that holds it."""
    label, before = pieces[index], pieces[index - 1]
    outer = before.heading or before.depth < label.depth or not label.depth
    if outer and len(before.text) <= _LONGEST and (before.heading or before.depth or not before.text.endswith(".")):
        return index - 1 if _can_be(before) else None
    for earlier in range(index - 1, -1, -1):
        if pieces[earlier].heading or 0 < pieces[earlier].depth < label.depth:
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
