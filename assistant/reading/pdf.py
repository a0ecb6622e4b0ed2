"""Reads PDF through pdfium: words with their place, size and visibility, page by page."""

import ctypes
import math
from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.dossier.dossier import Concealed, ConcealedKind, Page, ReadingWarning
from assistant.dossier.passage import Box
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.file import File
from assistant.reading.layout import Glyph, Sheet, lay_out
from assistant.reading.pdfwords import Drawn, Frame, Look, words_of
from assistant.reading.ruled import ruled_tables

TINY = 2.5
"""Font size, in points, under which a letter cannot be read on paper."""
CONTRAST = 24
"""Difference of grey (of 255) that a reader can see."""
LARGEST_SIDE = 4000
"""Pixels that a page is drawn on at most, to see what stands out on it."""
BEHIND = 35
"""Percentile of the shades of a word's place that is what is behind it: ink takes less than the rest."""
MOST_PAGES = 600
MOST_SEGMENTS = 5000
"""Segments of one drawing that are looked at: a map or a plot has many, a table has few."""
FLAT = 1.5
"""Points of thickness under which a drawn segment is a straight stroke."""


_PASSWORD = 4


def read_pdf(path: File) -> Reading:
    """Blocks of a PDF that has a text layer.

    Raises:
        UserError: encrypted, truncated, too long, or without any text.
    """
    reading = Reading()
    sheets = sheets_of(path, MOST_PAGES, reading)
    if not any(sheet.glyphs for sheet in sheets):
        raise UserError(
            f"« {path.name} » n'a pas de couche de texte (document numérisé) ; "
            "l'exporter depuis le traitement de texte ou passer une reconnaissance de caractères."
        )
    reading.pages = [Page(number=s.number, text="", width=s.width, height=s.height) for s in sheets]
    reading.blocks = lay_out(sheets)
    return reading


def sheets_of(path: File, most: int, reading: Reading) -> list[Sheet]:
    """Every page with its words and strokes; what is concealed or unreadable on them goes to ``reading``.

    Raises:
        UserError: encrypted, truncated, damaged, or of more than ``most`` pages.
    """
    document = _opened(path)
    try:
        if len(document) > most:
            raise UserError(
                f"« {path.name} » compte {len(document)} pages, au-delà de la limite de {most} ; le découper."
            )
        return [_sheet(page, number, reading) for number, page in enumerate(document, start=1)]
    except pdfium.PdfiumError as error:
        raise UserError(
            f"Le PDF « {path.name} » est abîmé : une de ses pages ne s'ouvre pas ; l'exporter à nouveau."
        ) from error
    finally:
        document.close()


def _opened(path: File) -> pdfium.PdfDocument:
    content = path.read_bytes()
    if b"%%EOF" not in content[-65536:]:
        raise UserError(
            f"Le PDF « {path.name} » est incomplet : sa fin manque ; le transférer ou l'exporter à nouveau."
        )
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UserError(
                f"Le PDF « {path.name} » est protégé par mot de passe ; fournir une copie sans protection."
            ) from error
        raise UserError(f"Le PDF « {path.name} » est abîmé et ne s'ouvre pas ; l'exporter à nouveau.") from error


def _sheet(page: pdfium.PdfPage, number: int, reading: Reading) -> Sheet:
    left, bottom, right, top = page.get_cropbox()
    frame = Frame(left, bottom, right, top, page.get_rotation())
    width, height = frame.size
    text_page = page.get_textpage()
    try:
        glyphs, concealed = _visible(list(words_of(text_page, frame)), page, number)
    finally:
        text_page.close()
    reading.concealed.extend(concealed)
    reading.concealed.extend(_annotations(page, number))
    if not glyphs and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)):
        text = f"La page {number} est une image sans texte : elle n'a pas été lue."
        reading.warnings.append(ReadingWarning(kind="unreadable_page", page=number, text=text))
    strokes = tuple(_strokes(page, frame)) if glyphs else ()
    tables = ruled_tables(strokes)
    return Sheet(number=number, width=width, height=height, glyphs=tuple(glyphs), tables=tables, strokes=strokes)


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


def _visible(found: list[Drawn], page: pdfium.PdfPage, number: int) -> tuple[list[Glyph], list[Concealed]]:
    """The words that stand out on the drawn page, whatever hides the others: their colour or what is drawn on them."""
    scale = min(2.0, LARGEST_SIDE / max(page.get_size()))
    shades = np.asarray(page.render(scale=scale, grayscale=True, draw_annots=False).to_numpy()) if found else None
    visible: list[Glyph] = []
    concealed: list[tuple[ConcealedKind, list[str]]] = []
    width, height = page.get_size()
    for glyph, look in found:
        kind = _said_of_itself(glyph, look, width, height)
        if kind is None and shades is not None and not _contrasts(glyph.box, look.pale, shades, scale):
            kind = "invisible"
        if kind is None:
            visible.append(glyph)
        elif concealed and concealed[-1][0] == kind:
            concealed[-1][1].append(glyph.text)
        else:
            concealed.append((kind, [glyph.text]))
    return visible, [Concealed(kind=kind, page=number, text=" ".join(words)) for kind, words in concealed]


def _said_of_itself(glyph: Glyph, look: Look, width: float, height: float) -> ConcealedKind | None:
    """What conceals the word whatever is drawn around it; None when nothing does."""
    box = glyph.box
    if look.unseen:
        return "invisible"
    if look.size < TINY:
        return "tiny"
    if box.x1 <= 0 or box.bottom <= 0 or box.x0 >= width or box.top >= height:
        return "outside_page"
    return None


def _contrasts(box: Box, pale: int | None, shades: np.ndarray, scale: float) -> bool:
    """Whether the word's place on the drawn page shows anything; for a pale word, something darker behind it."""
    rows = slice(max(math.ceil(box.top * scale), 0), math.floor(box.bottom * scale) + 1)
    columns = slice(max(math.ceil(box.x0 * scale), 0), max(math.floor(box.x1 * scale), math.ceil(box.x0 * scale) + 1))
    area = shades[rows, columns]
    if not area.size or int(area.max()) - int(area.min()) < CONTRAST:
        return False
    return pale is None or abs(pale - float(np.percentile(area, BEHIND))) >= CONTRAST


def _annotations(page: pdfium.PdfPage, number: int) -> Iterator[Concealed]:
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetSubtype(annotation) in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
            raw.FPDFPage_CloseAnnot(annotation)
            continue
        length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        if length > 2:
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAnnot_GetStringValue(
                annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
            )
            text = buffer.raw.decode("utf-16-le", errors="replace").rstrip("\x00").strip()
            if text:
                yield Concealed(kind="annotation", page=number, text=text)
        raw.FPDFPage_CloseAnnot(annotation)
