"""Tells in which encoding a French text was written, by its marks, its zeros or the letters that it would give."""

import codecs

from assistant.dossier.dossier import ReadingWarning

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "MS-DOS (850)", "iso8859-15": "ISO 8859-15"}
"""Encodings of one byte a letter, the likeliest first; Latin-1 reads as Windows-1252."""
_FRENCH = frozenset("éèàçêîôûâùëïüœæÉÈÀÇÊÎÔÛÂÙËÏÜŒ")
_MARKS_OF_PRINT = frozenset("’‘“”«»€–—…°²³•\u00a0§½")
_ZEROS = 0.35
"""Share of zeros at even or at odd places from which two bytes are one letter."""


def wide_encoding(head: bytes) -> str | None:
    """The UTF-16 that the bytes are in although nothing marks it; None when they are not."""
    if len(head) < 4 or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    half = len(head) // 2
    for places, others, encoding in ((head[1::2], head[::2], "utf-16-le"), (head[::2], head[1::2], "utf-16-be")):
        if places.count(0) > _ZEROS * half and others.count(0) == 0:
            return encoding
    return None


def decoded(content: bytes, declared: str | None = None) -> tuple[str, list[ReadingWarning]]:
    """The text, line ends made plain, and when its encoding had to be guessed a warning that says so."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _plain(content.decode(encoding, errors="replace")), []
    for encoding in filter(None, (wide_encoding(content[:4096]), "utf-8", declared)):
        try:
            return _plain(content.decode(encoding)), []
        except (UnicodeDecodeError, LookupError):
            continue
    encoding = max(_GUESSED, key=lambda name: _likeness(content, name))
    told = f"Le texte n'est pas en UTF-8 ; il a été lu comme du {_GUESSED[encoding]} : vérifier les accents."
    return _plain(content.decode(encoding, errors="replace")), [ReadingWarning(kind="encoding", text=told)]


def _likeness(content: bytes, encoding: str) -> int:
    """How much the text reads like French: its accented letters, less what French does not write."""
    score = 0
    previous = " "
    text = content[:200_000].decode(encoding, errors="replace")
    for character, following in zip(text, f"{text[1:]} ", strict=True):
        if not character.isascii():
            if character in _FRENCH:
                # A capital in the middle of a word is what another encoding gives, and so is an œ that ends one.
                odd = (character.isupper() and previous.islower()) or (character in "œŒ" and not following.isalpha())
                score += -3 if odd else 2
            elif character in _MARKS_OF_PRINT:
                score += -2 if character in "€°²³•§½" and previous.isalpha() else 1
            else:
                score -= 3
        previous = character
    return score


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
