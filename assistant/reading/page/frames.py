"""The pages of a picture file: upright, and on white where they are see-through."""

import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps, ImageSequence

from assistant.reading.file import File

MOST_PIXELS = 120_000_000
"""Pixels of the largest picture that is opened."""
MOST_PAGES = 200
BROKEN_PICTURE = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)
"""What Pillow raises over a picture that is damaged or too large."""


def frames(path: File) -> Iterator[Image.Image]:
    """Each page of the picture; a TIFF may hold several.

    Raises:
        OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError: it is damaged or too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(path.read_bytes()), formats=("PNG", "JPEG", "TIFF", "BMP", "WEBP")) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                if number > MOST_PAGES or frame.width * frame.height > MOST_PIXELS:
                    raise ValueError(number)
                yield _on_white(ImageOps.exif_transpose(frame))


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper
