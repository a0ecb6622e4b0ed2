"""Titles over competencies, which are blocs whatever word or code they open with."""

import re
from collections.abc import Collection, Sequence

from assistant.importing.codes import Code, folded
from assistant.importing.source import Piece
from assistant.importing.statements import Statement

CODED = re.compile(r"(?P<code>[A-Z]{1,4}\s?[.-]?\s?\d{1,3}(?:\.\d{1,3})*)\s*[.:)–—-]\s+(?=\S)")
"""A title that opens with a code, of whatever letters."""
_SAYS_BLOC = re.compile(r"^(?:blocs?|domaines?|poles?|unites?|modules?)\b")
_GENERIC = re.compile(r"^(?:les )?referentiels?\b|^annexes?\b|^sommaire")
_ITEMS = 10
"""Items of lists stand below headings of any level."""


def says_bloc(text: str) -> bool:
    """Whether a title opens with the word bloc or with another that documents call their blocs by."""
    return bool(_SAYS_BLOC.match(folded(text)))


def titles_over(pieces: Sequence[Piece], titles: Collection[int], named: Collection[int]) -> dict[int, Statement]:
    """The blocs by their place in the text.

    They are blocs when every competency stands under one of them, all are of one level, and there are two at least
    or the one there is says what it is.

    Args:
        pieces: the text.
        titles: indices of the headings and items that nothing else is known of.
        named: indices of the competencies.
    """
    above: list[int | None] = []
    standing: list[int] = []
    for index, piece in enumerate(pieces):
        rank = _rank(piece)
        while standing and _rank(pieces[standing[-1]]) >= rank:
            standing.pop()
        if index in named:
            above.append(next((title for title in reversed(standing) if title in titles), None))
        if piece.heading or piece.depth:
            standing.append(index)
    found = sorted({title for title in above if title is not None})
    whole = bool(found) and None not in above and len({_rank(pieces[title]) for title in found}) == 1
    if not whole or any(_GENERIC.match(folded(pieces[title].text)) for title in found):
        return {}
    if len(found) < 2 and not says_bloc(pieces[found[0]].text):
        return {}
    return dict(zip(found, _statements([pieces[title] for title in found]), strict=True))


def _rank(piece: Piece) -> int:
    return piece.heading or _ITEMS + piece.depth


def _statements(found: Sequence[Piece]) -> list[Statement]:
    """The titles, with their codes where each has its own."""
    codes = [CODED.match(piece.text) for piece in found]
    names = {re.sub(r"\s", "", code["code"]) for code in codes if code}
    if len(names) < len(found):
        return [Statement(piece.text, piece.place, guessed=True) for piece in found]
    return [
        Statement(
            piece.text[code.end() :],
            piece.place,
            Code("block", re.sub(r"\s", "", code["code"]), code.end()),
            guessed=True,
        )
        for piece, code in zip(found, codes, strict=True)
        if code
    ]
