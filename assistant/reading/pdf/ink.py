"""Whether the words of a page show on it: a word that is seen leaves a gap when it is taken away.

The page is drawn with its words and without them, and compared. That answers for every way of hiding at once: the
colour of the ground, near-equal colours, transparency, clipping, layers that are off, whatever is painted over.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.dossier.passage import Box
from assistant.reading.pdf.letters import Numbers
from assistant.reading.pdf.words import Words

CONTRAST = 20
"""Difference of grey (of 255) that a reader can see."""
COLOUR = 96
"""Difference of one of the three colours (of 255) that a reader can see where greys are equal."""
INKED = 0.12
"""Share of a word's width in which it must leave a gap."""
SHARPNESS = 2.0
"""Pixels a point that a page is drawn with."""
LARGEST_SIDE = 4000
"""Pixels that a page is drawn on at most."""
BAND = (0.36, 0.79)
"""Part of a word's height where every letter has ink and the lines above and below have none."""
SHARED = 0.3
"""Share of the smaller of two words that the other covers, from which each is looked at without the other."""
MOST_LAYERS = 5
WHITE = 255
FARTHEST = 1e6
"""Points from the page's corner beyond which nothing is drawn."""

Seen = Literal["seen", "unseen", "again"]
"""«again» is a word printed a second time on itself, as false bold and shadows are."""
Picture = npt.NDArray[np.uint8]
Gap = npt.NDArray[np.bool_]
Spans = npt.NDArray[np.intp]
_LETTER = re.compile(r"[^\W_]")


class Canvas:
    """Room for the pictures of one page at a time, taken once: a document has many pages of one size."""

    def __init__(self) -> None:
        """Nothing is taken yet."""
        self._room: dict[int, ctypes.Array[ctypes.c_ubyte]] = {}

    def draw(self, page: pdfium.PdfPage, scale: float, place: int) -> Picture:
        """The page in grey, (height, width); it lasts until another is drawn at the same place."""

        def made(width: int, height: int, **options: Any) -> pdfium.PdfBitmap:
            if len(self._room.get(place, ())) < width * height:
                self._room[place] = (ctypes.c_ubyte * (width * height))()
            return pdfium.PdfBitmap.new_native(width, height, buffer=self._room[place], **options)

        picture = page.render(scale=scale, grayscale=True, draw_annots=False, bitmap_maker=made)
        width, height = int(picture.width), int(picture.height)
        shades: Picture = np.frombuffer(memoryview(self._room[place]), np.uint8, width * height)
        return shades.reshape(height, width)


def seen(page: pdfium.PdfPage, words: Words, canvas: Canvas) -> list[Seen]:
    """For each word, whether a reader of the page sees it."""
    if not words.all:
        return []
    return _Page(page, words, canvas).seen()


class _Page:
    def __init__(self, page: pdfium.PdfPage, words: Words, canvas: Canvas) -> None:
        self.page = page
        self.words = words.all
        self.canvas = canvas
        self.scale = min(SHARPNESS, LARGEST_SIDE / max(page.get_size()))
        self.places = _places(words)
        self.objects = words.objects
        self._off: frozenset[int] = frozenset()

    def seen(self) -> list[Seen]:
        whole = self._drawn(self.objects, 0)
        bare = None if self._only_words() else self._drawn((), 1)
        gone = np.flatnonzero(~self._inked(range(len(self.words)), partial(_gap, whole, bare))).tolist()
        if gone:
            coloured = partial(_colour_gap, self._in_colour(self.objects), self._in_colour(()))
            gone = [n for n, inked in zip(gone, self._inked(gone, coloured), strict=True) if not inked]
        found: list[Seen] = ["seen"] * len(self.words)
        for number in gone:
            found[number] = "unseen"
        met = self._met()
        if met:
            self._one_without_the_other(met, bare, found)
        return found

    def _only_words(self) -> bool:
        """Whether nothing but its words is drawn on the page: without them it is white."""
        count = raw.FPDFPage_CountObjects(self.page.raw)
        drawn = (raw.FPDFPage_GetObject(self.page.raw, at) for at in range(count))
        return count <= len(self.objects) and all(
            ctypes.cast(one, ctypes.c_void_p).value in self.objects for one in drawn
        )

    def _one_without_the_other(self, met: dict[int, list[int]], bare: Picture | None, found: list[Seen]) -> None:
        """Looks at words that stand on each other layer by layer, each layer alone on the page."""
        layers: dict[int, int] = {}
        for number in sorted(met):
            below = [layers[other] for other in met[number] if other in layers]
            layers[number] = min(max(below, default=-1) + 1, MOST_LAYERS)
        for layer in sorted(set(layers.values())):
            members = [number for number in layers if layers[number] == layer]
            alone = self._drawn({drawn for number in members for drawn in self.words[number].objects}, 2)
            for number, inked in zip(members, self._inked(members, partial(_gap, alone, bare)), strict=True):
                if found[number] == "seen" and not inked:
                    found[number] = "unseen"
        for number, others in met.items():
            text = self.words[number].glyph.text
            if any(o < number and found[o] != "again" and self.words[o].glyph.text == text for o in others):
                found[number] = "again"

    def _met(self) -> dict[int, list[int]]:
        """Words that stand on words of other text objects, with those."""
        height, width = (math.ceil(side) + 1 for side in reversed(self.page.get_size()))
        rows, columns = self._covered(height, width)
        if _one_beside_the_other(rows, columns):
            return {}
        areas = [
            (slice(top, bottom), slice(left, right))
            for top, bottom, left, right in zip(*rows.tolist(), *columns.tolist(), strict=True)
        ]
        covered = np.zeros((height, width), dtype=bool)
        for area in areas:
            covered[area] = True
        if int(np.count_nonzero(covered)) == sum((a.stop - a.start) * (b.stop - b.start) for a, b in areas):
            return {}
        cover = np.zeros((height, width), dtype=np.int16)
        for area in areas:
            cover[area] += 1
        crowded = [number for number, area in enumerate(areas) if cover[area].size and float(cover[area].mean()) > 1.25]
        places = [Box(*sides) for sides in self.places.tolist()]
        met: dict[int, list[int]] = {}
        for at, number in enumerate(crowded):
            for other in crowded[at + 1 :]:
                if _overlap(places[number], places[other]) < SHARED:
                    continue
                if self.words[number].objects != self.words[other].objects:
                    met.setdefault(number, []).append(other)
                    met.setdefault(other, []).append(number)
        return met

    def _covered(self, height: int, width: int) -> tuple[Spans, Spans]:
        """Rows and columns of points that the words cover, (2, words) each; none are outside the page."""
        lefts, tops, rights, bottoms = np.rint(self.places).astype(int).T
        rows = np.clip((tops, np.maximum(bottoms, tops + 1)), 0, height)
        return rows, np.clip((lefts, np.maximum(rights, lefts)), 0, width)

    def _inked(self, numbers: Sequence[int], gap: Callable[[slice], Gap]) -> Gap:
        """Whether each of the words leaves a gap; ``gap`` tells it of every column over some rows."""
        lefts, tops, rights, bottoms = (self.scale * self.places[list(numbers)]).T
        rows = np.maximum((np.floor(tops), np.ceil(bottoms)), 0).astype(int)
        columns = np.maximum((np.floor(lefts), np.ceil(rights)), 0).astype(int)
        bands: dict[tuple[int, int], int] = {}
        which = [bands.setdefault(band, len(bands)) for band in zip(*rows.tolist(), strict=True)]
        inked = np.array([gap(slice(*band)) for band in bands])
        # How many columns are inked up to each: what two of them differ by is inked between.
        upto = np.zeros((len(inked), inked.shape[1] + 1), dtype=np.int32)
        np.cumsum(inked, axis=1, out=upto[:, 1:])
        starts, ends = columns.clip(max=inked.shape[1])
        found: Gap = (ends > starts) & (upto[which, ends] - upto[which, starts] >= INKED * (ends - starts))
        return found

    def _drawn(self, shown: Iterable[int], place: int) -> Picture:
        """The page with these of its text objects, in grey."""
        self._show(shown)
        return self.canvas.draw(self.page, self.scale, place)

    def _in_colour(self, shown: Iterable[int]) -> Picture:
        self._show(shown)
        return np.asarray(self.page.render(scale=self.scale, draw_annots=False).to_numpy())

    def _show(self, shown: Iterable[int]) -> None:
        off = self.objects - set(shown)
        for drawn in off ^ self._off:
            raw.FPDFPageObj_SetIsActive(ctypes.cast(drawn, raw.FPDF_PAGEOBJECT), drawn not in off)
        self._off = off


def _one_beside_the_other(rows: Spans, columns: Spans) -> bool:
    """Whether the words are plainly apart, in lines that share no row; where they are not, they may still be apart."""
    order = np.lexsort((columns[0], rows[0]))
    (tops, bottoms), (lefts, rights) = rows[:, order], columns[:, order]
    below = tops[1:] >= np.maximum.accumulate(bottoms)[:-1]
    beside = (tops[1:] == tops[:-1]) & (lefts[1:] >= rights[:-1])
    return bool(np.all(below | beside))


def _places(words: Words) -> Numbers:
    """Where each word must have ink, (words, 4) in points: left, top, right, bottom."""
    boxes = words.boxes
    upright = words.looks(lambda look: look.upright)[:, None]
    # A mark without a letter has its ink anywhere.
    lettered = np.array([_LETTER.search(word.glyph.text) is not None for word in words.all])
    sides, ends = boxes[:, :2], boxes[:, 2:]
    inset = 0.15 * (ends - sides)
    height = boxes[:, 3] - boxes[:, 1]
    band = boxes.copy()
    band[:, 1], band[:, 3] = boxes[:, 1] + BAND[0] * height, boxes[:, 1] + BAND[1] * height
    level = np.where(lettered[:, None], band, boxes)
    places = np.where(upright, level, np.hstack((sides + inset, ends - inset)))
    within: Numbers = np.clip(np.nan_to_num(places), -FARTHEST, FARTHEST)
    return within


def _gap(whole: Picture, bare: Picture | None, rows: slice) -> Gap:
    """Columns in which the two pictures differ to the eye; without the second, those that are not white."""
    one = whole[rows]
    if not one.size:
        return np.zeros(one.shape[1], dtype=bool)
    most = WHITE - one.min(axis=0) if bare is None else _difference(one, bare[rows]).max(axis=0)
    return np.asarray(most >= CONTRAST)


def _colour_gap(whole: Picture, bare: Picture, rows: slice) -> Gap:
    one = whole[rows]
    if not one.size:
        return np.zeros(one.shape[1], dtype=bool)
    return np.asarray(_difference(one, bare[rows]).max(axis=(0, 2)) >= COLOUR)


def _difference(one: Picture, other: Picture) -> Picture:
    return np.maximum(one, other) - np.minimum(one, other)


def _overlap(one: Box, other: Box) -> float:
    """Share of the smaller rectangle that both cover."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((box.x1 - box.x0) * (box.bottom - box.top) for box in (one, other))
    return width * height / smaller if smaller else 0.0
