"""Tells titles from text, and how deep they are, where no style says it: by their size, weight, numbers and words."""

import re
from collections.abc import Iterable, Mapping

HEADING_RATIO = 1.12
"""A line this much taller than body text is a heading."""
TITLE_RATIO = 1.5
"""A line this much taller is a title even when it reads as a sentence."""
FULL_SENTENCE = 5
"""Words from which a text with a full stop reads as a sentence."""
SHORT_TITLE = 9
"""Words of the longest bold title of body size that bears no number."""
MOST_WORDS = 30
"""Words of the longest title: more of them, however tall, are text."""
MOST_LETTERS = {True: 100, False: 200}
"""Characters of the longest title, of body size and taller."""

_NUMBERING = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?=[.)]\s|\s+(?:[-–«“\"]\s*)?[A-ZÀ-ÞŒ]))[.)]?\s+[^\s%€\d]")
CAPTION = re.compile(r"^(tableau|figure|schéma|graphique|illustration|photo|encadré)\s*n?°?\s*\d+", re.IGNORECASE)
LEADERS = re.compile(r"(\.\s?){4,}\s*\d{1,3}$")
_ITEM = re.compile(r"^[•‣▪■●○◦❖➢➔→✓–—\-*]$")
_SENTENCES = re.compile(r"[a-zà-ÿ)»][.!?]\s+[^a-zà-ÿ\W\d_]")


def reads_as_title(text: str, ratio: float, bold: bool) -> bool:
    """Whether a text reads as a title; ``ratio`` is its size over that of body text.

    In doubt it does not, for a title is never evidence.
    """
    tall = ratio >= HEADING_RATIO
    words = text.split()
    if len(text) > MOST_LETTERS[not tall] or len(words) > MOST_WORDS or not any(c.isalpha() for c in text):
        return False
    if LEADERS.search(text) or CAPTION.match(text) or is_item(text):
        return False
    numbered = depth(text) is not None
    if tall:
        sentence = text.endswith(".") or bool(_SENTENCES.search(text))
        return numbered or not ((sentence and len(words) >= FULL_SENTENCE and ratio < TITLE_RATIO) or text[0].islower())
    if not bold or text.endswith((".", ";", ",", ":")):
        return False
    return numbered or (
        len(words) <= SHORT_TITLE and text[0].isupper() and not any(c.isdigit() or c in ":;," for c in text)
    )


def is_item(text: str) -> bool:
    """Whether the text begins with the mark of an item in a list."""
    return bool(_ITEM.match(text.split(maxsplit=1)[0]))


def depth(text: str) -> int | None:
    """The depth that a title's own number gives, from 1: «3.2 Budget» is at 2. None without a number."""
    found = _NUMBERING.match(text)
    return found[1].count(".") + 1 if found else None


class Ranks:
    """How deep the titles of a document are that no style ranks: by their number, else by their size."""

    def __init__(self, titles: Iterable[tuple[str, float]], body: float) -> None:
        """``titles``: texts and sizes of all of them; ``body``: the size of body text."""
        depths: dict[float, list[int]] = {}
        sizes: set[float] = set()
        for text, size in titles:
            if size >= body * HEADING_RATIO:
                sizes.add(half(size))
            own = depth(text)
            if own is not None:
                depths.setdefault(half(size), []).append(own)
        self._numbered: Mapping[float, int] = {
            size: max(set(members), key=members.count) for size, members in depths.items()
        }
        self._sizes = tuple(sorted(sizes, reverse=True))

    def of(self, text: str, size: float) -> int:
        """The title's depth, from 1: its number's, that of the numbered ones of its size, or its size's rank."""
        own = depth(text)
        if own is not None:
            return own
        if half(size) in self._numbered:
            return self._numbered[half(size)]
        return self._sizes.index(half(size)) + 1 if half(size) in self._sizes else len(self._sizes) + 1


def half(size: float) -> float:
    """A size to half a unit: sizes closer than that are one."""
    return round(size * 2) / 2
