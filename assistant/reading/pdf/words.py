"""Takes the words out of a page of a PDF: their text, place, size and weight, and how they are drawn.

Letters of one text object share their look, so its first and last letter tell where a word is.
"""

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.dossier.passage import Box
from assistant.reading.page.layout import Glyph
from assistant.reading.pdf.letters import Letters, Numbers, direct, font_of

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
LEVEL = 0.1
"""Degrees under which a line of text does not lean at all."""
NARROW = 0.2
"""Width over height of its letters, as a share of the font's, under which text cannot be read."""
TOUCHING, KERNED = 0.1, 0.35
"""Shares of the font size by which letters of one word may stand apart, and lie over each other."""
WIDEST = 1.6
"""Times its font size that a letter takes on average at most; a wider word is looked at letter by letter."""

_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
"""Fonts that say so in their name: most files give a weight that is not the font's."""
_ODD = re.compile("[^ -~\\r\\n\xa0-¬®-ÿŒœŸ‘’“”–—…€]")
"""Characters that may have to be spelled otherwise."""
_HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-"}
"""How pdfium reports a hyphen at a line's end."""
_INVISIBLE_MODE = 3
_MODE = direct(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
N = TypeVar("N", float, Numbers)
T = TypeVar("T", bool, float)
_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f\x7f]+")


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

    def boxes(self, corners: Numbers) -> Numbers:
        """The rectangles between corners (n, 4: x0, y0, x1, y1), as ``box`` gives each."""
        if self.rotation == 0:
            one, other = (np.column_stack((corners[:, n] - self.left, self.top - corners[:, n + 1])) for n in (0, 2))
        else:
            one, other = self.points(corners[:, :2]), self.points(corners[:, 2:])
        return np.hstack((np.minimum(one, other), np.maximum(one, other)))

    def points(self, held: Numbers) -> Numbers:
        """Points (n, 2) as seen."""
        return np.column_stack(self.point(held[:, 0], held[:, 1]))

    def point(self, x: N, y: N) -> tuple[N, N]:
        """A point as seen, or a column of them."""
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
    level: bool
    """Upright, and not leaning at all."""
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
    baseline: float | None
    """Height on which all of its letters stand; None when they may differ."""


class _Letter(NamedTuple):
    place: int
    drawn: int
    text: str
    box: Box
    baseline: float
    look: Look


class Words:
    """The words of a page in the order of the file, and what is asked of all of them at once."""

    def __init__(self, text_page: pdfium.PdfTextPage, frame: Frame) -> None:
        """Takes them from the page's text."""
        self.letters = Letters(text_page)
        self.text = self.letters.text()
        """The page's characters, one for each letter."""
        self.all = _Words(text_page, frame, self.letters, self.text).all()
        boxes = np.fromiter(chain.from_iterable([word.glyph.box for word in self.all]), np.float64, 4 * len(self.all))
        self.boxes: Numbers = boxes.reshape(-1, 4)
        """Left, top, right and bottom of each."""
        self.objects = frozenset[int]().union(*{word.objects for word in self.all})
        """The text objects that draw them."""
        places: dict[int, int] = {}
        self._which = np.array([places.setdefault(id(word.look), len(places)) for word in self.all], dtype=np.intp)
        self._looks = list({id(word.look): word.look for word in self.all}.values())

    def looks(self, told: Callable[[Look], T]) -> npt.NDArray[Any]:
        """What is told of each word's look."""
        return np.array([told(look) for look in self._looks])[self._which]


class _Words:
    def __init__(self, text_page: pdfium.PdfTextPage, frame: Frame, letters: Letters, text: str) -> None:
        self.letters = letters
        self.text = text
        self.handle = text_page.raw
        self.frame = frame
        self.looks: dict[int, Look] = {}
        self.bold: dict[int, bool] = {}
        """By font."""

    def all(self) -> list[Drawn]:
        text = self.text
        spans = [found.span() for found in _WORD.finditer(text)]
        firsts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
        drawn, ends = self.letters.objects(firsts), self.letters.objects(lasts)
        looks = [self.looks.get(one) or self._look(one, first) for one, first in zip(drawn, firsts, strict=True)]
        boxes, baselines, together = self._whole(firsts, lasts, looks)
        together &= np.array(drawn, dtype=np.uint64) == np.array(ends, dtype=np.uint64)
        alone = {one: frozenset((one,)) for one in drawn}
        said = [text[start:end] for start, end in spans]
        if _ODD.search(text):
            said = [_spelled(word) if _ODD.search(word) else word for word in said]
        sizes, bold = [look.shown_size for look in looks], [look.bold for look in looks]
        glyphs = map(Glyph, said, map(Box._make, boxes), sizes, bold)
        heights = [height if look.level else None for height, look in zip(baselines, looks, strict=True)]
        words = list(map(Drawn, glyphs, looks, map(alone.__getitem__, drawn), firsts, heights))
        doubtful = np.flatnonzero(~together).tolist()
        apart = {n: tuple(self._letter_by_letter(firsts[n], text[slice(*spans[n])])) for n in doubtful}
        if apart:
            words = [part for n, word in enumerate(words) for part in apart.get(n, (word,))]
        return _mended(words, text)

    def _whole(
        self, firsts: list[int], lasts: list[int], looks: list[Look]
    ) -> tuple[list[list[float]], list[float], npt.NDArray[np.bool_]]:
        """The sides of the box from each word's first letter to its last, the heights that the words stand on, and
        whether the two letters stand as letters of one word do."""
        starts = self.frame.boxes(self.letters.loose_boxes(firsts))
        ends = self.frame.boxes(self.letters.loose_boxes(lasts))
        baselines = self.frame.points(self.letters.origins(firsts))[:, 1]
        sizes = np.array([look.size for look in looks])
        upright = np.array([look.upright for look in looks], dtype=bool)
        counts = np.subtract(lasts, firsts) + 1
        lefts, tops = np.minimum(starts, ends)[:, :2].T
        rights, bottoms = np.maximum(starts, ends)[:, 2:].T
        heights = np.maximum(starts[:, 3] - starts[:, 1], sizes)
        # Upright words go from their first letter to their last; slanting ones may go any way.
        together: npt.NDArray[np.bool_] = np.where(
            upright,
            (np.abs(ends[:, 3] - starts[:, 3]) <= 0.5 * heights)
            & (ends[:, 2] >= starts[:, 0])
            & (ends[:, 2] - starts[:, 0] <= WIDEST * counts * np.maximum(heights, 1.0)),
            np.maximum(rights - lefts, bottoms - tops) <= WIDEST * counts * np.maximum(sizes, 1.0),
        ) | (counts == 1)
        # An upright word has the height of its font: some fonts give that of the letter.
        held = np.column_stack(
            (
                np.where(upright, starts[:, 0], lefts),
                np.where(upright, baselines - ASCENT * sizes, tops),
                np.where(upright, ends[:, 2], rights),
                np.where(upright, baselines + DESCENT * sizes, bottoms),
            )
        )
        return held.tolist(), baselines.tolist(), together

    def _letter_by_letter(self, first: int, text: str) -> Iterator[Drawn]:
        places = range(first, first + len(text))
        boxes = self.frame.boxes(self.letters.loose_boxes(places))
        baselines = self.frame.points(self.letters.origins(places))[:, 1].tolist()
        letters: list[_Letter] = []
        for place, character, drawn, sides, baseline in zip(
            places, text, self.letters.objects(places), boxes.tolist(), baselines, strict=True
        ):
            look = self.looks.get(drawn) or self._look(drawn, place)
            box = Box(*sides)
            if look.upright:
                box = Box(box.x0, baseline - ASCENT * look.size, box.x1, baseline + DESCENT * look.size)
            letter = _Letter(place, drawn, character, box, baseline, look)
            if letters and _apart(letters[-1], letter):
                yield _word(letters)
                letters = []
            letters.append(letter)
        yield _word(letters)

    def _look(self, drawn: int, index: int) -> Look:
        """The look of a text object, asked of one of its letters."""
        handle = self.handle
        channels = [ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()]
        raw.FPDFText_GetFillColor(handle, index, *channels)
        red, green, blue, alpha = [channel.value for channel in channels]
        mode = _MODE(drawn)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(handle, index, matrix)
        pale = min(red, green, blue) >= PALE and mode == 0
        across, up = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d) or 1.0
        size = raw.FPDFText_GetFontSize(handle, index) * up
        angle = (math.degrees(raw.FPDFText_GetCharAngle(handle, index)) + self.frame.rotation) % 360
        font = font_of(drawn)
        if font not in self.bold:
            self.bold[font] = self._bold(index)
        look = Look(
            unseen=mode == _INVISIBLE_MODE or alpha < TRANSPARENT,
            pale=round(0.3 * red + 0.59 * green + 0.11 * blue) if pale else None,
            size=size,
            shown_size=round(size, 1),
            bold=self.bold[font],
            upright=min(angle, 360 - angle) < LEAN,
            level=min(angle, 360 - angle) < LEVEL,
            narrow=across < NARROW * up,
        )
        self.looks[drawn] = look
        return look

    def _bold(self, index: int) -> bool:
        name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.handle, index, name, len(name), flags)
        return raw.FPDFText_GetFontWeight(self.handle, index) >= BOLD or bool(_BOLD_NAME.search(name.value))


def _mended(words: list[Drawn], text: str) -> list[Drawn]:
    """The words, those joined again that stand on one line and touch although the text breaks its line there.

    On a page of few words pdfium may take the text to run from top to bottom: each letter is a line of its own.
    """
    broken = [place for place in range(1, len(words)) if text[words[place].first - 1] == "\n"]
    if not any(_touch(words[place - 1], words[place]) for place in broken):
        return words
    whole: list[Drawn] = []
    for word in words:
        if whole and text[word.first - 1] == "\n" and _touch(whole[-1], word):
            word = _joined(whole.pop(), word)
        whole.append(word)
    return whole


def _touch(one: Drawn, other: Drawn) -> bool:
    size = one.look.size
    if not (one.look.upright and other.look.upright) or abs(one.look.size - other.look.size) > 0.1 * size:
        return False
    if one.look.unseen != other.look.unseen or (one.look.pale is None) != (other.look.pale is None):
        return False
    level = abs(one.glyph.box.bottom - other.glyph.box.bottom) <= 0.05 * size
    return level and -KERNED * size <= other.glyph.box.x0 - one.glyph.box.x1 <= TOUCHING * size


def _joined(one: Drawn, other: Drawn) -> Drawn:
    box = Box(one.glyph.box.x0, one.glyph.box.top, other.glyph.box.x1, one.glyph.box.bottom)
    glyph = Glyph(one.glyph.text + other.glyph.text, box, one.glyph.size, one.glyph.bold)
    return one._replace(glyph=glyph, objects=one.objects | other.objects)


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
    return Drawn(glyph, look, frozenset(letter.drawn for letter in letters), letters[0].place, None)


def _spelled(text: str) -> str:
    """The letters as one text: halves of a character joined, accents composed, a symbol font's bullet as a bullet."""
    if text.isascii():
        return text if text.isalpha() else text.replace("\x02", "-")
    if text.isalpha() and max(text) <= "ÿ":
        return text  # French letters need nothing of what follows
    text = text.translate(_HYPHENS)
    halves = text.encode("utf-16-le", errors="surrogatepass")
    text = unicodedata.normalize("NFC", halves.decode("utf-16-le", errors="replace"))
    return "•" if len(text) == 1 and unicodedata.category(text) == "Co" else text
