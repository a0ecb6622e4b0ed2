"""Where the shapes of a slide stand, in English metric units from its top left corner."""

from collections.abc import Iterator
from typing import Any, NamedTuple

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

Scale = tuple[float, float, float, float]
"""How what is in a group is stretched and shifted, each along and down."""
WHOLE: Scale = (1.0, 1.0, 0.0, 0.0)


class Place(NamedTuple):
    """A shape's top left corner and size."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Place") -> bool:
        """Whether the two have a part in common."""
        apart = self.x + self.width <= other.x or other.x + other.width <= self.x
        return not (apart or self.y + self.height <= other.y or other.y + other.height <= self.y)

    def holds(self, other: "Place") -> bool:
        """Whether nothing of the other one sticks out."""
        along = self.x <= other.x and other.x + other.width <= self.x + self.width
        return along and self.y <= other.y and other.y + other.height <= self.y + self.height

    def is_beside(self, width: float, height: float) -> bool:
        """Whether nothing of it stands on a slide of that size."""
        return self.x >= width or self.y >= height or self.x + self.width <= 0 or self.y + self.height <= 0


def place_of(element: Any, scale: Scale = WHOLE) -> Place | None:
    """Where a shape stands; None where it does not say."""
    frame = next((f for f in element.iter(f"{A}xfrm", f"{P}xfrm")), None)
    if frame is None or frame.find(f"{A}off") is None or frame.find(f"{A}ext") is None:
        return None
    x, y, width, height = _numbers(frame, "off", "ext")
    by_x, by_y, from_x, from_y = scale
    return Place(x * by_x + from_x, y * by_y + from_y, width * by_x, height * by_y)


def within(group: Any, scale: Scale) -> Scale:
    """The scale of what is in a group."""
    frame = group.find(f"{P}grpSpPr/{A}xfrm")
    if frame is None or any(frame.find(f"{A}{name}") is None for name in ("off", "ext", "chOff", "chExt")):
        return scale
    x, y, width, height = _numbers(frame, "off", "ext")
    own_x, own_y, own_width, own_height = _numbers(frame, "chOff", "chExt")
    by_x = width / own_width if own_width else 1.0
    by_y = height / own_height if own_height else 1.0
    return (
        scale[0] * by_x,
        scale[1] * by_y,
        scale[2] + scale[0] * (x - own_x * by_x),
        scale[3] + scale[1] * (y - own_y * by_y),
    )


def placeholders(root: Any) -> Iterator[tuple[str, Any]]:
    """The placeholders of a layout or a master, by their number and by their kind."""
    for shape in root.iter(f"{P}sp"):
        placeholder = next(shape.iter(f"{P}ph"), None)
        if placeholder is not None:
            yield f"#{placeholder.get('idx')}", shape
            yield placeholder.get("type") or "body", shape


def _numbers(frame: Any, offset: str, extent: str) -> tuple[float, float, float, float]:
    start, size = frame.find(f"{A}{offset}"), frame.find(f"{A}{extent}")
    return float(start.get("x")), float(start.get("y")), float(size.get("cx")), float(size.get("cy"))
