"""Reads DOCX through python-docx: body in order, tables, footnotes; hidden runs and deletions apart."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from assistant.dossier.dossier import Concealed, ConcealedKind, Page
from assistant.dossier.passage import PassageKind
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, looks_like_header, plain_tokens, row_tokens
from assistant.reading.text import SECTION_WORDS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(?:heading|titre)\s*(\d)$", re.IGNORECASE)
_XML = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class _Body:
    """Walks the document once, keeping what a reader sees apart from what she does not."""

    def __init__(self, document: Any, reading: Reading) -> None:
        self.reading = reading
        self.page = 1
        self.words = 0
        self.tables = 0
        self.levels = _heading_levels(document)
        self.contents_styles = {
            style.style_id for style in document.styles if (style.name or "").lower().startswith("toc")
        }

    def walk(self, element: Any) -> None:
        for child in element:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag == f"{_W}sdt":
                for content in child.findall(f"{_W}sdtContent"):
                    self.walk(content)

    def _paragraph(self, paragraph: Any) -> None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style_id = style.get(f"{_W}val") if style is not None else None
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
        rows = [
            [" ".join(self.visible(p) for p in cell.iter(f"{_W}p")) for cell in row.findall(f"{_W}tc")]
            for row in table.findall(f"{_W}tr")
        ]
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        if not rows:
            return
        headers = tuple(" ".join(c.split()) for c in rows[0]) if looks_like_header(rows[0]) and rows[1:] else ()
        for row in rows[1:] if headers else rows:
            tokens = row_tokens((plain_tokens(cell) for cell in row), headers)
            self._add(Block("table", self.page, tokens, table=self.tables))

    def _turn(self, at_chapter: bool) -> None:
        if self.reading.blocks and (at_chapter or self.words >= SECTION_WORDS):
            self.page, self.words = self.page + 1, 0

    def _add(self, block: Block) -> None:
        self.reading.blocks.append(block)
        self.words += len(block.tokens)

    def visible(self, paragraph: Any) -> str:
        """The text that is seen; hidden runs and tracked deletions are set apart."""
        parts: list[str] = []
        for node in paragraph.iter():
            if node.tag in (f"{_W}t", f"{_W}delText"):
                hidden = _hidden(node, paragraph)
                if hidden:
                    self.conceal(hidden, node.text or "")
                else:
                    parts.append(node.text or "")
            elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                parts.append(" ")
            elif node.tag == f"{_W}noBreakHyphen":
                parts.append("-")
        return "".join(parts)

    def conceal(self, kind: ConcealedKind, text: str) -> None:
        if text.strip():
            self.reading.concealed.append(Concealed(kind=kind, page=self.page, text=text))


def read_docx(path: Path) -> Reading:
    """Blocks of a DOCX; its pages are its top-level sections, long ones cut."""
    try:
        document = Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise UserError(
            f"« {path.name} » est incomplet ou abîmé ; l'ouvrir dans Word ou LibreOffice et l'enregistrer à nouveau."
        ) from error
    reading = Reading()
    body = _Body(document, reading)
    body.walk(document.element.body)
    for part_name, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for number, note in _notes(path, part_name, tag):
            text = body.visible(note)
            if text.strip():
                reading.blocks.append(Block("note", body.page, plain_tokens(f"{number} {text}")))
    for _, comment in _notes(path, "comments", "comment"):
        body.conceal("comment", body.visible(comment))
    if not reading.blocks:
        raise UserError(f"« {path.name} » ne contient aucun texte ; vérifier qu'il ne s'agit pas d'images collées.")
    reading.pages = [Page(number=page, text="") for page in range(1, body.page + 1)]
    return reading


def _hidden(node: Any, paragraph: Any) -> ConcealedKind | None:
    if node.tag == f"{_W}delText":
        return "deletion"
    ancestor = node.getparent()
    while ancestor is not None and ancestor is not paragraph:
        if ancestor.tag in (f"{_W}del", f"{_W}moveFrom"):
            return "deletion"
        if ancestor.tag == f"{_W}r":
            properties = ancestor.find(f"{_W}rPr")
            if properties is not None:
                if _on(properties.find(f"{_W}vanish")):
                    return "hidden_run"
                size = properties.find(f"{_W}sz")
                if size is not None and (size.get(f"{_W}val") or "99").isdigit() and int(size.get(f"{_W}val")) <= 4:
                    return "tiny"
                colour = properties.find(f"{_W}color")
                shaded = properties.find(f"{_W}shd") is not None or properties.find(f"{_W}highlight") is not None
                white = colour is not None and (colour.get(f"{_W}val") or "").upper() == "FFFFFF"
                if white and not shaded and not _in_shade(node):
                    return "invisible"
        ancestor = ancestor.getparent()
    return None


def _in_shade(node: Any) -> bool:
    """Whether a cell or paragraph around the node has a background of its own."""
    ancestor = node.getparent()
    while ancestor is not None:
        for name in ("pPr", "tcPr", "tblPr"):
            properties = ancestor.find(f"{_W}{name}")
            if properties is not None and properties.find(f"{_W}shd") is not None:
                return True
        ancestor = ancestor.getparent()
    return False


def _on(flag: Any) -> bool:
    return flag is not None and flag.get(f"{_W}val", "true") not in ("0", "false")


def _heading_levels(document: Any) -> dict[str | None, int]:
    levels: dict[str | None, int] = {}
    for style in document.styles:
        found = _HEADING.match(style.name or "")
        if found:
            levels[style.style_id] = int(found[1])
        elif (style.name or "").lower() == "title":
            levels[style.style_id] = 1
    return levels


def _outline(paragraph: Any) -> int:
    outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if outline is None or not (outline.get(f"{_W}val") or "").isdigit():
        return 0
    level = int(outline.get(f"{_W}val")) + 1
    return level if level <= 9 else 0


def _notes(path: Path, part: str, tag: str) -> Iterator[tuple[int, Any]]:
    """Notes or comments of one part of the package, numbered as a reader sees them."""
    with zipfile.ZipFile(path) as archive:
        name = f"word/{part}.xml"
        if name not in archive.namelist():
            return
        root = etree.fromstring(archive.read(name), parser=_XML)
    number = 0
    for note in root.findall(f"{_W}{tag}"):
        if note.get(f"{_W}type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        number += 1
        yield number, note
