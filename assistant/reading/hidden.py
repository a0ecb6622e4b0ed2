"""Takes characters out of the text that show nothing: zero-width marks, variation selectors and Unicode tags."""

import unicodedata
from dataclasses import replace

from assistant.dossier.dossier import Concealed
from assistant.reading.block import Block, Reading, Token

_TAGS = range(0xE0000, 0xE0080)
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_FILLERS = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u3164", "\uffa0"}
"""Letters and marks that are drawn as nothing."""


def strip_hidden(reading: Reading) -> Reading:
    """The reading with clean tokens; what Unicode tags spelled out is kept apart."""
    cleaned: list[Block] = []
    for block in reading.blocks:
        spelled = "".join(chr(ord(c) - 0xE0000) for token in block.tokens for c in token.text if ord(c) in _TAGS)
        if spelled.strip():
            reading.concealed.append(Concealed(kind="zero_width", page=block.page, text=spelled.strip()))
        tokens = tuple(clean for token in block.tokens if (clean := _clean(token)).text)
        cleaned.append(replace(block, tokens=tokens))
    reading.blocks = [block for block in cleaned if block.tokens]
    return reading


def _clean(token: Token) -> Token:
    if token.text.isascii():
        return token
    kept = [(offset, c) for offset, c in enumerate(token.text) if not _shows_nothing(c)]
    if len(kept) == len(token.text):
        return token
    before = [offset for offset, _ in kept]
    boxes = tuple((sum(b < start for b in before), box) for start, box in token.boxes)
    return Token("".join(c for _, c in kept), boxes)


def _shows_nothing(character: str) -> bool:
    return (
        unicodedata.category(character) == "Cf"
        or character in _FILLERS
        or any(ord(character) in characters for characters in (_TAGS, *_SELECTORS))
    )
