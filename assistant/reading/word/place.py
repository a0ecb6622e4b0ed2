"""Where paragraphs of a Word document are put: some on no page, some in lines, rows or boxes without height."""

from collections.abc import Iterator
from typing import Any

from assistant.dossier.dossier import ConcealedKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FAR = 12_000
"""Twips to the left of the text's margin from which nothing is on the paper."""
WIDEST = 25_000
"""Twips from its origin from which a frame is not on the paper."""
FLAT = 40
"""Twips of a line's or a row's height under which nothing of its letters is left."""
BESIDE = 2_000_000
"""English metric units to the left of its origin or above it from which a drawing is not on the paper."""
VAST = 16_000_000
"""English metric units from its origin from which a drawing is not on the paper: an A3 sheet is 15,100,000 wide."""
THIN = 25_400
"""English metric units of a box's side under which nothing of its text is left."""
NEAR = 10
"""Paragraphs around one in which a picture behind the text may lie under it."""
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FILLS = tuple(f"{_A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill"))
_OFF = ("0", "false", "off")


def unseen_place(paragraph: Any, styled: list[Any]) -> ConcealedKind | None:
    """Why no reader sees what stands in the paragraph, None when she may.

    Args:
        paragraph: a ``w:p``.
        styled: the paragraph properties of its styles, nearest first.
    """
    own = paragraph.find(f"{W}pPr")
    said = styled if own is None else [own, *styled]
    spacing = _first(said, "spacing")
    if spacing is not None and spacing.get(f"{W}lineRule") == "exact" and _number(spacing, "line", FLAT) < FLAT:
        return "tiny"
    if _is_far(said):
        return "outside_page"
    for around in paragraph.iterancestors():
        if around.tag == f"{W}tr" and (kind := _unseen_row(around)):
            return kind
        if around.tag in (f"{_WP}anchor", f"{_WP}inline") and (kind := unseen_drawing(around)):
            return kind
        if str(around.tag).endswith("}shape") and "visibility:hidden" in (around.get("style") or "").replace(" ", ""):
            return "hidden_run"
    return None


def may_lie_on_a_drawing(paragraph: Any) -> bool:
    """Whether a picture or a filled shape that floats nearby may be what is behind the paragraph's letters."""
    own = next(paragraph.iterancestors(f"{_WP}anchor"), None)
    outer = next(iter([*paragraph.iterancestors(f"{W}p")][-1:]), paragraph)
    return any(
        anchor is not own and (own is not None or anchor.get("behindDoc") in ("1", "true")) and _covers(anchor)
        for near in _around(outer)
        for anchor in near.iter(f"{_WP}anchor")
    )


def may_lie_under(drawing: Any, paragraph: Any) -> bool:
    """Whether something else that floats near a drawing, or is drawn with it, may hide a part of it."""
    if sum(str(part.tag).endswith(("}pic", "}spPr")) for part in drawing.iter()) > 2:
        return True
    outer = next(iter([*paragraph.iterancestors(f"{W}p")][-1:]), paragraph)
    return any(
        other is not drawing
        and (other.tag == f"{W}pict" or _covers(other) or any(str(part.tag).endswith("}wsp") for part in other.iter()))
        for near in _around(outer)
        for other in near.iter(f"{_WP}anchor", f"{W}pict")
    )


def _around(paragraph: Any) -> Iterator[Any]:
    yield paragraph
    for before in (True, False):
        for _, sibling in zip(range(NEAR), paragraph.itersiblings(preceding=before), strict=False):
            yield sibling


def _covers(anchor: Any) -> bool:
    for part in anchor.iter():
        if str(part.tag).endswith("}spPr") and any(part.find(fill) is not None for fill in _FILLS):
            return True
        if str(part.tag).endswith("}pic"):
            return True
    return False


def _is_far(said: list[Any]) -> bool:
    indent, frame = _first(said, "ind"), _first(said, "framePr")
    if indent is not None:
        left = _number(indent, "left", _number(indent, "start", 0))
        first = _number(indent, "firstLine", -_number(indent, "hanging", 0))
        if min(left, left + first) < -FAR:
            return True
    return frame is not None and any(
        place < -FAR or place > WIDEST for place in (_number(frame, "x", 0), _number(frame, "y", 0))
    )


def _unseen_row(row: Any) -> ConcealedKind | None:
    hidden = row.find(f"{W}trPr/{W}hidden")
    if hidden is not None and hidden.get(f"{W}val") not in _OFF:
        return "hidden_run"
    height = row.find(f"{W}trPr/{W}trHeight")
    exact = height is not None and height.get(f"{W}hRule") == "exact"
    return "tiny" if exact and _number(height, "val", FLAT) < FLAT else None


def unseen_drawing(drawing: Any) -> ConcealedKind | None:
    """Why no reader sees what a drawing holds; None when she may."""
    properties, size = drawing.find(f"{_WP}docPr"), drawing.find(f"{_WP}extent")
    if properties is not None and properties.get("hidden") in ("1", "true"):
        return "hidden_run"
    wide, high = (0, 0) if size is None else (_whole(size.get("cx")), _whole(size.get("cy")))
    if size is not None and min(wide, high) < THIN and next(drawing.iter(f"{_A}spAutoFit"), None) is None:
        return "outside_page"
    for way, extent in (("positionH", wide), ("positionV", high)):
        offset = drawing.find(f"{_WP}{way}/{_WP}posOffset")
        place = 0 if offset is None else _whole(offset.text)
        if place + extent < -BESIDE or place > (VAST if way == "positionH" else 2 * VAST):
            return "outside_page"
    return None


def _first(said: list[Any], name: str) -> Any:
    found = (properties.find(f"{W}{name}") for properties in said)
    return next((element for element in found if element is not None), None)


def _number(element: Any, name: str, otherwise: int) -> int:
    return _whole(element.get(f"{W}{name}"), otherwise)


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() else otherwise
