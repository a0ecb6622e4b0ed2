"""Whether a colour can be told from the one behind it."""

import re
from colorsys import hls_to_rgb

GREY = 20
"""Difference of grey (of 255) that a reader can see."""
CHANNEL = 96
"""Difference of one of the three colours (of 255) that a reader can see where greys are equal."""

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)

_HEX = re.compile(r"^#?([0-9a-f]{6})$", re.IGNORECASE)
_SHORT = re.compile(r"^#?([0-9a-f])([0-9a-f])([0-9a-f])$", re.IGNORECASE)
_RGB = re.compile(r"^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*(?:1(?:\.0*)?|100%)\s*)?\)$")
_HSL = re.compile(r"^hsla?\(\s*(\d+(?:\.\d+)?)(?:deg)?[\s,]+(\d+(?:\.\d+)?)%[\s,]+(\d+(?:\.\d+)?)%\s*\)$")
_NAMES: dict[str, Colour] = {
    "white": WHITE, "black": (0, 0, 0), "red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255),
    "yellow": (255, 255, 0), "cyan": (0, 255, 255), "magenta": (255, 0, 255), "darkblue": (0, 0, 128),
    "darkcyan": (0, 128, 128), "darkgreen": (0, 128, 0), "darkmagenta": (128, 0, 128), "darkred": (128, 0, 0),
    "darkyellow": (128, 128, 0), "darkgray": (128, 128, 128), "lightgray": (192, 192, 192), "snow": (255, 250, 250),
    "ivory": (255, 255, 240), "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245),
    "mintcream": (245, 255, 250),
    "azure": (240, 255, 255), "floralwhite": (255, 250, 240), "seashell": (255, 245, 238),
    "aliceblue": (240, 248, 255), "honeydew": (240, 255, 240), "lavenderblush": (255, 240, 245),
    "linen": (250, 240, 230), "oldlace": (253, 245, 230), "beige": (245, 245, 220), "cornsilk": (255, 248, 220),
    "lightyellow": (255, 255, 224), "lightcyan": (224, 255, 255), "lavender": (230, 230, 250),
    "gainsboro": (220, 220, 220), "lightgrey": (211, 211, 211), "silver": (192, 192, 192), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "navy": (0, 0, 128), "midnightblue": (25, 25, 112), "teal": (0, 128, 128),
    "maroon": (128, 0, 0), "purple": (128, 0, 128), "indigo": (75, 0, 130), "olive": (128, 128, 0),
    "orange": (255, 165, 0), "gold": (255, 215, 0), "pink": (255, 192, 203), "brown": (165, 42, 42),
    "lime": (0, 255, 0), "aqua": (0, 255, 255), "fuchsia": (255, 0, 255),
}  # fmt: skip


def colour(said: str) -> Colour | None:
    """The colour of a name, of «#1f3864», «fff» or «rgb(1, 2, 3)»; None for what is none or lets the ground through."""
    text = said.strip().lower()
    if text in _NAMES:
        return _NAMES[text]
    if found := _HEX.match(text):
        return int(found[1][:2], 16), int(found[1][2:4], 16), int(found[1][4:], 16)
    if found := _SHORT.match(text) or _RGB.match(text):
        red, green, blue = (int(part, 16) * 17 if len(text) < 6 else int(part) for part in found.groups())
        return red, green, blue
    if found := _HSL.match(text):
        hue, saturation, light = (float(part) for part in found.groups())
        mixed = hls_to_rgb(hue % 360 / 360, min(light, 100) / 100, min(saturation, 100) / 100)
        return round(mixed[0] * 255), round(mixed[1] * 255), round(mixed[2] * 255)
    return None


def stands_out(ink: Colour, ground: Colour) -> bool:
    """Whether a reader sees text of the one colour on the other."""
    greys = [0.3 * red + 0.59 * green + 0.11 * blue for red, green, blue in (ink, ground)]
    return abs(greys[0] - greys[1]) >= GREY or any(abs(a - b) >= CHANNEL for a, b in zip(ink, ground, strict=True))
