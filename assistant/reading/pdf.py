"""Reads PDF through pdfium: words with their place, size and visibility, page by page."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.dossier.dossier import Concealed, ConcealedKind, Page, ReadingWarning
from assistant.dossier.passage import Box
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.file import File
from assistant.reading.layout import Glyph, Sheet, lay_out
from assistant.reading.ruled import ruled_tables

TINY = 2.5
"""Font size, in points, under which a letter cannot be read on paper."""
PALE = 190
"""Channel value (of 255) from which a letter is pale: it is never of one word with a letter that is not."""
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

BOLD = 600
"""Font weight from which a word is bold."""
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
"""Fonts that say so in their name: most files give a weight that is not the font's."""
TRANSPARENT = 20
"""Opacity (of 255) under which nothing is seen."""

_PASSWORD = 4
_HYPHENS = {0x02, 0xAD, 0xFFFE}
"""How pdfium reports a hyphen at a line's end."""
_INVISIBLE_MODE = 3


@dataclass(frozen=True, slots=True)
class _Frame:
    """Maps PDF coordinates (origin bottom left, unrotated) to points from the top left of the page as seen."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        corners = [self.point(x0, y0), self.point(x1, y1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def point(self, x: float, y: float) -> tuple[float, float]:
        u, v = x - self.left, y - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        if self.rotation == 90:
            return v, u
        if self.rotation == 180:
            return width - u, v
        if self.rotation == 270:
            return height - v, width - u
        return u, height - v


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
    frame = _Frame(left, bottom, right, top, page.get_rotation())
    width, height = frame.size
    text_page = page.get_textpage()
    try:
        glyphs, concealed = _visible(list(_glyphs(text_page, frame)), page, number)
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


def _strokes(page: pdfium.PdfPage, frame: _Frame) -> Iterator[Box]:
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


def _straight(one: tuple[float, float], other: tuple[float, float], frame: _Frame) -> Iterator[Box]:
    box = frame.box(*one, *other)
    width, height = box.x1 - box.x0, box.bottom - box.top
    if height < FLAT <= width:
        yield Box(box.x0, (box.top + box.bottom) / 2, box.x1, (box.top + box.bottom) / 2)
    elif width < FLAT <= height:
        yield Box((box.x0 + box.x1) / 2, box.top, (box.x0 + box.x1) / 2, box.bottom)


class _Look(NamedTuple):
    """What all letters of one text object have in common."""

    unseen: bool
    """Drawn with no ink at all."""
    pale: int | None
    """Its grey (of 255) when it is nearly white and drawn without an outline."""
    scale: float


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    box: Box
    size: float
    baseline: float
    look: _Look


def _glyphs(text_page: pdfium.PdfTextPage, frame: _Frame) -> Iterator[tuple[Glyph, ConcealedKind | None, int | None]]:
    """Words in the order of the file, what they say of themselves that conceals them, and how pale they are."""
    handle = text_page.raw
    letters: list[_Letter] = []
    looks: dict[int | None, _Look] = {}
    first = 0
    for index in range(text_page.count_chars()):
        letter = _letter(handle, index, frame, looks)
        if letters and (letter is None or _apart(letters[-1], letter)):
            yield _word(handle, first, letters, frame)
            letters = []
        if letter is not None:
            first = first if letters else index
            letters.append(letter)
    if letters:
        yield _word(handle, first, letters, frame)


def _letter(handle: object, index: int, frame: _Frame, looks: dict[int | None, _Look]) -> _Letter | None:
    """A letter with its place; None for white space and characters that the file does not really hold."""
    code = raw.FPDFText_GetUnicode(handle, index)
    character = "-" if code in _HYPHENS else chr(code) if 0 < code < 0x110000 else " "
    if character.isspace() or ord(character) < 32:
        return None
    rectangle = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, index, rectangle)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    drawn = ctypes.cast(raw.FPDFText_GetTextObject(handle, index), ctypes.c_void_p).value
    if drawn not in looks:
        looks[drawn] = _look(handle, index)
    return _Letter(
        text=character,
        box=frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top),
        size=raw.FPDFText_GetFontSize(handle, index) * looks[drawn].scale,
        baseline=frame.point(x.value, y.value)[1],
        look=looks[drawn],
    )


def _look(handle: object, index: int) -> _Look:
    channels = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(handle, index, *channels)
    red, green, blue, alpha = (channel.value for channel in channels)
    mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(handle, index))
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    return _Look(
        unseen=mode == _INVISIBLE_MODE or alpha < TRANSPARENT,
        pale=round(0.3 * red + 0.59 * green + 0.11 * blue) if min(red, green, blue) >= PALE and mode == 0 else None,
        scale=math.hypot(matrix.c, matrix.d) or 1.0,
    )


def _apart(one: _Letter, other: _Letter) -> bool:
    """Whether two letters that follow each other are of different words: another line, size or look, or a gap."""
    if one.look.unseen != other.look.unseen or (one.look.pale is None) != (other.look.pale is None):
        return True
    height = max(one.box.bottom - one.box.top, other.box.bottom - other.box.top, 0.1)
    if abs(one.baseline - other.baseline) > 0.2 * height or not 0.8 < other.size / (one.size or 1.0) < 1.25:
        return True
    return other.box.x0 - one.box.x1 > 0.5 * height or other.box.x1 < one.box.x0


def _word(
    handle: object, first: int, letters: list[_Letter], frame: _Frame
) -> tuple[Glyph, ConcealedKind | None, int | None]:
    boxes = [letter.box for letter in letters]
    box = Box(
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )
    size, look = letters[0].size, letters[0].look
    glyph = Glyph(text=_spelled(letters), box=box, size=round(size, 1), bold=_bold(handle, first))
    width, height = frame.size
    kind: ConcealedKind | None = None
    if look.unseen:
        kind = "invisible"
    elif size < TINY:
        kind = "tiny"
    elif box.x1 <= 0 or box.bottom <= 0 or box.x0 >= width or box.top >= height:
        kind = "outside_page"
    return glyph, kind, look.pale


def _spelled(letters: list[_Letter]) -> str:
    """The letters as one text: halves of a character joined, accents composed, a symbol font's bullet as a bullet."""
    halves = "".join(letter.text for letter in letters).encode("utf-16-le", errors="surrogatepass")
    text = unicodedata.normalize("NFC", halves.decode("utf-16-le", errors="replace"))
    return "•" if len(text) == 1 and unicodedata.category(text) == "Co" else text


def _bold(handle: object, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, len(name), flags)
    return raw.FPDFText_GetFontWeight(handle, index) >= BOLD or bool(_BOLD_NAME.search(name.value))


def _visible(
    found: list[tuple[Glyph, ConcealedKind | None, int | None]], page: pdfium.PdfPage, number: int
) -> tuple[list[Glyph], list[Concealed]]:
    """The words that stand out on the drawn page, whatever hides the others: their colour or what is drawn on them."""
    scale = min(2.0, LARGEST_SIDE / max(page.get_size()))
    shades = np.asarray(page.render(scale=scale, grayscale=True, draw_annots=False).to_numpy()) if found else None
    visible: list[Glyph] = []
    concealed: list[tuple[ConcealedKind, list[str]]] = []
    for glyph, kind, pale in found:
        if kind is None and shades is not None and not _contrasts(glyph.box, pale, shades, scale):
            kind = "invisible"
        if kind is None:
            visible.append(glyph)
        elif concealed and concealed[-1][0] == kind:
            concealed[-1][1].append(glyph.text)
        else:
            concealed.append((kind, [glyph.text]))
    return visible, [Concealed(kind=kind, page=number, text=" ".join(words)) for kind, words in concealed]


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
