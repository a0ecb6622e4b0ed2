"""What our DOCX files share: the page, the colours, and tables."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor

COLOURS = {
    "met": RGBColor(0x2F, 0x7D, 0x4F),
    "partial": RGBColor(0x8A, 0x5A, 0x10),
    "not_met": RGBColor(0xB2, 0x3B, 0x3B),
    "not_assessable": RGBColor(0x6B, 0x5C, 0xA5),
}
SOFT = RGBColor(0x5B, 0x64, 0x75)


def blank(title: str, *, landscape: bool) -> Any:
    """An empty A4 document that names no author."""
    document = Document()
    section = document.sections[0]
    width, height = Cm(21.0), Cm(29.7)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(1.8)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    document.core_properties.title = title
    document.core_properties.author = ""
    return document


def table(document: Any, titles: tuple[str, ...]) -> Any:
    """A ruled table whose heading row is repeated on every page; ``fitted`` is for when it is full."""
    made = document.add_table(rows=1, cols=len(titles))
    made.style = "Table Grid"
    made.autofit = False
    for cell, title in zip(made.rows[0].cells, titles, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    _set(made.rows[0], "w:tblHeader")
    return made


def _set(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def fitted(made: Any, widths: tuple[float, ...]) -> None:
    """Gives every cell its column's width, in centimetres, and keeps every row on one page."""
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)  # LibreOffice reads these, Word the cells'
    for line in made.rows:
        _set(line, "w:cantSplit")
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = Cm(width)


def shaded(cell: Any) -> None:
    """Gives the cell a light grey ground."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "F1F3F6")):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def soft(paragraph: Any, text: str) -> None:
    """Adds small grey text."""
    run = paragraph.add_run(text)
    run.font.size = Pt(8.5)
    run.font.color.rgb = SOFT


def written(document: Any) -> bytes:
    """The document as a file."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
