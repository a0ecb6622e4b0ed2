"""Reads PPTX: slides as pages, titles as headings, shapes in the order of the eye, tables and charts as rows.

What the printed slide does not show is kept apart: the speaker's notes, comments, hidden slides and shapes, and what
stands beside the slide.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from lxml import etree

from assistant.errors import UserError
from assistant.reading.blip import cropped, is_plain
from assistant.reading.block import Reading
from assistant.reading.file import File
from assistant.reading.flow import Flow
from assistant.reading.package import Package
from assistant.reading.pictures import LEAST_SHARE, Picture
from assistant.reading.slides.chart import chart_rows
from assistant.reading.slides.look import SlideLook
from assistant.reading.slides.place import WHOLE, A, P, Place, Scale, place_of, placeholders, within

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PRESENTATION = "ppt/presentation.xml"
MOST_SLIDES = 600
DEEPEST = 40
"""Groups inside each other."""
BAND = 0.04
"""Share of the slide's height within which two shapes are side by side."""
_TITLES = ("title", "ctrTitle")
_RUNNING = ("ftr", "sldNum", "dt", "hdr")
_CAPTION = re.compile(r"^(tableau|figure|schéma|graphique|illustration|photo)\s*n?°?\s*\d+", re.IGNORECASE)


class _Shape(NamedTuple):
    element: Any
    place: Place | None
    role: str
    """Kind of placeholder; empty when the shape is none."""


class _Slides:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.flow = Flow("slide")
        self._look: SlideLook | None = None
        presentation = package.xml(PRESENTATION)
        size = presentation.find(f"{P}sldSz")
        self.width = float(size.get("cx")) if size is not None else 9144000.0
        self.height = float(size.get("cy")) if size is not None else 6858000.0
        relations = package.relations(PRESENTATION)
        ids = [slide.get(f"{R}id") for slide in presentation.iter(f"{P}sldId")]
        self.names = [relations[i][1] for i in ids if i in relations]

    def read(self) -> None:
        for number, name in enumerate(self.names, start=1):
            self.flow.to(number)
            root = self.package.xml(name)
            if root is None:
                continue
            if root.get("show") in ("0", "false"):
                self.flow.conceal("hidden_run", _plain(root))
            else:
                self._slide(root, name)
            self._apart(name)

    def _slide(self, root: Any, name: str) -> None:
        tree = root.find(f"{P}cSld/{P}spTree")
        if tree is None:
            return
        layouts = [self.package.xml(part) for part in self.package.related(name, "slideLayout")]
        standing = {
            key: place
            for layout in layouts
            if layout is not None
            for key, model in placeholders(layout)
            if (place := place_of(model)) is not None
        }
        shapes = list(self._shapes(tree, standing, WHOLE, 0))
        self._look = SlideLook(self.package, name, root, [(shape.element, shape.place) for shape in shapes])
        for shape in sorted(shapes, key=self._eye):
            self._show(shape, name)

    def _shapes(self, tree: Any, standing: dict[str, Place], scale: Scale, depth: int) -> Iterator[_Shape]:
        """The shapes of a tree, groups opened, those that are not shown kept apart."""
        for element in tree:
            tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if tag == "AlternateContent":
                yield from self._shapes(element[0] if len(element) else element, standing, scale, depth + 1)
                continue
            if tag not in ("sp", "grpSp", "graphicFrame", "cxnSp", "pic"):
                continue
            properties = next(element.iter(f"{P}cNvPr"), None)
            if properties is not None and properties.get("hidden") in ("1", "true"):
                self.flow.conceal("hidden_run", _plain(element))
                continue
            for said in () if properties is None else (properties.get("descr"), properties.get("title")):
                self.flow.conceal("alternative", said or "")
            if tag == "grpSp":
                if depth < DEEPEST:
                    yield from self._shapes(element, standing, within(element, scale), depth + 1)
            else:
                placeholder = next(element.iter(f"{P}ph"), None)
                role = "" if placeholder is None else placeholder.get("type") or "body"
                place = place_of(element, scale)
                if place is None and placeholder is not None:
                    place = standing.get(f"#{placeholder.get('idx')}") or standing.get(role)
                yield _Shape(element, place, role)

    def _eye(self, shape: _Shape) -> tuple[int, float, float]:
        """Titles first, then bands from top to bottom, each from left to right."""
        if shape.role in _TITLES:
            return (0, 0.0, 0.0)
        if shape.place is None:
            return (1, 0.0, 0.0)
        band = round(shape.place.y / (BAND * self.height))
        return (1, float(band), shape.place.x)

    def _show(self, shape: _Shape, slide: str) -> None:
        if shape.role in _RUNNING:
            return
        place = shape.place
        if place is not None and place.is_beside(self.width, self.height):
            self.flow.conceal("outside_page", _plain(shape.element))
            return
        if self._look is not None and self._look.is_covered(shape.element, place):
            self.flow.conceal("invisible", _plain(shape.element))
            return
        if place is None or place.width >= LEAST_SHARE * self.width:
            self._pictures(shape, slide)
        table = next(shape.element.iter(f"{A}tbl"), None)
        chart = next(shape.element.iter(f"{C}chart"), None)
        if table is not None:
            self._table(table, shape)
        elif chart is not None:
            relation = self.package.relations(slide).get(chart.get(f"{R}id") or "")
            root = self.package.xml(relation[1]) if relation else None
            if root is not None:
                title, rows = chart_rows(root)
                self.flow.add("caption", title)
                self.flow.table(rows, named=True)
        elif next((n for n in shape.element.iter() if str(n.tag).endswith("/diagram}relIds")), None) is not None:
            for part in self.package.related(slide, "diagramDrawing"):
                for paragraph in self.package.xml(part).iter(f"{A}p"):
                    self.flow.add("prose", self._text(paragraph, shape))
        else:
            self._paragraphs(shape)

    def _pictures(self, shape: _Shape, slide: str) -> None:
        element, look = shape.element, self._look
        relations = self.package.relations(slide) if next(element.iter(f"{A}blip"), None) is not None else {}
        for blip in element.iter(f"{A}blip"):
            part = relations.get(blip.get(f"{R}embed") or "", ("", ""))[1]
            linked = blip.get(f"{R}link")
            if part and not any(str(node.tag).endswith("}svgBlip") for node in blip.iter()):
                plain = is_plain(blip) and look is not None and not look.may_be_covered(element, shape.place)
                self.flow.picture(Picture(part, partial(self.package.content, part), cropped(blip), plain))
            elif linked and not part:
                self.flow.picture(Picture(f"{slide} {linked}", lambda: None))

    def _paragraphs(self, shape: _Shape) -> None:
        texts = [self._text(paragraph, shape) for paragraph in shape.element.iter(f"{A}p")]
        if shape.role in _TITLES:
            self.flow.add("heading", " ".join(texts), 1)
            return
        for text in texts:
            self.flow.add("caption" if _CAPTION.match(text) and len(text) < 200 else "prose", text)

    def _table(self, table: Any, shape: _Shape) -> None:
        rows: list[list[str]] = []
        for row in table.iter(f"{A}tr"):
            cells = [cell for cell in row if cell.tag == f"{A}tc"]
            rows.append([" ".join(self._text(p, shape, cell) for p in cell.iter(f"{A}p")) for cell in cells])
        properties = table.find(f"{A}tblPr")
        marked = properties is not None and properties.get("firstRow") in ("1", "true")
        self.flow.table(rows, named=True if marked else None)

    def _text(self, paragraph: Any, shape: _Shape, cell: Any = None) -> str:
        parts: list[str] = []
        for node in paragraph.iter(f"{A}t", f"{A}br", f"{A}tab"):
            if node.tag != f"{A}t":
                parts.append(" ")
                continue
            run = node.getparent().find(f"{A}rPr")
            look = self._look
            kind = None if look is None else look.unseen(run, paragraph, shape.element, shape.place, cell)
            if kind:
                self.flow.conceal(kind, node.text or "")
            else:
                parts.append(node.text or "")
        return "".join(parts)

    def _apart(self, slide: str) -> None:
        """The speaker's notes and the comments of a slide."""
        for part in self.package.related(slide, "notesSlide"):
            root = self.package.xml(part)
            for shape in root.iter(f"{P}sp") if root is not None else ():
                placeholder = next(shape.iter(f"{P}ph"), None)
                if placeholder is None or placeholder.get("type") not in (*_RUNNING, "sldImg"):
                    self.flow.conceal("notes", _plain(shape))
        for part in self.package.related(slide, "comments"):
            root = self.package.xml(part)
            for comment in root if root is not None else ():
                texts = [n.text or "" for n in comment.iter(f"{P}text", f"{A}t")]
                self.flow.conceal("comment", " ".join(texts))


def read_pptx(path: File) -> Reading:
    """Blocks of a PPTX, a page per slide.

    Raises:
        UserError: damaged, too long, or without text.
    """
    try:
        slides = _Slides(Package(path))
        if len(slides.names) > MOST_SLIDES:
            raise UserError(
                f"« {path.name} » compte {len(slides.names)} diapositives, au-delà de la limite de {MOST_SLIDES} ; "
                "le découper."
            )
        slides.read()
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        OSError,
        ValueError,
        AttributeError,
        RuntimeError,
    ) as error:
        raise UserError(
            f"« {path.name} » est incomplet ou abîmé ; l'ouvrir dans PowerPoint ou LibreOffice et l'enregistrer "
            "à nouveau."
        ) from error
    return slides.flow.finished(path.name, len(slides.names))


def _plain(element: Any) -> str:
    return " ".join(node.text or "" for node in element.iter(f"{A}t"))
