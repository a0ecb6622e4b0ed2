"""Reads DOCX through python-docx: headings, lists and tables with merged cells, in the order of the body."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document

from assistant.errors import UserError
from assistant.importing.readers.grid import Grid
from assistant.importing.readers.joining import sentences
from assistant.importing.readers.paper import Paper
from assistant.importing.source import Cell, Piece, Source, Table
from assistant.reading.word.look import Looks, based_on, members, style_elements
from assistant.reading.word.place import W

_HEADING = re.compile(r"^(?:heading|titre)\s*(\d)$", re.IGNORECASE)
_LISTED = re.compile(r"^(?:list|liste)\b.*?(\d)?$", re.IGNORECASE)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo"}


def read_docx(path: Path, name: str) -> Source:
    """The source in a DOCX.

    Raises:
        UserError: the file is damaged or holds no text.
    """
    try:
        body = _Body(Document(str(path)))
        regions = list(body.walk(body.document.element.body))
    except UserError:
        raise
    except Exception as error:  # python-docx trusts the package, and raises any kind where it should not have
        raise UserError(
            f"« {name} » est incomplet ou abîmé ; l'ouvrir dans Word ou LibreOffice et l'enregistrer à nouveau."
        ) from error
    if not regions:
        raise UserError(f"« {name} » ne contient aucun texte ; vérifier qu'il ne s'agit pas d'images collées.")
    return Source(name=name, lines=tuple(body.paper.lines), regions=tuple(regions), places=tuple(body.paper.places))


class _Body:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.paper = Paper()
        self.looks = Looks(document)
        self._headings, self._depths = _levels(document)

    def walk(self, element: Any) -> Iterator[Piece | Table]:
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                table = self._table(child)
                if table is not None:
                    yield table
            elif child.tag in _WRAPPERS:
                yield from self.walk(child)

    def _paragraph(self, paragraph: Any) -> list[Piece]:
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        outline = _value(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        heading = self._headings.get(style, 0) or (int(outline) + 1 if outline in tuple("012345678") else 0)
        depth = 0 if heading else _depth(paragraph, self._depths.get(style, 0))
        return [
            piece
            for line, _ in sentences(self._visible(paragraph).split("\n"))
            for piece in self.paper.pieces(line, heading, depth)
        ]

    def _visible(self, paragraph: Any) -> str:
        """The text that is seen; a line break is a line feed."""
        parts: list[str] = []
        for node in _own(paragraph):
            if node.tag == f"{W}t" and not self.looks.hidden(node, paragraph):
                parts.append(node.text or "")
            elif node.tag in (f"{W}br", f"{W}cr"):
                parts.append("\n")
            elif node.tag == f"{W}tab":
                parts.append(" ")
            elif node.tag == f"{W}noBreakHyphen":
                parts.append("-")
        return "".join(parts)

    def _table(self, table: Any) -> Table | None:
        grid = Grid()
        with self.paper.table():
            self._rows(table, grid)
        return grid.table()

    def _rows(self, table: Any, grid: Grid) -> None:
        for row in members(table, f"{W}tr", _WRAPPERS):
            grid.row()
            self.paper.row()
            before = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
            if before:
                grid.cell(Cell(), before)
            for cell in members(row, f"{W}tc", _WRAPPERS):
                columns = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and _value(merge) != "restart":
                    grid.again(columns)
                else:
                    grid.cell(Cell(self._cell(cell)), columns)

    def _cell(self, cell: Any) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        for region in self.walk(cell):
            if isinstance(region, Piece):
                pieces.append(region)
            else:
                pieces.extend(piece for row in region.rows for inner in row for piece in inner.pieces)
        return tuple(dict.fromkeys(pieces))


def _depth(paragraph: Any, styled: int) -> int:
    """The depth in lists: by numbering, else by the style's name."""
    numbering = paragraph.find(f"{W}pPr/{W}numPr")
    if numbering is None:
        return styled
    if _value(numbering.find(f"{W}numId")) == "0":
        return 0
    level = _value(numbering.find(f"{W}ilvl"))
    return int(level) + 1 if level.isdecimal() else max(styled, 1)


def _levels(document: Any) -> tuple[dict[str, int], dict[str, int]]:
    """Heading levels and list depths of the styles, and of the styles made from them."""
    headings: dict[str, int] = {}
    depths: dict[str, int] = {}
    names = {style.style_id: style.name or "" for style in document.styles}
    elements = style_elements(document)
    for style_id in names:
        for ancestor in based_on(elements, style_id):
            name = names.get(ancestor, "")
            found, listed = _HEADING.match(name), _LISTED.match(name)
            if found or name.lower() == "title":
                headings[style_id] = int(found[1]) if found else 1
                break
            if listed and "paragraph" not in name.lower():
                depths[style_id] = int(listed[1] or 1)
                break
            level = _value(elements[ancestor].find(f"{W}pPr/{W}numPr/{W}ilvl"))
            if elements[ancestor].find(f"{W}pPr/{W}numPr") is not None:
                depths[style_id] = int(level) + 1 if level.isdecimal() else 1
                break
    return headings, depths


def _own(element: Any) -> Iterator[Any]:
    """What is below an element in order, second copies left out."""
    for child in element:
        if child.tag != _FALLBACK:
            yield child
            yield from _own(child)


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{W}val") or ""


def _number(element: Any, otherwise: int) -> int:
    value = _value(element)
    return min(int(value), 64) if value.isdecimal() else otherwise
