"""Reads HTML through lxml: headings, paragraphs, nested lists, definition lists, tables with spans. No network."""

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from assistant.errors import UserError
from assistant.importing.readers.grid import Grid
from assistant.importing.readers.joining import sentences
from assistant.importing.readers.paper import Paper
from assistant.importing.source import Cell, Piece, Source, Table

_UNSEEN = {"script", "style", "template", "noscript", "head", "title", "nav", "svg", "iframe", "object", "select"}
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "li", "ul", "ol", "dl",
    "dt", "dd", "hr", "table", "caption", "figure", "figcaption", "form", "fieldset", "legend", "address", "body",
    "h1", "h2", "h3", "h4", "h5", "h6", "details", "summary", "tr", "td", "th", "thead", "tbody", "tfoot", "html",
}  # fmt: skip
_LISTS = {"ul", "ol"}
_DEEPEST = 200
_BREAK = "\x0b"
"""Stands for a line break within a paragraph; no text of a page holds it."""


def read_html(content: bytes, name: str) -> Source:
    """The source in an HTML page.

    Raises:
        UserError: there is no text in it, or its tags nest too deep.
    """
    parser = html.HTMLParser(encoding=_encoding(content), no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UserError(f"« {name} » n'est pas du HTML lisible ; l'ouvrir et l'enregistrer à nouveau.") from error
    page = HtmlPage()
    regions = page.regions(root)
    if not regions:
        raise UserError(f"« {name} » ne contient aucun texte.")
    return Source(name=name, lines=tuple(page.paper.lines), regions=tuple(regions), places=tuple(page.paper.places))


def _encoding(content: bytes) -> str | None:
    """UTF-8 when the bytes are; else what the page says, else Windows-1252."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None if b"charset" in content[:2048].lower() else "cp1252"
    return "utf-8"


class HtmlPage:
    """Walks a page once, writing its pieces down."""

    def __init__(self) -> None:
        self.paper = Paper()
        self._text: list[str] = []

    def regions(self, root: Any) -> list[Piece | Table]:
        """The page's parts in order."""
        found = list(self._walk(root, 0, 0, 0))
        found.extend(self._flush(0, 0))
        return found

    def _flush(self, heading: int, depth: int) -> list[Piece]:
        lines = "".join(self._text).split(_BREAK)
        self._text.clear()
        return [piece for line, _ in sentences(lines) for piece in self.paper.pieces(line, heading, depth)]

    def _walk(self, element: Any, heading: int, depth: int, level: int) -> Iterator[Piece | Table]:
        if not isinstance(element.tag, str):
            return
        tag = element.tag.lower()
        if tag in _UNSEEN or _hidden(element) or level > _DEEPEST:
            return
        if tag == "br":
            self._text.append(_BREAK)
            return
        block = tag in _BLOCKS
        if block:
            yield from self._flush(heading, depth)
        if tag == "table":
            table = self._table(element, level)
            if table is not None:
                yield table
            return
        inner = int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else heading
        deeper = depth + (tag in _LISTS or tag == "dd")
        self._text.append(element.text or "")
        for child in element:
            yield from self._walk(child, inner, deeper, level + 1)
            self._text.append(child.tail or "")
        if block:
            yield from self._flush(inner, deeper)

    def _table(self, table: Any, level: int) -> Table | None:
        grid = Grid()
        with self.paper.table():
            for row in _rows(table):
                grid.row()
                self.paper.row()
                for cell in row:
                    if isinstance(cell.tag, str) and cell.tag.lower() in ("td", "th") and not _hidden(cell):
                        grid.cell(Cell(self._cell(cell, level)), _span(cell, "colspan"), _span(cell, "rowspan"))
        return grid.table()

    def _cell(self, cell: Any, level: int) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        for region in [*self._walk(cell, 0, 0, level + 1), *self._flush(0, 0)]:
            if isinstance(region, Piece):
                pieces.append(region)
            else:  # a table within a cell: its cells one after the other
                pieces.extend(piece for row in region.rows for inner in row for piece in inner.pieces)
        return tuple(dict.fromkeys(pieces))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if isinstance(child.tag, str) and child.tag.lower() == "tr":
            yield child
        elif isinstance(child.tag, str) and child.tag.lower() in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return int(value) if value.isdecimal() and len(value) < 5 else 1


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
