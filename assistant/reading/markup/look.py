"""What the style sheets and the attributes of an HTML page hide from whoever looks at it."""

import re
from itertools import chain, islice
from typing import Any

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.contrast import WHITE, Colour, colour, stands_out
from assistant.reading.markup.css import MOST_RULES, Rule, Style, declarations, keys_of, meets, rules

FAINT = 0.08
"""Opacity under which nothing is seen."""
TINY = 3.3
"""Pixels up to which a letter cannot be read."""
CRAMMED = 0.4
"""Share of the size of letters by which they may be drawn together at most, to be read."""
USUAL = 16.0
_HELD = ("color", "-webkit-text-fill-color", "visibility", "letter-spacing", "text-indent", "font-size")
"""Properties that what is inside an element has from it."""
_SIZE = re.compile(r"(?<![\w.#-])(\d*\.?\d+)(px|pt|em|rem|%)?(?![\w.])")
_NAMED_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": USUAL, "large": 18.0, "x-large": 24.0}
_AWAY = re.compile(r"^(?:-\d{3,}|\d{5,}px|\d{3,}vw)")
_MOVED = re.compile(r"translate[xy3d]*\([^)]*-\d{3,}")
_SHEER = re.compile(r"^(?:transparent|(?:rgba?|hsla?)\([^)]*[,/]\s*0(?:\.0\d*)?%?\s*\)|#[0-9a-f]{6}0\d|#[0-9a-f]{3}0)$")
_NO_SIZE = re.compile(r"^0(?:\.\d+)?(?:px|pt|em|rem|%)?$|^1px$")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)|[a-z]+")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_SCALE = re.compile(r"scale[xy3d]*\(\s*(\d*\.?\d+)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_NOTHING: frozenset[str] = frozenset()
_POINTS = re.compile(r"polygon\(([^)]*)\)")


class Sheets:
    """The page's rules, and the styles that elements carry."""

    def __init__(self, root: Any) -> None:
        sheets = chain.from_iterable(rules(sheet.text_content()) for sheet in root.iter("style"))
        whole = sorted(islice(sheets, MOST_RULES), key=lambda rule: rule.weight)
        self._rules: dict[str, list[tuple[int, Rule]]] = {}
        """Rules with their order, by a tag, «.class» or «#id» without which they name nothing."""
        for place, rule in enumerate(whole):
            self._rules.setdefault(rule.needs, []).append((place, rule))
        self._styles: dict[Any, Style] = {}
        self._around: dict[Any, frozenset[str]] = {}
        """The keys of each element and of those around it."""

    def hidden(self, element: Any) -> ConcealedKind | None:
        """Why nothing of the element is seen, whatever is inside it; None when something may be."""
        if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
            return "hidden_run"
        style = self.of(element)
        if style.get("display") == "none" or style.get("content-visibility") == "hidden":
            return "hidden_run"
        if _opacity(style) < FAINT:
            return "invisible"
        if _is_small(style):
            return "tiny"
        return "outside_page" if _is_away(style) or _is_cut(style) else None

    def unseen(self, element: Any) -> ConcealedKind | None:
        """Why the element's own text is not seen, that of what is inside it left aside; None when it is."""
        style = self.of(element)
        if style.get("visibility") in ("hidden", "collapse"):
            return "hidden_run"
        said = style.get("-webkit-text-fill-color") or style.get("color", "")
        if _SHEER.match(said):
            return "invisible"
        size = float(style["font-size"])
        if size <= TINY or -_pixels(style.get("letter-spacing", ""), size) > CRAMMED * size:
            return "tiny"
        if _AWAY.match(style.get("text-indent", "")):
            return "outside_page"
        ink = colour(said)
        if ink is None:
            return None
        ground = self._ground(element)
        return None if ground is None or stands_out(ink, ground) else "invisible"

    def stands_apart(self, element: Any) -> bool:
        """Whether an element that is a word of its line by itself is set beside or under its neighbours."""
        around = element.getparent()
        return self.of(element).get("display", "inline") not in ("inline", "contents") or (
            around is not None and self.of(around).get("display", "").endswith(("flex", "grid"))
        )

    def _ground(self, element: Any) -> Colour | None:
        """The nearest background of the element or of something around it; None when its colour is not known."""
        while element is not None:
            style = self.of(element)
            said = style.get("background-color") or style.get("background") or element.get("bgcolor") or ""
            if "url(" in said or "gradient" in said or style.get("background-image", "none") != "none":
                return None
            if said and said not in ("none", "transparent", "inherit", "initial"):
                return next((found for part in _COLOUR.findall(said) if (found := colour(part))), None)
            element = element.getparent()
        return WHITE

    def of(self, element: Any) -> Style:
        """The element's own style and what it has from those around it; ``font-size`` is a number of pixels."""
        around: list[Any] = []
        while element is not None and element not in self._styles:
            around.append(element)
            element = element.getparent()
        style = self._styles[element] if element is not None else {"font-size": str(USUAL)}
        for one in reversed(around):
            held = {name: value for name, value in style.items() if name in _HELD or name.startswith("--")}
            own = self._own(one) if isinstance(one.tag, str) else {}
            style = {**held, **{name: value for name, value in own.items() if value not in ("inherit", "unset")}}
            variables = {name: value for name, value in style.items() if name.startswith("--")}
            style = {name: _resolved(value, variables) for name, value in style.items()}
            style["font-size"] = str(_font_size(own, float(held["font-size"])))
            self._styles[one] = style
        return style

    def _own(self, element: Any) -> Style:
        style: Style = {}
        if said := element.get("color") or element.get("text"):
            style["color"] = said.strip().lower()
        keys = keys_of(element)
        around = self._around.get(element.getparent(), _NOTHING)
        self._around[element] = around if keys <= around else around | keys
        near = sorted((found for key in ("*", *keys) for found in self._rules.get(key, ())), key=lambda found: found[0])
        met = [rule for _, rule in near if rule.above <= around and meets(element, rule.steps)]
        inline = declarations(element.get("style") or "")
        for part in (*(rule.style for rule in met), inline.style, *(rule.important for rule in met), inline.important):
            style.update(part)
        return style


def _resolved(value: str, variables: Style) -> str:
    if "var(" not in value:
        return value
    return _VARIABLE.sub(lambda found: variables.get(found[1], found[2] or "").strip(), value)


def _font_size(own: Style, around: float) -> float:
    """The size of letters in pixels."""
    said = own.get("font-size") or own.get("font", "")
    if said in _NAMED_SIZES:
        return _NAMED_SIZES[said]
    found = next((f for f in _SIZE.finditer(said) if f[2] or float(f[1]) == 0), None)
    if found is None:
        return around
    return (
        float(found[1]) * {"px": 1.0, "pt": 4 / 3, "em": around, "rem": USUAL, "%": around / 100, None: 1.0}[found[2]]
    )


def _pixels(said: str, size: float) -> float:
    found = _NUMBER.match(said)
    if not found:
        return 0.0
    return float(found[0]) * (size if said.endswith("em") else 4 / 3 if said.endswith("pt") else 1.0)


def _opacity(style: Style) -> float:
    said = style.get("opacity", "1")
    if (filtered := style.get("filter", "")).startswith("opacity("):
        said = filtered[len("opacity(") :].partition(")")[0]
    number = said.rstrip("%")
    if not number.replace(".", "", 1).isdecimal():
        return 1.0
    return float(number) / (100 if said.endswith("%") else 1)


def _is_small(style: Style) -> bool:
    """Whether the element is drawn so small that its text cannot be read."""
    zoom = _NUMBER.match(style.get("zoom", ""))
    scale = _SCALE.search(style.get("transform", ""))
    share = 0.01 if style.get("zoom", "").endswith("%") else 1.0
    return bool(zoom and float(zoom[0]) * share <= TINY / USUAL) or bool(scale and float(scale[1]) <= TINY / USUAL)


def _is_away(style: Style) -> bool:
    sides = [style.get(side, "") for side in ("left", "top", "right", "bottom")] if "position" in style else []
    margins = [style.get(f"margin-{side}", "") for side in ("left", "top")] + style.get("margin", "").split()
    return any(map(_AWAY.match, (*sides, *margins))) or bool(_MOVED.search(style.get("transform", "")))


def _is_cut(style: Style) -> bool:
    """Whether nothing of the element's box is left to see."""
    clip, path = style.get("clip", ""), style.get("clip-path", "")
    if clip.startswith("rect("):
        edges = [float(number) for number in _NUMBER.findall(clip)]
        if len(edges) == 4 and (edges[2] - edges[0] <= 1 or edges[1] - edges[3] <= 1):
            return True
    inset = re.match(r"inset\(\s*(\d+)%", path)
    if (inset and int(inset[1]) >= 50) or re.match(r"(?:circle|ellipse)\(\s*0", path):
        return True
    if (points := _POINTS.match(path)) and len({" ".join(p.split()) for p in points[1].split(",")}) < 3:
        return True
    sizes = (style.get(name, "") for name in ("height", "max-height", "width", "max-width"))
    return style.get("overflow") in ("hidden", "clip") and any(_NO_SIZE.match(size) for size in sizes)
