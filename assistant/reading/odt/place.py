"""Where paragraphs of an ODT are put: some on no page, some in rows or frames without height or on a picture."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from odf.namespaces import DRAWNS, OFFICENS, SVGNS, TABLENS, TEXTNS

from assistant.dossier.dossier import ConcealedKind

FLAT = 2.0
"""Points of a line's or a row's height under which nothing of its letters is left."""
FAR = -600.0
"""Points to the left of the text's margin from which nothing is on the paper."""
BESIDE = -85.0
"""Points to the left of its origin or above it up to which no part of a frame is on the paper."""
VAST = 1300.0
"""Points from its origin from which a frame is not on the paper: an A3 sheet is 1191 wide."""
NEAR = 10
"""Paragraphs around one in which a picture behind the text may lie under it."""
_LENGTH = re.compile(r"^(-?\d*\.?\d+)(pt|cm|mm|in)$")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_ANCHORED = {(DRAWNS, name) for name in ("frame", "custom-shape", "rect", "ellipse", "polygon", "path", "g")}


def points(said: str) -> float | None:
    """A length in points; None when it is none."""
    found = _LENGTH.match(said)
    return float(found[1]) * _POINTS[found[2]] if found else None


def unseen_frame(frame: Any) -> ConcealedKind | None:
    """Why no reader sees what stands in a frame or a shape; None when she may."""
    for side, size, furthest in (("x", "width", VAST), ("y", "height", 1.5 * VAST)):
        place = points(str(frame.getAttrNS(SVGNS, side) or ""))
        extent = points(str(frame.getAttrNS(SVGNS, size) or "")) or 0.0
        if place is not None and (place + extent < BESIDE or place > furthest):
            return "outside_page"
    return None


def drawings_near(text: Any) -> Iterator[Any]:
    """Frames and shapes around a text that it does not stand in: one of them may be what is behind its letters."""
    own: list[Any] = []
    block = text
    while block.parentNode is not None and getattr(block.parentNode, "qname", None) not in (
        (OFFICENS, "text"), (TEXTNS, "section"), (TABLENS, "table-cell"),
    ):  # fmt: skip
        block = block.parentNode
        own.append(block)
    yield from _drawings(block, own)
    for way in ("previousSibling", "nextSibling"):
        for sibling in islice(_siblings(block, way), NEAR):
            yield from _drawings(sibling, own)


def is_picture(drawing: Any) -> bool:
    """Whether a frame holds a picture."""
    return any(getattr(child, "qname", None) == (DRAWNS, "image") for child in drawing.childNodes)


def is_row(element: Any) -> bool:
    """Whether it is the row of a table."""
    return getattr(element, "qname", None) == (TABLENS, "table-row")


def is_drawing(element: Any) -> bool:
    """Whether it is a frame or a shape that stands on the page."""
    return getattr(element, "qname", None) in _ANCHORED


def _siblings(block: Any, way: str) -> Iterator[Any]:
    block = getattr(block, way)
    while block is not None:
        yield block
        block = getattr(block, way)


def _drawings(block: Any, own: list[Any]) -> Iterator[Any]:
    for child in (block, *getattr(block, "childNodes", ())):
        if is_drawing(child) and not any(child is one for one in own):
            yield child
        if child is not block:
            yield from (found for found in _drawings(child, own) if found is not child)
