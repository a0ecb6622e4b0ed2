"""How text of an ODT looks: whether a reader of the page sees it."""

import re
from typing import Any

from odf.namespaces import DRAWNS, FONS, STYLENS, TABLENS, TEXTNS

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.contrast import WHITE, Colour, colour, stands_out

TINY = 3.4
"""Font size, in points, under which a letter cannot be read on paper."""
SMALL = 25
"""Percentage of the usual size, or of their width, up to which letters cannot be read."""
SHEER = 10
"""Percentage of opacity up to which nothing is seen."""
_SIZE = re.compile(r"^(\d+(?:\.\d+)?)(pt|%|cm|mm|in)$")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
_OPACITIES = ((_LOEXT, "opacity"), (FONS, "opacity"))
_HIDERS = {(TEXTNS, "hidden-text"), (TEXTNS, "hidden-paragraph")}
_MASTER = (STYLENS, "master-page-name")
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
        self.paper: Colour | None = WHITE
        """The colour of the page; None when it is not known."""
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
                    if (master := style.getAttrNS(STYLENS, "master-page-name")) is not None:
                        self._own[name][_MASTER] = str(master)

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
                if any(_hides_paragraph(child) for child in element.childNodes):
                    return "hidden_run"
                break
            element = element.parentNode
        if self._value(styles, (TEXTNS, "display")) == "none":
            return "hidden_run"
        if self._is_tiny(styles):
            return "tiny"
        if any(self._percentage(styles, key, SHEER + 1) <= SHEER for key in _OPACITIES):
            return "invisible"
        ink = colour(self._value(styles, (FONS, "color")))
        if ink is None or self._value(styles, (STYLENS, "use-window-font-color")) == "true":
            return None
        ground = self._ground(text.parentNode)
        return None if ground is None or stands_out(ink, ground) else "invisible"

    def _is_tiny(self, styles: list[Key]) -> bool:
        size = _SIZE.match(self._value(styles, (FONS, "font-size")))
        if size and (float(size[1]) <= SMALL if size[2] == "%" else float(size[1]) * _POINTS[size[2]] < TINY):
            return True
        return self._percentage(styles, (STYLENS, "text-scale"), 100) <= SMALL

    def _percentage(self, styles: list[Key], key: tuple[str, str], otherwise: float) -> float:
        said = self._value(styles, key).rstrip("%")
        return float(said) if said.replace(".", "", 1).isdecimal() else otherwise

    def master(self, element: Any) -> str:
        """The master of the page that a paragraph or a table begins; empty when it begins none by that."""
        return self._value([_style(element)], _MASTER)

    def begins_page(self, element: Any) -> bool:
        """Whether a paragraph or a table stands at the top of a page."""
        return self._value([_style(element)], (FONS, "break-before")) == "page"

    def ends_page(self, element: Any) -> bool:
        """Whether a paragraph is the last of its page."""
        return self._value([_style(element)], (FONS, "break-after")) == "page"

    def unshown_section(self, section: Any) -> bool:
        """Whether a section is set not to be displayed."""
        return str(section.getAttrNS(TEXTNS, "display") or "true") == "none"

    def _ground(self, element: Any) -> Colour | None:
        """The nearest background around the text, the page when there is none; None when it is not known."""
        while element is not None:
            if (getattr(element, "qname", None) or ("", ""))[0] == DRAWNS:
                return None
            said = self._value([_style(element)], (FONS, "background-color")).lower()
            if said not in ("", "transparent"):
                return colour(said)
            element = element.parentNode
        return self.paper

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


def _hides_paragraph(element: Any) -> bool:
    """Whether it is the mark that hides the paragraph it stands in."""
    if getattr(element, "qname", None) != (TEXTNS, "hidden-paragraph"):
        return False
    return str(element.getAttrNS(TEXTNS, "is-hidden") or "") == "true"


def _style(element: Any) -> Key:
    """Family and name of the element's style; names are empty where it has none."""
    qname = getattr(element, "qname", None) or ("", "")
    attributes = getattr(element, "attributes", None) or {}
    return _FAMILIES.get(qname, ""), str(attributes.get((qname[0], "style-name"), ""))
