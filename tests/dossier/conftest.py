"""Passages made by hand."""

from collections.abc import Callable

import pytest

from assistant.dossier.passage import Passage, PassageKind

Make = Callable[..., tuple[Passage, ...]]


def passages_of(*texts: str, kinds: tuple[PassageKind, ...] = ()) -> tuple[Passage, ...]:
    """One passage per text on page 1, in their order."""
    made: list[Passage] = []
    start = 0
    for number, text in enumerate(texts, start=1):
        kind: PassageKind = kinds[number - 1] if kinds else "prose"
        made.append(Passage(id=f"p1-{number}", page=1, text=text, kind=kind, start=start, end=start + len(text)))
        start += len(text) + 2
    return tuple(made)


@pytest.fixture
def passages() -> Make:
    return passages_of
