"""Takes the words out of a page of a PDF: their text, place, size and weight, and how they are drawn.

Few calls per word: letters of one text object share their look, so its first and last letter tell where a word is.
"""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.dossier.passage import Box
from assistant.reading.layout import Glyph

PALE = 190
"""Channel value (of 255) from which a letter is pale: it is never of one word with a letter that is not."""
TRANSPARENT = 20
"""Opacity (of 255) under which nothing is seen."""
BOLD = 600
"""Font weight from which a word is bold."""
ASCENT, DESCENT = 0.88, 0.22
"""Shares of its font size by which a line rises above its baseline and goes below it."""
LEAN = 5.0
"""Degrees by which text may lean and still be read as horizontal."""
NARROW = 0.2
"""Width over height of its letters, as a share of the font's, under which text cannot be read."""
WIDEST = 1.6
"""Times its font size that a letter takes on average at most; a wider word is looked at letter by letter."""

_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
"""Fonts that say so in their name: most files give a weight that is not the font's."""
_HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-"}
"""How pdfium reports a hyphen at a line's end."""
_INVISIBLE_MODE = 3
_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f\x7f]+")


def direct(function: Any, result: Any, *arguments: Any) -> Any:
    """The function of the library with plain addresses for arguments: it is called for every word."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


UNICODE = direct(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_TEXT_OBJECT = direct(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_LOOSE_BOX = direct(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
ORIGIN = direct(
    raw.FPDFText_GetCharOrigin, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Maps PDF coordinates (origin bottom left, unrotated) to points from the top left of the page as seen."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as seen, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The rectangle between two corners."""
        if self.rotation == 0:
            u0, u1 = x0 - self.left, x1 - self.left
            v0, v1 = self.top - y0, self.top - y1
        else:
            (u0, v0), (u1, v1) = self.point(x0, y0), self.point(x1, y1)
        if u0 > u1:
            u0, u1 = u1, u0
        return Box(u0, v0, u1, v1) if v0 < v1 else Box(u0, v1, u1, v0)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as seen."""
        u, v = x - self.left, y - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        if self.rotation == 90:
            return v, u
        if self.rotation == 180:
            return width - u, v
        if self.rotation == 270:
            return height - v, width - u
        return u, height - v


class Look(NamedTuple):
    """What all letters of one text object have in common."""

    unseen: bool
    """Drawn with no ink at all."""
    pale: int | None
    """Its grey (of 255) when it is nearly white and drawn without an outline."""
    size: float
    """Font size in points."""
    shown_size: float
    """The same to a tenth of a point."""
    bold: bool
    upright: bool
    narrow: bool
    """Squeezed so that its letters cannot be told apart."""


class Drawn(NamedTuple):
    """A word and how it is drawn."""

    glyph: Glyph
    look: Look
    objects: frozenset[int]
    """The text objects that draw it, as pdfium knows them."""
    first: int
    """Place of its first letter among the page's."""


class _Letter(NamedTuple):
    place: int
    drawn: int
    text: str
    box: Box
    baseline: float
    look: Look


def words_of(text_page: pdfium.PdfTextPage, frame: Frame) -> Iterator[Drawn]:
    """Words in the order of the file."""
    return _Words(text_page, frame).all()


class _Words:
    def __init__(self, text_page: pdfium.PdfTextPage, frame: Frame) -> None:
        self.page = text_page
        self.handle = text_page.raw
        self.address = ctypes.cast(text_page.raw, ctypes.c_void_p).value
        self.frame = frame
        self.looks: dict[int | None, Look] = {}
        self._rectangle = raw.FS_RECTF()
        self._by_rectangle = ctypes.addressof(self._rectangle)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._by_x, self._by_y = ctypes.addressof(self._x), ctypes.addressof(self._y)

    def all(self) -> Iterator[Drawn]:
        text = self._text()
        for found in _WORD.finditer(text):
            first, last = found.start(), found.end() - 1
            drawn = _TEXT_OBJECT(self.address, first)
            look = self.looks.get(drawn) or self._look(drawn, first)
            if last == first or drawn == _TEXT_OBJECT(self.address, last):
                box: Box | None = self._box(first)
                if box and last > first:
                    join = _joined if look.upright else _around
                    box = join(box, self._box(last), look.size, last - first + 1)
                if box is not None:
                    if look.upright:
                        box = self._even(box, look.size, first)
                    glyph = Glyph(_spelled(found[0]), box, look.shown_size, look.bold)
                    yield Drawn(glyph, look, frozenset((drawn or 0,)), first)
                    continue
            yield from self._letter_by_letter(first, found[0])

    def _text(self) -> str:
        """The page's characters, one for each of its letters: white space for those that are none."""
        count = self.page.count_chars()
        buffer = ctypes.create_string_buffer(2 * count + 2)
        written = raw.FPDFText_GetText(self.handle, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="surrogatepass")
        # Letters without a meaning are left out and those beyond the basic plane are two: places no longer tell.
        if len(text) == count and all(ord(text[at]) == UNICODE(self.address, at) for at in _spread(count)):
            return text
        codes = (UNICODE(self.address, at) for at in range(count))
        return "".join([chr(code) if 0 < code < 0x110000 else " " for code in codes])

    def _letter_by_letter(self, first: int, text: str) -> Iterator[Drawn]:
        letters: list[_Letter] = []
        for index, character in enumerate(text, start=first):
            letter = self._letter(index, character)
            if letters and _apart(letters[-1], letter):
                yield _word(letters)
                letters = []
            letters.append(letter)
        yield _word(letters)

    def _letter(self, index: int, character: str) -> _Letter:
        drawn = _TEXT_OBJECT(self.address, index)
        look = self.looks.get(drawn) or self._look(drawn, index)
        box = self._box(index)
        baseline = self._baseline(index)
        return _Letter(
            index, drawn or 0, character, self._even(box, look.size, index) if look.upright else box, baseline, look
        )

    def _box(self, index: int) -> Box:
        _LOOSE_BOX(self.address, index, self._by_rectangle)
        r = self._rectangle
        return self.frame.box(r.left, r.bottom, r.right, r.top)

    def _baseline(self, index: int) -> float:
        ORIGIN(self.address, index, self._by_x, self._by_y)
        return self.frame.point(self._x.value, self._y.value)[1]

    def _even(self, box: Box, size: float, index: int) -> Box:
        """The box with the height of its font: some fonts give that of the letter."""
        baseline = self._baseline(index)
        return Box(box.x0, baseline - ASCENT * size, box.x1, baseline + DESCENT * size)

    def _look(self, drawn: int | None, index: int) -> Look:
        """The look of a text object, asked of one of its letters."""
        handle = self.handle
        channels = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFText_GetFillColor(handle, index, *channels)
        red, green, blue, alpha = (channel.value for channel in channels)
        mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(handle, index))
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(handle, index, matrix)
        pale = min(red, green, blue) >= PALE and mode == 0
        across, up = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d) or 1.0
        size = raw.FPDFText_GetFontSize(handle, index) * up
        angle = (math.degrees(raw.FPDFText_GetCharAngle(handle, index)) + self.frame.rotation) % 360
        look = Look(
            unseen=mode == _INVISIBLE_MODE or alpha < TRANSPARENT,
            pale=round(0.3 * red + 0.59 * green + 0.11 * blue) if pale else None,
            size=size,
            shown_size=round(size, 1),
            bold=self._bold(index),
            upright=min(angle, 360 - angle) < LEAN,
            narrow=across < NARROW * up,
        )
        self.looks[drawn] = look
        return look

    def _bold(self, index: int) -> bool:
        name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.handle, index, name, len(name), flags)
        return raw.FPDFText_GetFontWeight(self.handle, index) >= BOLD or bool(_BOLD_NAME.search(name.value))


def _spread(count: int) -> range:
    """Places to check, the last included."""
    return range(count - 1, -1, -max(count // 50, 1))


def _joined(start: Box, end: Box, size: float, letters: int) -> Box | None:
    """The box from a word's first letter to its last; None when they do not stand as letters of one word do."""
    height = start.bottom - start.top
    if abs(end.bottom - start.bottom) > 0.5 * max(height, size) or end.x1 < start.x0:
        return None
    if end.x1 - start.x0 > WIDEST * letters * max(height, size, 1.0):
        return None
    return Box(start.x0, min(start.top, end.top), end.x1, max(start.bottom, end.bottom))


def _around(start: Box, end: Box, size: float, letters: int) -> Box | None:
    """The box around a slanting or upright-standing word; None when its letters do not stand together."""
    box = Box(min(start.x0, end.x0), min(start.top, end.top), max(start.x1, end.x1), max(start.bottom, end.bottom))
    return box if max(box.x1 - box.x0, box.bottom - box.top) <= WIDEST * letters * max(size, 1.0) else None


def _apart(one: _Letter, other: _Letter) -> bool:
    """Whether two letters that follow each other are of different words: another line, size or look, or a gap."""
    if one.look.unseen != other.look.unseen or (one.look.pale is None) != (other.look.pale is None):
        return True
    height = max(one.box.bottom - one.box.top, other.box.bottom - other.box.top, 0.1)
    if abs(one.baseline - other.baseline) > 0.2 * height or not 0.8 < other.look.size / (one.look.size or 1.0) < 1.25:
        return True
    return other.box.x0 - one.box.x1 > 0.5 * height or other.box.x1 < one.box.x0


def _word(letters: list[_Letter]) -> Drawn:
    boxes = [letter.box for letter in letters]
    box = Box(
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )
    look = letters[0].look
    glyph = Glyph(_spelled("".join(letter.text for letter in letters)), box, look.shown_size, look.bold)
    return Drawn(glyph, look, frozenset(letter.drawn for letter in letters), letters[0].place)


def _spelled(text: str) -> str:
    """The letters as one text: halves of a character joined, accents composed, a symbol font's bullet as a bullet."""
    text = text.translate(_HYPHENS)
    if text.isascii():
        return text
    halves = text.encode("utf-16-le", errors="surrogatepass")
    text = unicodedata.normalize("NFC", halves.decode("utf-16-le", errors="replace"))
    return "•" if len(text) == 1 and unicodedata.category(text) == "Co" else text
