"""How the paragraphs of an ODT look, to find the titles that are typed by hand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from odf.namespaces import DRAWNS, OFFICENS, TABLENS, TEXTNS

from assistant.reading.odt.look import Looks
from assistant.reading.typed import Typed

_TEXT = 3
_BESIDE = {(TEXTNS, "note"), (OFFICENS, "annotation"), (TABLENS, "table"), (TEXTNS, "tracked-changes")}
_ITEM = (TEXTNS, "list-item")


def typed(contents: Iterable[Any], looks: Looks, listed: bool = False) -> Iterator[tuple[Any, Typed]]:
    """The paragraphs of the text, tables and boxes left out, each with its look; sizes are in points."""
    for element in contents:
        name = getattr(element, "qname", None)
        if name == (TEXTNS, "p"):
            yield element, _look(element, looks, listed)
        elif name is not None and name not in _BESIDE and name[0] != DRAWNS:
            yield from typed(element.childNodes, looks, listed or name == _ITEM)


def _look(paragraph: Any, looks: Looks, listed: bool) -> Typed:
    sizes: Counter[float] = Counter()
    parts: list[str] = []
    bold = True
    for text in _texts(paragraph):
        # What nobody sees is no title, and its size is not that of the text.
        if text.nodeType == _TEXT and looks.hidden(text) is not None:
            continue
        said = " " if text.nodeType != _TEXT else str(text.data)
        parts.append(said)
        if said.strip():
            size, heavy = looks.weight(text)
            sizes[size] += len(said)
            bold = bold and heavy
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return Typed(" ".join("".join(parts).split()), size, bold, listed)


def _texts(element: Any) -> Iterator[Any]:
    """The pieces of text below an element, and the marks between them that stand for spaces."""
    for child in element.childNodes:
        name = getattr(child, "qname", None)
        if child.nodeType == _TEXT or not child.childNodes:
            yield child
        elif name is None or (name not in _BESIDE and name[0] != DRAWNS):
            yield from _texts(child)
