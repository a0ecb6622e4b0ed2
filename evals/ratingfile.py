"""The files of ``evals agree``, one grade a line: ``[group,][candidate,]item,rater,rating``, or a set's grades."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from assistant.errors import UserError
from assistant.judgement.level import Level
from evals.agreement.ratings import Rating, Ratings
from evals.csvtable import CsvTable, Fault, Row, number, read_cells, read_csv
from evals.scale import POINTS, level_named
from evals.shelf import GRADE_COLUMNS

GENERAL = ("item", "rater", "rating")
_KEYS = {
    "item": "l'élément",
    "candidate": "le candidat",
    "criterion": "le critère",
    "rater": "l'évaluateur",
    "group": "le groupe",
}
MOST_LEVELS = 1001
"""Different grades of one file; more is a measurement, not a scale."""


class Skipped(NamedTuple):
    """A line that no measure of agreement can use."""

    line: int
    why: str


class _Key(NamedTuple):
    group: str
    item: str
    rater: str


class _Grade(NamedTuple):
    line: int
    group: str
    item: str
    rater: str
    value: float | None
    drawn: str


@dataclass(frozen=True)
class RatingFile:
    """The grades of a file, by group and all together, and the lines that serve no comparison."""

    groups: dict[str, Ratings]
    """Empty when the file has no ``group`` column."""
    overall: Ratings
    skipped: dict[str, tuple[Skipped, ...]]
    """By group; the key ``""`` holds all."""
    notes: tuple[str, ...]
    """What was left aside without being data, in French."""
    named: bool
    """Whether the grades are the four levels rather than numbers."""
    drawn: Literal["candidate", "item"]
    """What the bootstrap draws again."""


def read_ratings(path: Path, *, by_criterion: bool = False) -> RatingFile:
    """The file's grades: numbers, decimal commas allowed, or the names of the four levels.

    Args:
        path: The general form, or a data set's ``grades.csv``, whose items are a candidate's criteria.
        by_criterion: Whether the criteria of a ``grades.csv`` are its groups.

    Raises:
        UserError: names by line a grade that is none, two grades by one rater, an item of two candidates, an item,
            candidate or rater without a name; criteria are asked for as groups, and the file has none.
    """
    given = _is_grades(path)
    if by_criterion and not given:
        raise UserError(f"{path.name} n'a pas de colonnes candidate, criterion, level ; retirer --by-criterion.")
    table = _as_ratings(path, by_criterion) if given else read_csv(path, GENERAL, ("group", "candidate"))
    named = given or _named_levels(table)
    faults: list[Fault] = []
    grades: list[_Grade] = []
    empty: list[tuple[str, Skipped]] = []
    lines: dict[_Key, int] = {}
    candidates: dict[tuple[str, str], str] = {}
    for row in table.rows:
        key = _Key(row.cells.get("group", ""), row.cells["item"], row.cells["rater"])
        drawn = row.cells.get("candidate", key.item)
        fault = _key_fault(table, row) or _double(lines, key, row.line)
        if not fault and candidates.setdefault((key.group, key.item), drawn) != drawn:
            fault = Fault(row.line, f"l'élément « {key.item} » est déjà celui d'un autre candidat")
        if fault:
            faults.append(fault)
        elif not row.cells["rating"]:
            empty.append((key[0], Skipped(row.line, "note vide")))
        else:
            value, wrong = _value(row.cells["rating"], named)
            if wrong:
                faults.append(Fault(row.line, wrong))
            else:
                grades.append(_Grade(row.line, *key, value, drawn))
    table.refuse(faults)
    different = len({grade.value for grade in grades})
    if different > MOST_LEVELS:
        table.refuse([Fault(table.rows[0].line, f"{different} notes différentes ne font pas une échelle : arrondir")])
    return _filed(table, grades, empty, tuple(POINTS.values()) if named else None)


def _filed(
    table: CsvTable, grades: Sequence[_Grade], empty: Sequence[tuple[str, Skipped]], scale: Sequence[float] | None
) -> RatingFile:
    names = sorted({grade.group for grade in grades} | {group for group, _ in empty})
    grouped = "group" in table.columns
    alone = _alone(grades)
    skipped = {
        name: tuple(
            sorted(
                [line for group, line in empty if name in (group, "")]
                + [Skipped(g.line, "seule note de cet élément") for g in alone if name in (g.group, "")]
            )
        )
        for name in ("", *(names if grouped else ()))
    }
    return RatingFile(
        {name: _table([g for g in grades if g.group == name], scale) for name in names} if grouped else {},
        _table(grades, scale),
        skipped,
        _notes(table),
        scale is not None,
        "candidate" if "candidate" in table.columns else "item",
    )


def _is_grades(path: Path) -> bool:
    """Whether the first line names the columns of a data set's grades."""
    head = next((cells for _, cells in read_cells(path) if any(cells)), [])
    return {"candidate", "criterion", "level"} <= {cell.casefold() for cell in head}


def _as_ratings(path: Path, by_criterion: bool) -> CsvTable:
    """A data set's grades in the general form; faults keep their line."""
    table = read_csv(path, GRADE_COLUMNS[:-1], GRADE_COLUMNS[-1:])
    table.refuse([fault for row in table.rows if (fault := _key_fault(table, row))])
    rows = []
    for line, cells in table.rows:
        item = f"{cells['candidate']}/{cells['criterion']}"
        kept = {"candidate": cells["candidate"], "item": item, "rater": cells["rater"], "rating": cells["level"]}
        rows.append(Row(line, kept | ({"group": cells["criterion"]} if by_criterion else {})))
    return replace(table, columns=("candidate", *GENERAL, *(("group",) if by_criterion else ())), rows=tuple(rows))


def _table(grades: Sequence[_Grade], scale: Sequence[float] | None) -> Ratings:
    return Ratings.of([Rating(f"{g.group}\x1f{g.item}", g.drawn, g.rater, g.value) for g in grades], scale)


def _alone(grades: Sequence[_Grade]) -> list[_Grade]:
    times: dict[tuple[str, str], int] = {}
    for grade in grades:
        times[grade.group, grade.item] = times.get((grade.group, grade.item), 0) + 1
    return [grade for grade in grades if times[grade.group, grade.item] == 1]


def _named_levels(table: CsvTable) -> bool:
    """Whether the file grades by the levels' names: its first grade on the scale says."""
    given = (row.cells["rating"] for row in table.rows if row.cells["rating"])
    first = next((text for text in given if level_named(text) is not Level.NOT_ASSESSABLE), "met")
    return level_named(first) is not None


def _value(text: str, named: bool) -> tuple[float | None, str | None]:
    """(place on the scale, None for not assessable; what is wrong)."""
    level = level_named(text)
    if level is Level.NOT_ASSESSABLE:
        return None, None
    if named:
        return (None, f"« {text[:40]} » n'est pas un des quatre niveaux") if level is None else (POINTS[level], None)
    value = number(text)
    return value, f"« {text[:40]} » n'est pas une note" if value is None else None


def _key_fault(table: CsvTable, row: Row) -> Fault | None:
    for column, what in _KEYS.items():
        if column in table.columns and not row.cells[column]:
            return Fault(row.line, f"{what} n'est pas nommé")
    return None


def _double(lines: dict[_Key, int], key: _Key, line: int) -> Fault | None:
    if key in lines:
        return Fault(line, f"« {key.rater} » note « {key.item} » une seconde fois (déjà ligne {lines[key]})")
    lines[key] = line
    return None


def _notes(table: CsvTable) -> tuple[str, ...]:
    notes = []
    if table.nameless:
        notes.append(f"{table.nameless} colonne(s) sans nom ni contenu laissée(s) de côté")
    if table.blank:
        shown = ", ".join(map(str, table.blank[:5])) + ("…" if len(table.blank) > 5 else "")
        notes.append(f"{len(table.blank)} ligne(s) vide(s) laissée(s) de côté : {shown}")
    return tuple(notes)
