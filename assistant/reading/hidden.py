"""Takes characters out of the text that show nothing, and letters of another script that pass for Latin ones.

What invisible characters spell out is kept apart: Unicode tags, bytes in variation selectors, runs of zero-width marks.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from assistant.dossier.dossier import Concealed
from assistant.dossier.skeleton import one_script, shows_nothing
from assistant.reading.block import Block, Reading, Token

_ORDINARY = re.compile("[ -~¡-¬®-ÿŒœŸ‘’“”–—…•€]+")
"""A word of characters that all show and that no other script has: nothing is hidden in it."""
_TAGS = range(0xE0000, 0xE0080)
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{2,8}\U000e007f")
"""A region's flag: a black flag and the region's letters as tags."""
_SELECTED = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}")
"""One variation selector after a character is its shape; several in a row are bytes."""
_MARKS = frozenset("\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e")
MOST_MARKS = 8
"""Zero-width marks in one word from which they may be a code: scripts that need them take fewer."""


def strip_hidden(reading: Reading) -> Reading:
    """The reading with clean tokens; what the characters taken out spelled is kept apart."""
    cleaned: list[Block] = []
    for block in reading.blocks:
        odd = [token.text for token in block.tokens if not _ORDINARY.fullmatch(token.text)]
        if not odd:
            cleaned.append(block)
            continue
        for text in _spelled(" ".join(odd)):
            reading.concealed.append(Concealed(kind="zero_width", page=block.page, text=text))
        cleaner = (token if _ORDINARY.fullmatch(token.text) else _clean(token) for token in block.tokens)
        tokens = tuple([token for token in cleaner if token.text])
        cleaned.append(replace(block, tokens=tokens))
    reading.blocks = [block for block in cleaned if block.tokens]
    return reading


def _spelled(text: str) -> Iterator[str]:
    """What the text's invisible characters say."""
    if not text:
        return
    tags = "".join(
        chr(ord(c) - 0xE0000) if c != " " else " " for c in _FLAG.sub("", text) if c == " " or ord(c) in _TAGS
    )
    if shown := " ".join("".join(c for c in tags if c.isprintable()).split()):
        yield shown
    for run in _SELECTED.findall(text):
        said = bytes(ord(c) - 0xFE00 if ord(c) < 0xFE10 else ord(c) - 0xE0100 + 16 for c in run)
        yield said.decode("utf-8", errors="replace")
    marks = Counter(c for word in text.split() if _is_code(word) for c in word if c in _MARKS)
    if marks:
        yield " ".join(f"U+{ord(mark):04X} × {count}" for mark, count in sorted(marks.items()))


def _is_code(word: str) -> bool:
    """Whether the word holds more zero-width marks than writing needs, and not just one between its letters."""
    marks = sum(c in _MARKS for c in word)
    return marks >= MOST_MARKS and marks > len(word) - marks


def _clean(token: Token) -> Token:
    kept = [(offset, c) for offset, c in enumerate(token.text) if not shows_nothing(c)]
    text = one_script(_plain("".join(c for _, c in kept)))
    if len(kept) == len(token.text):
        return token if text == token.text else Token(text, token.boxes)
    before = [offset for offset, _ in kept]
    return Token(text, tuple((sum(b < start for b in before), box) for start, box in token.boxes))


def _plain(text: str) -> str:
    """The text with mathematical and full-width letters as plain ones; its length stays."""
    if not any(0x1D400 <= ord(c) <= 0x1D7FF or 0xFF01 <= ord(c) <= 0xFF5E for c in text):
        return text
    return "".join(
        unicodedata.normalize("NFKC", c) if 0x1D400 <= ord(c) <= 0x1D7FF or 0xFF01 <= ord(c) <= 0xFF5E else c
        for c in text
    )
