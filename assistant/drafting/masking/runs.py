"""Runs of capitalised words in one line: what a name can be made of."""

import re
from bisect import bisect_left
from typing import NamedTuple

from assistant.drafting.masking.folded import WORD, plain
from assistant.drafting.masking.person import PARTICLES

LONGEST = 7


class Run(NamedTuple):
    """Capitalised words that follow each other, particles between them."""

    words: list[str]
    small: list[str]
    """The words in small letters."""
    starts: list[int]
    end: int

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.starts[0]


_BEGINS = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]['-])(?:(?:[dlnsjm]|qu)')?(?P<at>[A-Z])[^\W\d_]*")
"""A capital at the beginning of a word, an elided one before it or not."""
_ELIDED_SMALL = re.compile(r"(?:[LJMSCTD]|Qu|Jusqu|Lorsqu|Puisqu)'[a-z]")
_CODE = re.compile(r"[-.]?\d")
_BETWEEN = re.compile(r"[ \t]{1,3}|\.[ \t]?")


_LISTED_IN_CAPITALS = """
ET OU AU AUX AVEC PAR POUR EN SUR CHEZ DANS EST SONT A ONT SERA ETAIT QUI QUE DONT SANS SOUS VERS
"""
IN_CAPITALS = frozenset(_LISTED_IN_CAPITALS.split())
"""Words that stand between names in a line of capitals."""


class Page:
    """A page's folded text and the runs in it."""

    def __init__(self, text: str) -> None:
        """Finds the runs once."""
        self.text = text
        self.runs = runs(text)
        self.public: dict[int, bool] = {}
        """Whether the public knows whom a run names, by the run's start, as far as that was asked."""
        self._starts = [run.start for run in self.runs]

    def between(self, start: int, end: int) -> list[Run]:
        """The runs that begin in that part of the text."""
        return self.runs[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def run_at(text: str, start: int) -> Run | None:
    """The run whose first word begins at that offset of a folded text; None when none does."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = start
    while len(words) < LONGEST:
        found = WORD.match(text, place)
        if found is None or not _may_belong(found[0], text, found.end(), first=not words):
            break
        words.append(found[0])
        starts.append(found.start())
        ends.append(found.end())
        between = _BETWEEN.match(text, found.end())
        if between is None or (between[0].startswith(".") and len(found[0]) > 2):
            break
        place = between.end()
    while words and not words[-1][0].isupper() and not words[-1].startswith("d'"):
        words.pop(), starts.pop(), ends.pop()
    return Run(words, [plain(word) for word in words], starts, ends[-1]) if words else None


def runs(text: str, start: int = 0, end: int | None = None) -> list[Run]:
    """All runs of the folded text, one after the other."""
    found: list[Run] = []
    place = start
    end = len(text) if end is None else end
    while (begun := _BEGINS.search(text, place, end)) is not None:
        run = run_at(text, begun.start("at"))
        if run is not None:
            found.append(run)
        place = run.end if run is not None else begun.end()
    return found


def _may_belong(word: str, text: str, end: int, *, first: bool) -> bool:
    if _CODE.match(text, end):
        return False  # «K-27» is a code
    if word[0].isupper():
        return (len(word) < 2 or word not in IN_CAPITALS) and not _ELIDED_SMALL.match(word)
    return not first and (word in PARTICLES or word in ("e", "y") or (word.startswith("d'") and word[2:3].isupper()))
