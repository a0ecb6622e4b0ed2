"""Colours of slides: those that are said, those of the theme, and the slide's background."""

from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Any

from assistant.reading.contrast import WHITE, Colour, colour
from assistant.reading.slides.place import A, P

SHEER = 0.1
"""Share of opacity up to which nothing is seen."""
_PLAIN_GROUND = "1001"
"""The theme's first background: its colour without a pattern."""
_LIGHTER = ("lumMod", "lumOff")


def opacity(fill: Any) -> float:
    """How much of what is behind a plain fill it hides, from 0 to 1."""
    said = next((alpha.get("val") or "" for alpha in fill.iter(f"{A}alpha")), "").rstrip("%")
    return int(said) / 100_000 if said.isdecimal() else 1.0


class Palette:
    """The colours that a slide, its layout and its master name."""

    def __init__(self, roots: Sequence[Any], theme: Any) -> None:
        """``roots``: the slide, its layout and its master; ``theme``: None when there is none."""
        self._roots = roots
        self._theme = theme

    def said(self, fill: Any) -> Colour | None:
        """The colour of a fill, looked up in the theme; None when something alters it."""
        for element in fill:
            if element.tag == f"{A}srgbClr":
                found = colour(element.get("val") or "")
            elif element.tag == f"{A}schemeClr":
                found = self._of_theme(element.get("val") or "")
            else:
                continue
            return None if found is None else _altered(found, element)
        return None

    def background(self) -> Colour | None:
        """The slide's own background, else its layout's, else its master's."""
        for root in self._roots:
            ground = root.find(f"{P}cSld/{P}bg")
            if ground is None:
                continue
            fill = ground.find(f"{P}bgPr/{A}solidFill")
            named = ground.find(f"{P}bgRef")
            if fill is None and named is not None and named.get("idx") == _PLAIN_GROUND:
                fill = named
            return None if fill is None else self.said(fill)
        return WHITE

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


def _altered(plain: Colour, element: Any) -> Colour | None:
    """The colour made lighter or darker as its element asks; None when it asks for anything else."""
    if any(child.tag not in (f"{A}alpha", *(f"{A}{name}" for name in _LIGHTER)) for child in element):
        return None
    changes = [element.find(f"{A}{name}") for name in _LIGHTER]
    if changes == [None, None]:
        return plain
    by, more = (
        otherwise if change is None else int(change.get("val") or 0) / 100_000
        for change, otherwise in zip(changes, (1.0, 0.0), strict=True)
    )
    hue, light, saturation = rgb_to_hls(*(part / 255 for part in plain))
    red, green, blue = hls_to_rgb(hue, min(max(light * by + more, 0), 1), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
