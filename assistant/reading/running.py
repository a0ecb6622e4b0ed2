"""Tells running headers, footers and page numbers from text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from assistant.dossier.passage import Box

EDGE = 0.12
"""Share of the page's height, at the top and at the bottom, where a running line may stand."""

ALIGNED = 2.0
"""Points by which a running line may stand higher on one page than on another."""

_LEADING_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^[-–—\s]*(page|p\.)?\s*(\d{1,4}\s*((/|sur|de)\s*\d{1,4})?|[ivxlc]{1,6})[-–—\s]*$", re.IGNORECASE
)


class Placed(Protocol):
    """A line with its place."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def box(self) -> Box: ...  # noqa: D102


L = TypeVar("L", bound=Placed)


def running_lines(lines_of: Mapping[int, Sequence[L]], heights: Mapping[int, float]) -> set[int]:
    """Identities (``id``) of the lines that repeat at the edges of pages, digits set aside, or number the page.

    A line repeats when it stands at an edge of at least three pages and of at least a third of them. A number that it
    begins with counts the pages or never changes: else it is a footnote's. The titles of the chapters in turn do so
    too: on most pages, at one height, a line that another page has.
    """
    heights_of: list[tuple[float, int, L]] = []
    places: dict[str, list[tuple[int, L]]] = defaultdict(list)
    running: set[int] = set()
    for page, lines in lines_of.items():
        for line in lines:
            if not _at_edge(line.box, heights[page]):
                continue
            low = heights[page] if line.box.top > heights[page] / 2 else 0.0
            heights_of.append((line.box.top - low, page, line))
            places[_shape(line.text)].append((page, line))
            if _PAGE_NUMBER.match(line.text):
                running.add(id(line))
    least = max(3, len(lines_of) // 3)
    for members in places.values():
        if len({page for page, _ in members}) >= least and not _are_notes(members):
            running.update(id(line) for _, line in members)
    twice = {shape for shape, members in places.items() if len({page for page, _ in members}) > 1}
    for slot in _slots(heights_of):
        again = [(page, line) for page, line in slot if _shape(line.text) in twice]
        if len({page for page, _ in again}) >= max(3, 2 * len(lines_of) // 3) and not _are_notes(again):
            running.update(id(line) for _, line in again)
    return running


def told_once(lines_of: Mapping[int, Sequence[L]], running: set[int]) -> dict[int, list[L]]:
    """What runs, once each, on the first page that shows it; page numbers are left out."""
    told: dict[int, list[L]] = {}
    shapes: set[str] = set()
    for page, lines in lines_of.items():
        for line in lines:
            if id(line) not in running or _PAGE_NUMBER.match(line.text):
                continue
            shape = _shape(line.text)
            if shape not in shapes:
                shapes.add(shape)
                told.setdefault(page, []).append(line)
    return told


def _slots(placed: Iterable[tuple[float, int, L]]) -> Iterator[list[tuple[int, L]]]:
    """The lines that stand at one height, with their pages."""
    slot: list[tuple[int, L]] = []
    start = 0.0
    for height, page, line in sorted(placed, key=lambda one: one[:2]):
        if slot and height - start > ALIGNED:
            yield slot
            slot = []
        if not slot:
            start = height
        slot.append((page, line))
    if slot:
        yield slot


def _at_edge(box: Box, height: float) -> bool:
    return box.bottom < EDGE * height or box.top > (1 - EDGE) * height


def _shape(text: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"\d+", "#", text)).casefold()


def _are_notes(members: Sequence[tuple[int, Placed]]) -> bool:
    """Whether the lines begin with numbers that neither stay nor go on with the pages."""
    numbers = [(page, _LEADING_NUMBER.match(line.text)) for page, line in members]
    values = [(page, int(found[0])) for page, found in numbers if found]
    return len({value for _, value in values}) > 1 and len({value - page for page, value in values}) > 1
