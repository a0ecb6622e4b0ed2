"""Pages of an ODT: their masters with headers, footers and paper, and the values of forms that stand on them."""

from collections.abc import Iterator
from typing import Any

from odf.namespaces import FONS, FORMNS, STYLENS, TEXTNS

from assistant.reading.contrast import WHITE, Colour, colour

SOFT_BREAK = (TEXTNS, "soft-page-break")
"""Where the program turned the page when it last drew the document."""
USUAL = "Standard"
"""The master of the pages that name none."""
_PARTS = frozenset((STYLENS, f"{place}{which}") for place in ("header", "footer") for which in ("", "-left", "-first"))
_VALUES = ((FORMNS, "current-value"), (FORMNS, "value"), (FORMNS, "label"))


class Masters:
    """The masters of a document, each shown from the page on that names it first."""

    def __init__(self, document: Any) -> None:
        """Reads the masters and the layouts of their pages."""
        papers = {}
        for layout in _children(document.automaticstyles, "page-layout"):
            for properties in _children(layout, "page-layout-properties"):
                papers[_said(layout, "name")] = str(properties.getAttrNS(FONS, "background-color") or "")
        self._parts: dict[str, list[Any]] = {}
        self._papers: dict[str, str] = {}
        self._next: dict[str, str] = {}
        for master in _children(document.masterstyles, "master-page"):
            name = _said(master, "name")
            self._next[name] = _said(master, "next-style-name")
            self._papers[name] = papers.get(_said(master, "page-layout-name"), "")
            self._parts[name] = [c for c in master.childNodes if getattr(c, "qname", None) in _PARTS]
        self._current = ""
        self._left = dict.fromkeys(self._parts)

    def shown(self, name: str) -> Iterator[Any]:
        """Headers and footers that show from here on and have not before; ``name`` is empty where the master stays."""
        self._current = name or self._current or (USUAL if USUAL in self._parts else next(iter(self._parts), ""))
        following = self._current
        while following in self._left:
            del self._left[following]
            yield from (part for part in self._parts[following] if _said(part, "display") != "false")
            following = self._next[following]

    def unseen(self) -> Iterator[Any]:
        """Headers and footers that no page shows."""
        for name, parts in self._parts.items():
            yield from (part for part in parts if name in self._left or _said(part, "display") == "false")

    @property
    def paper(self) -> Colour | None:
        """The colour of the page; None when it is not known."""
        said = self._papers.get(self._current, "").lower()
        return WHITE if said in ("", "transparent") else colour(said)


def form_values(forms: Any) -> Iterator[str]:
    """What the fields of forms are filled in with, and what is written on them."""
    for child in forms.childNodes:
        attributes = getattr(child, "attributes", None) or {}
        yield from dict.fromkeys(str(attributes[name]) for name in _VALUES if attributes.get(name))
        yield from form_values(child)


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element.childNodes if getattr(child, "qname", None) == (STYLENS, name))


def _said(element: Any, name: str) -> str:
    """The element's attribute, of the namespace of styles."""
    return str(element.getAttrNS(STYLENS, name) or "")
