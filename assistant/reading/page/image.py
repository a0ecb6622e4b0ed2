"""Reads pictures of pages, a page each, by recognising their characters."""

from collections.abc import Iterator

import numpy as np
from PIL import Image

from assistant.dossier.dossier import Page
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.file import File
from assistant.reading.page.frames import BROKEN_PICTURE, MOST_PIXELS, frames
from assistant.reading.page.layout import lay_out
from assistant.reading.page.scan import Scans
from assistant.reading.page.tesseract import Picture, missing

SHORT, LONG = 2000, 5000
"""Pixels of the longer side under which a picture is enlarged, and above which it is reduced, to be read."""
PAPER = 11.69
"""Inches of the longer side of the paper that a picture is taken to show: A4."""


def read_image(path: File) -> Reading:
    """Blocks of a picture; a TIFF may hold several pages.

    Raises:
        UserError: it is damaged, too large, holds no text, or cannot be recognised on this machine.
    """
    install = missing()
    if install:
        raise UserError(f"« {path.name} » est une image ; pour la lire, {install}, ou fournir un PDF avec son texte.")
    reading = Reading()
    scans = Scans(reading)
    sizes: dict[int, tuple[float, float]] = {}
    try:
        sheets = scans.read(_pictures(path, sizes))
    except BROKEN_PICTURE as error:
        raise UserError(
            f"L'image « {path.name} » est abîmée ou trop grande ; la refaire en moins de "
            f"{MOST_PIXELS // 1_000_000} millions de points."
        ) from error
    if not sheets:
        raise UserError(f"Aucun texte n'a été reconnu sur l'image « {path.name} » ; fournir une image plus nette.")
    scans.keep(sheets)
    reading.pages = scans.pages(
        [Page(number=number, text="", width=size[0], height=size[1]) for number, size in sizes.items()]
    )
    reading.blocks = scans.turned_back(lay_out(list(sheets.values())))
    return reading


def _pictures(path: File, sizes: dict[int, tuple[float, float]]) -> Iterator[Picture]:
    for number, frame in enumerate(frames(path), start=1):
        picture = drawn(number, frame)
        height, width = picture.pixels.shape
        sizes[number] = (width * 72 / picture.resolution, height * 72 / picture.resolution)
        yield picture


def drawn(number: int, image: Image.Image) -> Picture:
    """The picture in grey, of a size that characters are well recognised in."""
    grey = image.convert("L")
    longer = max(grey.size)
    factor = LONG / longer if longer > LONG else 2.0 if longer < SHORT else 1.0
    if factor != 1.0:
        size = (max(round(grey.width * factor), 1), max(round(grey.height * factor), 1))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    resolution = min(max(round(max(grey.size) / PAPER), 70), 1200)
    return Picture(number, np.asarray(grey), resolution)
