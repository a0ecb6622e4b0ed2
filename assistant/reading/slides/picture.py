"""Whether a picture lets through what is behind it."""

from io import BytesIO

from PIL import Image

LARGEST = 40_000_000
"""Pixels of a picture whose transparency is looked at."""


def is_opaque(content: bytes) -> bool:
    """Whether no point of the picture lets anything through; False when that is not known."""
    try:
        with Image.open(BytesIO(content)) as image:
            if image.width * image.height > LARGEST:
                return False
            if not image.has_transparency_data:
                return True
            lowest = image.convert("RGBA").getchannel("A").getextrema()[0]
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return lowest == 255
