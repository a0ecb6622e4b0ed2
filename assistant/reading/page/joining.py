"""Joins what only stands apart on the page: words cut at a line's end, raised letters, a full stop after a call."""

from collections.abc import Iterable
from typing import Protocol

from assistant.dossier.passage import Box
from assistant.reading.block import Token

SMALL = 0.87
"""Share of the size of the letters beside it under which a raised or a lowered one is drawn."""
DESCENT = 0.22
"""Share of its font size by which a word's box goes below its line."""
RAISED = 0.12
"""Share of the font size by which raised letters stand above the line at least."""
WHOLE = (5, 4)
"""Letters of two words of the document from which a hyphen between them is likelier theirs than a line's end's."""
LONGEST_RAISED = 4
"""Letters of «ème», of «lle»."""

_CLOSING = frozenset({".", ",", ")", "),", ").", "…"})
_UNITS = frozenset({"m", "mm", "cm", "dm", "hm", "km"})
_KEEPS_HYPHEN = frozenset(
    "est peut au là celui celle vis ci sous demi mi non porte avant après quelqu savoir week rendez ex".split()  # noqa: SIM905
)
_CLITICS = frozenset("t il elle ce on je tu nous vous ils elles même mêmes ci là être".split())  # noqa: SIM905
_LINKS = frozenset("à a en de des du la le les sur sous and by to of the l d".split())  # noqa: SIM905
"""Between two hyphens: «vis-à-vis», «Aix-en-Provence»."""
_HYPHENS = ("-", "\u2010")
"""As it is typed, and as some programs write it where they cut a word."""
_EDGES = ".,;:!?()«»\"'’"


class Worded(Protocol):
    """A word with its place; ``size`` in points."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def box(self) -> Box: ...  # noqa: D102
    @property
    def size(self) -> float: ...  # noqa: D102


def tokens_of(glyphs: Iterable[Worded], words: frozenset[str]) -> tuple[Token, ...]:
    """Words as tokens; one cut by a hyphen at a line's end is joined with what follows. ``words``: the document's."""
    tokens: list[Token] = []
    last: Worded | None = None
    for glyph in glyphs:
        if last is None or not (
            glyph.size < SMALL * last.size or glyph.text in _CLOSING or last.text.endswith(_HYPHENS)
        ):
            tokens.append(Token(glyph.text, ((0, glyph.box),)))
        elif _clings(last, glyph):
            head = tokens.pop()
            tokens.append(Token(head.text + glyph.text, (*head.boxes, (len(head.text), glyph.box))))
        elif _cut(last, glyph):
            head = tokens.pop()
            text = head.text[:-1] + ("-" if _hyphen_stays(head.text, glyph.text, words) else "")
            tokens.append(Token(text + glyph.text, (*head.boxes, (len(text), glyph.box))))
        else:
            tokens.append(Token(glyph.text, ((0, glyph.box),)))
        last = glyph
    return tuple(tokens)


def is_call(last: Worded, glyph: Worded) -> bool:
    """Whether a figure after a word calls a footnote: it is raised, and no part of a unit."""
    return glyph.text.isdigit() and _rise(last, glyph) > RAISED and not _is_power(last, glyph)


def _rise(last: Worded, glyph: Worded) -> float:
    """How far small letters stand above the line of the word before, in shares of its size; 0 when not small."""
    if glyph.size >= SMALL * last.size or not last.size:
        return 0.0
    return ((last.box.bottom - DESCENT * last.size) - (glyph.box.bottom - DESCENT * glyph.size)) / last.size


def _clings(last: Worded, glyph: Worded) -> bool:
    """Whether the glyph only looks like a word: «er» or «2» raised, or a full stop after a footnote call."""
    if glyph.box.top > last.box.bottom:
        return False
    gap = abs(glyph.box.x0 - last.box.x1) / (last.size or 1.0)
    if glyph.text in _CLOSING:
        return gap <= 1.2
    if gap > 0.35 or glyph.size >= SMALL * last.size:
        return False
    ordinal = glyph.text.isalpha() and len(glyph.text) <= LONGEST_RAISED and _rise(last, glyph) > RAISED
    return ordinal or (last.text[-1:].isdigit() and glyph.text.isalpha()) or _is_power(last, glyph)


def _is_power(last: Worded, glyph: Worded) -> bool:
    """Whether a raised figure is part of a unit: square metres are not a footnote call."""
    return last.text.casefold() in _UNITS and glyph.text in {"2", "3"}


def _cut(last: Worded, glyph: Worded) -> bool:
    head, tail = last.text, glyph.text
    if len(head) < 2 or not head.endswith(_HYPHENS) or not (head[-2].isalnum() and tail[:1].isalnum()):
        return False
    if head[-2].isdigit() != tail[0].isdigit() or (len(head) < 3 and tail[0].isalpha()):
        return False
    return glyph.box.top > last.box.top + 0.5 * last.size or glyph.box.x0 < last.box.x0


def _hyphen_stays(head: str, tail: str, words: frozenset[str]) -> bool:
    """Whether the hyphen is the word's own: a compound, a name, an address, a range of figures."""
    if tail[0].isdigit() or (tail[0].isupper() and not head.isupper()):
        return True
    left, right = head[:-1].strip(_EDGES).casefold(), tail.strip(_EDGES).casefold()
    if "@" in head + tail or "/" in head:
        return True
    if f"{left}-{right}" in words:
        return True
    if f"{left}{right}" in words:
        return False
    last = left.rpartition("-")[2]
    if ("-" in left and last in _LINKS) or left in _KEEPS_HYPHEN or last in _KEEPS_HYPHEN or right in _CLITICS:
        return True
    return len(last) >= WHOLE[0] and len(right) >= WHOLE[1] and last in words and right in words
