"""Reads ODT through odfpy: body in order, tables, notes, text boxes; comments, deletions and hidden text apart.

Headers and footers are marked as running, at the end of the first page that shows them.
"""

from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from typing import Any

from odf import opendocument
from odf.namespaces import DRAWNS, METANS, OFFICENS, SVGNS, TABLENS, TEXTNS

from assistant.dossier.dossier import Concealed
from assistant.dossier.passage import PassageKind
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.file import File
from assistant.reading.flow import Flow
from assistant.reading.metadata import properties
from assistant.reading.odt.look import Looks
from assistant.reading.odt.pages import SOFT_BREAK, Masters, form_values
from assistant.reading.odt.picture import IMAGE, UNSEEN, picture_of
from assistant.reading.odt.typed import typed
from assistant.reading.typed import typed_levels

_TEXT = 3
MOST_COLUMNS = 64
TURNED = "\f"
"""Stands where the program turned the page: no XML holds it."""
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
    """Walks the document once, keeping what a reader sees apart from what she does not."""

    def __init__(self, document: Any) -> None:
        self.flow = Flow()
        self.looks = Looks(document)
        self.masters = Masters(document)
        self._notes: list[str] = []
        self._text_boxes: list[Any] = []
        self._document = document
        self._pictures: list[Any] = []
        self._beside = False
        """Whether what is read stands beside the text, where no page is turned."""
        self._ended = False
        """Whether the paragraph before ends its page."""
        self._typed: dict[Any, int] = {}

    def read(self, contents: Sequence[Any]) -> None:
        styled = any(_holds_heading(content) for content in contents)
        self._typed = typed_levels(typed(contents, self.looks), styled)
        for content in contents:
            self.walk(content)
        for part in self.masters.unseen():
            self.flow.conceal("hidden_run", self._whole(part))

    def walk(self, element: Any, in_contents: bool = False) -> None:
        for child in element.childNodes:
            name = getattr(child, "qname", None)
            if name == (TEXTNS, "h"):
                self._paragraph(child, "heading", _number(child, TEXTNS, "outline-level"))
            elif name == (TEXTNS, "p"):
                other: PassageKind = "caption" if self.looks.is_caption(child) else "prose"
                level = 0 if in_contents or self._beside or other == "caption" else self._typed.get(child, 0)
                self._paragraph(child, "contents" if in_contents else "heading" if level else other, level)
            elif name == (TABLENS, "table"):
                self._table(child)
            elif name == SOFT_BREAK:
                self.flow.paging.drawn()
            elif name == (TEXTNS, "tracked-changes"):
                self._deletions(child)
            elif name == (TEXTNS, "section") and self.looks.unshown_section(child):
                self.flow.conceal("hidden_run", self.text(child))
            elif name == (OFFICENS, "forms"):
                for value in form_values(child):
                    self.flow.conceal("form", value)
            elif name in _CONTENTS:
                self.walk(child, in_contents=True)
            elif name in _CONTAINERS or (in_contents and name is not None and name[0] == TEXTNS):
                self.walk(child, in_contents)
            elif name is not None and name[0] == DRAWNS:
                self.visible(child)
            self._flush()

    def _paragraph(self, element: Any, kind: PassageKind, level: int = 0) -> None:
        self._begin(element)
        shown = self.visible(element)
        if self._beside or kind == "heading":
            self._line(shown)
            self.flow.add(kind, shown, level)
        else:
            for place, piece in enumerate(shown.split(TURNED)):
                if place:
                    self.flow.paging.drawn()
                self._line(piece)
                self.flow.add(kind, piece)
        self._ended = self.looks.ends_page(element) and not self._beside

    def _begin(self, element: Any) -> None:
        """Before a paragraph or a table, which may begin a page with a master of its own."""
        if self._beside:
            return
        master = self.looks.master(element)
        if self._ended or master or self.looks.begins_page(element):
            self.flow.begins()
        for part in self.masters.shown(master):
            self.flow.running(self._whole(part))
        self.looks.paper = self.masters.paper

    def _line(self, text: str) -> None:
        if not self._beside:
            self.flow.paging.line(len(text.split()))

    def _table(self, table: Any) -> None:
        self._begin(table)
        rows: list[list[str]] = []
        pages: list[int] = []
        for row in _rows(table):
            if row.qname == SOFT_BREAK:
                self.flow.paging.drawn()
                continue
            pages.append(self.flow.paging.number)
            rows.append(self._cells(row))
            self._line(max(rows[-1], key=len, default=""))
            for _ in range(max((cell.count(TURNED) for cell in rows[-1]), default=0)):
                self.flow.paging.drawn()
        self.flow.table(rows, pages=pages)

    def _cells(self, row: Any) -> list[str]:
        """The row's texts by column of the grid: a cell over several columns stands in the first."""
        cells: list[str] = []
        for cell in row.childNodes:
            name = getattr(cell, "qname", None)
            if name in ((TABLENS, "table-cell"), (TABLENS, "covered-table-cell")):
                text = self.text(cell) if name == (TABLENS, "table-cell") else ""
                cells.extend([text] * min(_number(cell, TABLENS, "number-columns-repeated"), MOST_COLUMNS))
        return cells

    def _deletions(self, changes: Any) -> None:
        for region in changes.childNodes:
            for change in region.childNodes:
                if getattr(change, "qname", None) == (TEXTNS, "deletion"):
                    self.flow.conceal("deletion", self.text(change))

    def _flush(self) -> None:
        """Pictures, text boxes and notes follow the block that they hang from."""
        pictures, self._pictures = self._pictures, []
        for image in pictures:
            found = picture_of(image, self._document, self.looks)
            if found is not None:
                self.flow.picture(found)
        boxes, self._text_boxes = self._text_boxes, []
        beside, self._beside = self._beside, True
        for box in boxes:
            self.walk(box)
        self._beside = beside
        notes, self._notes = self._notes, []
        for note in notes:
            self.flow.add("note", note)

    def _whole(self, part: Any) -> str:
        """The text of a header or a footer, that of its text boxes included."""
        texts = [self.text(part)]
        while self._text_boxes:
            texts.append(self.text(self._text_boxes.pop(0)))
        self._pictures.clear()
        return " ".join(texts)

    def text(self, element: Any) -> str:
        """The visible text of every paragraph in a cell, a note or a comment."""
        return " ".join(self.visible(paragraph) for paragraph in _paragraphs(element))

    def visible(self, element: Any) -> str:
        if element.nodeType == _TEXT:
            return self._seen(element)
        name = getattr(element, "qname", None)
        if name in _SPACES:
            return " "
        if name == SOFT_BREAK:
            return "" if self._beside else TURNED
        if name == IMAGE and self.looks.hidden(element) not in UNSEEN:
            self._pictures.append(element)
        if name in _UNSHOWN:
            self.flow.conceal("alternative", _plain(element))
            return ""
        if name == (TEXTNS, "script"):
            self.flow.conceal("hidden_run", _plain(element))
            return ""
        if name == (OFFICENS, "annotation"):
            self.flow.conceal("comment", self.text(element))
            return ""
        if name == (TEXTNS, "note"):
            parts = [self.text(child) or self.visible(child) for child in element.childNodes]
            self._notes.append(" ".join(parts))
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
            self.flow.conceal(hidden, str(text.data))
            return ""
        return str(text.data)


def read_odt(path: File) -> Reading:
    """Blocks of an ODT; its pages are those that its breaks tell, else its top-level sections, long ones cut."""
    said = StringIO()
    try:
        with redirect_stdout(said):
            document = opendocument.load(BytesIO(path.read_bytes()))
        body = _Body(document)
        contents = [c for c in document.body.childNodes if getattr(c, "qname", None) == (OFFICENS, "text")]
    except Exception as error:  # odfpy trusts the package, and raises any kind where it should not have
        raise _damaged(path) from error
    if "FAILED TO PARSE" in said.getvalue():
        raise _damaged(path)
    body.read(contents)
    reading = body.flow.finished(path.name)
    reading.concealed.extend(_properties(document))
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
            own = element.getAttrNS(METANS, "name") if qname == (METANS, "user-defined") else None
            said.append((str(own or qname[1]), _plain(element)))
    return properties(said)


def _damaged(path: File) -> UserError:
    return UserError(f"« {path.name} » est incomplet ou abîmé ; l'ouvrir dans LibreOffice et l'enregistrer à nouveau.")


def _holds_heading(element: Any) -> bool:
    return any(getattr(child, "qname", None) == (TEXTNS, "h") or _holds_heading(child) for child in element.childNodes)


def _rows(table: Any) -> Iterator[Any]:
    """The table's own rows, those of the tables in its cells left out, and the turns of the page between them."""
    for child in table.childNodes:
        name = getattr(child, "qname", None)
        if name in ((TABLENS, "table-row"), SOFT_BREAK):
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
