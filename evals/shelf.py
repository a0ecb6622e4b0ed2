"""Loading data sets: those shipped with Critérium, and any folder of the same form."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from assistant.errors import UserError
from assistant.exports.text import before_harmless, harmless
from assistant.importing.shelf import rubric_named, shipped_ids
from assistant.importing.yamltext import read_yaml
from assistant.judgement.level import Level
from assistant.rubric.rubric import Rubric
from assistant.rubric.scope import criteria_in_scope
from evals.csvtable import CsvTable, Fault, Row, read_csv
from evals.dataset import Candidate, DataSet, Grade, Mark, Sheet, rater_named
from evals.scale import level_named

SETS = Path(__file__).parent / "sets"
SHEET, GRADES, EVIDENCE = "dataset.yaml", "grades.csv", "evidence.csv"
GRADE_COLUMNS = ("candidate", "criterion", "rater", "level", "comment")
MARK_COLUMNS = ("candidate", "criterion", "quote", "where", "decoy")
_TRUE, _FALSE = ("true", "1", "oui", "yes"), ("false", "0", "non", "no", "")

Scopes = Mapping[str, frozenset[str]]
"""Criteria in scope, by candidate."""


def load_dataset(name: str) -> DataSet:
    """The set of a shipped id, or in a folder.

    Raises:
        UserError: no such set, or one of its files is faulty: named by line.
    """
    folder = folder_of(name)
    sheet = read_sheet(folder)
    scopes = scopes_of(folder, sheet)
    graded, marked = folder / GRADES, folder / EVIDENCE
    grades = read_grades(graded, scopes) if graded.is_file() else ()
    marks = read_marks(marked, scopes) if marked.is_file() else ()
    return DataSet(folder=folder, sheet=sheet, grades=grades, marks=marks, sha256=_sha256(folder, sheet))


def folder_of(name: str) -> Path:
    """The folder of a shipped set's id, or the folder itself."""
    return SETS / name if "/" not in name and (SETS / name / SHEET).is_file() else Path(name)


def scopes_of(folder: Path, sheet: Sheet) -> dict[str, frozenset[str]]:
    """The criteria in scope of each candidate."""
    return {candidate.id: _scope(folder, candidate) for candidate in sheet.candidates}


def file_sha256(path: Path) -> str:
    """SHA-256 (hex) of the file, by which a dossier is known."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def grades_text(grades: Iterable[Grade]) -> str:
    """The content of a ``grades.csv``; no cell is a formula to a spreadsheet."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(GRADE_COLUMNS)
    lines.writerows((g.candidate, g.criterion, harmless(g.rater), g.level.value, harmless(g.comment)) for g in grades)
    return written.getvalue()


def rubric_of(folder: Path, candidate: Candidate) -> Rubric:
    """The candidate's référentiel."""
    if candidate.rubric in shipped_ids():
        return rubric_named(candidate.rubric)
    return rubric_named(str(folder / candidate.rubric) if candidate.rubric.endswith(".yaml") else candidate.rubric)


def read_sheet(folder: Path) -> Sheet:
    """The folder's ``dataset.yaml``.

    Raises:
        UserError: it is missing or faulty, or a dossier that it names is missing.
    """
    path = folder / SHEET
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        known = ", ".join(sorted(entry.name for entry in SETS.iterdir() if (entry / SHEET).is_file()))
        raise UserError(
            f"« {folder} » n'est pas un jeu de données : il y manque {SHEET} ; jeux livrés : {known}."
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(f"{SHEET} n'est pas de l'UTF-8 ; l'enregistrer ainsi.") from error
    sheet = read_yaml(text, SHEET, Sheet, "jeu de données (id, title…)")
    for candidate in sheet.candidates:
        if not (folder / candidate.dossier).is_file():
            raise UserError(f"{SHEET} : le dossier « {candidate.dossier} » du candidat {candidate.id} est introuvable.")
    return sheet


def read_grades(path: Path, scopes: Scopes) -> tuple[Grade, ...]:
    """The grades of a file.

    Raises:
        UserError: names by line an unknown candidate, critère or level, two grades by one rater, an empty cell.
    """
    table = read_csv(path, GRADE_COLUMNS[:-1], GRADE_COLUMNS[-1:])
    faults: list[Fault] = []
    grades: list[Grade] = []
    lines: dict[tuple[str, str, str], int] = {}
    for row in table.rows:
        key = row.cells["candidate"], row.cells["criterion"], rater_named(before_harmless(row.cells["rater"]))
        level = level_named(row.cells["level"])
        wrong = _unknown(row, scopes) or _not_a_grade(row, level)
        if not wrong and key in lines:
            wrong = f"« {key[2]} » note {key[1]} de {key[0]} une seconde fois (déjà ligne {lines[key]})"
        if wrong or level is None:
            faults.append(Fault(row.line, wrong or ""))
            continue
        lines[key] = row.line
        comment = before_harmless(row.cells.get("comment", ""))
        grades.append(Grade(candidate=key[0], criterion=key[1], rater=key[2], level=level, comment=comment))
    table.refuse(faults)
    return tuple(grades)


def read_marks(path: Path, scopes: Scopes) -> tuple[Mark, ...]:
    """The evidence marks of a file.

    Raises:
        UserError: names by line an unknown candidate or critère, an empty quote, an unknown place.
    """
    table = read_csv(path, MARK_COLUMNS)
    faults: list[Fault] = []
    marks: list[Mark] = []
    for row in table.rows:
        wrong = _unknown(row, scopes) or _not_a_mark(row)
        if wrong:
            faults.append(Fault(row.line, wrong))
        else:
            marks.append(Mark.model_validate({**row.cells, "decoy": row.cells["decoy"].casefold() in _TRUE}))
    table.refuse(faults)
    _refuse_doubles(table, marks)
    return tuple(marks)


def _refuse_doubles(table: CsvTable, marks: list[Mark]) -> None:
    seen: set[tuple[str, str, str]] = set()
    faults = []
    for row, mark in zip(table.rows, marks, strict=True):
        key = mark.candidate, mark.criterion, mark.quote
        if key in seen:
            faults.append(Fault(row.line, f"cette citation de {mark.criterion} est déjà donnée"))
        seen.add(key)
    table.refuse(faults)


def _unknown(row: Row, scopes: Scopes) -> str | None:
    candidate, criterion = row.cells["candidate"], row.cells["criterion"]
    if candidate not in scopes:
        return f"le candidat « {candidate} » n'est pas dans {SHEET}"
    if criterion not in scopes[candidate]:
        return f"le critère « {criterion} » n'est pas dans le périmètre de {candidate}"
    return None


def _not_a_grade(row: Row, level: Level | None) -> str | None:
    if not row.cells["rater"]:
        return "l'évaluateur n'est pas nommé"
    if not row.cells["level"]:
        return "le niveau est vide"
    return None if level else f"« {row.cells['level'][:40]} » n'est pas un des quatre niveaux"


def _not_a_mark(row: Row) -> str | None:
    if not row.cells["quote"]:
        return "la citation est vide"
    if row.cells["where"] not in ("text", "table", "footnote", "list"):
        return f"« {row.cells['where'][:40]} » n'est pas un endroit ; choisir text, table, footnote ou list"
    if row.cells["decoy"].casefold() not in (*_TRUE, *_FALSE):
        return f"« {row.cells['decoy'][:40]} » n'est ni oui ni non"
    return None


def _scope(folder: Path, candidate: Candidate) -> frozenset[str]:
    try:
        return frozenset(c.id for c in criteria_in_scope(rubric_of(folder, candidate), candidate.scope))
    except UserError as error:
        raise UserError(f"{SHEET}, candidat {candidate.id} : {error}") from error


def _sha256(folder: Path, sheet: Sheet) -> str:
    digest = hashlib.sha256()
    for name in (SHEET, GRADES, EVIDENCE, *(candidate.dossier for candidate in sheet.candidates)):
        path = folder / name
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
