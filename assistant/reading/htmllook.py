"""What the style sheets and the attributes of an HTML page hide from whoever looks at it."""

import re
from typing import Any

from assistant.dossier.dossier import ConcealedKind

_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"^(?:[a-z][\w-]*)?(?:[.#][\w-]+)?$", re.IGNORECASE)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_SIZE = re.compile(r"^(\d*\.?\d+)\s*(px|pt|em|rem|%)?$")
_TINY = {"px": 3.0, "pt": 2.5, "em": 0.2, "rem": 0.2, "%": 20.0, None: 0.0}
_AWAY = re.compile(r"^-\d{3,}")
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "transparent"})

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
        if style.get("opacity") in ("0", "0.0", "0%"):
            return "invisible"
        size = _SIZE.match(style.get("font-size", ""))
        if size and float(size[1]) <= _TINY[size[2]]:
            return "tiny"
        if any(_AWAY.match(style.get(side, "")) for side in ("left", "top", "text-indent", "margin-left")):
            return "outside_page"
        if style.get("color", "").replace(" ", "") in _WHITE and not self._lit(element):
            return "invisible"
        return None

    def _lit(self, element: Any) -> bool:
        """Whether the element, or something around it, may have a background of its own."""
        while element is not None:
            style = self._of(element)
            ground = (style.get("background-color") or style.get("background") or "").replace(" ", "")
            if (ground and ground not in (*_WHITE, "none")) or element.get("bgcolor"):
                return True
            if style.get("background-image"):
                return True
            element = element.getparent()
        return False

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


def _style(text: str) -> Style:
    return {name.lower(): value.replace("!important", "").strip().lower() for name, value in _DECLARATION.findall(text)}
