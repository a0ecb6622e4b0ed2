"""How the paragraphs of a Word document look, to find the titles that are typed by hand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from assistant.reading.typed import Typed
from assistant.reading.word.look import Looks
from assistant.reading.word.place import W

_BESIDE = (f"{W}tbl", f"{W}txbxContent")
"""What a cell or a box holds is no title of the text around it."""


def typed(content: Iterable[Any], looks: Looks) -> Iterator[tuple[Any, Typed]]:
    """The paragraphs of the text, tables and boxes left out, each with its look; sizes are in half-points."""
    for element in content:
        if element.tag == f"{W}p":
            yield element, _look(element, looks)
        elif element.tag not in _BESIDE:
            yield from typed(element, looks)


def _look(paragraph: Any, looks: Looks) -> Typed:
    sizes: Counter[int] = Counter()
    parts: list[str] = []
    bold = True
    for run in paragraph.iter(f"{W}r"):
        # What nobody sees is no title, and its size is not that of the text.
        seen = (node for node in run if node.tag != f"{W}rPr" and looks.hidden(node, paragraph) is None)
        text = "".join((node.text or "") if node.tag == f"{W}t" else " " for node in seen)
        parts.append(text)
        if text.strip():
            size, heavy = looks.weight(run, paragraph)
            sizes[size] += len(text)
            bold = bold and heavy
    size = sizes.most_common(1)[0][0] if sizes else 0
    return Typed(" ".join("".join(parts).split()), size, bold, looks.is_listed(paragraph))
