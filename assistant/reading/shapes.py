"""Text that says something else than what is drawn: fonts whose letters lie about their shapes, and replaced text.

A letter is known by where its ink stands: «n» rises to the height of «o», «p» goes below the line, a space has none.
Where the letters that should all be as high as «o» are not, the text is not what the page shows.
"""

import ctypes
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.reading.pdfwords import ORIGIN, UNICODE, Drawn, Frame, direct

LOW = frozenset("acemnorsuvwxz")
"""Letters between the line and the height of «o», in every upright font."""
OFF = 0.12
"""Share of the font size by which a letter's ink may be off the height of the others."""
LYING = 0.2
"""Share of such letters from which a line is not what it says: honest fonts have none."""
FEWEST = 6
"""Letters from which a line can be judged by itself."""
LONGEST_REPLACED = 6
"""Letters that may be replaced by others: a ligature, a hyphen; a sentence may not."""
LOOKED_AT = 12
"""Letters of a word that are looked at, from its start."""

_CHAR_BOX = direct(raw.FPDFText_GetCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)
_LEFT, _RIGHT, _BOTTOM, _TOP, _X, _Y = (ctypes.c_double() for _ in range(6))
_BY_SIDE = tuple(ctypes.addressof(side) for side in (_LEFT, _RIGHT, _BOTTOM, _TOP))
_BY_POINT = tuple(ctypes.addressof(side) for side in (_X, _Y))

Key = tuple[int, float, int]


def lying(text_page: pdfium.PdfTextPage, words: Sequence[Drawn], frame: Frame) -> set[int]:
    """Places, among the words, of those that the page draws otherwise."""
    replaced = _replaced({drawn for word in words for drawn in word.objects})
    found = {number for number, word in enumerate(words) if replaced & word.objects}
    lines: dict[Key, list[int]] = defaultdict(list)
    tops: dict[int, list[tuple[float, float]]] = {}
    fonts: dict[int, int] = {}
    for number, word in enumerate(words):
        if number in found or not word.look.upright or word.look.unseen or word.look.size < 2:
            continue
        tops[number] = _reaches(text_page, word, frame)
        if tops[number]:
            drawn = min(word.objects)
            if drawn not in fonts:
                font = raw.FPDFTextObj_GetFont(ctypes.cast(drawn, raw.FPDF_PAGEOBJECT))
                fonts[drawn] = ctypes.cast(font, ctypes.c_void_p).value or 0
            lines[fonts[drawn], word.glyph.size, round(word.glyph.box.bottom)].append(number)
    for members in lines.values():
        held = [reach for number in members for reach in tops[number]]
        if len(held) >= FEWEST and _share_off(held) >= LYING:
            found.update(members)
    return found


def _reaches(text_page: pdfium.PdfTextPage, word: Drawn, frame: Frame) -> list[tuple[float, float]]:
    """For the word's low letters, how far their ink rises over the line and goes below it, in shares of its size."""
    page = ctypes.cast(text_page.raw, ctypes.c_void_p).value
    size = word.look.size
    reaches = []
    for index, letter in enumerate(word.glyph.text[:LOOKED_AT], start=word.first):
        if letter not in LOW:
            continue
        if UNICODE(page, index) != ord(letter):
            break
        _CHAR_BOX(page, index, *_BY_SIDE)
        ORIGIN(page, index, *_BY_POINT)
        # As seen: on a turned page the ink rises along the other side of the sheet.
        ink = frame.box(_LEFT.value, _BOTTOM.value, _RIGHT.value, _TOP.value)
        line = frame.point(_X.value, _Y.value)[1]
        reaches.append(((line - ink.top) / size, (ink.bottom - line) / size))
    return reaches


def _share_off(reaches: Sequence[tuple[float, float]]) -> float:
    over, under = median(reach[0] for reach in reaches), median(reach[1] for reach in reaches)
    return sum(abs(r[0] - over) > OFF or abs(r[1] - under) > OFF for r in reaches) / len(reaches)


def _replaced(objects: set[int]) -> set[int]:
    """Text objects that a replacement text of more than a few letters stands for."""
    found = set()
    length = ctypes.c_ulong()
    for drawn in objects:
        handle = ctypes.cast(drawn, raw.FPDF_PAGEOBJECT)
        for number in range(raw.FPDFPageObj_CountMarks(handle)):
            mark = raw.FPDFPageObj_GetMark(handle, number)
            held = raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, length)
            if held and length.value > 2 * (LONGEST_REPLACED + 1):
                found.add(drawn)
    return found
