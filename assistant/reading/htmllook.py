"""What the style sheets and the attributes of an HTML page hide from whoever looks at it."""

import re
from typing import Any

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.contrast import WHITE, Colour, colour, stands_out

FAINT = 0.08
"""Opacity under which nothing is seen."""

_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"^(?:[a-z][\w-]*)?(?:[.#][\w-]+)?$", re.IGNORECASE)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_SIZE = re.compile(r"^(\d*\.?\d+)\s*(px|pt|em|rem|%)?$")
_TINY = {"px": 3.0, "pt": 2.5, "em": 0.2, "rem": 0.2, "%": 20.0, None: 0.0}
_AWAY = re.compile(r"^-\d{3,}")
_SHEER = re.compile(r"^(?:transparent|rgba\([^)]*[,/]\s*0(?:\.0\d*)?%?\s*\)|#[0-9a-f]{6}0\d|#[0-9a-f]{3}0)$")
_NO_SIZE = re.compile(r"^0(?:\.\d+)?(?:px|pt|em|rem|%)?$|^1px$")
_COLOUR = re.compile(r"#[0-9a-f]{3,6}\b|rgb\([^)]*\)|[a-z]+")

Style = dict[str, str]


class Sheets:
    """The page's simple rules (a tag, a class or an id), and the styles that elements carry."""

    def __init__(self, root: Any) -> None:
        self._rules: dict[str, Style] = {}
        for sheet in root.iter("style"):
            for selectors, body in _RULE.findall(_COMMENT.sub("", sheet.text_content())[:200_000]):
                for selector in selectors.split(","):
                    if _SIMPLE.match(selector.strip()):
                        self._rules.setdefault(selector.strip().lower(), {}).update(_style(body))

    def hidden(self, element: Any) -> ConcealedKind | None:
        """Why the element's text is not seen; None when it is."""
        if element.get("hidden") is not None:
            return "hidden_run"
        style = self._of(element)
        if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
            return "hidden_run"
        if _opacity(style) < FAINT or _SHEER.match(style.get("color", "")):
            return "invisible"
        size = _SIZE.match(style.get("font-size", ""))
        if size and float(size[1]) <= _TINY[size[2]]:
            return "tiny"
        if any(_AWAY.match(style.get(side, "")) for side in ("left", "top", "text-indent", "margin-left")):
            return "outside_page"
        if _is_cut(style):
            return "outside_page"
        ink = colour(style.get("color") or element.get("color") or "")
        if ink is None:
            return None
        ground = self._ground(element)
        return None if ground is None or stands_out(ink, ground) else "invisible"

    def _ground(self, element: Any) -> Colour | None:
        """The nearest background of the element or of something around it; None when its colour is not known."""
        while element is not None:
            style = self._of(element)
            said = style.get("background-color") or style.get("background") or element.get("bgcolor") or ""
            if (
                "url(" in said
                or "gradient" in said
                or "var(" in said
                or style.get("background-image", "none") != "none"
            ):
                return None
            if said and said not in ("none", "transparent", "inherit", "initial"):
                return next((found for part in _COLOUR.findall(said) if (found := colour(part))), None)
            element = element.getparent()
        return WHITE

    def _of(self, element: Any) -> Style:
        if not isinstance(element.tag, str):
            return {}
        tag = element.tag.lower()
        style = dict(self._rules.get(tag, {}))
        classes = (element.get("class") or "").lower().split()
        for name in (*(f".{c}" for c in classes), f"#{(element.get('id') or '').lower()}"):
            style.update(self._rules.get(name, {}))
            style.update(self._rules.get(tag + name, {}))
        style.update(_style(element.get("style") or ""))
        return style


def _opacity(style: Style) -> float:
    said = style.get("opacity", "1")
    number = said.rstrip("%")
    if not number.replace(".", "", 1).isdecimal():
        return 1.0
    return float(number) / (100 if said.endswith("%") else 1)


def _is_cut(style: Style) -> bool:
    """Whether nothing of the element's box is left to see."""
    if "rect(0" in style.get("clip", "").replace(" ", "") or "inset(100%" in style.get("clip-path", "").replace(
        " ", ""
    ):
        return True
    if "scale(0" in style.get("transform", "") and "scale(0." not in style.get("transform", ""):
        return True
    sides = (style.get(name, "") for name in ("height", "max-height", "width", "max-width"))
    return style.get("overflow") in ("hidden", "clip") and any(_NO_SIZE.match(side) for side in sides)


def _style(text: str) -> Style:
    return {name.lower(): value.replace("!important", "").strip().lower() for name, value in _DECLARATION.findall(text)}
