"""Reads PDF through pdfium: words with their place, size and visibility, page by page."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.dossier.dossier import Concealed, ConcealedKind, Page, ReadingWarning
from assistant.dossier.passage import Box
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.file import File
from assistant.reading.page.layout import Glyph, Sheet, lay_out
from assistant.reading.page.ruled import ruled_tables
from assistant.reading.page.scan import Scans, is_garbled, reads_better
from assistant.reading.page.tesseract import Picture, missing
from assistant.reading.page.turning import turned_back, upright, way_of
from assistant.reading.pdf.attached import annotations, descriptions, metadata
from assistant.reading.pdf.ink import Canvas, seen
from assistant.reading.pdf.layer import is_scan, mended, on_ink
from assistant.reading.pdf.shapes import lying
from assistant.reading.pdf.words import Frame, Words

TINY = 3.4
"""Font size, in points, under which a letter cannot be read on paper."""
MOST_PAGES = 600
LARGEST_PAGE = 50_000_000
"""Square points of the largest page: more than six square metres of paper."""
MOST_SEGMENTS = 5000
"""Segments of one drawing that are looked at: a map or a plot has many, a table has few."""
FLAT = 1.5
"""Points of thickness under which a drawn segment is a straight stroke."""
RESOLUTION = 300
"""Pixels an inch at which a page is drawn to recognise its characters."""
BELIED = 0.3
"""Share of a page's letters that are not what is printed, from which the page is read from its picture."""
WIDEST_PICTURE = 5000
"""Pixels of the longer side of that drawing at most."""

_PASSWORD = 4
_SHOWN = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_SHADING]


class _VastPageError(Exception):
    """A page is larger than any paper; its number."""


def read_pdf(path: File) -> Reading:
    """Blocks of a PDF; pages that are pictures, or whose text is not what they show, are recognised.

    Raises:
        UserError: encrypted, truncated, too long, or without any text.
    """
    reading = Reading()
    with _opened(path, MOST_PAGES) as document:
        reading.concealed.extend(metadata(document))
        drawn = _sheets(path, document, reading)
        scans = Scans(reading)
        sheets = _recognised(document, drawn, scans, reading)
    if not any(sheet.glyphs for sheet in sheets):
        install = missing()
        raise UserError(
            f"« {path.name} » n'a pas de couche de texte (document numérisé) ; "
            + (
                f"pour le lire, {install}."
                if install
                else "aucun texte n'y a été reconnu : le numériser plus nettement."
            )
        )
    reading.pages = scans.pages([Page(number=s.number, text="", width=s.width, height=s.height) for s in drawn])
    ways = {sheet.number: way_of(sheet) for sheet in sheets}
    blocks = lay_out([upright(sheet, ways[sheet.number]) for sheet in sheets])
    reading.blocks = scans.turned_back(turned_back(blocks, {sheet.number: sheet for sheet in sheets}, ways))
    return reading


def sheets_of(path: File, most: int, reading: Reading) -> list[Sheet]:
    """Every page with its words and strokes; what is concealed or unreadable on them goes to ``reading``.

    Raises:
        UserError: encrypted, truncated, damaged, or of more than ``most`` pages.
    """
    with _opened(path, most) as document:
        sheets = _sheets(path, document, reading)
    for sheet in sheets:
        if sheet.pictured:
            _unread(reading, sheet.number)
    return sheets


def _sheets(path: File, document: pdfium.PdfDocument, reading: Reading) -> list[Sheet]:
    canvas = Canvas()
    try:
        return [_sheet(page, number, reading, canvas) for number, page in enumerate(document, start=1)]
    except pdfium.PdfiumError as error:
        raise UserError(
            f"Le PDF « {path.name} » est abîmé : une de ses pages ne s'ouvre pas ; l'exporter à nouveau."
        ) from error
    except _VastPageError as error:
        raise UserError(
            f"La page {error} du PDF « {path.name} » est démesurée ; l'exporter à nouveau sur un papier ordinaire."
        ) from error


def _recognised(document: pdfium.PdfDocument, sheets: list[Sheet], scans: Scans, reading: Reading) -> list[Sheet]:
    """The sheets, those that are pictures or garbled replaced by what is recognised on them."""
    own = {sheet.number: " ".join([glyph.text for glyph in sheet.glyphs]) for sheet in sheets}
    belied = _belied(reading, own)
    wanted = [
        sheet.number
        for sheet in sheets
        if sheet.pictured or sheet.layered or sheet.number in belied or is_garbled(own[sheet.number])
    ]
    install = missing() if wanted else None
    if install:
        layered = {sheet.number for sheet in sheets if sheet.layered}
        for number in wanted:
            if number in layered:
                _unchecked(reading, number, install)
            else:
                _unread(reading, number, install, garbled=bool(own[number]))
        unread = set(wanted) - layered
        return [replace(sheet, glyphs=()) if sheet.number in unread else sheet for sheet in sheets]
    found = scans.read(_picture(document, number) for number in wanted)
    mixed: dict[int, Sheet] = {}
    for sheet in sheets:
        read = found.get(sheet.number)
        if sheet.layered and read is None:
            _unchecked(reading, sheet.number)
        elif sheet.layered and read is not None:
            glyphs, against = mended(sheet.glyphs, scans.as_drawn(read))
            mixed[sheet.number] = replace(sheet, glyphs=tuple(glyphs))
            if against:
                text = " ".join(glyph.text for glyph in against)
                reading.concealed.append(Concealed(kind="layer", page=sheet.number, text=text))
            del found[sheet.number]
        elif read is not None and sheet.number in belied:
            _forget_layer(reading, sheet.number, belied[sheet.number])
        elif read is not None and own[sheet.number]:
            text = " ".join([glyph.text for glyph in read.glyphs])
            if not reads_better(own[sheet.number], text):
                del found[sheet.number]
        elif read is None and sheet.pictured and sheet.number not in {w.page for w in reading.warnings}:
            _unread(reading, sheet.number)
    scans.keep(found)
    return [mixed.get(sheet.number) or found.get(sheet.number, sheet) for sheet in sheets]


def _belied(reading: Reading, own: dict[int, str]) -> dict[int, str]:
    """The words that are not what is printed, of the pages where they are many."""
    layers: dict[int, list[str]] = {}
    for part in reading.concealed:
        if part.kind == "layer":
            layers.setdefault(part.page, []).append(part.text)
    joined = {number: " ".join(texts) for number, texts in layers.items()}
    return {n: text for n, text in joined.items() if len(text) > BELIED * (len(text) + len(own[n]))}


def _forget_layer(reading: Reading, number: int, layer: str) -> None:
    """The page is read from its picture: it is no longer unreadable, and garbled letters say nothing to a juror."""
    reading.warnings = [w for w in reading.warnings if not (w.kind == "unreadable_page" and w.page == number)]
    if is_garbled(layer):
        reading.concealed = [c for c in reading.concealed if not (c.kind == "layer" and c.page == number)]


def _picture(document: pdfium.PdfDocument, number: int) -> Picture:
    page = document[number - 1]
    resolution = round(min(RESOLUTION, WIDEST_PICTURE * 72 / max(*page.get_size(), 1.0)))
    pixels = np.array(page.render(scale=resolution / 72, grayscale=True, draw_annots=False).to_numpy())
    return Picture(number, pixels.reshape(pixels.shape[:2]), resolution)


def _unread(reading: Reading, number: int, install: str | None = None, garbled: bool = False) -> None:
    what = "a un texte qui ne se lit pas (police sans correspondance)" if garbled else "est une image sans texte"
    text = f"La page {number} {what} : elle n'a pas été lue" + (f" ; {install}." if install else ".")
    reading.warnings.append(ReadingWarning(kind="unreadable_page", page=number, text=text))


def _unchecked(reading: Reading, number: int, install: str | None = None) -> None:
    text = f"La page {number} est numérisée ; son texte n'a pas été comparé à l'image" + (
        f" ; pour le comparer, {install}." if install else "."
    )
    reading.warnings.append(ReadingWarning(kind="recognised", page=number, text=text))


@contextmanager
def _opened(path: File, most: int) -> Iterator[pdfium.PdfDocument]:
    content = path.read_bytes()
    if b"%%EOF" not in content[-65536:]:
        raise UserError(
            f"Le PDF « {path.name} » est incomplet : sa fin manque ; le transférer ou l'exporter à nouveau."
        )
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UserError(
                f"Le PDF « {path.name} » est protégé par mot de passe ; fournir une copie sans protection."
            ) from error
        raise UserError(f"Le PDF « {path.name} » est abîmé et ne s'ouvre pas ; l'exporter à nouveau.") from error
    try:
        if len(document) > most:
            raise UserError(
                f"« {path.name} » compte {len(document)} pages, au-delà de la limite de {most} ; le découper."
            )
        yield document
    finally:
        document.close()


def _sheet(page: pdfium.PdfPage, number: int, reading: Reading, canvas: Canvas) -> Sheet:
    # What is cropped may reach beyond the sheet: what both hold is drawn.
    left, bottom, right, top = page.get_bbox()
    frame = Frame(left, bottom, right, top, page.get_rotation())
    width, height = frame.size
    if not 0 < width * height <= LARGEST_PAGE:
        raise _VastPageError(number)
    text_page = page.get_textpage()
    try:
        words = Words(text_page, frame)
        layered = is_scan(page, words.all)
        glyphs, concealed = _visible(words, page, frame, number, layered, canvas)
    finally:
        text_page.close()
    reading.concealed.extend(concealed)
    reading.concealed.extend(annotations(page, number))
    reading.concealed.extend(descriptions(page, number))
    if any(part.kind == "layer" for part in concealed):
        text = (
            f"Sur la page {number}, le fichier annonce un autre texte que celui qui est imprimé : ces lignes sont "
            "mises à part et ne sont pas lues ; les regarder sur la page."
        )
        reading.warnings.append(ReadingWarning(kind="unreadable_page", page=number, text=text))
    # Text that is there but not seen is no picture to be read.
    drawn = [kind for kind in _SHOWN if not concealed or kind != raw.FPDF_PAGEOBJ_TEXT]
    pictured = not glyphs and any(True for _ in page.get_objects(filter=drawn, max_depth=2))
    strokes = tuple(_strokes(page, frame)) if glyphs else ()
    return Sheet(
        number=number,
        width=width,
        height=height,
        glyphs=tuple(glyphs),
        tables=ruled_tables(strokes),
        strokes=strokes,
        pictured=pictured,
        layered=layered and bool(glyphs),
    )


def _strokes(page: pdfium.PdfPage, frame: Frame) -> Iterator[Box]:
    """Straight horizontal and vertical strokes, and the sides of rectangles, as boxes without width or height."""
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawn.raw, fill, stroke)
        if not fill.value and not stroke.value:
            continue
        matrix = drawn.get_matrix()
        pen: tuple[float, float] | None = None
        start: tuple[float, float] | None = None
        for index in range(min(raw.FPDFPath_CountSegments(drawn.raw), MOST_SEGMENTS)):
            segment = raw.FPDFPath_GetPathSegment(drawn.raw, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.on_point(x.value, y.value)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == raw.FPDF_SEGMENT_LINETO and pen is not None:
                yield from _straight(pen, point, frame)
            pen = point
            if raw.FPDFPathSegment_GetClose(segment) and start is not None:
                yield from _straight(pen, start, frame)
                pen = start


def _straight(one: tuple[float, float], other: tuple[float, float], frame: Frame) -> Iterator[Box]:
    box = frame.box(*one, *other)
    width, height = box.x1 - box.x0, box.bottom - box.top
    if height < FLAT <= width:
        yield Box(box.x0, (box.top + box.bottom) / 2, box.x1, (box.top + box.bottom) / 2)
    elif width < FLAT <= height:
        yield Box((box.x0 + box.x1) / 2, box.top, (box.x0 + box.x1) / 2, box.bottom)


def _visible(
    found: Words,
    page: pdfium.PdfPage,
    frame: Frame,
    number: int,
    layered: bool,
    canvas: Canvas,
) -> tuple[list[Glyph], list[Concealed]]:
    """The words that stand out on the drawn page; the others with what hides them."""
    width, height = page.get_size()
    scanned = on_ink(page, found.all) if layered else None
    contradicted = lying(found, frame)
    told = seen(page, found, canvas)
    hidden = _hidden(found, width, height)
    if scanned is None and not contradicted and not hidden and told.count("seen") == len(told):
        return [word.glyph for word in found.all], []
    visible: list[Glyph] = []
    concealed: list[tuple[ConcealedKind, list[str]]] = []
    for place, (word, shown) in enumerate(zip(found.all, told, strict=True)):
        kind = hidden.get(place)
        if scanned and word.look.unseen and scanned[place]:
            kind = None
        elif kind is None and shown != "seen":
            kind = "invisible"
        elif kind is None and place in contradicted:
            kind = "layer"
        if kind is None:
            visible.append(word.glyph)
        elif shown == "again":
            continue
        elif concealed and concealed[-1][0] == kind:
            concealed[-1][1].append(word.glyph.text)
        else:
            concealed.append((kind, [word.glyph.text]))
    return visible, [Concealed(kind=kind, page=number, text=" ".join(words)) for kind, words in concealed]


def _hidden(found: Words, width: float, height: float) -> dict[int, ConcealedKind]:
    """What conceals words whatever is drawn around them, by their places."""
    left, top, right, bottom = found.boxes.T
    kinds: tuple[tuple[ConcealedKind, Any], ...] = (
        ("outside_page", (right <= 0) | (bottom <= 0) | (left >= width) | (top >= height)),
        ("tiny", found.looks(lambda look: look.size < TINY or look.narrow)),
        ("invisible", found.looks(lambda look: look.unseen)),
    )
    # What is said last counts.
    return {place: kind for kind, places in kinds for place in np.flatnonzero(places).tolist()}
