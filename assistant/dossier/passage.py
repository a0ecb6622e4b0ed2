"""A stretch of a dossier of about a paragraph, with the anchor that lets it be shown on its page."""

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

PassageKind = Literal["prose", "heading", "table", "note", "caption", "contents", "running"]
"""``contents`` is a table of contents or a bibliography, ``running`` a header or a footer: never evidence."""


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class Word(NamedTuple):
    """Where one word of a passage stands on its page; offsets count in the passage's text."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float


class Passage(BaseModel):
    """About a paragraph of a dossier.

    ``page`` counts from 1. ``start`` and ``end`` are the character span in the page's text. ``words`` is empty for
    formats that have no fixed layout.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    page: int = Field(ge=1)
    text: str = Field(min_length=1)
    kind: PassageKind = "prose"
    path: tuple[str, ...] = ()
    """Titles of the headings above the passage, outermost first."""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    words: tuple[Word, ...] = ()

    @property
    def is_evidence(self) -> bool:
        """Whether a quote of this passage may count as evidence."""
        return self.kind not in ("contents", "heading", "running")

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One rectangle per line for the characters ``start`` to ``end`` of the text."""
        lines: list[Box] = []
        for word in self.words:
            if word.end <= start or word.start >= end:
                continue
            last = lines[-1] if lines else None
            if last and _same_line(last, word) and word.x0 >= last.x0:
                lines[-1] = Box(last.x0, min(last.top, word.top), max(last.x1, word.x1), max(last.bottom, word.bottom))
            else:
                lines.append(Box(word.x0, word.top, word.x1, word.bottom))
        return tuple(lines)


def _same_line(box: Box, word: Word) -> bool:
    middle = (word.top + word.bottom) / 2
    return box.top <= middle <= box.bottom
