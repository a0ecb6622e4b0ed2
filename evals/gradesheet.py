"""A certifier's grades, as her spreadsheet or Moodle sets them out, matched to a data set's candidates and criteria."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.errors import UserError
from assistant.judgement.level import Level
from evals.csvtable import number
from evals.dataset import Grade, rater_named
from evals.scale import level_named
from evals.workbook import Sheet

Levels = Mapping[str, Level]
"""What the spreadsheet calls the levels, beside their own names; as ``level_names`` gives them."""
MOST_CAUSES = 10
"""Causes that one sentence names, and lines that it names for each."""
Scopes = Mapping[str, frozenset[str]]

_CANDIDATE = ("candidate", "candidat", "code candidat", "code", "dossier")
_CRITERION = ("criterion", "critère", "critere", "code critère")
_RATER = ("rater", "juré", "jure", "évaluateur", "evaluateur", "correcteur", "jury")
_LEVEL = ("level", "niveau", "note", "évaluation", "evaluation")
_COMMENT = ("comment", "commentaire", "commentaires", "observation", "observations")
_NO_LEVEL = "n'est pas un niveau"
_NO_GRADE = ("", "-", "–", "—")
"""What Moodle and spreadsheets write where nobody graded."""
_MOODLE_ID = ("identifier", "identifiant")
_MOODLE_NUMBER = ("id number", "numéro d'identification", "numéro d’identification")
_MOODLE_GRADE = ("grade", "note")
_MOODLE_COMMENT = ("feedback comments", "feedback par commentaires", "commentaires de feedback")


class Unmatched(NamedTuple):
    """Something of the spreadsheet that became no grade."""

    line: int
    what: str
    why: str


@dataclass
class Matched:
    """The grades that a spreadsheet holds, and what of it holds none."""

    form: str
    """How it was read, in French."""
    grades: list[Grade] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)


class _Cell(NamedTuple):
    line: int
    candidate: str
    criterion: str
    rater: str
    level: str
    comment: str


def matched(
    sheet: Sheet, scopes: Scopes, *, levels: Levels, rater: str | None = None, criterion: str | None = None
) -> Matched:
    """The sheet's grades.

    Args:
        sheet: Long (one grade a row), wide (one column a criterion, or a candidate), or Moodle's grading worksheet.
        scopes: Criteria in scope, by candidate of the data set.
        levels: What the sheet calls the levels, beside their own names.
        rater: Who graded, where the sheet does not say.
        criterion: The criterion that was graded, where the sheet is Moodle's and holds one grade a candidate.

    Raises:
        UserError: the sheet has none of these forms, or does not say who or what was graded; the criterion is in no
            candidate's scope.
    """
    if criterion is not None:
        criterion = _known_criterion(criterion, scopes)
    (_, head), *rows = sheet.rows
    names = [_plain(name) for name in head]
    cells, form = _read(sheet.file, names, rows, scopes, rater, criterion)
    found = Matched(form)
    known = {_plain(name): name for name in scopes}
    seen: dict[tuple[str, str, str], int] = {}
    for cell in cells:
        candidate = known.get(_plain(cell.candidate))
        wrong = _fault(cell, candidate, scopes)
        level = levels.get(_called(cell.level)) or level_named(cell.level)
        if not wrong and level is None:
            wrong = "sans note" if cell.level in _NO_GRADE else f"« {cell.level[:40]} » {_NO_LEVEL}"
        key = candidate or "", cell.criterion, rater_named(cell.rater)
        if not wrong and key in seen:
            wrong = f"déjà noté par {cell.rater} ligne {seen[key]}"
        if wrong or level is None or candidate is None:
            found.unmatched.append(Unmatched(cell.line, f"{cell.candidate}/{cell.criterion}", wrong or ""))
            continue
        seen[key] = cell.line
        found.grades.append(
            Grade(candidate=candidate, criterion=cell.criterion, rater=cell.rater, level=level, comment=cell.comment)
        )
    found.unmatched += _columns_left(sheet, names, scopes, form)
    return found


def grouped(unmatched: Sequence[Unmatched]) -> str:
    """Every cause with its lines, as the end of one French sentence; empty when there are none."""
    lines: dict[str, list[int]] = {}
    for one in unmatched:
        lines.setdefault(one.why, []).append(one.line)
    parts = [f"{_lines(dict.fromkeys(found))} : {why}" for why, found in list(lines.items())[:MOST_CAUSES]]
    left = list(lines.values())[MOST_CAUSES:]
    if left:
        parts.append(f"et {sum(map(len, left))} autre(s) ligne(s), pour {len(left)} autre(s) cause(s)")
    if any(_NO_LEVEL in why for why in lines):
        parts.append("dire avec --levels comment le fichier nomme les niveaux")
    return "".join(f" ; {part}" for part in parts)


def level_names(text: str) -> dict[str, Level]:
    """``0=not_met,1=partial,2=met`` as a mapping; names that are numbers stand for every way to write the number.

    Raises:
        UserError: it is not written so, names no level, or gives one name to two.
    """
    found: dict[str, Level] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        name, _, meant = part.partition("=")
        level = level_named(meant)
        if not name.strip() or level is None:
            raise UserError(
                f"« {part} » ne dit pas un niveau ; écrire par exemple 0=not_met,1=partial,2=met, et 0.5 pour 0,5."
            )
        if found.setdefault(_called(name), level) is not level:
            raise UserError(f"--levels donne deux niveaux à « {name.strip()} » ; n'en garder qu'un.")
    return found


def _read(
    file: str,
    names: list[str],
    rows: Sequence[tuple[int, list[str]]],
    scopes: Scopes,
    rater: str | None,
    criterion: str | None,
) -> tuple[Iterator[_Cell], str]:
    criteria = {_plain(name): name for scope in scopes.values() for name in scope}
    candidates = {_plain(name) for name in scopes}
    who, what = _place(names, _CANDIDATE), _place(names, _CRITERION)
    said, level = _place(names, _RATER), _place(names, _LEVEL)
    if _place(names, _MOODLE_ID) is not None and _place(names, _MOODLE_GRADE) is not None:
        if criterion is None:
            raise UserError(
                f"{file} est une feuille Moodle, avec une note par candidat ; dire le critère : --criterion."
            )
        return _moodle(names, rows, candidates, _required(file, rater), criterion), "feuille de notation Moodle"
    if who is not None and what is not None and level is not None:
        if said is None:
            rater = _required(file, rater)
        return _long(
            rows, (who, what, said, level, _place(names, _COMMENT)), criteria, rater or ""
        ), "une note par ligne"
    headed = {place: criteria[code] for place, name in enumerate(names) if (code := _code(name)) in criteria}
    if headed:
        if said is None:
            rater = _required(file, rater)
        return _wide(rows, who or 0, said, headed, rater or ""), "une colonne par critère"
    across = {place: name for place, name in enumerate(names) if name in candidates}
    if across:
        return _turned(rows, what or 0, across, criteria, _required(file, rater)), "une colonne par candidat"
    raise UserError(
        f"{file} : les colonnes ne sont ni candidat, critère, niveau, ni des critères ou des candidats du jeu ; "
        "nommer les colonnes par les identifiants du référentiel."
    )


def _long(
    rows: Sequence[tuple[int, list[str]]],
    places: tuple[int, int, int | None, int, int | None],
    criteria: Mapping[str, str],
    rater: str,
) -> Iterator[_Cell]:
    who, what, said, level, comment = places
    for line, row in rows:
        named = _at(row, what)
        yield _Cell(
            line,
            _at(row, who),
            criteria.get(_code(named), named),
            rater if said is None else _at(row, said),
            _at(row, level),
            _at(row, comment),
        )


def _wide(
    rows: Sequence[tuple[int, list[str]]], who: int, said: int | None, headed: Mapping[int, str], rater: str
) -> Iterator[_Cell]:
    for line, row in rows:
        for place, criterion in headed.items():
            yield _Cell(line, _at(row, who), criterion, rater if said is None else _at(row, said), _at(row, place), "")


def _turned(
    rows: Sequence[tuple[int, list[str]]], what: int, across: Mapping[int, str], criteria: Mapping[str, str], rater: str
) -> Iterator[_Cell]:
    for line, row in rows:
        named = _at(row, what)
        for place, candidate in across.items():
            yield _Cell(line, candidate, criteria.get(_code(named), named), rater, _at(row, place), "")


def _moodle(
    names: list[str], rows: Sequence[tuple[int, list[str]]], candidates: set[str], rater: str, criterion: str
) -> Iterator[_Cell]:
    """Moodle's «Participant 123» is matched by its number, or by the institution's own number where it is given."""
    identifier, number = _place(names, _MOODLE_ID) or 0, _place(names, _MOODLE_NUMBER)
    grade, comment = _place(names, _MOODLE_GRADE) or 0, _place(names, _MOODLE_COMMENT)
    for line, row in rows:
        given = _at(row, identifier)
        named = (_at(row, number), given, given.rpartition(" ")[2])
        candidate = next((name for name in named if name and _plain(name) in candidates), given)
        yield _Cell(line, candidate, criterion, rater, _at(row, grade), _unmarked(_at(row, comment)))


def _fault(cell: _Cell, candidate: str | None, scopes: Scopes) -> str | None:
    if not cell.rater:
        return "sans évaluateur"
    if candidate is None:
        return f"le candidat « {cell.candidate[:40]} » n'est pas dans le jeu"
    if cell.criterion not in scopes[candidate]:
        return f"le critère « {cell.criterion[:40]} » n'est pas dans le périmètre de {candidate}"
    return None


def _columns_left(sheet: Sheet, names: list[str], scopes: Scopes, form: str) -> Iterator[Unmatched]:
    """Columns that look like criteria or candidates of another set: nobody should think that they were read."""
    line, head = sheet.rows[0]
    if form not in ("une colonne par critère", "une colonne par candidat"):
        return
    known = {_plain(name) for scope in scopes.values() for name in scope} | {_plain(name) for name in scopes}
    used = (*_CANDIDATE, *_RATER, *_CRITERION)
    for name, shown in zip(names, head, strict=True):
        if name and name not in used and name not in known and _code(name) not in known:
            yield Unmatched(line, f"colonne « {shown[:40]} »", "ni un critère ni un candidat du jeu")


def _known_criterion(named: str, scopes: Scopes) -> str:
    criteria = {_plain(name): name for scope in scopes.values() for name in scope}
    if _plain(named) not in criteria:
        some = ", ".join(sorted(criteria.values())[:MOST_CAUSES]) + ("…" if len(criteria) > MOST_CAUSES else "")
        raise UserError(f"--criterion : aucun candidat du jeu n'a de critère « {named} » ; choisir parmi {some}.")
    return criteria[_plain(named)]


def _lines(numbers: Collection[int]) -> str:
    shown = ", ".join(map(str, list(numbers)[:MOST_CAUSES]))
    left = len(numbers) - MOST_CAUSES
    return f"ligne{'s' if len(numbers) > 1 else ''} {shown}" + (f" et {left} autre(s)" if left > 0 else "")


def _required(file: str, rater: str | None) -> str:
    if not rater:
        raise UserError(f"{file} ne dit pas qui a noté ; le dire avec --rater.")
    return rater


def _place(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((place for place, name in enumerate(names) if name in wanted), None)


def _at(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _plain(name: str) -> str:
    return " ".join(name.replace("\u00a0", " ").replace("‑", "-").split()).casefold()


def _called(name: str) -> str:
    """A level's name to compare: ``2``, ``2,00`` and ``2.0`` are one."""
    plain = _plain(name)
    value = number(plain)
    return plain if value is None else str(value + 0.0)


def _code(name: str) -> str:
    """The criterion's id at the start of a title: ``C2.1-1`` of «C2.1-1 · Objectifs chiffrés»."""
    return _plain(re.split(r"[\s:·|]", name.strip(), maxsplit=1)[0])


def _unmarked(text: str) -> str:
    return " ".join(re.sub(r"<[^>]{0,200}>", " ", text).split())
