"""Reads PDF by geometry: tables with and without rules, lists and headings, and what goes on over page breaks."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.errors import UserError
from assistant.importing.readers.grid import EMPTY, MOST_COLUMNS
from assistant.importing.readers.paged.continuation import goes_on_in, header_of, join, named_alike
from assistant.importing.readers.paged.page import leaves_of
from assistant.importing.readers.paged.paragraphs import Paragraph, carries_on
from assistant.importing.readers.paged.sketch import Held, Sketch
from assistant.importing.readers.paper import Paper
from assistant.importing.source import Cell, Piece, Source, Table
from assistant.reading.block import Reading
from assistant.reading.pdf.document import sheets_of

MOST_PAGES = 300
_BESIDE = ("annotation", "form", "alternative", "metadata")
"""What a file holds beside the text of its pages."""


def read_pdf(path: Path, name: str) -> Source:
    """The source in a PDF that has a text layer.

    Raises:
        UserError: encrypted, truncated, of more than 300 pages, or without any text.
    """
    reading = Reading()
    sheets = sheets_of(path, MOST_PAGES, reading)
    if not any(sheet.glyphs for sheet in sheets):
        raise UserError(
            f"« {name} » ne contient que des images ; océriser d'abord le document (par exemple avec ocrmypdf), "
            "puis l'importer à nouveau."
        )
    words = frozenset(word.text.strip(".,;:!?()«»\"'").casefold() for sheet in sheets for word in sheet.glyphs)
    leaves = leaves_of(sheets)
    writing = _Writing(words)
    regions = writing.regions(_joined([item for leaf in leaves for item in leaf.items]))
    said = {
        warning.page: warning.text
        for warning in reading.warnings
        if warning.page is not None and warning.kind == "unreadable_page"
    }
    said.update({leaf.number: _UNCLEAR.format(leaf.number) for leaf in leaves if leaf.unclear})
    unseen = [concealed.page for concealed in reading.concealed if concealed.kind not in _BESIDE]
    for page in unseen[:1]:
        said.setdefault(page, f"La page {page} porte du texte qui ne se voit pas ; il n'a pas été lu.")
    warnings = tuple((writing.line_of(page), text) for page, text in sorted(said.items()))
    paper = writing.paper
    return Source(name, tuple(paper.lines), tuple(regions), warnings, places=tuple(paper.places))


_UNCLEAR = (
    "La page {} est en colonnes dont les lignes ne se correspondent pas clairement ; elle est lue "
    "colonne après colonne."
)


def _joined(items: Sequence[Paragraph | Sketch]) -> list[Paragraph | Sketch]:
    """The parts of the document, with what goes on over page breaks joined."""
    found: list[Paragraph | Sketch] = []
    named: list[Sketch] = []
    """Tables with the headers that later ones may lack."""
    for item in items:
        last = found[-1] if found else None
        if isinstance(item, Sketch):
            if isinstance(last, Sketch) and goes_on_in(last, item):
                join(last, item)
                continue
            model = next((sketch for sketch in reversed(named) if named_alike(sketch, item)), None)
            if model is not None:
                item.rows[:0] = header_of(model)
            named.append(item)
        elif isinstance(last, Paragraph) and last.lines[-1].page < item.lines[0].page and carries_on(last, item):
            found[-1] = replace(last, lines=(*last.lines, *item.lines), room=item.room)
            continue
        found.append(item)
    return found


class _Writing:
    """Writes paragraphs down as the source's lines, in reading order."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        self.paper = Paper()
        self._pages: dict[int, int] = {}
        self._cells: dict[int, Cell] = {}

    def regions(self, items: Sequence[Paragraph | Sketch]) -> list[Piece | Table]:
        """The regions of the source."""
        made: list[Piece | Table] = []
        for item in items:
            if isinstance(item, Paragraph):
                made.extend(self._pieces(item))
            elif (table := self._table(item)) is not None:
                made.append(table)
        return made

    def line_of(self, page: int) -> int:
        """The first line of the page, or of the next one that has any."""
        return min((line for number, line in self._pages.items() if number >= page), default=len(self.paper.lines))

    def _pieces(self, paragraph: Paragraph) -> list[Piece]:
        self._pages.setdefault(paragraph.lines[0].page, len(self.paper.lines) + 1)
        self.paper.at = f"page {paragraph.lines[0].page}"
        return self.paper.pieces(paragraph.text(self.words), paragraph.heading, paragraph.depth)

    def _table(self, sketch: Sketch) -> Table | None:
        rows = [[self._cell(held) for held in row[:MOST_COLUMNS]] for row in sketch.grid()]
        filled = [row for row in rows if any(cell.pieces for cell in row)]
        columns = [column for column in range(len(filled[0]) if filled else 0) if any(r[column].pieces for r in filled)]
        return Table(tuple(tuple(row[column] for column in columns) for row in filled)) if filled else None

    def _cell(self, held: Held) -> Cell:
        if id(held) not in self._cells:
            pieces = tuple(piece for paragraph in held.paragraphs for piece in self._pieces(paragraph))
            self._cells[id(held)] = Cell(pieces) if pieces else EMPTY
        return self._cells[id(held)]
