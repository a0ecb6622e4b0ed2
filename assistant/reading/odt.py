"""Reads ODT through odfpy: body in order, tables, notes, text boxes; comments, deletions and hidden text apart."""

from collections.abc import Iterator
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from typing import Any

from odf import opendocument
from odf.namespaces import DRAWNS, OFFICENS, SVGNS, TABLENS, TEXTNS

from assistant.dossier.dossier import Concealed, ConcealedKind, Page
from assistant.dossier.passage import PassageKind
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, looks_like_header, plain_tokens, row_tokens
from assistant.reading.file import File
from assistant.reading.flow import SECTION_WORDS
from assistant.reading.metadata import properties
from assistant.reading.odtlook import Looks

_TEXT = 3
MOST_COLUMNS = 64
_SPACES = {(TEXTNS, "s"), (TEXTNS, "tab"), (TEXTNS, "line-break")}
_PARAGRAPHS = {(TEXTNS, "p"), (TEXTNS, "h")}
_BOXED = {*_PARAGRAPHS, (TEXTNS, "list"), (TABLENS, "table")}
"""What a text box or a shape with text holds."""
_CONTAINERS = {
    (TEXTNS, "section"), (TEXTNS, "list"), (TEXTNS, "list-item"), (TEXTNS, "list-header"), (OFFICENS, "text"),
    (TEXTNS, "numbered-paragraph"), (TEXTNS, "table-index"), (TEXTNS, "index-body"),
}  # fmt: skip
_CONTENTS = {
    (TEXTNS, "table-of-content"), (TEXTNS, "bibliography"), (TEXTNS, "illustration-index"), (TEXTNS, "table-index"),
    (TEXTNS, "object-index"), (TEXTNS, "user-index"), (TEXTNS, "alphabetical-index"),
}  # fmt: skip
_UNSHOWN = {(SVGNS, "title"), (SVGNS, "desc")}
"""What describes a picture to those who do not see it."""


class _Body:
    def __init__(self, document: Any, reading: Reading) -> None:
        self.reading = reading
        self.page = 1
        self.words = 0
        self.tables = 0
        self.looks = Looks(document)
        self._notes: list[Block] = []
        self._text_boxes: list[Any] = []

    def walk(self, element: Any, in_contents: bool = False) -> None:
        for child in element.childNodes:
            name = getattr(child, "qname", None)
            if name == (TEXTNS, "h"):
                level = _number(child, TEXTNS, "outline-level")
                self._add("heading", self.visible(child), level)
            elif name == (TEXTNS, "p"):
                self._add("contents" if in_contents else "prose", self.visible(child))
            elif name == (TABLENS, "table"):
                self._table(child)
            elif name == (TEXTNS, "tracked-changes"):
                self._deletions(child)
            elif name == (TEXTNS, "section") and self.looks.unshown_section(child):
                self._conceal("hidden_run", self.text(child))
            elif name in _CONTENTS:
                self.walk(child, in_contents=True)
            elif name in _CONTAINERS or (in_contents and name is not None and name[0] == TEXTNS):
                self.walk(child, in_contents)
            elif name is not None and name[0] == DRAWNS:
                self.visible(child)
            self._flush()

    def _table(self, table: Any) -> None:
        self.tables += 1
        rows = [self._cells(row) for row in _rows(table)]
        rows = [row for row in rows if any(row)]
        if not rows:
            return
        self._turn(False)
        headers = tuple(rows[0]) if looks_like_header(rows[0]) and rows[1:] else ()
        for row in rows[1:] if headers else rows:
            tokens = row_tokens((plain_tokens(cell) for cell in row), headers)
            self._append(Block("table", self.page, tokens, table=self.tables))

    def _cells(self, row: Any) -> list[str]:
        """The row's texts by column of the grid: a cell over several columns stands in the first."""
        cells: list[str] = []
        for cell in row.childNodes:
            name = getattr(cell, "qname", None)
            if name in ((TABLENS, "table-cell"), (TABLENS, "covered-table-cell")):
                text = " ".join(self.text(cell).split()) if name == (TABLENS, "table-cell") else ""
                cells.extend([text] * min(_number(cell, TABLENS, "number-columns-repeated"), MOST_COLUMNS))
        return cells

    def _deletions(self, changes: Any) -> None:
        for region in changes.childNodes:
            for change in region.childNodes:
                if getattr(change, "qname", None) == (TEXTNS, "deletion"):
                    self._conceal("deletion", self.text(change))

    def _conceal(self, kind: ConcealedKind, text: str) -> None:
        if text.strip():
            self.reading.concealed.append(Concealed(kind=kind, page=self.page, text=text.strip()))

    def _turn(self, at_chapter: bool) -> None:
        if self.reading.blocks and (at_chapter or self.words >= SECTION_WORDS):
            self.page, self.words = self.page + 1, 0

    def _add(self, kind: PassageKind, text: str, level: int = 0) -> None:
        tokens = plain_tokens(text)
        if tokens:
            self._turn(level == 1)
            self._append(Block(kind, self.page, tokens, level=level))

    def _append(self, block: Block) -> None:
        self.reading.blocks.append(block)
        self.words += len(block.tokens)

    def _flush(self) -> None:
        """Text boxes and notes follow the block that they hang from."""
        boxes, self._text_boxes = self._text_boxes, []
        for box in boxes:
            self.walk(box)
        notes, self._notes = self._notes, []
        for note in notes:
            self._append(Block("note", self.page, note.tokens))

    def text(self, element: Any) -> str:
        """The visible text of every paragraph in a cell, a note or a comment."""
        return " ".join(self.visible(paragraph) for paragraph in _paragraphs(element))

    def visible(self, element: Any) -> str:
        if element.nodeType == _TEXT:
            return self._seen(element)
        name = getattr(element, "qname", None)
        if name in _SPACES:
            return " "
        if name in _UNSHOWN:
            self._conceal("alternative", _plain(element))
            return ""
        if name == (OFFICENS, "annotation"):
            self._conceal("comment", self.text(element))
            return ""
        if name == (TEXTNS, "note"):
            parts = [self.text(child) or self.visible(child) for child in element.childNodes]
            self._notes.append(Block("note", self.page, plain_tokens(" ".join(parts))))
            return ""
        if (
            name is not None
            and name[0] == DRAWNS
            and any(getattr(c, "qname", None) in _BOXED for c in element.childNodes)
        ):
            self._text_boxes.append(element)
            return ""
        return "".join(self.visible(child) for child in element.childNodes)

    def _seen(self, text: Any) -> str:
        hidden = self.looks.hidden(text)
        if hidden:
            self._conceal(hidden, str(text.data))
            return ""
        return str(text.data)


def read_odt(path: File) -> Reading:
    """Blocks of an ODT; its pages are its top-level sections, long ones cut."""
    said = StringIO()
    try:
        with redirect_stdout(said):
            document = opendocument.load(BytesIO(path.read_bytes()))
        reading = Reading()
        body = _Body(document, reading)
        contents = [c for c in document.body.childNodes if getattr(c, "qname", None) == (OFFICENS, "text")]
    except Exception as error:  # odfpy trusts the package, and raises any kind where it should not have
        raise _damaged(path) from error
    if "FAILED TO PARSE" in said.getvalue():
        raise _damaged(path)
    for content in contents:
        body.walk(content)
    reading.concealed.extend(_properties(document))
    if not reading.blocks:
        raise UserError(f"« {path.name} » ne contient aucun texte ; vérifier qu'il ne s'agit pas d'images collées.")
    reading.pages = [Page(number=page, text="", unit="section") for page in range(1, body.page + 1)]
    return reading


def _plain(element: Any) -> str:
    """The text of an element, whatever it looks like."""
    if element.nodeType == _TEXT:
        return str(element.data)
    return "".join(_plain(child) for child in element.childNodes)


def _properties(document: Any) -> list[Concealed]:
    """What the document says of itself."""
    said = []
    for element in document.meta.childNodes:
        qname = getattr(element, "qname", None)
        if qname is not None:
            said.append((str(qname[1]), _plain(element)))
    return properties(said)


def _damaged(path: File) -> UserError:
    return UserError(f"« {path.name} » est incomplet ou abîmé ; l'ouvrir dans LibreOffice et l'enregistrer à nouveau.")


def _is_text_box(element: Any) -> bool:
    name = getattr(element, "qname", None)
    inside = (getattr(child, "qname", None) for child in element.childNodes)
    return name is not None and name[0] == DRAWNS and any(child in _BOXED for child in inside)


def _rows(table: Any) -> Iterator[Any]:
    """The table's own rows, those of the tables in its cells left out."""
    for child in table.childNodes:
        name = getattr(child, "qname", None)
        if name == (TABLENS, "table-row"):
            yield child
        elif name is not None and name[0] == TABLENS:
            yield from _rows(child)


def _paragraphs(element: Any) -> Iterator[Any]:
    """The outermost paragraphs below an element."""
    for child in element.childNodes:
        if getattr(child, "qname", None) in _PARAGRAPHS:
            yield child
        elif child.nodeType != _TEXT:
            yield from _paragraphs(child)


def _number(element: Any, namespace: str, name: str) -> int:
    value = str(element.getAttrNS(namespace, name) or "")
    return max(1, int(value)) if value.isdecimal() else 1
