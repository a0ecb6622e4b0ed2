"""How runs of a Word document look: whether a reader of the page sees them."""

from collections.abc import Iterator
from typing import Any

from assistant.dossier.dossier import ConcealedKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TINY = 4
"""Half-points of font size up to which a letter cannot be read on paper."""
_WHITE = "FFFFFF"


class Looks:
    """Run properties of a document: a run's own, then its style's, then its paragraph's style's."""

    def __init__(self, document: Any) -> None:
        """Reads the document's styles."""
        elements = style_elements(document)
        self._properties = {
            style_id: [
                properties
                for ancestor in based_on(elements, style_id)
                if (properties := elements[ancestor].find(f"{W}rPr")) is not None
            ]
            for style_id in elements
        }
        self._shaded = {
            style_id
            for style_id in elements
            if any(_fills(shade) for a in based_on(elements, style_id) for shade in elements[a].iter(f"{W}shd"))
        }

    def hidden(self, node: Any, paragraph: Any) -> ConcealedKind | None:
        """Why a reader does not see the text of the node, None when she does."""
        if node.tag == f"{W}delText":
            return "deletion"
        run = None
        ancestor = node.getparent()
        while ancestor is not None and ancestor is not paragraph:
            if ancestor.tag in (f"{W}del", f"{W}moveFrom"):
                return "deletion"
            if ancestor.tag == f"{W}r" and run is None:
                run = ancestor
            ancestor = ancestor.getparent()
        return None if run is None else self._unseen(run, paragraph)

    def _unseen(self, run: Any, paragraph: Any) -> ConcealedKind | None:
        looks = [
            *run.findall(f"{W}rPr"),
            *self._properties.get(_value(run.find(f"{W}rPr/{W}rStyle")), ()),
            *self._properties.get(_value(paragraph.find(f"{W}pPr/{W}pStyle")), ()),
        ]
        vanish = _first(looks, "vanish")
        if vanish is not None and _value(vanish) not in ("0", "false"):
            return "hidden_run"
        size = _value(_first(looks, "sz"))
        if size.isdecimal() and int(size) <= TINY:
            return "tiny"
        white = _value(_first(looks, "color")).upper() == _WHITE
        lit = _fills(_first(looks, "shd")) or _first(looks, "highlight") is not None
        return "invisible" if white and not lit and not self._in_shade(run) else None

    def _in_shade(self, run: Any) -> bool:
        """Whether a paragraph, a cell, a table or a text box around the run may have a background of its own."""
        ancestor = run.getparent()
        while ancestor is not None:
            if ancestor.tag == f"{W}txbxContent" or _value(ancestor.find(f"{W}tblPr/{W}tblStyle")) in self._shaded:
                return True
            if _value(ancestor.find(f"{W}pPr/{W}pStyle")) in self._shaded:
                return True
            if any(_fills(ancestor.find(f"{W}{name}/{W}shd")) for name in ("pPr", "tcPr", "tblPr")):
                return True
            ancestor = ancestor.getparent()
        return False


def style_elements(document: Any) -> dict[str, Any]:
    """The document's styles by id."""
    return {style.style_id: style.element for style in document.styles}


def based_on(elements: dict[str, Any], style_id: str) -> Iterator[str]:
    """The ids of the style and of those it is made from, nearest first."""
    seen: set[str] = set()
    while style_id in elements and style_id not in seen:
        seen.add(style_id)
        yield style_id
        style_id = _value(elements[style_id].find(f"{W}basedOn"))


def _first(looks: list[Any], name: str) -> Any:
    found = (look.find(f"{W}{name}") for look in looks)
    return next((element for element in found if element is not None), None)


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{W}val") or ""


def _fills(shade: Any) -> bool:
    """Whether a shading is of another colour than the page."""
    if shade is None:
        return False
    patterned = _value(shade) not in ("", "clear", "nil")
    return patterned or (shade.get(f"{W}fill") or "auto").upper() not in ("AUTO", _WHITE)
