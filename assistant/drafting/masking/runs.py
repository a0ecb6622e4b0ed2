"""Runs of capitalised words in one line: what a name can be made of."""

import re
from typing import NamedTuple

from assistant.drafting.masking.folded import WORD, plain
from assistant.drafting.masking.person import PARTICLES

LONGEST = 6


class Run(NamedTuple):
    """Capitalised words that follow each other, particles between them."""

    words: list[str]
    starts: list[int]
    end: int

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.starts[0]

    @property
    def small(self) -> list[str]:
        """The words in small letters."""
        return [plain(word) for word in self.words]


_ELIDED = re.compile(r"(?:[dlnsjm]|qu)'(?=[A-Z])")
_BETWEEN = re.compile(r"[ \t]{1,3}|\.[ \t]?")


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
    return Run(words, starts, ends[-1]) if words else None


def runs(text: str, start: int = 0, end: int | None = None) -> list[Run]:
    """All runs of the folded text, one after the other."""
    found: list[Run] = []
    place = start
    end = len(text) if end is None else end
    while (word := WORD.search(text, place, end)) is not None:
        elided = _ELIDED.match(word[0])
        begin = word.start() + (elided.end() if elided else 0)
        run = run_at(text, begin) if text[begin].isupper() else None
        if run is not None:
            found.append(run)
        place = run.end if run is not None else word.end()
    return found


def _may_belong(word: str, text: str, end: int, *, first: bool) -> bool:
    if re.match(r"[-.]?\d", text[end : end + 2]):
        return False  # «K-27» is a code
    if word[0].isupper():
        return True
    return not first and (word in PARTICLES or (word.startswith("d'") and word[2:3].isupper()))
