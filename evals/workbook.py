"""A spreadsheet's cells, whatever file it is in: CSV, or the first sheet of an XLSX workbook."""

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from assistant.errors import UserError
from evals.csvtable import read_cells

LARGEST = 20 * 1024**2
"""Bytes of the largest workbook that is opened."""
MOST_ROWS, MOST_COLUMNS = 20_000, 1_000


class Sheet(NamedTuple):
    """The rows of a spreadsheet that hold anything: (number of the line, cells as text)."""

    file: str
    rows: list[tuple[int, list[str]]]
    others: tuple[str, ...] = ()
    """Names of the workbook's other sheets, which are not read."""


def read_sheet(path: Path) -> Sheet:
    """The file's cells.

    Raises:
        UserError: it cannot be read, is too large, or is empty.
    """
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        sheet = _workbook(path)
    else:
        sheet = Sheet(path.name, [(line, cells) for line, cells in read_cells(path) if any(cells)])
    if len(sheet.rows) < 2:
        raise UserError(f"{path.name} n'a pas de notes : une ligne de titres et une ligne de notes au moins.")
    return sheet


def _workbook(path: Path) -> Sheet:
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(f"{path.name} dépasse {LARGEST // 1024**2} Mo ; n'y garder que les notes.")
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except OSError as error:
        raise UserError(f"Le fichier « {path} » ne peut pas être lu ; vérifier le chemin.") from error
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError) as error:
        raise UserError(f"{path.name} n'est pas un classeur XLSX lisible ; l'enregistrer à nouveau.") from error
    try:
        first, *others = book.worksheets
        rows = [
            (line, [_text(value) for value in row])
            for line, row in enumerate(
                first.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True), start=1
            )
        ]
    except (ValueError, KeyError, TypeError, SyntaxError) as error:  # the library lets XML's own errors through
        raise UserError(f"{path.name} n'est pas un classeur XLSX lisible ; l'enregistrer à nouveau.") from error
    finally:
        book.close()
    if any(any(row) if line > MOST_ROWS else any(row[MOST_COLUMNS:]) for line, row in rows):
        raise UserError(
            f"{path.name} dépasse {MOST_ROWS} lignes ou {MOST_COLUMNS} colonnes ; le partager en plusieurs fichiers."
        )
    return Sheet(path.name, [(line, row) for line, row in rows if any(row)], tuple(sheet.title for sheet in others))


def _text(value: object) -> str:
    """The cell as a person sees it: whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return " ".join(str(value).split())
