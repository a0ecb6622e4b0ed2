"""Titles that are typed by hand: paragraphs of no heading style that look like one."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from assistant.reading.title import HEADING_RATIO, Ranks, reads_as_title

BELOW_STYLES = 10
"""Levels of the heading styles: in a document that uses them, what is typed stands below."""

K = TypeVar("K")


class Typed(NamedTuple):
    """A paragraph as it looks."""

    text: str
    size: float
    """That of most of its letters, in the unit that all the paragraphs are measured in."""
    bold: bool
    """Whether all of it is."""
    listed: bool
    """Whether it is an item of a list."""


def typed_levels(paragraphs: Iterable[tuple[K, Typed]], styled: bool) -> dict[K, int]:
    """The level of each paragraph that is a title, from 1; ``styled``: whether the document uses heading styles."""
    whole = [(key, typed) for key, typed in paragraphs if typed.text]
    sizes: Counter[float] = Counter()
    for _, typed in whole:
        sizes[typed.size] += len(typed.text)
    if not sizes:
        return {}
    body = sizes.most_common(1)[0][0] or 1.0
    titles = [
        (key, typed)
        for key, typed in whole
        if reads_as_title(typed.text, typed.size / body, typed.bold)
        and (typed.size >= body * HEADING_RATIO or not typed.listed)
    ]
    ranks = Ranks(((typed.text, typed.size) for _, typed in titles), body)
    return {key: (BELOW_STYLES if styled else 0) + ranks.of(typed.text, typed.size) for key, typed in titles}
