"""Reads DOCX through python-docx: body in order, tables, notes, text boxes; hidden runs and deletions apart."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from lxml import etree

from assistant.dossier.dossier import Concealed, ConcealedKind, Page
from assistant.dossier.passage import PassageKind
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, looks_like_header, plain_tokens, row_tokens
from assistant.reading.file import File
from assistant.reading.flow import SECTION_WORDS
from assistant.reading.metadata import office_properties
from assistant.reading.wordlook import Looks, W, based_on, style_elements

_HEADING = re.compile(r"^(?:heading|titre)\s*(\d)$", re.IGNORECASE)
_XML = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""A second copy of a drawing, for old programs."""
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"}
_DESCRIBED = ("}docPr", "}cNvPr", "}shape", "}rect")
"""Elements that may describe a picture to those who do not see it."""
_CALLS = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class _Body:
    """Walks the document once, keeping what a reader sees apart from what she does not."""

    def __init__(self, document: Any, notes: dict[tuple[str, str], Any], reading: Reading) -> None:
        self.reading = reading
        self.page = 1
        self.words = 0
        self.tables = 0
        self.looks = Looks(document)
        self.contents_styles = {
            style.style_id for style in document.styles if (style.name or "").lower().startswith("toc")
        }
        self.levels = _heading_levels(document, self.contents_styles)
        self.notes = notes
        self._called: list[tuple[str, str]] = []
        self._numbers: Counter[str] = Counter()
        self._text_boxes: list[Any] = []

    def walk(self, element: Any) -> None:
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self.walk(child)
            self._flush()

    def _paragraph(self, paragraph: Any) -> None:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        style_id = style.get(f"{W}val") if style is not None else None
        level = self.levels.get(style_id, 0) or _outline(paragraph)
        text = self.visible(paragraph)
        if not text.strip():
            return
        if level:
            self._turn(level == 1)
            self._add(Block("heading", self.page, plain_tokens(text), level=level))
        else:
            self._turn(False)
            kind: PassageKind = "contents" if style_id in self.contents_styles else "prose"
            self._add(Block(kind, self.page, plain_tokens(text)))

    def _table(self, table: Any) -> None:
        self.tables += 1
        self._turn(False)
        rows = [self._cells(row) for row in _members(table, f"{W}tr")]
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        if not rows:
            return
        headers = tuple(" ".join(c.split()) for c in rows[0]) if looks_like_header(rows[0]) and rows[1:] else ()
        for row in rows[1:] if headers else rows:
            tokens = row_tokens((plain_tokens(cell) for cell in row), headers)
            self._add(Block("table", self.page, tokens, table=self.tables))

    def _cells(self, row: Any) -> list[str]:
        """The row's texts by column of the grid: a cell over several columns stands in the first."""
        cells = [""] * _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _members(row, f"{W}tc"):
            cells.append(self.text(cell))
            cells.extend([""] * (_number(cell.find(f"{W}tcPr/{W}gridSpan"), 1) - 1))
        return cells

    def _turn(self, at_chapter: bool) -> None:
        if self.reading.blocks and (at_chapter or self.words >= SECTION_WORDS):
            self.page, self.words = self.page + 1, 0

    def _add(self, block: Block) -> None:
        self.reading.blocks.append(block)
        self.words += len(block.tokens)

    def _flush(self) -> None:
        """Text boxes and notes follow the block that they hang from."""
        boxes, self._text_boxes = self._text_boxes, []
        for box in boxes:
            self.walk(box)
        called, self._called = self._called, []
        for key in called:
            note = self.notes.pop(key, None)
            if note is not None:
                self._numbers[key[0]] += 1
                text = self.text(note)
                if text.strip():
                    self._add(Block("note", self.page, plain_tokens(f"{self._numbers[key[0]]} {text}")))

    def text(self, element: Any) -> str:
        """The visible text of every paragraph in a cell, a note or a comment."""
        return " ".join(self.visible(paragraph) for paragraph in _paragraphs(element))

    def visible(self, paragraph: Any) -> str:
        """The text that is seen; hidden runs and tracked deletions are set apart."""
        parts: list[str] = []
        for node in _own(paragraph):
            if node.tag in (f"{W}t", f"{W}delText"):
                hidden = self.looks.hidden(node, paragraph)
                if hidden:
                    self.conceal(hidden, node.text or "")
                else:
                    parts.append(node.text or "")
            elif node.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
                parts.append(" ")
            elif node.tag == f"{W}noBreakHyphen":
                parts.append("-")
            elif node.tag in _CALLS:
                self._called.append((_CALLS[node.tag], node.get(f"{W}id")))
            elif node.tag == f"{W}txbxContent":
                self._text_boxes.append(node)
            elif isinstance(node.tag, str) and node.tag.endswith(_DESCRIBED):
                for text in dict.fromkeys(node.get(name) or "" for name in ("descr", "title", "alt")):
                    self.conceal("alternative", text)
        return "".join(parts)

    def conceal(self, kind: ConcealedKind, text: str) -> None:
        if text.strip():
            self.reading.concealed.append(Concealed(kind=kind, page=self.page, text=text))


def read_docx(path: File) -> Reading:
    """Blocks of a DOCX; its pages are its top-level sections, long ones cut."""
    try:
        document = Document(BytesIO(path.read_bytes()))
        notes = {
            (part, note.get(f"{W}id")): note
            for part, tag in (("footnotes", "footnote"), ("endnotes", "endnote"))
            for note in _notes(path, part, tag)
        }
        comments = list(_notes(path, "comments", "comment"))
        reading = Reading()
        body = _Body(document, notes, reading)
        content = [*document.element.body]
    except Exception as error:  # python-docx trusts the package, and raises any kind where it should not have
        raise UserError(
            f"« {path.name} » est incomplet ou abîmé ; l'ouvrir dans Word ou LibreOffice et l'enregistrer à nouveau."
        ) from error
    body.walk(content)
    for uncalled in list(notes.values()):
        body.conceal("hidden_run", body.text(uncalled))
    for comment in comments:
        body.conceal("comment", body.text(comment))
    reading.concealed.extend(office_properties(path))
    if not reading.blocks:
        raise UserError(f"« {path.name} » ne contient aucun texte ; vérifier qu'il ne s'agit pas d'images collées.")
    reading.pages = [Page(number=page, text="", unit="section") for page in range(1, body.page + 1)]
    return reading


def _members(element: Any, tag: str) -> Iterator[Any]:
    """Children of that tag, those in content controls included."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, tag)


def _paragraphs(element: Any) -> Iterator[Any]:
    """The outermost paragraphs below an element."""
    for child in element:
        if child.tag == f"{W}p":
            yield child
        else:
            yield from _paragraphs(child)


def _own(element: Any) -> Iterator[Any]:
    """What is below an element in order, text boxes unopened and second copies left out."""
    for child in element:
        if child.tag == _FALLBACK:
            continue
        yield child
        if child.tag != f"{W}txbxContent":
            yield from _own(child)


def _number(element: Any, otherwise: int) -> int:
    """The element's value as a number of columns."""
    value = "" if element is None else element.get(f"{W}val") or ""
    return min(int(value), 64) if value.isdecimal() else otherwise


def _heading_levels(document: Any, contents: set[str]) -> dict[str | None, int]:
    """Levels of the heading styles, and of the styles made from them."""
    levels: dict[str | None, int] = {}
    names = {style.style_id: style.name or "" for style in document.styles}
    elements = style_elements(document)
    for style_id in names.keys() - contents:
        for ancestor in based_on(elements, style_id):
            found = _HEADING.match(names.get(ancestor, ""))
            if found or names.get(ancestor, "").lower() == "title":
                levels[style_id] = int(found[1]) if found else 1
                break
    return levels


def _outline(paragraph: Any) -> int:
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if outline is None or not (outline.get(f"{W}val") or "").isdecimal():
        return 0
    level = int(outline.get(f"{W}val")) + 1
    return level if level <= 9 else 0


def _notes(path: File, part: str, tag: str) -> Iterator[Any]:
    """Notes or comments of one part of the package."""
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
        name = f"word/{part}.xml"
        if name not in archive.namelist():
            return
        root = etree.fromstring(archive.read(name), parser=_XML)
    for note in root.findall(f"{W}{tag}"):
        if note.get(f"{W}type") not in ("separator", "continuationSeparator", "continuationNotice"):
            yield note
