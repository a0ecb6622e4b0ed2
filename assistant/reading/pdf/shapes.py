"""Text that says something else than what is drawn: fonts whose letters lie about their shapes, and replaced text.

A letter is known by where its ink stands: «n» rises to the height of «o», «p» goes below the line, a space has none.
Where the letters that should all be as high as «o» are not, the text is not what the page shows.
"""

import ctypes
import math
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.reading.pdf.letters import Letters, Numbers, direct, font_of
from assistant.reading.pdf.words import Drawn, Frame

LOW = np.frombuffer("acemnorsuvwxz".encode("utf-32-le"), np.uint32)
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

_MARKS = direct(raw.FPDFPageObj_CountMarks, ctypes.c_int, ctypes.c_void_p)

Key = tuple[int, float, int]
Places = npt.NDArray[np.intp]


def lying(text_page: pdfium.PdfTextPage, words: Sequence[Drawn], frame: Frame) -> set[int]:
    """Places, among the words, of those that the page draws otherwise."""
    replaced = _replaced({drawn for word in words for drawn in word.objects})
    found = {number for number, word in enumerate(words) if replaced & word.objects} if replaced else set()
    letters = Letters(text_page)
    owners, places = _low_letters(letters, words, found)
    if not places:
        return found
    over, under = _reaches(letters, words, owners, places, frame)
    numbers = _lines(words, owners)[owners]
    order = np.argsort(numbers, kind="stable")
    begins = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    for members in _uneven(over, under, order, begins):
        if len(members) >= FEWEST and _share_off(over[members], under[members]) >= LYING:
            found.update(owners[members].tolist())
    return found


def _low_letters(letters: Letters, words: Sequence[Drawn], apart: set[int]) -> tuple[Places, list[int]]:
    """The low letters of the words that can be judged: each one's word, and its place on the page."""
    page = letters.text()
    judged: list[tuple[int, int, int]] = []
    for number, (glyph, look, _, first, _) in enumerate(words):
        if number in apart or not look.upright or look.unseen or look.size < 2:
            continue
        text = glyph.text[:LOOKED_AT]
        if not page.startswith(text, first):  # composed letters are fewer than those of the page
            text = text[: next((at for at, letter in enumerate(text) if not page.startswith(letter, first + at)), None)]
        judged.append((number, first, len(text)))
    if not judged:
        return np.zeros(0, dtype=np.intp), []
    numbers, firsts, lengths = np.array(judged, dtype=np.intp).T
    # The letters of all the words in a row: each one's place is its word's first and how far it is in the word.
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    places = np.repeat(firsts, lengths) + within
    codes = np.frombuffer(page.encode("utf-32-le", "surrogatepass"), np.uint32)
    low = np.isin(codes[places], LOW)
    return np.repeat(numbers, lengths)[low], places[low].tolist()


def _reaches(
    letters: Letters, words: Sequence[Drawn], owners: Places, places: Sequence[int], frame: Frame
) -> tuple[Numbers, Numbers]:
    """How far the ink of each letter rises over its line and goes below it, in shares of its size."""
    # As seen: on a turned page the ink rises along the other side of the sheet.
    ink = frame.boxes(letters.boxes(places))
    line = np.array([math.nan if word.baseline is None else word.baseline for word in words])[owners]
    asked = np.flatnonzero(np.isnan(line)).tolist()
    if asked:
        line[asked] = frame.points(letters.origins([places[at] for at in asked]))[:, 1]
    size = np.array([word.look.size for word in words])[owners]
    return (line - ink[:, 1]) / size, (ink[:, 3] - line) / size


def _lines(words: Sequence[Drawn], owners: Places) -> Places:
    """A number for each word that is judged: words of one font and size on one line have the same."""
    fonts: dict[int, int] = {}
    lines: dict[Key, int] = {}
    numbers = np.zeros(len(words), dtype=np.intp)
    for number in dict.fromkeys(owners.tolist()):
        word = words[number]
        drawn = min(word.objects)
        if drawn not in fonts:
            fonts[drawn] = font_of(drawn)
        key = (fonts[drawn], word.glyph.size, round(word.glyph.box.bottom))
        numbers[number] = lines.setdefault(key, len(lines))
    return numbers


def _uneven(over: Numbers, under: Numbers, order: Places, begins: Places) -> Iterator[Places]:
    """The letters of each line where some stand apart: no letter can be off where none is far from another."""
    far = np.zeros(len(begins), dtype=bool)
    for reach in (over[order], under[order]):
        far |= np.maximum.reduceat(reach, begins) - np.minimum.reduceat(reach, begins) > OFF
    for line in np.flatnonzero(far).tolist():
        yield order[begins[line] : begins[line + 1] if line + 1 < len(begins) else None]


def _share_off(over: Numbers, under: Numbers) -> float:
    return float(np.mean((np.abs(over - np.median(over)) > OFF) | (np.abs(under - np.median(under)) > OFF)))


def _replaced(objects: set[int]) -> set[int]:
    """Text objects that a replacement text of more than a few letters stands for."""
    found = set()
    length = ctypes.c_ulong()
    for drawn in objects:
        marks = _MARKS(drawn) if drawn else 0
        if marks <= 0:
            continue
        handle = ctypes.cast(drawn, raw.FPDF_PAGEOBJECT)
        for number in range(marks):
            mark = raw.FPDFPageObj_GetMark(handle, number)
            held = raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, length)
            if held and length.value > 2 * (LONGEST_REPLACED + 1):
                found.add(drawn)
    return found
