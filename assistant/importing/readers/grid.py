"""Cells that span columns and rows, laid out as rows of equal length."""

from assistant.importing.source import Cell, Row, Table

MOST_COLUMNS = 64
MOST_ROWS = 20_000
EMPTY = Cell()


class Grid:
    """Fills up row after row; a cell that spans is the same object in every place it covers."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], Cell] = {}
        self._row = -1

    def row(self) -> None:
        """Begins a row."""
        self._row += 1

    def cell(self, cell: Cell, columns: int = 1, rows: int = 1) -> None:
        """Puts a cell in the next free columns of the row at hand, and below them."""
        start = self._free()
        for row in range(self._row, self._row + min(max(rows, 1), MOST_ROWS)):
            for column in range(start, min(start + max(columns, 1), MOST_COLUMNS)):
                self._cells.setdefault((row, column), cell)

    def again(self, columns: int = 1) -> None:
        """The cell above goes on down into the next free columns of the row at hand."""
        start = self._free()
        for column in range(start, min(start + max(columns, 1), MOST_COLUMNS)):
            self._cells[(self._row, column)] = self._cells.get((self._row - 1, column), EMPTY)

    def _free(self) -> int:
        column = 0
        while (self._row, column) in self._cells:
            column += 1
        return column

    def table(self) -> Table | None:
        """The table, without rows that are empty; None when nothing is in it."""
        width = max((column for _, column in self._cells), default=-1) + 1
        whole: list[Row] = [
            tuple(self._cells.get((row, column), EMPTY) for column in range(width)) for row in range(self._row + 1)
        ]
        rows = tuple(row for row in whole if any(cell.pieces for cell in row))
        return Table(rows) if rows else None
