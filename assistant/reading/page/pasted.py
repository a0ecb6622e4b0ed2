"""Pictures that stand among the text of a document: which may hold one, and the words of those that do."""

import re
import time
import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO

import numpy as np
from PIL import Image

from assistant.reading.file import Member
from assistant.reading.page.frames import BROKEN_PICTURE, frames
from assistant.reading.page.image import drawn
from assistant.reading.page.layout import lay_out
from assistant.reading.page.scan import everyday_share, sheet_of, usual_size
from assistant.reading.page.tesseract import Picture as Sight
from assistant.reading.page.tesseract import Recognised, missing, recognise
from assistant.reading.pictures import Picture, Told

__all__ = ["may_hold_text", "missing", "recognised"]

LEAST_WIDTH, LEAST_HEIGHT = 400, 200
"""Pixels under which a picture is a logo or an icon."""
MOST_PIXELS = 50_000_000
"""Pixels of the largest picture that is read: twice an A4 page at 500 an inch."""
SECONDS = 120
"""Time after which no further picture of a document is begun."""
PAPER = 0.4
"""Share of a picture that is about as bright as its paper, under which it is a photograph."""
NEAR = 32
"""Levels of grey, of 256, within which two points are about as bright."""
FEWEST = 12
"""Sure words under which a picture is no text: a photograph or a chart has a few."""
SURE = 0.6
PLAIN = 0.06
"""Share of everyday words under which it is none either."""
_VECTORS = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
"""How drawings of Windows begin."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def may_hold_text(content: bytes) -> bool:
    """Whether a picture is large enough for a text, or cannot be opened; never a drawing made of strokes."""
    if content.startswith(_VECTORS) or b"<svg" in content[:2000]:
        return False
    try:
        width, height = _size(content)
    except BROKEN_PICTURE:
        return True
    return width >= LEAST_WIDTH and height >= LEAST_HEIGHT


def recognised(pictures: Mapping[int, Picture]) -> dict[int, Told]:
    """The paragraphs of the pictures that hold a text, by their keys; the others are left out."""
    until = time.monotonic() + SECONDS
    told: dict[int, Told] = {}
    for number, found in recognise(_sights(pictures, until)):
        if found is not None and _is_text(found):
            blocks = lay_out([sheet_of(number, found, usual_size(found))])
            told[number] = Told(tuple(block.text for block in blocks), found.confidence)
    return told


def _sights(pictures: Mapping[int, Picture], until: float) -> Iterator[Sight]:
    for number, picture in pictures.items():
        if time.monotonic() > until:
            return
        try:
            content = picture.content()
            sight = None if content is None else _sight(number, content, picture.crop)
        except (*BROKEN_PICTURE, MemoryError):
            continue
        if sight is not None:
            yield sight


def _sight(number: int, content: bytes, crop: tuple[float, float, float, float]) -> Sight | None:
    """What is shown of a picture; None when it is a photograph.

    Raises:
        OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError: it is damaged or too large.
    """
    width, height = _size(content)
    if width * height > MOST_PIXELS:
        raise ValueError(width, height)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = next(frames(Member("", content)))
        left, top, right, bottom = (min(max(side, 0.0), 1.0) for side in crop)
        shown = (
            round(left * image.width),
            round(top * image.height),
            round((1 - right) * image.width),
            round((1 - bottom) * image.height),
        )
        if any(crop):
            image = image.crop(shown)
        if image.width < LEAST_WIDTH or image.height < LEAST_HEIGHT or not _is_on_paper(image):
            return None
        return drawn(number, image)


def _is_on_paper(image: Image.Image) -> bool:
    """Whether much of the picture is of one brightness, as paper or a screen is behind letters."""
    small = image.convert("L")
    small.thumbnail((400, 400))
    counts = np.bincount(np.asarray(small).ravel(), minlength=256)
    most = int(counts.argmax())
    return bool(counts[max(most - NEAR, 0) : most + NEAR + 1].sum() >= PAPER * counts.sum())


def _is_text(found: Recognised) -> bool:
    sure = " ".join(word.text for word in found.words if word.confidence >= SURE)
    words = _WORD.findall(sure.casefold())
    return len(words) >= FEWEST and everyday_share(words) >= PLAIN


def _size(content: bytes) -> tuple[int, int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(content)) as image:
            return image.size
