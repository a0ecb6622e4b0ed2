"""Finds ruled tables among the straight strokes of a page, with pdfplumber's geometry: where cells stand only."""

from collections.abc import Iterator, Sequence
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from assistant.dossier.passage import Box

Row = tuple[Box | None, ...]
Table = tuple[Row, ...]

SNAP = 3.0
"""Points within which two strokes are one, or meet."""
SHORTEST = 3.0
"""A shorter stroke, in points, is no rule."""


def ruled_tables(strokes: Sequence[Box]) -> tuple[Table, ...]:
    """Tables as rows of cell boxes, top to bottom; a column that a row does not have is None.

    ``strokes`` are boxes without width or without height. A frame around text (one cell) is not a table.
    """
    tables = (tuple(_rows([Box(*cell) for cell in table])) for table in cells_to_tables(ruled_cells(strokes)))
    found = [table for table in tables if len(table) >= 2 and max(len(row) for row in table) >= 2]
    return tuple(sorted(found, key=lambda table: min(cell.top for cell in table[0] if cell)))


def ruled_cells(strokes: Sequence[Box]) -> list[Box]:
    """Every rectangle that strokes enclose and none divides, frames and tables of one row too."""
    edges = [_edge(stroke) for stroke in strokes if max(stroke.x1 - stroke.x0, stroke.bottom - stroke.top) >= SHORTEST]
    if len(edges) < 4:
        return []
    merged = merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    return [Box(*cell) for cell in intersections_to_cells(edges_to_intersections(merged, SNAP, SNAP))]


def _rows(cells: Sequence[Box]) -> Iterator[Row]:
    columns = sorted({round(cell.x0, 1) for cell in cells})
    for top in sorted({round(cell.top, 1) for cell in cells}):
        row = {round(cell.x0, 1): cell for cell in cells if round(cell.top, 1) == top}
        yield tuple(row.get(column) for column in columns)


def _edge(stroke: Box) -> dict[str, Any]:
    width, height = stroke.x1 - stroke.x0, stroke.bottom - stroke.top
    return {
        "x0": stroke.x0,
        "x1": stroke.x1,
        "top": stroke.top,
        "bottom": stroke.bottom,
        "width": width,
        "height": height,
        "orientation": "h" if width >= height else "v",
        "object_type": "line",
    }
