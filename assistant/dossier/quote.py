"""Finding a quote in a dossier, character for character once typography is set aside."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.dossier.passage import Passage

MINIMUM_LETTERS = 8
"""A shorter quote proves nothing: it would be found anywhere."""

_TYPOGRAPHY = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
        "•": " ", "·": " ",
    }
)  # fmt: skip
_EDGE = " \"'.…,;:-()[]"


class Anchor(NamedTuple):
    """Where part of a quote stands: a passage and a character span of its text."""

    passage: str
    page: int
    start: int
    end: int


def normalised(text: str) -> tuple[str, list[int]]:
    """The text without typographic accidents, and for each of its characters the offset it came from.

    Quotation marks, apostrophes and dashes are made plain, ligatures are opened, case is folded, invisible
    characters are dropped, and white space, including around punctuation marks, is removed: French sets it
    before «:», «;», «!» and «?», and PDF extraction loses or adds it.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if unicodedata.category(character) in ("Cf", "Cc"):
            character = " " if character in "\n\t\r\f" else ""
        for plain in unicodedata.normalize("NFKC", character.translate(_TYPOGRAPHY)).casefold():
            plain = plain.translate(_TYPOGRAPHY)
            if plain.isspace() or not plain:
                continue
            characters.append(plain)
            offsets.append(offset)
    return "".join(characters), offsets


def find_quote(quote: str, passages: Sequence[Passage], cited: str | None = None) -> tuple[Anchor, ...]:
    """Where the quote stands in the passages: first in the cited one, then in any, then across two neighbours.

    Returns:
        One anchor, or two when the quote runs over a passage's end; empty when the quote is not found as it is.
    """
    wanted = normalised(unicodedata.normalize("NFC", quote).strip(_EDGE))[0].strip(_EDGE)
    if sum(character.isalnum() for character in wanted) < MINIMUM_LETTERS:
        return ()
    quotable = [passage for passage in passages if passage.is_evidence]
    for passage in sorted(quotable, key=lambda p: p.id != cited):
        text, offsets = normalised(passage.text)
        at = _whole_words(text, wanted, passage.text, offsets)
        if at is not None:
            return (_anchor(passage, offsets, at, at + len(wanted)),)
    for first, second in pairwise(quotable):
        found = _across(wanted, first, second)
        if found:
            return found
    return ()


def _whole_words(text: str, wanted: str, original: str, offsets: list[int]) -> int | None:
    """The first place where the quote stands without cutting a word of the original in two."""
    at = text.find(wanted)
    while at >= 0:
        first, last = offsets[at], offsets[at + len(wanted) - 1]
        cut_before = first > 0 and original[first - 1].isalnum() and original[first].isalnum()
        cut_after = last + 1 < len(original) and original[last + 1].isalnum() and original[last].isalnum()
        if not cut_before and not cut_after:
            return at
        at = text.find(wanted, at + 1)
    return None


def _across(wanted: str, first: Passage, second: Passage) -> tuple[Anchor, ...]:
    head, head_offsets = normalised(first.text)
    tail, tail_offsets = normalised(second.text)
    at = (head + tail).find(wanted)
    end = at + len(wanted)
    if at < 0 or at >= len(head) or end <= len(head):
        return ()
    return (
        _anchor(first, head_offsets, at, len(head)),
        _anchor(second, tail_offsets, 0, end - len(head)),
    )


def _anchor(passage: Passage, offsets: list[int], start: int, end: int) -> Anchor:
    return Anchor(passage.id, passage.page, offsets[start], offsets[end - 1] + 1)
