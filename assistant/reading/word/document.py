"""Reads DOCX through python-docx: body in order, tables, notes, text boxes; hidden runs and deletions apart.

What runs at the top and at the bottom of its pages is marked as such, at the end of the first page that shows it.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document
from lxml import etree

from assistant.dossier.dossier import Concealed, ConcealedKind, Page
from assistant.dossier.passage import PassageKind
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, plain_tokens, row_tokens
from assistant.reading.file import File
from assistant.reading.office import office_properties
from assistant.reading.paging import MOST_PAGES
from assistant.reading.pictures import Picture, Pictures
from assistant.reading.references import References
from assistant.reading.table import column_names, is_keyed, keyed
from assistant.reading.typed import typed_levels
from assistant.reading.word.look import Looks, based_on, members, style_elements
from assistant.reading.word.pages import PICTURES, RENDERED, WordPages, is_break
from assistant.reading.word.picture import SOURCES, UNSEEN, Shown
from assistant.reading.word.place import W
from assistant.reading.word.running import RunningPart, running_parts
from assistant.reading.word.typed import typed

_HEADING = re.compile(r"^(?:heading|titre)\s*(\d)$", re.IGNORECASE)
_CAPTIONS = ("caption", "légende")
_XML = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""A second copy of a drawing, for old programs."""
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"}
_DESCRIBED = ("}docPr", "}cNvPr", "}shape", "}rect")
"""Elements that may describe a picture to those who do not see it."""
_CALLS = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class _Body:
    """Walks the document once, keeping what a reader sees apart from what she does not."""

    def __init__(self, document: Any, notes: dict[tuple[str, str], Any], reading: Reading) -> None:
        self.reading = reading
        self.pages = WordPages(document)
        self.tables = 0
        self.looks = Looks(document)
        self.contents_styles = {
            style.style_id for style in document.styles if (style.name or "").lower().startswith("toc")
        }
        self.levels = _heading_levels(document, self.contents_styles)
        styled = any(style.get(f"{W}val") in self.levels for style in document.element.body.iter(f"{W}pStyle"))
        self.typed = typed_levels(typed(document.element.body, self.looks), styled)
        self.caption_styles = _caption_styles(document)
        self.notes = notes
        self._references = References()
        self._called: list[tuple[str, str]] = []
        self._numbers: Counter[str] = Counter()
        self._text_boxes: list[Any] = []
        self.pictures = Pictures()
        self._shown: Shown | None = Shown(document)
        """None in notes, comments and headers."""
        self._met: list[Picture] = []
        self._beside = False
        """Whether what is read stands beside the text, where no page is turned."""

    @property
    def page(self) -> int:
        """The page or section that the walk is on."""
        return self.pages.number

    def walk(self, element: Any) -> None:
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child)
                self._flush()
                if not self._beside:
                    self.pages.section(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self.walk(child)
            self._flush()

    def _paragraph(self, paragraph: Any) -> None:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        style_id = style.get(f"{W}val") if style is not None else None
        level = self.levels.get(style_id, 0) or _outline(paragraph)
        if any((node.text or "").strip() for node in paragraph.iter(f"{W}t")):
            self.pages.chapter(level == 1)
        if not self._beside:
            self.pages.paragraph(paragraph)
        pieces = self.visible(paragraph)
        if not level and style_id not in self.caption_styles | self.contents_styles and not self._beside:
            level = self.typed.get(paragraph, 0)
        if level and pieces:
            self._add(Block("heading", pieces[0].page, plain_tokens(_joined(pieces)), level=level))
            return
        kind: PassageKind = "contents" if style_id in self.contents_styles else "prose"
        if style_id in self.caption_styles:
            kind = "caption"
        for piece in pieces:
            self._add(Block(kind, piece.page, plain_tokens(piece.text)))

    def _table(self, table: Any) -> None:
        self.tables += 1
        self.pages.chapter(False)
        rows = [self._row(row) for row in members(table, f"{W}tr", _WRAPPERS)]
        rows = [row for row in rows if any(cell.strip() for cell in row.cells)]
        if not rows:
            return
        names_second = is_keyed([row.bold for row in rows])
        headers, told = ((), 0) if names_second else column_names([row.cells for row in rows])
        for row in rows[told:]:
            cells = [plain_tokens(cell) for cell in row.cells]
            tokens = keyed(cells) if names_second else row_tokens(cells, headers)
            self._add(Block("table", row.page, tokens, table=self.tables))

    def _row(self, row: Any) -> "_Row":
        """The row on the page where it begins; every one of its cells may say that it goes on over the next page."""
        before = self.page
        bold: list[bool | None] = []
        cells, begun, ended = [""] * _number(row.find(f"{W}trPr/{W}gridBefore"), 0), before, before
        for cell in members(row, f"{W}tc", _WRAPPERS):
            self.pages.back(before)
            pieces = [piece for paragraph in _paragraphs(cell) for piece in self.visible(paragraph)]
            cells.append(_joined(pieces))
            bold.append(self._is_bold(cell) if pieces else None)
            cells.extend([""] * (_number(cell.find(f"{W}tcPr/{W}gridSpan"), 1) - 1))
            begun = max(begun, pieces[0].page if pieces else before)
            ended = max(ended, self.page)
        self.pages.back(ended)
        if any(cell.strip() for cell in cells):
            self.pages.seen()
        return _Row(begun, cells, bold)

    def _is_bold(self, cell: Any) -> bool:
        paragraphs = [*_paragraphs(cell)]
        return all(
            self.looks.weight(run, p)[1] for p in paragraphs for run in p.iter(f"{W}r") if run.find(f"{W}t") is not None
        )

    def _add(self, block: Block) -> None:
        self.reading.blocks.append(self._references.mark(block))
        self.pages.holds(len(block.tokens))

    def _flush(self) -> None:
        """Pictures, text boxes and notes follow the block that they hang from."""
        met, self._met = self._met, []
        for picture in met:
            self.pictures.met(picture, len(self.reading.blocks), self.page)
        boxes, self._text_boxes = self._text_boxes, []
        beside, self._beside = self._beside, True
        for box in boxes:
            self.walk(box)
        self._beside = beside
        called, self._called = self._called, []
        for key in called:
            note = self.notes.pop(key, None)
            if note is not None:
                self._numbers[key[0]] += 1
                text = self.text(note)
                if text.strip():
                    self._add(Block("note", self.page, plain_tokens(f"{self._numbers[key[0]]} {text}")))

    def text(self, element: Any) -> str:
        """The visible text of every paragraph in a note, a comment or a header."""
        (beside, self._beside), (shown, self._shown) = (self._beside, True), (self._shown, None)
        text = " ".join(_joined(self.visible(paragraph)) for paragraph in _paragraphs(element))
        self._beside, self._shown = beside, shown
        return text

    def visible(self, paragraph: Any) -> list["_Piece"]:
        """The text that is seen, by pages; hidden runs and tracked deletions are set apart."""
        parts: list[_Piece] = []
        for node in _own(paragraph):
            if node.tag in (f"{W}t", f"{W}delText", _FORMULA):
                hidden = self.looks.hidden(node, paragraph)
                if hidden:
                    self.conceal(hidden, node.text or "")
                else:
                    self._see(parts, node.text or "")
            elif not self._beside and (node.tag == RENDERED or is_break(node)):
                self._turn(node, paragraph)
                self._see(parts, " ")
            elif node.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
                self._see(parts, " ")
            elif node.tag == f"{W}noBreakHyphen":
                self._see(parts, "-")
            elif node.tag in _CALLS:
                self._called.append((_CALLS[node.tag], node.get(f"{W}id")))
            elif node.tag == f"{W}txbxContent":
                self._text_boxes.append(node)
            elif node.tag in PICTURES and not self._beside:
                self.pages.seen()
            elif node.tag in SOURCES:
                self._picture(node, paragraph)
            elif isinstance(node.tag, str) and node.tag.endswith(_DESCRIBED):
                for text in dict.fromkeys(node.get(name) or "" for name in ("descr", "title", "alt")):
                    self.conceal("alternative", text)
        return [part for part in parts if part.text.strip()]

    def _see(self, parts: list["_Piece"], text: str) -> None:
        if not parts or parts[-1].page != self.page:
            parts.append(_Piece(self.page, text))
        else:
            parts[-1] = _Piece(self.page, parts[-1].text + text)
        if text.strip() and not self._beside:
            self.pages.seen()

    def _picture(self, source: Any, paragraph: Any) -> None:
        if self._shown is None or self.looks.hidden(source, paragraph) in UNSEEN:
            return
        found = self._shown.picture(source, paragraph)
        if found is not None:
            self._met.append(found)

    def _turn(self, node: Any, paragraph: Any) -> None:
        if self.looks.hidden(node, paragraph) is None:
            if node.tag == RENDERED:
                self.pages.rendered()
            else:
                self.pages.broken()

    def with_running(self, parts: Iterable[RunningPart]) -> list[Block]:
        """The blocks, with what runs on the pages at the end of the first page that shows it."""
        found: dict[str, Block] = {}
        for part in parts:
            texts = [self.text(part.element)]
            while self._text_boxes:
                texts.append(self.text(self._text_boxes.pop(0)))
            text = " ".join(" ".join(texts).split())
            if not part.shown:
                self.conceal("hidden_run", text)
            elif any(character.isalpha() for character in text):
                found.setdefault(text, Block("running", part.page, plain_tokens(text)))
        return sorted([*self.reading.blocks, *found.values()], key=lambda block: block.page)

    def conceal(self, kind: ConcealedKind, text: str) -> None:
        if text.strip():
            self.reading.concealed.append(Concealed(kind=kind, page=self.page, text=text))


class _Piece(NamedTuple):
    """What a paragraph shows on one page."""

    page: int
    text: str


class _Row(NamedTuple):
    """A table row: the page where it begins, and its texts by column; a cell over several stands in the first."""

    page: int
    cells: list[str]
    bold: list[bool | None]
    """Of each cell that the row has, whether all of it is bold; None for an empty one."""


def read_docx(path: File) -> Reading:
    """Blocks of a DOCX; its pages are those that Word wrote down, else its top-level sections, long ones cut."""
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
    if body.page > MOST_PAGES:
        raise UserError(f"« {path.name} » compte plus de {MOST_PAGES} pages ; le découper.")
    body.pictures.read(reading, body.pages.unit)
    reading.blocks = body.with_running(running_parts(document, body.pages.firsts))
    for uncalled in list(notes.values()):
        body.conceal("hidden_run", body.text(uncalled))
    for comment in comments:
        body.conceal("comment", body.text(comment))
    reading.concealed.extend(office_properties(path))
    if not reading.blocks:
        raise UserError(f"« {path.name} » ne contient aucun texte ; vérifier qu'il ne s'agit pas d'images collées.")
    reading.pages = body.pictures.marked(
        [Page(number=page, text="", unit=body.pages.unit) for page in range(1, body.page + 1)]
    )
    return reading


def _joined(pieces: Iterable[_Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


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


def _caption_styles(document: Any) -> set[str]:
    """The styles of captions, and those made from them."""
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    elements = style_elements(document)
    return {one for one in names if any(names.get(above) in _CAPTIONS for above in based_on(elements, one))}


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
