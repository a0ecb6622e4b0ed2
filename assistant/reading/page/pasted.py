"""Pictures that stand among the text of a document."""

import warnings
from io import BytesIO

from PIL import Image

from assistant.reading.page.frames import BROKEN_PICTURE

LEAST_WIDTH, LEAST_HEIGHT = 400, 200
"""Pixels under which a picture is a logo or an icon."""
_VECTORS = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
"""How drawings of Windows begin."""


def may_hold_text(content: bytes) -> bool:
    """Whether a picture is large enough for a text, or cannot be opened; never a drawing made of strokes."""
    if content.startswith(_VECTORS) or b"<svg" in content[:2000]:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content)) as image:
                return image.width >= LEAST_WIDTH and image.height >= LEAST_HEIGHT
    except BROKEN_PICTURE:
        return True
