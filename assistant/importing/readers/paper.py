"""The lines of a document that has none of its own: one for each piece, in reading order."""

from assistant.importing.readers.markup import items
from assistant.importing.source import Piece


class Paper:
    """Writes pieces down, each on a line of its own."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def pieces(self, text: str, heading: int = 0, depth: int = 0) -> list[Piece]:
        """The pieces of one paragraph; typed bullets and numbers become list items. None of blank text."""
        clean = " ".join(text.split())
        found: list[Piece] = []
        if not clean:
            return found
        for part, level, _ in [(clean, depth, "")] if heading else items(clean, depth):
            self.lines.append(part)
            number = len(self.lines)
            found.append(Piece(part, (number, number), heading, level))
        return found
