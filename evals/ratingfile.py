"""The file of ``evals agree``: ``[group,]item,rater,rating``, one grade a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from assistant.judgement.level import Level
from evals.agreement.ratings import Rating, Ratings
from evals.csvtable import CsvTable, Fault, Row, number, read_csv
from evals.scale import POINTS, level_named

MOST_LEVELS = 1001
"""Different grades of one file; more is a measurement, not a scale."""


class Skipped(NamedTuple):
    """A line that no measure of agreement can use."""

    line: int
    why: str


class _Grade(NamedTuple):
    line: int
    group: str
    item: str
    rater: str
    value: float | None


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


def read_ratings(path: Path) -> RatingFile:
    """The file's grades: numbers, decimal commas allowed, or the names of the four levels.

    Raises:
        UserError: names by line a grade that is none, two grades by one rater, an item or rater without a name.
    """
    table = read_csv(path, ("item", "rater", "rating"), ("group",))
    named = _named_levels(table)
    faults: list[Fault] = []
    grades: list[_Grade] = []
    empty: list[tuple[str, Skipped]] = []
    lines: dict[tuple[str, str, str], int] = {}
    for row in table.rows:
        key = row.cells.get("group", ""), row.cells["item"], row.cells["rater"]
        fault = _key_fault(table, row) or _double(lines, key, row.line)
        if fault:
            faults.append(fault)
        elif not row.cells["rating"]:
            empty.append((key[0], Skipped(row.line, "note vide")))
        else:
            value, wrong = _value(row.cells["rating"], named)
            if wrong:
                faults.append(Fault(row.line, wrong))
            else:
                grades.append(_Grade(row.line, *key, value))
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
    )


def _table(grades: Sequence[_Grade], scale: Sequence[float] | None) -> Ratings:
    return Ratings.of([Rating(f"{g.group}\x1f{g.item}", g.item, g.rater, g.value) for g in grades], scale)


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
    for column, what in (("item", "l'élément"), ("rater", "l'évaluateur"), ("group", "le groupe")):
        if column in table.columns and not row.cells[column]:
            return Fault(row.line, f"{what} n'est pas nommé")
    return None


def _double(lines: dict[tuple[str, str, str], int], key: tuple[str, str, str], line: int) -> Fault | None:
    if key in lines:
        return Fault(line, f"« {key[2]} » note « {key[1]} » une seconde fois (déjà ligne {lines[key]})")
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
