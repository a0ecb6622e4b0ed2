"""A page's letters as pdfium knows them, asked for by the thousand: no line of Python runs between two of them."""

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

Numbers = npt.NDArray[np.float64]


def direct(function: Any, result: Any, *arguments: Any) -> Any:
    """The function of the library with plain addresses for arguments: it is called for every letter."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_UNICODE = direct(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_OBJECT = direct(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_LOOSE_BOX = direct(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_BOX = direct(raw.FPDFText_GetCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)
_FONT = direct(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_ORIGIN = direct(raw.FPDFText_GetCharOrigin, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 2)


def font_of(drawn: int) -> int:
    """The font of a text object, as pdfium knows it; 0 for none."""
    return _FONT(drawn) or 0


class Letters:
    """The letters of a page that is open, by their places. Boxes and points are in the PDF's own coordinates."""

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        """Holds on to the page's text; nothing is asked yet."""
        self._page = text_page
        self._address = ctypes.cast(text_page.raw, ctypes.c_void_p).value

    def text(self) -> str:
        """The page's characters, one for each of its letters: white space for those that are none."""
        count = self._page.count_chars()
        buffer = ctypes.create_string_buffer(2 * count + 2)
        written = raw.FPDFText_GetText(self._page.raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="surrogatepass")
        # Letters without a meaning are left out and those beyond the basic plane are two: places no longer tell.
        if len(text) == count and max(text, default="") <= "\uffff" and self._agrees(text):
            return text
        codes = self.codes(range(count))
        return "".join([chr(code) if 0 < code < 0x110000 else " " for code in codes])

    def codes(self, places: Sequence[int]) -> list[int]:
        """Unicode of the letters."""
        return list(map(_UNICODE, repeat(self._address), places))

    def objects(self, places: Sequence[int]) -> list[int]:
        """The text objects that draw them, as pdfium knows them; 0 for none."""
        return [drawn or 0 for drawn in map(_OBJECT, repeat(self._address), places)]

    def loose_boxes(self, places: Sequence[int]) -> Numbers:
        """What the font reserves for each, (letters, 4): left, bottom, right, top."""
        held = np.zeros((len(places), 4), dtype=np.float32)
        _fill(_LOOSE_BOX, self._address, places, held, 1)
        return held[:, (0, 3, 2, 1)].astype(np.float64)

    def boxes(self, places: Sequence[int]) -> Numbers:
        """Where the ink of each is, (letters, 4): left, bottom, right, top."""
        held = np.zeros((len(places), 4))
        _fill(_BOX, self._address, places, held, 4)
        return held[:, (0, 2, 1, 3)]

    def origins(self, places: Sequence[int]) -> Numbers:
        """Where each begins on its line, (letters, 2)."""
        held = np.zeros((len(places), 2))
        _fill(_ORIGIN, self._address, places, held, 2)
        return held

    def _agrees(self, text: str) -> bool:
        """Whether some letters, spread over the page, are those of the text."""
        places = range(len(text) - 1, -1, -max(len(text) // 50, 1))
        return [ord(text[place]) for place in places] == self.codes(places)


def _fill(function: Any, page: int | None, places: Sequence[int], held: npt.NDArray[Any], parts: int) -> None:
    """Has the function write the row of each letter, in that many parts."""
    if not len(held):
        return
    start, length, size = held.ctypes.data, held.strides[0], held.strides[0] // parts
    rows = [range(start + part * size, start + part * size + len(held) * length, length) for part in range(parts)]
    deque(map(function, repeat(page), places, *rows), maxlen=0)
