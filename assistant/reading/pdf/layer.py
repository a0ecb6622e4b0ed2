"""The invisible text that character recognition lays under the picture of a scanned page.

It is the only invisible text that is believed, and only where the picture has ink.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.dossier.passage import Box
from assistant.dossier.skeleton import skeleton
from assistant.reading.page.layout import Glyph
from assistant.reading.pdf.words import Drawn

COVERED = 0.7
"""Share of the page that one picture must cover for the page to be a scan."""
MOSTLY = 0.8
"""Share of the page's words that are invisible on a scan."""
DARKER = 60
"""Difference of grey (of 255) between ink and paper on a scan, its noise apart."""
INKED = 0.15
"""Share of a word's width in which the picture must have ink."""
ALIKE = 0.6
"""Share of its letters by which a line of the layer must be like what was recognised in its place."""
MORE, FEW = 1.3, 5
"""Times the layer's words, and some, that a picture must hold for the layer to be of no use."""
SCALE = 2.0


def is_scan(page: pdfium.PdfPage, words: Sequence[Drawn]) -> bool:
    """Whether the page is a picture with an invisible text."""
    hidden = sum(word.look.unseen for word in words)
    if not hidden or hidden < MOSTLY * len(words):
        return False
    width, height = page.get_size()
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return any(_area(picture.get_bounds()) >= COVERED * width * height for picture in pictures)


def on_ink(page: pdfium.PdfPage, words: Sequence[Drawn]) -> list[bool]:
    """For each word, whether the picture has ink where the word stands."""
    shades = np.asarray(page.render(scale=SCALE, grayscale=True, draw_annots=False).to_numpy()).astype(np.int16)
    return [_inked(shades, word.glyph.box) for word in words]


def _inked(shades: np.ndarray, box: Box) -> bool:
    rows = slice(max(int(box.top * SCALE), 0), max(int(box.bottom * SCALE) + 1, 0))
    columns = slice(max(int(box.x0 * SCALE), 0), max(int(box.x1 * SCALE) + 1, 0))
    area = shades[rows, columns]
    if not area.size:
        return False
    ink = np.abs(area - np.median(area)) >= DARKER
    return float(ink.any(axis=0).mean()) >= INKED


def _area(bounds: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = bounds
    return max(right - left, 0.0) * max(top - bottom, 0.0)


def mended(layer: Sequence[Glyph], recognised: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """The page's words, and those of the layer that contradict the picture.

    A line is borne out when most of its letters are those recognised in its place: two readings of one scan never
    agree to the letter. Where it is not, what was recognised stands in its place; where the picture says much more
    than the layer, all of it does.
    """
    kept: list[Glyph] = []
    against: list[Glyph] = []
    boxes = [_around(line) for line in _lines(layer)]
    for line, box in zip(_lines(layer), boxes, strict=True):
        said = _letters(line)
        others = [other for other in boxes if other is not box]
        level = [g for g in recognised if _meets(g.box, box, across=False)]
        near = [g for g in level if not any(_meets(g.box, other) for other in others)]
        if said and SequenceMatcher(None, said, _letters(near), autojunk=False).ratio() < ALIKE:
            against.extend(line)
            kept.extend(near)
        else:
            kept.extend(line)
    return (list(recognised) if len(recognised) > MORE * len(kept) + FEW else kept), against


def _lines(words: Sequence[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for word in words:
        if lines and _meets(word.box, lines[-1][-1].box, across=False) and word.box.x0 >= lines[-1][-1].box.x0:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _letters(words: Sequence[Glyph]) -> str:
    return "".join(c for word in words for c in skeleton(word.text).text if c.isalnum())


def _around(words: Sequence[Glyph]) -> Box:
    boxes = [word.box for word in words]
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _meets(one: Box, other: Box, across: bool = True) -> bool:
    """Whether the middle of a word stands at the height of the other, and with ``across`` between its ends too."""
    middle = (one.top + one.bottom) / 2
    if not other.top <= middle <= other.bottom:
        return False
    return not across or other.x0 <= (one.x0 + one.x1) / 2 <= other.x1
