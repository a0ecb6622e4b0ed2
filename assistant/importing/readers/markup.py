"""A text cell that may hold HTML, as pieces: paragraphs, list items, dash items and numbered items."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from assistant.importing.readers.joining import sentences
from assistant.importing.source import Piece, Place

_BLOCKS = {"p", "div", "li", "ul", "ol", "hr", "table", "tr", "td", "th", "blockquote", "section"}
_LISTS = {"ul", "ol"}
_BREAK = "\x0b"
"""Stands for a line break within a paragraph; no text of a line holds it."""
_HEADING = re.compile(r"h([1-6])$")
_BULLET = re.compile(r"^(?:[-–—•‣▪●○◦■□➢➤✓✔❖*·]|\uf0b7|\uf0a7|\uf0d8|[☐☑☒]|\[[ xX]\])\s*(?=\S)")
_CAPITAL = r"(?=[A-ZÀ-ÖØ-Þ«\"“])"
_ENCLOSED = re.compile(r"«[^»]*»|\([^()]*\)|“[^”]*”")
_LETTERED = re.compile(r"^([a-z])\s?\)\s+(?=\S)")
_NUMBERED = re.compile(r"^(\d{1,2})\s?[.)]\s+(?=\S)")


class _Parts(HTMLParser):
    """Cuts HTML into runs of text at block tags; each run with its depth in lists and its heading level."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, int, int]] = []
        self._text: list[str] = []
        self._open: list[str] = []
        self._item = False
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        heading = _HEADING.match(tag)
        if tag == "br":
            self._text.append(_BREAK)
        if tag not in _BLOCKS and not heading:
            return
        self.flush()
        if tag in _LISTS:
            self._open.append(tag)
        elif tag == "li":
            self._item = True
        elif tag == "p" and not self._item:
            self._open.clear()  # a paragraph ends the list that was left open
        elif heading:
            self._heading = int(heading[1])

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or _HEADING.match(tag):
            self.flush()
        if tag in _LISTS and self._open:
            self._open.pop()
        if tag in (*_LISTS, "li"):
            self._item = bool(self._open) and tag != "li"
        if _HEADING.match(tag):
            self._heading = 0

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def flush(self) -> None:
        lines = "".join(self._text).split(_BREAK)
        self._text.clear()
        self.parts.extend((text, len(self._open), self._heading) for text, _ in sentences(lines) if text)


def pieces_of(markup: str, place: Place) -> tuple[Piece, ...]:
    """The pieces of one cell or paragraph of a text file that stands on the lines of ``place``."""
    parser = _Parts()
    parser.feed(markup)
    parser.close()
    parser.flush()
    return tuple(
        Piece(text, place, heading=heading, depth=depth, bullet=bullet)
        for part, inside, heading in parser.parts
        for text, depth, bullet in items(part, inside)
    )


def items(text: str, depth: int = 0) -> Iterator[tuple[str, int, str]]:
    """(text, depth, bullet) of a run's items: « - un - deux » is two of them, « 1. un 2. deux » too."""
    bullet = _BULLET.match(text)
    if bullet:
        rest = text[bullet.end() :]
        mark = re.escape(bullet[0].strip())
        # a dash may also be a dash: items begin as the first one does, or after the punctuation that ends one
        new = rf"\s{mark}\s+{_CAPITAL}" if rest[:1].isupper() else rf"(?<=[;,.])\s{mark}\s+(?=\S)"
        enclosed = [found.span() for found in _ENCLOSED.finditer(rest)]
        cuts = [found.span() for found in re.finditer(new, rest)]
        free = [cut for cut in cuts if not any(start < cut[0] < end for start, end in enclosed)]
        for part in _between(rest, free):
            yield part, max(depth, 1), bullet[0].strip()
        return
    numbered = _NUMBERED.match(text)
    if numbered:
        cuts = list(_series(text, numbered))
        marks = [text[start:end].strip() for start, end in cuts]
        yield from ((part, max(depth, 1), mark) for part, mark in zip(_between(text, cuts), marks, strict=False))
        return
    lettered = _LETTERED.match(text)
    if lettered:
        cuts = list(_letters(text, lettered))
        marks = [text[start:end].strip() for start, end in cuts]
        yield from ((part, max(depth, 1), mark) for part, mark in zip(_between(text, cuts), marks, strict=False))
        return
    yield text, depth, ""


def _series(text: str, first: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where the following numbers of the list stand; the first number is left out too."""
    yield 0, first.end()
    number, at = int(first[1]) + 1, first.end()
    while following := re.compile(rf"\s{number}\s?[.)]\s+(?=\S)").search(text, at):
        yield following.span()
        number, at = number + 1, following.end()


def _letters(text: str, first: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where the following letters of the list stand; the first one is left out too."""
    yield 0, first.end()
    enclosed = [found.span() for found in _ENCLOSED.finditer(text)]
    letter, at = ord(first[1]) + 1, first.end()
    while letter <= ord("z") and (following := re.compile(rf"\s{chr(letter)}\s?\)\s+(?=\S)").search(text, at)):
        at = following.end()
        if not any(start < following.start() < end for start, end in enclosed):
            yield following.span()
            letter += 1


def _between(text: str, cuts: list[tuple[int, int]]) -> Iterator[str]:
    start = 0
    for cut, end in [*cuts, (len(text), len(text))]:
        part = text[start:cut].strip()
        if part:
            yield part
        start = end
