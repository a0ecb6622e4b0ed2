"""What lies behind the letters of a slide, where that is certain: white on white is not seen, white on a banner is."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from assistant.reading.contrast import Colour, colour, stands_out
from assistant.reading.package import Package

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FILLS = tuple(f"{A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_PLAIN_GROUND = "1001"
"""The theme's first background: its colour without a pattern."""


class Place(NamedTuple):
    """Where a shape stands, in English metric units."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Place") -> bool:
        """Whether the two have a part in common."""
        apart = self.x + self.width <= other.x or other.x + other.width <= self.x
        return not (apart or self.y + self.height <= other.y or other.y + other.height <= self.y)


class SlideLook:
    """The colours of one slide, of its layout and of its master."""

    def __init__(self, package: Package, name: str, root: Any, standing: Sequence[tuple[Any, Place | None]]) -> None:
        """``standing``: the slide's shapes with their places."""
        layouts = package.related(name, "slideLayout")
        masters = [part for layout in layouts for part in package.related(layout, "slideMaster")]
        above = [one for part in (*layouts, *masters) if (one := package.xml(part)) is not None]
        self._roots = [root, *above]
        themes = [part for master in masters for part in package.related(master, "theme")]
        self._theme = package.xml(themes[0]) if themes else None
        self._standing = standing
        # What a layout or a master draws may lie behind any letter.
        self._decorated = any(_draws(one) for one in above)

    def unseen(self, run: Any, shape: Any, place: Place | None) -> bool:
        """Whether the letters have certainly the colour of what is behind them."""
        fill = None if run is None else run.find(f"{A}solidFill")
        ink = None if fill is None else self._said(fill)
        if ink is None:
            return False
        ground = self._ground(shape, place)
        return ground is not None and not stands_out(ink, ground)

    def _ground(self, shape: Any, place: Place | None) -> Colour | None:
        own = shape.find(f"{P}spPr")
        if own is None or shape.find(f".//{P}ph") is not None:
            return None
        if (fill := own.find(f"{A}solidFill")) is not None:
            return self._said(fill)
        if _filled(shape) or place is None or self._decorated:
            return None
        for other, where in self._standing:
            if other is not shape and _filled(other) and (where is None or where.overlaps(place)):
                return None
        return self._background()

    def _background(self) -> Colour | None:
        """The slide's own background, else its layout's, else its master's."""
        for root in self._roots:
            ground = root.find(f"{P}cSld/{P}bg")
            if ground is None:
                continue
            fill = ground.find(f"{P}bgPr/{A}solidFill")
            named = ground.find(f"{P}bgRef")
            if fill is None and named is not None and named.get("idx") == _PLAIN_GROUND:
                fill = named
            return None if fill is None else self._said(fill)
        return colour("white")

    def _said(self, fill: Any) -> Colour | None:
        """The colour of a fill, looked up in the theme; None when something alters it."""
        for element in fill:
            if len(element):
                return None
            if element.tag == f"{A}srgbClr":
                return colour(element.get("val") or "")
            if element.tag == f"{A}schemeClr":
                return self._of_theme(element.get("val") or "")
        return None

    def _of_theme(self, name: str) -> Colour | None:
        mapped = next((found for root in self._roots if (found := root.find(f"{P}clrMap")) is not None), None)
        if mapped is not None:
            name = mapped.get(name) or name
        overridden = any(next(root.iter(f"{A}overrideClrMapping"), None) is not None for root in self._roots)
        if self._theme is None or overridden:
            return None
        found = self._theme.find(f".//{A}clrScheme/{A}{name}") if name.isalnum() else None
        if found is None or not len(found):
            return None
        return colour(found[0].get("lastClr") or found[0].get("val") or "")


def _filled(shape: Any) -> bool:
    """Whether a shape may hide what is behind it: pictures and frames always, others unless nothing fills them."""
    own = shape.find(f"{P}spPr")
    if own is None or not str(shape.tag).endswith("}sp"):
        return True
    if own.find(f"{A}noFill") is not None:
        return False
    return shape.find(f"{P}style") is not None or any(own.find(fill) is not None for fill in _FILLS)


def _draws(root: Any) -> bool:
    tree: Iterable[Any] = root.find(f"{P}cSld/{P}spTree")
    shapes = [one for one in tree if str(one.tag).endswith(("}sp", "}pic", "}grpSp", "}graphicFrame"))]
    return any(_filled(one) for one in shapes if one.find(f".//{P}ph") is None)
