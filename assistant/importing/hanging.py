"""Headings below a bloc that critères hang from: they are competencies whatever letter their code has."""

import re
from collections.abc import Iterator, Sequence

from assistant.importing.codes import Code, code_at, folded
from assistant.importing.infinitive import opens_with_infinitive
from assistant.importing.source import Piece, Role
from assistant.importing.statements import Statement
from assistant.importing.titles import CODED, says_bloc

_ACTIVITY = re.compile(r"^(?:activites?|taches?|missions?)\b")
_BOX = re.compile(r"(?:\[[ xX]\]|[☐☑☒])$")


def hanging(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> set[int]:
    """Indices of the headings that are competencies in a text that names none.

    They stand below a heading that opens with the word bloc (domaine, pôle…). Where some bear codes only these count.
    Empty where the document calls what stands there activities.

    Args:
        pieces: the text.
        roles: for each piece what it announces as a label, if it is one.
    """
    below = [at for at in _below_blocs(pieces) if roles[at] is None]
    if "activity" in roles or any(_ACTIVITY.match(folded(pieces[at].text)) for at in below):
        return set()
    coded = {at for at in below if _code(pieces[at].text) and _holds(pieces, roles, at, boxes_only=False)}
    return coded or {at for at in below if _holds(pieces, roles, at, boxes_only=True)}


def competency(piece: Piece) -> Statement:
    """The heading as a competency, with the code that it bears."""
    code = _code(piece.text)
    return Statement(piece.text[code.end :], piece.place, code) if code else Statement(piece.text, piece.place)


def boxed(piece: Piece) -> bool:
    """Whether the piece is an item to tick."""
    return bool(piece.depth) and (piece.box or bool(_BOX.search(piece.bullet)))


def _code(text: str) -> Code | None:
    known = code_at(text)
    if known is not None:
        return Code("competency", known.name, known.end) if known.end < len(text) else None
    found = CODED.match(text)
    return Code("competency", re.sub(r"\s", "", found["code"]), found.end()) if found else None


def _below_blocs(pieces: Sequence[Piece]) -> Iterator[int]:
    bloc = 0
    for index, piece in enumerate(pieces):
        code = code_at(piece.text) if piece.heading else None
        if code is not None and code.kind == "block" and says_bloc(piece.text):
            bloc = piece.heading
        elif piece.heading and piece.heading <= bloc:
            bloc = 0
        elif piece.heading and bloc:
            yield index


def _holds(pieces: Sequence[Piece], roles: Sequence[Role | None], at: int, boxes_only: bool) -> bool:
    """Whether critères stand below the heading: a label of theirs, boxes to tick, or items that are no tasks."""
    for index in range(at + 1, len(pieces)):
        piece = pieces[index]
        if roles[index] == "criterion" or boxed(piece):
            return True
        if piece.heading:
            return False
        if piece.depth and roles[index] is None and not boxes_only:
            return not opens_with_infinitive(piece.text)
    return False
