"""Reads ODT through odfpy: headings, nested lists and tables with merged cells, in the order of the body."""

from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from odf import opendocument
from odf.namespaces import OFFICENS, TABLENS, TEXTNS

from assistant.errors import UserError
from assistant.importing.readers.grid import MOST_COLUMNS, Grid
from assistant.importing.readers.joining import sentences
from assistant.importing.readers.paper import Paper
from assistant.importing.source import Cell, Piece, Source, Table
from assistant.reading.odt.look import Looks

_TEXT = 3
_MOST_REPEATED = 100
_CONTAINERS = {(TEXTNS, "section"), (TEXTNS, "list-item"), (TEXTNS, "list-header"), (OFFICENS, "text")}


def read_odt(path: Path, name: str) -> Source:
    """The source in an ODT.

    Raises:
        UserError: the file is damaged or holds no text.
    """
    said = StringIO()
    try:
        with redirect_stdout(said):
            document = opendocument.load(str(path))
        body = _Body(document)
        contents = [c for c in document.body.childNodes if getattr(c, "qname", None) == (OFFICENS, "text")]
        regions = [region for content in contents for region in body.walk(content, 0)]
    except Exception as error:  # odfpy trusts the package, and raises any kind where it should not have
        raise _damaged(name) from error
    if "FAILED TO PARSE" in said.getvalue():
        raise _damaged(name)
    if not regions:
        raise UserError(f"« {name} » ne contient aucun texte ; vérifier qu'il ne s'agit pas d'images collées.")
    return Source(name=name, lines=tuple(body.paper.lines), regions=tuple(regions), places=tuple(body.paper.places))


def _damaged(name: str) -> UserError:
    return UserError(f"« {name} » est incomplet ou abîmé ; l'ouvrir dans LibreOffice et l'enregistrer à nouveau.")


class _Body:
    def __init__(self, document: Any) -> None:
        self.paper = Paper()
        self.looks = Looks(document)

    def walk(self, element: Any, depth: int) -> Iterator[Piece | Table]:
        for child in element.childNodes:
            name = getattr(child, "qname", None)
            if name == (TEXTNS, "h"):
                yield from self.paper.pieces(self._visible(child), _number(child, TEXTNS, "outline-level"))
            elif name == (TEXTNS, "p"):
                for line, _ in sentences(self._visible(child).split("\n")):
                    yield from self.paper.pieces(line, 0, depth)
            elif name == (TEXTNS, "list"):
                yield from self.walk(child, depth + 1)
            elif name == (TABLENS, "table"):
                table = self._table(child)
                if table is not None:
                    yield table
            elif name in _CONTAINERS and not (name == (TEXTNS, "section") and self.looks.unshown_section(child)):
                yield from self.walk(child, depth)

    def _visible(self, element: Any) -> str:
        if element.nodeType == _TEXT:
            return "" if self.looks.hidden(element) else str(element.data)
        name = getattr(element, "qname", None)
        if name == (TEXTNS, "line-break"):
            return "\n"
        if name in ((TEXTNS, "s"), (TEXTNS, "tab")):
            return " "
        if name in ((OFFICENS, "annotation"), (TEXTNS, "note")):
            return ""
        return "".join(self._visible(child) for child in element.childNodes)

    def _table(self, table: Any) -> Table | None:
        grid = Grid()
        with self.paper.table():
            self._fill(grid, table)
        return grid.table()

    def _fill(self, grid: Grid, table: Any) -> None:
        for row in _rows(table):
            grid.row()
            self.paper.row()
            for cell in row.childNodes:
                name = getattr(cell, "qname", None)
                repeated = min(_number(cell, TABLENS, "number-columns-repeated"), MOST_COLUMNS) if name else 1
                if name == (TABLENS, "table-cell"):
                    columns = _number(cell, TABLENS, "number-columns-spanned")
                    rows = _number(cell, TABLENS, "number-rows-spanned")
                    for _ in range(repeated):
                        grid.cell(Cell(self._cell(cell)), columns, rows)

    def _cell(self, cell: Any) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        for region in self.walk(cell, 0):
            if isinstance(region, Piece):
                pieces.append(region)
            else:
                pieces.extend(piece for row in region.rows for inner in row for piece in inner.pieces)
        return tuple(dict.fromkeys(pieces))


def _rows(table: Any) -> Iterator[Any]:
    """The table's own rows, a repeated one as often as it is, within reason."""
    for child in table.childNodes:
        name = getattr(child, "qname", None)
        if name == (TABLENS, "table-row"):
            yield from [child] * min(_number(child, TABLENS, "number-rows-repeated"), _MOST_REPEATED)
        elif name is not None and name[0] == TABLENS:
            yield from _rows(child)


def _number(element: Any, namespace: str, name: str) -> int:
    value = str(element.getAttrNS(namespace, name) or "")
    return max(1, int(value)) if value.isdecimal() else 1
