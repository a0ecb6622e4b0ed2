"""The lines of a document that has none of its own: one for each piece, in reading order."""

from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import shorten

from assistant.importing.readers.markup import items
from assistant.importing.source import Piece

_LONGEST = 60
"""Letters of a heading that names a place."""


class Paper:
    """Writes pieces down, each on a line of its own, with the place where a person finds it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.places: list[str] = []
        """For each line, in French: «tableau 2, ligne 3», «sous « Compétence 1 »»."""
        self.at = ""
        """The place of what is written next, where the reader knows it: «page 3»."""
        self._heading = ""
        self._tables = 0
        self._row = 0
        self._open = 0

    @contextmanager
    def table(self) -> Iterator[None]:
        """What is written meanwhile stands in the next table, or still in the one that holds it."""
        self._open += 1
        if self._open == 1:
            self._tables += 1
            self._row = 0
        try:
            yield
        finally:
            self._open -= 1

    def row(self) -> None:
        """A row of the table begins; rows of a table within a cell are not counted."""
        if self._open == 1:
            self._row += 1

    def pieces(self, text: str, heading: int = 0, depth: int = 0) -> list[Piece]:
        """The pieces of one paragraph; typed bullets and numbers become list items. None of blank text."""
        clean = " ".join(text.split())
        found: list[Piece] = []
        if not clean:
            return found
        if heading and not self._open:
            self._heading = clean
        for part, level, bullet in [(clean, depth, "")] if heading else items(clean, depth):
            self.lines.append(f"{bullet} {part}".strip())
            self.places.append(self._place())
            number = len(self.lines)
            found.append(Piece(part, (number, number), heading, level, bullet))
        return found

    def _place(self) -> str:
        if self.at:
            return self.at
        if self._open:
            return f"tableau {self._tables}, ligne {self._row}"
        heading = shorten(self._heading, _LONGEST, placeholder="…")
        return f"sous « {heading} »" if heading else "début du document"
