"""Reads ODT through odfpy: body in order, tables, footnotes; comments and deletions apart."""

import zipfile
from pathlib import Path
from typing import Any
from xml.sax import SAXException

from odf import opendocument
from odf.namespaces import OFFICENS, TABLENS, TEXTNS
from odf.table import TableRow

from assistant.dossier.dossier import Concealed, ConcealedKind, Page
from assistant.dossier.passage import PassageKind
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, looks_like_header, plain_tokens, row_tokens
from assistant.reading.text import SECTION_WORDS

_TEXT = 3
_SPACES = {(TEXTNS, "s"), (TEXTNS, "tab"), (TEXTNS, "line-break")}
_CONTAINERS = {
    (TEXTNS, "section"), (TEXTNS, "list"), (TEXTNS, "list-item"), (TEXTNS, "list-header"), (OFFICENS, "text"),
}  # fmt: skip
_CONTENTS = {(TEXTNS, "table-of-content"), (TEXTNS, "bibliography"), (TEXTNS, "illustration-index")}


class _Body:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.page = 1
        self.words = 0
        self.tables = 0
        self.notes: list[Block] = []

    def walk(self, element: Any, in_contents: bool = False) -> None:
        for child in element.childNodes:
            name = getattr(child, "qname", None)
            if name == (TEXTNS, "h"):
                level = int(child.getAttrNS(TEXTNS, "outline-level") or 1)
                self._add(Block("heading", self._turn(level == 1), plain_tokens(self.visible(child)), level=level))
            elif name == (TEXTNS, "p"):
                kind: PassageKind = "contents" if in_contents else "prose"
                self._add(Block(kind, self._turn(False), plain_tokens(self.visible(child))))
            elif name == (TABLENS, "table"):
                self._table(child)
            elif name == (TEXTNS, "tracked-changes"):
                self._deletions(child)
            elif name in _CONTENTS:
                self.walk(child, in_contents=True)
            elif name in _CONTAINERS or (in_contents and name is not None and name[0] == TEXTNS):
                self.walk(child, in_contents)
            self._flush_notes()

    def _table(self, table: Any) -> None:
        self.tables += 1
        page = self._turn(False)
        rows = []
        for row in table.getElementsByType(TableRow):
            cells = [c for c in row.childNodes if getattr(c, "qname", None) == (TABLENS, "table-cell")]
            rows.append([" ".join(" ".join(self.visible(p) for p in cell.childNodes).split()) for cell in cells])
        rows = [row for row in rows if any(row)]
        if not rows:
            return
        headers = tuple(rows[0]) if looks_like_header(rows[0]) and rows[1:] else ()
        for row in rows[1:] if headers else rows:
            tokens = row_tokens((plain_tokens(cell) for cell in row), headers)
            self._add(Block("table", page, tokens, table=self.tables))

    def _deletions(self, changes: Any) -> None:
        for region in changes.childNodes:
            for change in region.childNodes:
                if getattr(change, "qname", None) == (TEXTNS, "deletion"):
                    self._conceal("deletion", self.visible(change))

    def _conceal(self, kind: ConcealedKind, text: str) -> None:
        if text.strip():
            self.reading.concealed.append(Concealed(kind=kind, page=self.page, text=text.strip()))

    def _turn(self, at_chapter: bool) -> int:
        if self.reading.blocks and (at_chapter or self.words >= SECTION_WORDS):
            self.page, self.words = self.page + 1, 0
        return self.page

    def _add(self, block: Block) -> None:
        if block.tokens:
            self.reading.blocks.append(block)
            self.words += len(block.tokens)

    def _flush_notes(self) -> None:
        self.reading.blocks.extend(self.notes)
        self.notes = []

    def visible(self, element: Any) -> str:
        if element.nodeType == _TEXT:
            return str(element.data)
        name = getattr(element, "qname", None)
        if name in _SPACES:
            return " "
        if name == (OFFICENS, "annotation"):
            self._conceal("comment", "".join(self.visible(child) for child in element.childNodes))
            return ""
        if name == (TEXTNS, "note"):
            parts = [" ".join(self.visible(child).split()) for child in element.childNodes]
            self.notes.append(Block("note", self.page, plain_tokens(" ".join(parts))))
            return ""
        if name in ((TEXTNS, "hidden-text"), (TEXTNS, "hidden-paragraph")):
            self._conceal("hidden_run", "".join(self.visible(child) for child in element.childNodes))
            return ""
        return "".join(self.visible(child) for child in element.childNodes)


def read_odt(path: Path) -> Reading:
    """Blocks of an ODT; its pages are its top-level sections, long ones cut."""
    try:
        document = opendocument.load(str(path))
    except (zipfile.BadZipFile, SAXException, KeyError, ValueError, AttributeError, AssertionError) as error:
        raise UserError(
            f"« {path.name} » est incomplet ou abîmé ; l'ouvrir dans LibreOffice et l'enregistrer à nouveau."
        ) from error
    reading = Reading()
    body = _Body(reading)
    for content in document.body.childNodes:
        if getattr(content, "qname", None) == (OFFICENS, "text"):
            body.walk(content)
    if not reading.blocks:
        raise UserError(f"« {path.name} » ne contient aucun texte ; vérifier qu'il ne s'agit pas d'images collées.")
    reading.pages = [Page(number=page, text="") for page in range(1, body.page + 1)]
    return reading
