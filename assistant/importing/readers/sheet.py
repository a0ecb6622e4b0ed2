"""Reads grids: XLSX through openpyxl, values and not formulas, merged cells; CSV of any delimiter."""

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from html.entities import html5
from io import StringIO
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from assistant.errors import UserError
from assistant.importing.columns import header_at
from assistant.importing.readers.grid import EMPTY, MOST_COLUMNS, MOST_ROWS
from assistant.importing.readers.joining import sentences
from assistant.importing.readers.levels import by_level
from assistant.importing.readers.markup import items
from assistant.importing.readers.paper import Paper
from assistant.importing.source import Cell, Piece, Role, Row, Source, Table

_BROKEN = (
    InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, ParseError,
    OSError, EOFError, OverflowError, SyntaxError,
)  # fmt: skip
"""What openpyxl raises over a workbook that is not as it should be."""
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HELD = "\ufdd0"
"""Stands for such a semicolon; Unicode keeps it out of texts."""
_DELIMITERS = ";,\t|"
_SAMPLE = 40


def read_xlsx(path: Path, name: str) -> Source:
    """The source in a workbook, one sheet after the other; hidden sheets are passed over.

    Raises:
        UserError: the workbook is damaged, empty or too large.
    """
    try:
        with catch_warnings():
            simplefilter("ignore")  # openpyxl warns of decorations that it leaves out
            workbook = load_workbook(path, data_only=True, keep_links=False)
            formulas = load_workbook(path, data_only=False, keep_links=False)
    except _BROKEN as error:
        raise UserError(
            f"Le classeur « {name} » est abîmé ou mal formé ; l'ouvrir dans un tableur et l'enregistrer à nouveau."
        ) from error
    paper = Paper()
    regions: list[Piece | Table] = []
    warnings: list[tuple[int, str]] = []
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            warnings.append((1, f"La feuille masquée « {sheet.title} » n'a pas été lue."))
            continue
        if sheet.max_row > MOST_ROWS:
            raise UserError(f"La feuille « {sheet.title} » de « {name} » dépasse {MOST_ROWS} lignes ; la découper.")
        if _without_values(formulas[sheet.title], sheet):
            text = (
                f"Des formules de la feuille « {sheet.title} » n'ont pas de valeur enregistrée ; elles sont vides ici."
            )
            warnings.append((len(paper.lines) + 1, text))
        rows = _sheet_rows(sheet, paper, titled=len(workbook.worksheets) > 1, regions=regions)
        regions.extend(_laid_out(rows))
    if not any(isinstance(region, Table) or region.heading != 1 for region in regions):
        raise UserError(f"Le classeur « {name} » ne contient aucun texte ; choisir le bon fichier.")
    last = max(len(paper.lines), 1)
    warned = tuple((min(line, last), text) for line, text in warnings)
    return Source(name, tuple(paper.lines), tuple(regions), warned, places=tuple(paper.places))


def _without_values(formulas: Any, values: Any) -> bool:
    return any(
        isinstance(cell.value, str) and cell.value.startswith("=") and values[cell.coordinate].value is None
        for row in formulas.iter_rows(max_col=min(formulas.max_column, MOST_COLUMNS))
        for cell in row
    )


def _sheet_rows(sheet: Any, paper: Paper, titled: bool, regions: list[Piece | Table]) -> list[Row]:
    paper.at = f"feuille « {sheet.title} »"
    if titled:
        regions.extend(paper.pieces(sheet.title, heading=1))
    covered = {
        place: (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        if (area.max_row - area.min_row + 1) * (area.max_col - area.min_col + 1) <= MOST_ROWS * MOST_COLUMNS
        for place in area.cells
    }
    made: dict[tuple[int, int], Cell] = {}
    rows: list[Row] = []
    for line in sheet.iter_rows(max_col=min(sheet.max_column, MOST_COLUMNS)):
        row: list[Cell] = []
        for cell in line:
            at = covered.get((cell.row, cell.column), (cell.row, cell.column))
            if at not in made:
                held = sheet.cell(*at)
                paper.at = f"{_quoted(sheet.title)}!{held.coordinate}"
                made[at] = _cell(_shown(held), paper)
            row.append(made[at])
        rows.append(tuple(row))
    return rows


def _quoted(title: str) -> str:
    """A sheet's name as a spreadsheet writes it before the name of a cell."""
    return title if re.fullmatch(r"[^\W\d]\w*", title) else "'{}'".format(title.replace("'", "''"))


def _cell(text: str, paper: Paper) -> Cell:
    pieces = [piece for line, _ in sentences(text.splitlines()) for piece in paper.pieces(line)]
    return Cell(tuple(pieces)) if pieces else EMPTY


def _shown(cell: Any) -> str:
    """A value as a person sees it, nearly: whole numbers without a point, percentages, dates."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        if "%" in (cell.number_format or ""):
            return f"{value * 100:g} %"
        return f"{value:g}".replace(".", ",")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


def read_csv(text: str, name: str) -> Source:
    """The source in a CSV; its lines are the file's own, and a quoted cell may run over several.

    Raises:
        UserError: a cell is never closed, or is too long.
    """
    lines = text.splitlines()
    text = _held("\n".join(lines))
    delimiter = _delimiter(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    before = 0
    try:
        for values in reader:
            rows.append(_csv_row([value.replace(_HELD, ";") for value in values], before + 1))
            before = reader.line_num
            if before > MOST_ROWS:
                raise UserError(f"« {name} » dépasse {MOST_ROWS} lignes ; le découper.")
    except csv.Error as error:
        raise UserError(
            f"« {name} », ligne {reader.line_num} : le CSV est mal formé (guillemets ou cellule trop longue) ; "
            "l'exporter à nouveau depuis le tableur."
        ) from error
    return Source(name=name, lines=tuple(lines), regions=tuple(_laid_out(rows)))


def _held(text: str) -> str:
    """The text with the semicolons that end HTML entities put out of the delimiter's way."""
    if _HELD in text:
        return text
    return _ENTITY.sub(lambda found: f"&{found[1]}{_HELD}" if _is_entity(found[1]) else found[0], text)


def _is_entity(name: str) -> bool:
    return name.startswith("#") or f"{name};" in html5


def _csv_row(values: Sequence[str], line: int) -> Row:
    cells: list[Cell] = []
    for number, value in enumerate(values[:MOST_COLUMNS], start=1):
        column = get_column_letter(number)
        pieces: list[Piece] = []
        for part, taken in sentences(value.splitlines() or [""]):
            place = (line, line + taken - 1)
            pieces.extend(
                Piece(text, place, 0, depth, bullet, column=column) for text, depth, bullet in items(part) if text
            )
            line += taken
        line -= 1
        cells.append(Cell(tuple(pieces)) if pieces else EMPTY)
    return tuple(cells)


def _delimiter(text: str) -> str:
    """The delimiter by which most of the first rows have the same number of cells, more than one."""
    best, agreed = ";", 0
    for delimiter in _DELIMITERS:
        try:
            rows = [
                row for _, row in zip(range(_SAMPLE), csv.reader(StringIO(text), delimiter=delimiter), strict=False)
            ]
        except csv.Error:
            continue
        counts = Counter(len(row) for row in rows if len(row) > 1)
        times = counts.most_common(1)[0][1] if counts else 0
        if times > agreed:
            best, agreed = delimiter, times
    return best


def _laid_out(rows: Sequence[Row]) -> list[Piece | Table]:
    """Lines above the header that fill one cell are titles, those that fill several are no grid; the rest is one."""
    filled = [row for row in rows if any(cell.pieces for cell in row)]
    found: list[Piece | Table] = []
    held = [list({id(cell): cell for cell in row if cell.pieces}.values()) for row in filled]
    start = next((at for at, cells in enumerate(held) if len(cells) != 1), len(held))
    start += header_at(filled[start:])
    for cells in held[:start]:
        if len(cells) > 1:
            nothing: list[Role] = ["other"] * len(cells)
            found.append(Table((tuple(cells),), tuple(nothing)))
            continue
        first, *others = cells[0].pieces
        found.extend([first if first.heading else Piece(first.text, first.place, heading=2), *others])
    width = max((len(row) for row in filled), default=0)
    body: list[Row] = [(*row, *([EMPTY] * (width - len(row)))) for row in filled[start:]]
    used = [column for column in range(width) if any(row[column].pieces for row in body)]
    if body:
        whole = tuple(tuple(row[column] for column in used) for row in body)
        found.append(by_level(whole) or Table(whole))
    return found
