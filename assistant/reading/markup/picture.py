"""The pictures of a web page: those that it holds itself, and those that it only names."""

import base64
import hashlib
import re
from typing import Any

from assistant.reading.pictures import Picture

LEAST = 400
"""Pixels of width under which a picture that is not in the file is a logo or an icon."""
_HELD = re.compile(r"\s*data:image/(?P<kind>[\w.+-]+)(?P<said>[^,]*),", re.IGNORECASE)


def picture_of(image: Any) -> Picture | None:
    """What an ``img`` shows; None for nothing, a drawing made of strokes, or a small picture that is elsewhere.

    Styles may crop, fade or cover it: it is named, and not read.
    """
    source = image.get("src") or ""
    held = _HELD.match(source)
    if held is None:
        width = (image.get("width") or "").strip().removesuffix("px")
        if not source.strip() or (width.isdecimal() and int(width) < LEAST):
            return None
        return Picture(source.strip(), lambda: None, plain=False)
    if held["kind"].lower() == "svg+xml" or "base64" not in held["said"].lower():
        return None
    written = source[held.end() :]
    return Picture(
        hashlib.sha256(written.encode("utf-8", "replace")).hexdigest(),
        lambda: base64.b64decode("".join(written.split()) + "=="),
        plain=False,
    )
