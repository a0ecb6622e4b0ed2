"""Tells running headers, footers and page numbers from text."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from assistant.dossier.passage import Box

EDGE = 0.12
"""Share of the page's height, at the top and at the bottom, where a running line may stand."""

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

    A line repeats when it stands at an edge of at least three pages and of at least a third of them.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    running: set[int] = set()
    for page, lines in lines_of.items():
        for line in lines:
            if not _at_edge(line.box, heights[page]):
                continue
            places[_shape(line.text)].append((page, id(line)))
            if _PAGE_NUMBER.match(line.text):
                running.add(id(line))
    least = max(3, len(lines_of) // 3)
    for members in places.values():
        if len({page for page, _ in members}) >= least:
            running.update(identity for _, identity in members)
    return running


def told_once(lines_of: Mapping[int, Sequence[L]], running: set[int]) -> dict[int, list[L]]:
    """What runs, once each, on the first page that shows it; page numbers are left out."""
    told: dict[int, list[L]] = {}
    shapes: set[str] = set()
    for page, lines in lines_of.items():
        for line in lines:
            shape = _shape(line.text)
            if id(line) in running and shape not in shapes and not _PAGE_NUMBER.match(line.text):
                shapes.add(shape)
                told.setdefault(page, []).append(line)
    return told


def _at_edge(box: Box, height: float) -> bool:
    return box.bottom < EDGE * height or box.top > (1 - EDGE) * height


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold().strip()
