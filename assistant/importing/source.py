"""A document that a référentiel may be read from: its lines of text, and how they are laid out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Role = Literal["block", "activity", "competency", "assessment", "criterion", "points", "level", "other"]
"""What a column of a table holds."""
Place = tuple[int, int]
"""First and last line, counted from 1 in ``Source.lines``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, list item or heading, with its layout undone."""

    text: str
    """On one line, with single spaces; no bullet, no check box. Every character comes from the lines of ``place``."""
    place: Place
    heading: int = 0
    """Level of a heading, from 1; 0 for text."""
    depth: int = 0
    """Depth of a list item, from 1; 0 outside lists."""
    bullet: str = ""
    """Of a list item the sign or number before it, where the lines hold one."""
    aside: bool = False
    """It is set off from the text around it, as a quotation is."""
    box: bool = False
    """It is an item with a box to tick."""
    column: str = ""
    """Letters of the spreadsheet's column, where several share a line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. A cell that spans several columns or rows is repeated in each, as the same object."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The pieces' text, joined by spaces."""
        return " ".join(piece.text for piece in self.pieces)


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. A row that goes on over a page break is one row, and repeated headers are one header."""

    rows: tuple[Row, ...]
    """All of the same length, shorter ones filled up with empty cells."""
    roles: tuple[Role, ...] | None = None
    """What each column holds, where the reader of the format knows it already."""
    headers: int = 0
    """Where it does, how many rows at the top only name the columns."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was read, before anyone says what is what."""

    name: str
    """File name, without folders."""
    lines: tuple[str, ...]
    """The document's text. Of a text file its own lines; of another format one line a piece, in reading order."""
    regions: tuple[Piece | Table, ...]
    """The document's parts in reading order."""
    warnings: tuple[tuple[int, str], ...] = ()
    """What the reader is unsure of, in French, with the line it concerns."""
    repairs: tuple[tuple[int, str], ...] = ()
    """What the reader has mended in the letters, in French, with the first line it concerns."""
    places: tuple[str, ...] = ()
    """For each line where a person finds it, in French: «page 3», «Grille!E4»; empty where she counts lines too."""
    labels: tuple[Piece, ...] = ()
    """What names the columns of tables, where it stands outside of them."""

    def pieces(self) -> Iterator[Piece]:
        """Every piece once, those of tables cell by cell."""
        seen: set[int] = set()
        for region in self.regions:
            if isinstance(region, Piece):
                yield region
                continue
            for row in region.rows:
                for cell in row:
                    if id(cell) not in seen:
                        seen.add(id(cell))
                        yield from cell.pieces
