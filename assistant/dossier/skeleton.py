"""A text as its look-alikes read: the skeleton of Unicode's report 39, with the offset each character came from."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_LOOK_ALIKE = str.maketrans(
    "авгеёіїјкмнорстухцьѕԁһԛԝґαβγεικνορτυχϲϳɑɡɩıʀʏᴀᴄᴇᴏᴜᴠᴡᴢ",
    "abreeiijkmhopctyxubsdhqwrabyeikvoptuxcjagiiryaceouvwz",
)
"""Cyrillic, Greek and small-capital letters as the Latin ones that they are drawn like, in lower case."""
_SAME = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTYXIJSoABEZHIKMNOPTYX",
)
"""Those that nobody can tell from the Latin ones."""
_PLAIN = str.maketrans("’‘ʼ′`´“”„«»‹›–—‑‐−·•", "''''''\"\"\"\"\"<>-----  ")
_FIGURES = str.maketrans("0134578@$", "oieastbas")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]")
_SPACED = re.compile(r"(?<!\w)\w(?:[ ._*/|-]\w){3,}(?!\w)")
_INSIDE = re.compile(r"(?<=[^\W\d_])[-._·*|](?=[^\W\d_])")
_HALF_FIGURES = re.compile(r"\w*(?:[^\W\d_][013457@$]|[013457@$][^\W\d_])[\w@$]*")
_FIGURE_IN_WORD = re.compile(r"[013457@$](?:(?<=[^\W\d_].)|(?=[^\W\d_]))")
"""What every one of those holds: it is found much sooner."""
_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Plain characters, and for each the offset in the original."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's characters that these came from; their order does not matter."""
        held = self.offsets[start:end]
        return min(held), max(held) + 1

    def without(self, pattern: re.Pattern[str], put: str = "") -> "Skeleton":
        """The skeleton with the pattern's finds taken out, or replaced by a single character."""
        return self._rewritten(pattern, lambda found: [(put, found.start())] if put else [])

    def backwards(self) -> "Skeleton":
        """Read from the end."""
        return Skeleton(self.text[::-1], self.offsets[::-1])

    def turned(self) -> "Skeleton":
        """Each letter thirteen places on in the alphabet."""
        return Skeleton(self.text.translate(_ROT13), self.offsets)

    def closed(self) -> "Skeleton":
        """Words that were split letter by letter or by marks, in one piece again: «i g n o r e», «ig-no-re»."""
        closed = self._rewritten(
            _SPACED, lambda found: [(found.string[i], i) for i in range(found.start(), found.end(), 2)]
        )
        return closed.without(_INSIDE)

    def spelled(self) -> "Skeleton":
        """Figures inside words as the letters that they stand for."""
        if not _FIGURE_IN_WORD.search(self.text):
            return self
        return self._rewritten(
            _HALF_FIGURES,
            lambda found: [(found.string[i].translate(_FIGURES), i) for i in range(found.start(), found.end())],
        )

    def _rewritten(
        self, pattern: re.Pattern[str], made: Callable[[re.Match[str]], list[tuple[str, int]]]
    ) -> "Skeleton":
        texts: list[str] = []
        offsets: list[int] = []
        at = 0
        for found in pattern.finditer(self.text):
            texts.append(self.text[at : found.start()])
            offsets.extend(self.offsets[at : found.start()])
            for character, place in made(found):
                texts.append(character)
                offsets.append(self.offsets[place])
            at = found.end()
        if not at:
            return self
        return Skeleton("".join((*texts, self.text[at:])), (*offsets, *self.offsets[at:]))


_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROT13 = str.maketrans(_ALPHABET, _ALPHABET[13:] + _ALPHABET[:13])


@lru_cache(maxsize=512)
def skeleton(text: str) -> Skeleton:
    """The text in lower case without accents, invisible characters, fancy letters and letters of another script.

    Letters of another script are made Latin only in words that hold Latin letters too, or nothing but look-alikes:
    Russian and Greek words stay what they are.
    """
    if text.isascii():
        return Skeleton(text.lower(), tuple(range(len(text))))
    plains = {character: _plain(character) for character in set(text)}
    one_for_one = all(len(plain) == 1 for plain in plains.values())
    joined = "".join(map(plains.__getitem__, text))
    offsets = range(len(text)) if one_for_one else [offset for offset, c in enumerate(text) for _ in plains[c]]
    return Skeleton(joined if joined.isascii() else _WORD.sub(_one_script, joined), tuple(offsets))


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    """What a character is without its accents and fancy shape; nothing for one that shows nothing."""
    if shows_nothing(character):
        return ""
    plain = unicodedata.normalize("NFKD", character.translate(_PLAIN)).casefold()
    return "".join(
        " " if c.isspace() and c != "\n" else c
        for c in plain
        if not unicodedata.combining(c) and unicodedata.category(c) != "Mn"
    )


def one_script(text: str) -> str:
    """The text with letters of another script made Latin, in words of three letters and more that hold Latin ones.

    Only letters that look exactly the same: «kΩ» and «µg» stay. The text keeps its length.
    """
    return text if text.isascii() else _WORD.sub(_made_latin, text)


def shows_nothing(character: str) -> bool:
    """Whether a character is drawn as nothing: zero-width marks, variation selectors, tags, fillers."""
    code = ord(character)
    if code < 0xAD:
        return False
    return (
        unicodedata.category(character) == "Cf"
        or character in _NOTHING
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE01EF
    )


def _one_script(found: re.Match[str]) -> str:
    word = found[0]
    if word.isascii():
        return word
    plain = word.translate(_LOOK_ALIKE)
    return plain if _LATIN.search(word) or plain.isascii() else word


def _made_latin(found: re.Match[str]) -> str:
    word = found[0]
    return word.translate(_SAME) if len(word) > 2 and re.search(r"[A-Za-z]", word) else word
