"""A text without accents, for looking names up, with the way back to the offsets of the original."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_PLAIN = {
    **dict.fromkeys("’‘ʼ´", "'"),
    **dict.fromkeys("‑‐", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u200a", " "),
    **{"œ": "o", "Œ": "O", "æ": "a", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i"},
}


class _Table(dict[int, str]):
    """For ``str.translate``: what each character becomes, found out once; invisible ones become nothing."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = "" if unicodedata.category(base) in ("Mn", "Cf") else _PLAIN.get(base, base)
        return self[code]


_TABLE = _Table()


class Folded(NamedTuple):
    """A text without accents and invisible characters, its case kept."""

    text: str
    offsets: Sequence[int]
    """For each character the offset it came from, and the original's length at the end."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the span of the folded text came from, with its combining marks."""
        return self.offsets[start], self.offsets[end] if end > start else self.offsets[start]


def folded(text: str) -> Folded:
    """The folded text, one character for each letter of the original."""
    plain_text = text.translate(_TABLE)
    if len(plain_text) == len(text):
        return Folded(plain_text, range(len(text) + 1))
    kept = [offset for offset, character in enumerate(text) if _TABLE[ord(character)]]
    return Folded(plain_text, (*kept, len(text)))


@lru_cache(maxsize=1 << 13)
def plain(word: str) -> str:
    """One name without accents, in small letters."""
    return folded(word).text.lower()


_LEADERS = re.compile(r"\s?[.…_]{4,}\s?|\s?…{2,}\s?")


def labelled_by_dots(text: str) -> str:
    """The text with the dots that lead from a label to what it labels as a colon, its length kept."""
    return _LEADERS.sub(lambda dots: ":".ljust(len(dots[0])), text)


WORD = re.compile(r"[^\W\d_]+(?:(?:'|--?)[^\W\d_]+)*")
"""A word of a folded text; «Petit-Jean» and «N'Guyen» are one."""
