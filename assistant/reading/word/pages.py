"""Pages of a Word document: those that Word wrote down when it last drew it, or that its author's breaks make."""

from collections.abc import Iterator
from typing import Any

from assistant.dossier.place import Unit
from assistant.reading.flow import SECTION_WORDS
from assistant.reading.paging import LINE_WORDS, LINES
from assistant.reading.word.look import based_on, style_elements
from assistant.reading.word.place import W

RENDERED = f"{W}lastRenderedPageBreak"
PICTURE_LINES = 12
PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object")
_OFF = ("0", "false", "off", "none")


class WordPages:
    """Counts pages while the document is walked from its beginning.

    ``unit`` is «page» where the numbers are those that Word shows, else «section»: top-level headings, the author's
    breaks, or about 450 words.
    """

    def __init__(self, document: Any) -> None:
        """Looks for the marks of pages in the whole document."""
        self._elements = style_elements(document)
        self._kinds = [_kind(section) for section in document.element.body.iter(f"{W}sectPr")]
        self._rendered = next(document.element.body.iter(RENDERED), None) is not None
        self.unit: Unit = "page" if self._rendered or self._short_stretches(document.element.body) else "section"
        self.number = 1
        self.firsts = [1]
        """The page on which each of the document's sections begins."""
        self._words = 0
        self._filled = False
        self._broken = False

    def chapter(self, top: bool) -> None:
        """Before a paragraph or a table; ``top`` when it is a heading of the first level."""
        if self.unit == "section" and self._filled and (top or self._words >= SECTION_WORDS):
            self._next()

    def paragraph(self, paragraph: Any) -> None:
        """Before the text of a paragraph, which may begin a page."""
        if self._filled and self._begins_page(paragraph):
            self.broken()

    def broken(self) -> None:
        """At a break that the author set; two in a row leave an empty page, and no empty section."""
        if self._filled or self.unit == "page":
            self._next()
        self._broken = True

    def rendered(self) -> None:
        """Where Word turned the page: after an author's break, the same turn told twice."""
        if not self._broken and self.unit == "page" and (self._filled or self.number > 1):
            self._next()
        self._broken = False

    def section(self, paragraph: Any) -> None:
        """After a paragraph that may end a section; how the next one begins is said at that one's end."""
        if paragraph.find(f"{W}pPr/{W}sectPr") is None:
            return
        at = len(self.firsts)
        kind = self._kinds[at] if at < len(self._kinds) else "nextPage"
        if kind not in ("continuous", "nextColumn"):
            self.broken()
            if self.unit == "page" and kind in ("oddPage", "evenPage") and self.number % 2 != (kind == "oddPage"):
                self.number += 1
        self.firsts.append(self.number)

    def seen(self) -> None:
        """At something that shows on the page."""
        self._filled, self._broken = True, False

    def holds(self, words: int) -> None:
        """After a block of so many words."""
        self._words += words

    def back(self, number: int) -> None:
        """To an earlier page: the cells of a row stand beside each other."""
        self.number, self._broken = number, False

    def _next(self) -> None:
        self.number += 1
        self._words, self._filled = 0, False

    def _begins_page(self, paragraph: Any) -> bool:
        properties = paragraph.find(f"{W}pPr")
        own = None if properties is None else properties.find(f"{W}pageBreakBefore")
        if own is None:
            style = None if properties is None else properties.find(f"{W}pStyle")
            style_id = None if style is None else style.get(f"{W}val")
            for ancestor in based_on(self._elements, style_id) if style_id in self._elements else ():
                own = self._elements[ancestor].find(f"{W}pPr/{W}pageBreakBefore")
                if own is not None:
                    break
        return own is not None and own.get(f"{W}val") not in _OFF

    def _short_stretches(self, body: Any) -> bool:
        """Whether the author broke pages, and no stretch between two breaks is longer than a page."""
        longest = lines = words = breaks = 0
        for mark in self._marks(body):
            if mark == "break":
                longest, lines, words, breaks = max(longest, lines + words // LINE_WORDS), 0, 0, breaks + 1
            elif mark == "picture":
                lines += PICTURE_LINES
            elif mark == "paragraph":
                lines, words = lines + words // LINE_WORDS + 1, 0
            else:
                words += len(mark.split())
        return breaks > 0 and max(longest, lines + words // LINE_WORDS) <= LINES

    def _marks(self, body: Any) -> Iterator[str]:
        """What lies between the pages, in order: breaks, pictures, paragraphs and texts."""
        sections = 0
        for node in body.iter():
            if node.tag == f"{W}p":
                yield "break" if self._begins_page(node) else "paragraph"
            elif is_break(node):
                yield "break"
            elif node.tag == f"{W}sectPr" and node.getparent().tag == f"{W}pPr":
                sections += 1
                if sections < len(self._kinds) and self._kinds[sections] not in ("continuous", "nextColumn"):
                    yield "break"
            elif node.tag in PICTURES:
                yield "picture"
            elif node.tag == f"{W}t":
                yield f" {node.text or ''} "


def is_break(node: Any) -> bool:
    """Whether the node is a page break set by the author."""
    return bool(node.tag == f"{W}br" and node.get(f"{W}type") == "page")


def _kind(section: Any) -> str:
    kind = section.find(f"{W}type")
    return "nextPage" if kind is None else kind.get(f"{W}val") or "nextPage"
