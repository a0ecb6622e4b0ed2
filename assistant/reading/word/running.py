"""Headers and footers of a Word document: which of them show, and from which page on."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from assistant.reading.word.place import W

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFF = ("0", "false", "off")


class RunningPart(NamedTuple):
    """A header or a footer."""

    page: int
    """The first page of the section that it belongs to."""
    shown: bool
    """Whether a page may show it: one for first pages or for even pages shows where the document asks for them."""
    element: Any


def running_parts(document: Any, firsts: Sequence[int]) -> Iterator[RunningPart]:
    """The headers and footers that the document's sections name, in their order; what is missing is left out.

    Args:
        document: as python-docx opened it.
        firsts: the page on which each section begins.
    """
    related = document.part.related_parts
    even = _on(document.settings.element.find(f"{W}evenAndOddHeaders"))
    for section, page in zip(document.element.body.iter(f"{W}sectPr"), firsts, strict=False):
        first = _on(section.find(f"{W}titlePg"))
        for place in ("header", "footer"):
            for reference in section.findall(f"{W}{place}Reference"):
                kind = reference.get(f"{W}type")
                part = related.get(reference.get(_ID))
                element = getattr(part, "element", None)
                if element is not None:
                    shown = {"first": first, "even": even}.get(kind, True)
                    yield RunningPart(page, shown, element)


def _on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val") not in _OFF
