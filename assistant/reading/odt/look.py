"""How text of an ODT looks: whether a reader of the page sees it."""

import re
from collections.abc import Iterator
from typing import Any

from odf.namespaces import DRAWNS, FONS, STYLENS, TABLENS, TEXTNS

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.contrast import WHITE, Colour, colour, stands_out
from assistant.reading.odt.place import FAR, FLAT, drawings_near, is_drawing, is_picture, is_row, points, unseen_frame

TINY = 3.4
"""Font size, in points, under which a letter cannot be read on paper."""
SMALL = 25
"""Percentage of the usual size, or of their width, up to which letters cannot be read."""
SHEER = 10
"""Percentage of opacity up to which nothing is seen."""
CRAMMED = 0.4
"""Share of the font size by which letters may be drawn together at most, to be read."""
AWAY = 400
"""Percentage of the font size by which text may be raised or lowered at most."""
USUAL = 12.0
"""Points of a text whose size is not said."""
BOLD = 600
"""Weight of letters from which they are bold."""
_RAISED = re.compile(r"^(-?\d+(?:\.\d+)?)%(?:\s+(\d+(?:\.\d+)?)%)?$")
_CLEAR = "clear"
_CAPTIONS = ("caption", "légende", "l_c3_a9gende")
"""Names of the style of captions, the last one as ODF writes an accent."""
_NOTHING = ("", "")
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
                if getattr(style, "qname", None) not in ((STYLENS, "style"), (STYLENS, "default-style")):
                    continue
                family = str(style.getAttrNS(STYLENS, "family") or "")
                name = (family, str(style.getAttrNS(STYLENS, "name") or ""))
                if name not in self._own:
                    # A style that is made from none is made from its family's default, which has no name.
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
        if kind := self._unseen_place(styles, text):
            return kind
        return "tiny" if self._is_tiny(styles) else self._unseen_colour(styles, text)

    def _unseen_place(self, styles: list[Key], text: Any) -> ConcealedKind | None:
        """Why nothing is seen of what stands where the text does."""
        height = points(self._value(styles, (FONS, "line-height")))
        if height is not None and height < FLAT:
            return "tiny"
        left, first = (points(self._value(styles, (FONS, name))) or 0.0 for name in ("margin-left", "text-indent"))
        raised = _RAISED.match(self._value(styles, (STYLENS, "text-position")))
        if min(left, left + first) < FAR or (raised and abs(float(raised[1])) > AWAY):
            return "outside_page"
        element = text.parentNode
        while element is not None:
            if is_row(element):
                height = points(self._value([_style(element)], (STYLENS, "row-height")))
                if height is not None and height < FLAT:
                    return "tiny"
            elif is_drawing(element) and (kind := unseen_frame(element)):
                return kind
            element = element.parentNode
        return None

    def _unseen_colour(self, styles: list[Key], text: Any) -> ConcealedKind | None:
        sheer = False
        said = ""
        for own in self._chain(styles):
            opacity = next((own[key].rstrip("%") for key in _OPACITIES if key in own), "100")
            left_to_the_program = own.get((STYLENS, "use-window-font-color")) == "true"
            # Colours that are left to the program are written with an opacity of nothing.
            sheer |= not left_to_the_program and opacity.replace(".", "", 1).isdecimal() and float(opacity) <= SHEER
            if left_to_the_program or (FONS, "color") in own:
                said = "" if left_to_the_program else own[FONS, "color"]
                break
        if sheer:
            return "invisible"
        ink = colour(said)
        ground = None if ink is None else self._ground(text.parentNode)
        return None if ink is None or ground is None or stands_out(ink, ground) else "invisible"

    def _is_tiny(self, styles: list[Key]) -> bool:
        said = self._value(styles, (FONS, "font-size"))
        size = points(said)
        if (size is not None and size < TINY) or _percentage(said, 100) <= SMALL:
            return True
        raised = _RAISED.match(self._value(styles, (STYLENS, "text-position")))
        if (raised and raised[2] and float(raised[2]) <= SMALL) or _percentage(
            self._value(styles, (STYLENS, "text-scale")), 100
        ) <= SMALL:
            return True
        return -(points(self._value(styles, (FONS, "letter-spacing"))) or 0.0) > CRAMMED * (size or USUAL)

    def weight(self, text: Any) -> tuple[float, bool]:
        """Points of the letters of a piece of text, and whether they are bold."""
        styles: list[Key] = []
        element = text.parentNode
        while element is not None and (not styles or styles[-1][0] != "paragraph"):
            if getattr(element, "qname", None) in _FAMILIES:
                styles.append(_style(element))
            element = element.parentNode
        said, weight = self._value(styles, (FONS, "font-size")), self._value(styles, (FONS, "font-weight"))
        size = points(said) or USUAL * _percentage(said, 100) / 100
        return size, weight == "bold" or (weight.isdecimal() and int(weight) >= BOLD)

    def is_caption(self, element: Any) -> bool:
        """Whether a paragraph is of the style of captions, or of one made from it."""
        style, seen = _style(element), set[Key]()
        while style in self._own and style not in seen:
            if style[1].lower() in _CAPTIONS:
                return True
            seen.add(style)
            style = self._parents.get(style, _NOTHING)
        return False

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
        text = element
        while element is not None:
            if is_drawing(element):
                filled = self._filled(element)
                if filled != _CLEAR:
                    return colour(filled)
            else:
                said = self._value([_style(element)], (FONS, "background-color")).lower()
                if said not in ("", "transparent"):
                    return colour(said)
            element = element.parentNode
        return None if any(self._may_lie_under(drawing, text) for drawing in drawings_near(text)) else self.paper

    def _filled(self, drawing: Any) -> str:
        """The colour of a frame or a shape, empty when it is not known."""
        own = [("graphic", str(drawing.getAttrNS(DRAWNS, "style-name") or ""))]
        fill = self._value(own, (DRAWNS, "fill"))
        if fill == "solid":
            return self._value(own, (DRAWNS, "fill-color"))
        ground = self._value(own, (FONS, "background-color")).lower()
        if fill in ("", "none") and ground not in ("", "transparent"):
            return ground
        return _CLEAR if fill == "none" or (not fill and drawing.qname == (DRAWNS, "frame")) else ""

    def _may_lie_under(self, drawing: Any, text: Any) -> bool:
        """Whether a drawing may be what is behind a text: in another frame, or where it is set behind the text."""
        own = [("graphic", str(drawing.getAttrNS(DRAWNS, "style-name") or ""))]
        framed = False
        while text is not None and not framed:
            framed, text = is_drawing(text), text.parentNode
        behind = self._value(own, (STYLENS, "run-through")) == "background"
        return (framed or behind) and (is_picture(drawing) or self._filled(drawing) != _CLEAR)

    def of_frame(self, frame: Any, key: tuple[str, str]) -> str:
        """What the style of a frame or a shape says of a property; nothing where it says nothing."""
        return self._value([("graphic", _style(frame)[1])], key)

    def _value(self, styles: list[Key], key: tuple[str, str]) -> str:
        """The property's value in the first of the styles that sets it, itself or through those it is made from."""
        return next((own[key] for own in self._chain(styles) if key in own), "")

    def _chain(self, styles: list[Key]) -> Iterator[Properties]:
        """What the styles say, each followed by those it is made from."""
        for style in styles:
            seen: set[Key] = set()
            while style in self._own and style not in seen:
                seen.add(style)
                yield self._own[style]
                style = self._parents.get(style, _NOTHING)


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


def _percentage(said: str, otherwise: float) -> float:
    number = said.rstrip("%")
    return float(number) if said.endswith("%") and number.replace(".", "", 1).isdecimal() else otherwise
