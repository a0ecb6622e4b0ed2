"""The code of an RTF file as a stream of events: groups, control words, text in its encoding."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_PIECE = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<ends>[\r\n]+)|(?P<text>[^\\{}\r\n]+)|(?P<stray>\\)",
    re.DOTALL,
)
CODEPAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
"""Encodings by the character set that a font declares."""
_DOCUMENTS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\n": "\n", "\r": "\n"}


class TooDeepError(Exception):
    """Groups lie inside each other beyond what any program writes."""


class Fonts:
    """The encodings of texts: the document's, then those of the fonts."""

    def __init__(self) -> None:
        self._encodings: dict[int, str] = {}
        self._font = 0

    def word(self, word: str, number: int | None, encoding: str, defined: bool) -> str:
        """The encoding after a control word; ``defined`` where fonts are described, not used."""
        if word == "ansicpg" and number:
            return _known(f"cp{number}")
        if word in _DOCUMENTS:
            return _DOCUMENTS[word]
        if word == "f" and number is not None:
            self._font = number
            return encoding if defined else self._encodings.get(number, encoding)
        if word == "fcharset" and number in CODEPAGES and (number or encoding == "cp1252"):
            self._encodings[self._font] = _known(CODEPAGES[number or 0])
        return encoding


class Event(NamedTuple):
    """``open``, ``close``, ``word`` (with its number), ``symbol`` or ``bytes`` (text not yet decoded)."""

    kind: str
    name: str = ""
    number: int | None = None
    content: bytes = b""


def events(content: bytes) -> Iterator[Event]:
    """The file's pieces in order; binary data are skipped."""
    place = 0
    while place < len(content):
        found = _PIECE.match(content, place)
        if found is None:
            return
        place = found.end()
        kind = found.lastgroup
        if found["word"]:
            word = found["word"].decode("ascii")
            number = int(found["number"]) if found["number"] else None
            if word == "bin":
                place += max(number or 0, 0)
                continue
            yield Event("word", word, number)
        elif kind == "hex":
            yield Event("bytes", content=bytes.fromhex(found["hex"].decode("ascii")))
        elif kind == "symbol":
            symbol = found["symbol"].decode("latin-1")
            yield Event("bytes", content=found["symbol"]) if symbol in "\\{}" else Event("symbol", symbol)
        elif kind in ("open", "close"):
            yield Event(kind)
        elif kind == "text":
            yield Event("bytes", content=found["text"])


def _known(encoding: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return "cp1252"
    return encoding


def whole(parts: list[str]) -> str:
    """The text of its parts: two halves of a character are two of RTF's numbers."""
    return "".join(parts).encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
