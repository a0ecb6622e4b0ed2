"""How text of an ODT looks: whether a reader of the page sees it."""

import re
from typing import Any

from odf.namespaces import DRAWNS, FONS, STYLENS, TABLENS, TEXTNS

from assistant.dossier.dossier import ConcealedKind

TINY = 2.5
"""Font size, in points, under which a letter cannot be read on paper."""
_WHITE = "#ffffff"
_POINTS = re.compile(r"^(\d+(?:\.\d+)?)pt$")
_HIDERS = {(TEXTNS, "hidden-text"), (TEXTNS, "hidden-paragraph")}
_FAMILIES = {
    (TEXTNS, "span"): "text",
    (TEXTNS, "p"): "paragraph",
    (TEXTNS, "h"): "paragraph",
    (TEXTNS, "section"): "section",
    (TABLENS, "table"): "table",
    (TABLENS, "table-row"): "table-row",
    (TABLENS, "table-cell"): "table-cell",
}

Key = tuple[str, str]
Properties = dict[tuple[str, str], str]


class Looks:
    """What the document's styles say of text and of what is behind it."""

    def __init__(self, document: Any) -> None:
        """Reads the automatic and the named styles."""
        self._own: dict[Key, Properties] = {}
        self._parents: dict[Key, Key] = {}
        for styles in (document.automaticstyles, document.styles):
            for style in styles.childNodes:
                if getattr(style, "qname", None) != (STYLENS, "style"):
                    continue
                family = str(style.getAttrNS(STYLENS, "family") or "")
                name = (family, str(style.getAttrNS(STYLENS, "name") or ""))
                if name not in self._own:
                    self._parents[name] = (family, str(style.getAttrNS(STYLENS, "parent-style-name") or ""))
                    self._own[name] = {
                        key: str(value)
                        for properties in style.childNodes
                        for key, value in (getattr(properties, "attributes", None) or {}).items()
                    }

    def hidden(self, text: Any) -> ConcealedKind | None:
        """Why a reader does not see a piece of text; None when she does."""
        styles: list[Key] = []
        element = text.parentNode
        while element is not None:
            name = getattr(element, "qname", None)
            if name in _HIDERS:
                return "hidden_run"
            if name in _FAMILIES:
                styles.append(_style(element))
            if name in ((TEXTNS, "p"), (TEXTNS, "h")):
                break
            element = element.parentNode
        if self._value(styles, (TEXTNS, "display")) == "none":
            return "hidden_run"
        size = _POINTS.match(self._value(styles, (FONS, "font-size")))
        if size and float(size[1]) < TINY:
            return "tiny"
        white = self._value(styles, (FONS, "color")).lower() == _WHITE
        return "invisible" if white and not self._in_shade(text.parentNode) else None

    def unshown_section(self, section: Any) -> bool:
        """Whether a section is set not to be displayed."""
        return str(section.getAttrNS(TEXTNS, "display") or "true") == "none"

    def _in_shade(self, element: Any) -> bool:
        """Whether the text, or something around it, may have a background of its own."""
        while element is not None:
            if (getattr(element, "qname", None) or ("", ""))[0] == DRAWNS:
                return True
            background = self._value([_style(element)], (FONS, "background-color")).lower()
            if background not in ("", "transparent", _WHITE):
                return True
            element = element.parentNode
        return False

    def _value(self, styles: list[Key], key: tuple[str, str]) -> str:
        """The property's value in the first of the styles that sets it, itself or through those it is made from."""
        for style in styles:
            seen: set[Key] = set()
            while style in self._own and style not in seen:
                seen.add(style)
                if key in self._own[style]:
                    return self._own[style][key]
                style = self._parents[style]
        return ""


def _style(element: Any) -> Key:
    """Family and name of the element's style; names are empty where it has none."""
    qname = getattr(element, "qname", None) or ("", "")
    attributes = getattr(element, "attributes", None) or {}
    return _FAMILIES.get(qname, ""), str(attributes.get((qname[0], "style-name"), ""))
