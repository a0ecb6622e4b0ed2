"""A text without accents, for looking names up, with the way back to the offsets of the original."""

import re
import unicodedata
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ´", "'"),
        **dict.fromkeys("‑‐", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        **{"œ": "o", "Œ": "O", "æ": "a", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L"},
    }
)


class Folded(NamedTuple):
    """A text without accents and invisible characters, its case kept."""

    text: str
    offsets: tuple[int, ...]
    """For each character the offset it came from, and the original's length at the end."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the span of the folded text came from, with its combining marks."""
        return self.offsets[start], self.offsets[end] if end > start else self.offsets[start]


def folded(text: str) -> Folded:
    """The folded text, one character for each letter of the original."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        base = unicodedata.normalize("NFD", character)[0]
        if unicodedata.category(base) in ("Mn", "Cf"):
            continue
        characters.append(base.translate(_PLAIN))
        offsets.append(offset)
    return Folded("".join(characters), (*offsets, len(text)))


def plain(word: str) -> str:
    """One name without accents, in small letters."""
    return folded(word).text.lower()


WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
"""A word of a folded text; «Petit-Jean» and «N'Guyen» are one."""
