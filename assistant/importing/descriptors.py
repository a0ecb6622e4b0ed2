"""Tables that tell the levels of critères which another table gives: their rows join these critères."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.importing.codes import folded
from assistant.importing.group import Group
from assistant.importing.proposal import Doubt
from assistant.importing.statements import Statement

_ALIKE = 0.75
"""Share of their letters from which on two wordings under one number are one critère, reworded."""
_REPEATS = 0.5
"""Share of its rows from which on a table repeats another."""


@dataclass(slots=True)
class _Given:
    """A critère of a grid, which levels may be told of."""

    group: Group
    at: int
    told: bool = False
    """Levels have joined it."""

    @property
    def statement(self) -> Statement:
        return self.group.criteria[self.at]


def join_levels(tables: Sequence[list[Group]]) -> list[Doubt]:
    """Moves the notes of rows that repeat a critère of another table into this critère's, and says what is unsure.

    Only a table without blocs, activities and competencies repeats one that has competencies.

    Args:
        tables: the groups of each table; rows that joined are taken out.
    """
    given = [
        _Given(group, at)
        for groups in tables
        if any(group.competencies for group in groups)
        for group in groups
        for at in range(len(group.criteria))
    ]
    doubts: list[Doubt] = []
    for groups in tables:
        rows = [group for group in groups if group.criteria]
        if given and rows and not any(group.blocks or group.activities or group.competencies for group in groups):
            doubts.extend(_joined(groups, rows, given))
    return doubts


def _joined(groups: list[Group], rows: Sequence[Group], given: Sequence[_Given]) -> list[Doubt]:
    found = [(group, [_match(statement, group.number, given) for statement in group.criteria]) for group in rows]
    matched = sum(all(one is not None for one in ones) for _, ones in found)
    if matched < _REPEATS * len(rows):
        return []
    doubts: list[Doubt] = []
    for one in given:
        one.told = False
    for group, _ in found:
        left: list[Statement] = []
        for statement in group.criteria:
            match = _match(statement, group.number, given)
            if match is None:
                left.append(statement)
                text = (
                    f"« {_short(statement)} » n'est pas un critère de l'autre tableau ; ajouté comme critère, vérifier."
                )
                doubts.append(Doubt(line=statement.place[0], text=text))
                continue
            target, why = match
            target.told = True
            if why:
                joined = f"Les niveaux de « {_short(statement)} » sont joints à « {_short(target.statement)} »"
                text = f"{joined} {why} ; vérifier."
                doubts.append(Doubt(line=statement.place[0], text=text))
            notes = tuple(note for note in statement.notes if note not in target.statement.notes)
            target.group.criteria[target.at] = replace(target.statement, notes=(*target.statement.notes, *notes))
        if left:
            group.criteria = left
        else:
            groups[:] = [other for other in groups if other is not group]
    return doubts


def _match(statement: Statement, number: str, given: Sequence[_Given]) -> tuple[_Given, str] | None:
    """The critère that a row repeats, and where wording and number do not agree why it is this one."""
    wording = _key(statement.text)
    said = [one for one in given if _key(one.statement.text) == wording]
    numbered = [one for one in given if number and one.group.number == number]
    both = [one for one in said if one in numbered]
    if both:
        return both[0], ""
    if said:
        free = [one for one in said if not one.told] or said
        if len(said) > 1:
            return free[0], "d'après l'ordre, plusieurs critères ayant ce libellé"
        differs = bool(number and said[0].group.number)
        return said[0], "d'après le seul libellé, leurs numéros différant" if differs else ""
    near = [one for one in numbered if _alike(_key(one.statement.text), wording)]
    return (near[0], "d'après le seul numéro, leurs libellés différant") if near else None


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", folded(text)).strip()


def _short(statement: Statement) -> str:
    words = statement.text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
