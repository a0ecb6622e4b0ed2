"""A CSV file as spreadsheets write it: cells with the line they stand on, and every fault named by line."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from assistant.errors import UserError

MOST_NAMED = 5
"""Faults that one sentence names; the others are counted in it."""
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Fault(NamedTuple):
    """What is wrong on a line."""

    line: int
    text: str


class Row(NamedTuple):
    """A line's cells by column name, without the white space around them."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class CsvTable:
    """A file's rows. Lines without any content are in ``blank`` and in no row."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    blank: tuple[int, ...] = ()
    nameless: int = 0
    """Columns without a name or content, which spreadsheets leave at the edge."""

    def refuse(self, faults: Sequence[Fault]) -> None:
        """Stops at the faults, if there are any.

        Raises:
            UserError: one sentence that names them by line.
        """
        if faults:
            raise UserError(sentence(self.file, faults))


def sentence(file: str, faults: Sequence[Fault]) -> str:
    """One French sentence for faults of a file, the first ones by name."""
    ordered = sorted(faults)
    named = " ; ".join(f"ligne {fault.line} : {fault.text}" for fault in ordered[:MOST_NAMED])
    left = len(ordered) - MOST_NAMED
    more = f" ; et {left} autre{'s' if left > 1 else ''}" if left > 0 else ""
    return f"{file}, {named}{more}. Rien n'a été pris en compte."


def read_csv(path: Path, required: Sequence[str], optional: Sequence[str] = ()) -> CsvTable:
    """The file's table; commas, semicolons or tabs, UTF-8 with or without BOM, or UTF-16 with.

    Raises:
        UserError: the file cannot be read, a column is missing, unknown, double or empty, or a line has another
            number of cells than the first; named by line.
    """
    lines = read_cells(path)
    content = [(line, cells) for line, cells in lines if any(cells)]
    if not content:
        raise UserError(f"{path.name} est vide ; sa première ligne doit nommer les colonnes : {', '.join(required)}.")
    first, names = content[0]
    blank = tuple(line for line, cells in lines if not any(cells) and line > first)
    kept = _columns(path.name, first, [name.casefold() for name in names], required, optional)
    faults, rows, nameless = [], [], [place for place in range(len(names)) if place not in kept]
    for line, cells in content[1:]:
        if len(cells) != len(names):
            faults.append(Fault(line, f"{len(cells)} cellules au lieu de {len(names)}"))
        elif any(cells[place] for place in nameless):
            faults.append(Fault(line, "une cellule est remplie dans une colonne sans nom"))
        else:
            rows.append(Row(line, {name: cells[place] for place, name in kept.items()}))
    for name in required:
        if rows and not any(row.cells[name] for row in rows):
            faults.append(Fault(first, f"la colonne « {name} » est vide d'un bout à l'autre"))
    if faults:
        raise UserError(sentence(path.name, faults))
    if not rows:
        raise UserError(f"{path.name} n'a aucune ligne sous les noms de colonnes ; y mettre des données.")
    return CsvTable(path.name, tuple(kept.values()), tuple(rows), blank, len(nameless))


def read_cells(path: Path) -> list[tuple[int, list[str]]]:
    """(number of the line that it starts on, cells without white space around them) of every record.

    Raises:
        UserError: the file cannot be read; named by line.
    """
    return _lines(path.name, _text(path))


def number(text: str) -> float | None:
    """What the cell counts, its decimals after a point or a comma; None if it is no number."""
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _columns(
    file: str, line: int, names: list[str], required: Sequence[str], optional: Sequence[str]
) -> dict[int, str]:
    known = (*required, *optional)
    faults = [Fault(line, f"la colonne « {name} » n'est pas connue") for name in names if name and name not in known]
    faults += [Fault(line, f"la colonne « {name} » est donnée deux fois") for name in known if names.count(name) > 1]
    missing = [name for name in required if name not in names]
    if missing:
        faults.append(Fault(line, f"il manque {', '.join(missing)}"))
    if faults:
        expected = ", ".join((*required, *(f"[{name}]" for name in optional)))
        raise UserError(f"{sentence(file, faults)} Colonnes attendues : {expected}.")
    return {place: name for place, name in enumerate(names) if name}


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"Le fichier « {path} » ne peut pas être lu ; vérifier le chemin.") from error
    try:
        return content.decode("utf-16" if content[:2] in _UTF16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UserError(
            f"{path.name}, ligne {line} : ce n'est pas de l'UTF-8 ; enregistrer le fichier en « CSV UTF-8 »."
        ) from error


def _lines(file: str, text: str) -> list[tuple[int, list[str]]]:
    head = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    found: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            found.append((start, [cell.strip() for cell in cells]))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UserError(f"{file}, ligne {start} : le CSV est mal formé ; vérifier les guillemets.") from error
    return found
