"""Whether the words of a page show on it: a word that is seen leaves a gap when it is taken away.

The page is drawn with its words and without them, and compared. That answers for every way of hiding at once: the
colour of the ground, near-equal colours, transparency, clipping, layers that are off, whatever is painted over.
"""

import ctypes
import math
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.dossier.passage import Box
from assistant.reading.pdfwords import Drawn

CONTRAST = 20
"""Difference of grey (of 255) that a reader can see."""
COLOUR = 96
"""Difference of one of the three colours (of 255) that a reader can see where greys are equal."""
INKED = 0.12
"""Share of a word's width in which it must leave a gap."""
LARGEST_SIDE = 4000
"""Pixels that a page is drawn on at most."""
BAND = (0.36, 0.79)
"""Part of a word's height where every letter has ink and the lines above and below have none."""
SHARED = 0.3
"""Share of the smaller of two words that the other covers, from which each is looked at without the other."""
MOST_LAYERS = 5

Seen = Literal["seen", "unseen", "again"]
"""«again» is a word printed a second time on itself, as false bold and shadows are."""
Picture = npt.NDArray[np.uint8]


def seen(page: pdfium.PdfPage, words: Sequence[Drawn]) -> list[Seen]:
    """For each word, whether a reader of the page sees it."""
    if not words:
        return []
    return _Page(page, words).seen()


class _Page:
    def __init__(self, page: pdfium.PdfPage, words: Sequence[Drawn]) -> None:
        self.page = page
        self.words = words
        self.scale = min(2.0, LARGEST_SIDE / max(page.get_size()))
        self.places = [self._place(word) for word in words]
        self.objects = {drawn for word in words for drawn in word.objects}
        self._off: set[int] = set()

    def seen(self) -> list[Seen]:
        whole, bare = self._pictures(grey=True)
        gap = _difference(whole, bare) >= CONTRAST
        found: list[Seen] = ["seen" if self._inked(gap, place) else "unseen" for place in self.places]
        if "unseen" in found:
            gap = np.max(_difference(*self._pictures(grey=False)), axis=2) >= COLOUR
            for number, place in enumerate(self.places):
                if found[number] == "unseen" and self._inked(gap, place):
                    found[number] = "seen"
        met = self._met()
        if met:
            self._one_without_the_other(met, bare, found)
        return found

    def _pictures(self, *, grey: bool) -> tuple[Picture, Picture]:
        """The page with its words and without them."""
        return self._drawn(self.objects, grey=grey), self._drawn((), grey=grey)

    def _one_without_the_other(self, met: dict[int, list[int]], bare: Picture, found: list[Seen]) -> None:
        """Looks at words that stand on each other layer by layer, each layer alone on the page."""
        layers: dict[int, int] = {}
        for number in sorted(met):
            below = [layers[other] for other in met[number] if other in layers]
            layers[number] = min(max(below, default=-1) + 1, MOST_LAYERS)
        for layer in sorted(set(layers.values())):
            members = [number for number in layers if layers[number] == layer]
            alone = self._drawn({drawn for number in members for drawn in self.words[number].objects}, grey=True)
            gap = _difference(alone, bare) >= CONTRAST
            for number in members:
                if found[number] == "seen" and not self._inked(gap, self.places[number]):
                    found[number] = "unseen"
        for number, others in met.items():
            text = self.words[number].glyph.text
            if any(o < number and found[o] != "again" and self.words[o].glyph.text == text for o in others):
                found[number] = "again"

    def _met(self) -> dict[int, list[int]]:
        """Words that stand on words of other text objects, with those."""
        height, width = (math.ceil(side) + 1 for side in reversed(self.page.get_size()))
        cover = np.zeros((height, width), dtype=np.int16)
        areas = [self._area(place, height, width) for place in self.places]
        for area in areas:
            cover[area] += 1
        if not cover.size or cover.max() <= 1:
            return {}
        crowded = [number for number, area in enumerate(areas) if cover[area].size and float(cover[area].mean()) > 1.25]
        met: dict[int, list[int]] = {}
        for at, number in enumerate(crowded):
            for other in crowded[at + 1 :]:
                if _overlap(self.places[number], self.places[other]) < SHARED:
                    continue
                if self.words[number].objects != self.words[other].objects:
                    met.setdefault(number, []).append(other)
                    met.setdefault(other, []).append(number)
        return met

    def _area(self, place: Box, height: int, width: int) -> tuple[slice, slice]:
        rows = slice(
            min(max(round(place.top), 0), height), min(max(round(place.bottom), round(place.top) + 1, 0), height)
        )
        columns = slice(min(max(round(place.x0), 0), width), min(max(round(place.x1), 0), width))
        return rows, columns

    def _place(self, word: Drawn) -> Box:
        """Where the word must have ink, in points."""
        box, text = word.glyph.box, word.glyph.text
        if not word.look.upright:
            across, down = 0.15 * (box.x1 - box.x0), 0.15 * (box.bottom - box.top)
            return Box(box.x0 + across, box.top + down, box.x1 - across, box.bottom - down)
        if not any(character.isalnum() for character in text):
            return box
        height = box.bottom - box.top
        return Box(box.x0, box.top + BAND[0] * height, box.x1, box.top + BAND[1] * height)

    def _inked(self, gap: npt.NDArray[np.bool_], place: Box) -> bool:
        scale = self.scale
        rows = slice(max(math.floor(place.top * scale), 0), max(math.ceil(place.bottom * scale), 0))
        columns = slice(max(math.floor(place.x0 * scale), 0), max(math.ceil(place.x1 * scale), 0))
        inked = gap[rows, columns].any(axis=0)
        return inked.size > 0 and int(np.count_nonzero(inked)) >= INKED * inked.size

    def _drawn(self, shown: Iterable[int], *, grey: bool) -> Picture:
        """The page with these of its text objects."""
        off = self.objects - set(shown)
        for drawn in off ^ self._off:
            raw.FPDFPageObj_SetIsActive(ctypes.cast(drawn, raw.FPDF_PAGEOBJECT), drawn not in off)
        self._off = off
        picture = self.page.render(scale=self.scale, grayscale=grey, draw_annots=False).to_numpy()
        shades = np.asarray(picture)
        return shades.reshape(shades.shape[:2]) if grey else shades


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
