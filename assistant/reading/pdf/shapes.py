"""Text that says something else than what is drawn: fonts whose letters lie about their shapes, and replaced text.

A letter is known by where its ink stands: «n» rises to the height of «o», «p» goes below the line, a space has none.
Where the letters that should all be as high as «o» are not, the text is not what the page shows.
"""

import ctypes
import math
from collections.abc import Iterator, Sequence, Set

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from assistant.reading.pdf.letters import Numbers, direct, font_of
from assistant.reading.pdf.words import Frame, Words

LOW = np.isin(np.arange(128), [ord(letter) for letter in "acemnorsuvwxz"])
"""Letters between the line and the height of «o», in every upright font, by their codes."""
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

Places = npt.NDArray[np.intp]


def lying(words: Words, frame: Frame) -> set[int]:
    """Places, among the words, of those that the page draws otherwise."""
    replaced = _replaced(words.objects)
    found = {number for number, word in enumerate(words.all) if replaced & word.objects} if replaced else set()
    owners, places = _low_letters(words, found)
    if not places:
        return found
    over, under = _reaches(words, owners, places, frame)
    numbers = _lines(words)[owners]
    order = np.argsort(numbers, kind="stable")
    begins = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    for members in _uneven(over, under, order, begins):
        if len(members) >= FEWEST and _share_off(over[members], under[members]) >= LYING:
            found.update(owners[members].tolist())
    return found


def _low_letters(words: Words, apart: set[int]) -> tuple[Places, list[int]]:
    """The low letters of the words that can be judged: each one's word, and its place on the page."""
    page = words.text
    numbers = np.flatnonzero(words.looks(lambda look: look.upright and not look.unseen and look.size >= 2))
    numbers = numbers[[number not in apart for number in numbers.tolist()]] if apart else numbers
    if not len(numbers):
        return numbers, []
    judged = [(word.glyph.text, word.first) for word in map(words.all.__getitem__, numbers.tolist())]
    same = [len(text) if page.startswith(text, first) else _as_on(page, text, first) for text, first in judged]
    lengths = np.minimum(same, LOOKED_AT)
    firsts = np.array([first for _, first in judged], dtype=np.intp)
    # The letters of all the words in a row: each one's place is its word's first and how far it is in the word.
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    places = np.repeat(firsts, lengths) + within
    codes = np.frombuffer(page.encode("utf-32-le", "surrogatepass"), np.uint32)[places]
    low = LOW[np.minimum(codes, len(LOW) - 1)]
    return np.repeat(numbers, lengths)[low], places[low].tolist()


def _as_on(page: str, text: str, first: int) -> int:
    """How many letters of a text are the page's, from there on: composed letters are fewer than those of the page."""
    return next(at for at, letter in enumerate(text) if not page.startswith(letter, first + at))


def _reaches(words: Words, owners: Places, places: Sequence[int], frame: Frame) -> tuple[Numbers, Numbers]:
    """How far the ink of each letter rises over its line and goes below it, in shares of its size."""
    # As seen: on a turned page the ink rises along the other side of the sheet.
    ink = frame.boxes(words.letters.boxes(places))
    line = np.array([math.nan if word.baseline is None else word.baseline for word in words.all])[owners]
    asked = np.flatnonzero(np.isnan(line)).tolist()
    if asked:
        line[asked] = frame.points(words.letters.origins([places[at] for at in asked]))[:, 1]
    size = words.looks(lambda look: look.size)[owners]
    return (line - ink[:, 1]) / size, (ink[:, 3] - line) / size


def _lines(words: Words) -> Places:
    """A number for each word: words of one font and size on one line have the same."""
    fonts = {objects: font_of(min(objects)) for objects in {word.objects for word in words.all}}
    font = np.array([fonts[word.objects] for word in words.all], dtype=np.uint64)
    numbers = np.zeros(len(font), dtype=np.intp)
    for told in (font, words.looks(lambda look: look.shown_size), np.rint(words.boxes[:, 3])):
        values, which = np.unique(told, return_inverse=True)
        numbers = np.unique(numbers * len(values) + which, return_inverse=True)[1]
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


def _replaced(objects: Set[int]) -> set[int]:
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
