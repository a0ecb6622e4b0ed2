"""Columns of codes: which column each of them numbers, and what a cell of it says."""

import re
from collections.abc import Sequence

from assistant.importing.codes import Code, Kind, code_at, folded
from assistant.importing.columns import CODE_ONLY, NUMBERS, header_role, only_code
from assistant.importing.source import Piece, Role, Row, Table

_CODED: tuple[Role, ...] = ("block", "activity", "competency", "criterion")
_BARE = re.compile(r"\W*(?:internes?|officiels?|ordre|de|du|des|de la|d'ordre|-|:)*\W*")
"""What a header says beside «Code» that names no column."""
_VALUE = re.compile(r"[^\W_][\w.\-/]{0,19}")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_LETTERS: dict[Kind, str] = {"block": "B", "activity": "A", "competency": "C"}


def code_columns(table: Table, headers: int, roles: Sequence[Role]) -> dict[int, int]:
    """For each column of codes the column that it numbers.

    A header says so («Code compétence», «N°»), or the cells do, which then number the column to their right.
    """
    found: dict[int, int] = {}
    last = table.rows[headers - 1] if headers else ()
    for column in range(len(roles)):
        own = [row[column].text for row in table.rows[headers:] if row[column].pieces and not _spans(row, column)]
        said = folded(last[column].text).strip(" :*") if last else ""
        if (named := NUMBERS.match(said)) and roles[column] == "other":
            target = _named(said[named.end() :], column, roles)
            if target == column + 1 and roles[target] == "criterion" and _numbers_left(table, headers, column, roles):
                target = column - 1
            if target is not None and own and sum(holds_code(text) for text in own) / len(own) >= CODE_ONLY:
                found[column] = target
                continue
        if column + 1 < len(roles) and own and sum(only_code(text) for text in own) / len(own) >= CODE_ONLY:
            found[column] = column + 1
    return found


def _named(rest: str, column: int, roles: Sequence[Role]) -> int | None:
    """The column that a header of codes names, else the one beside it."""
    beside = [at for at in (column + 1, column - 1) if 0 <= at < len(roles) and roles[at] in _CODED]
    if _BARE.fullmatch(rest):
        return beside[0] if beside else None
    role = header_role(rest)
    if role not in _CODED:
        return None
    nearest = sorted((at for at, known in enumerate(roles) if known == role), key=lambda at: (abs(at - column), at))
    return nearest[0] if nearest else None


def _numbers_left(table: Table, headers: int, column: int, roles: Sequence[Role]) -> bool:
    """Whether codes between a competency and its critères are the competency's: it never has two of them."""
    if column == 0 or roles[column - 1] not in _CODED:
        return False
    codes: dict[str, set[str]] = {}
    wording = ""
    for row in table.rows[headers:]:
        wording = row[column - 1].text or wording
        if row[column].pieces and not _spans(row, column):
            code = code_at(row[column].text)
            if code is not None and code.kind == "criterion":
                return False
            codes.setdefault(wording, set()).add(row[column].text)
    return bool(codes) and all(len(found) == 1 for found in codes.values())


def _spans(row: Row, column: int) -> bool:
    """Whether the cell goes on into the next column, as a title over rows does."""
    return column + 1 < len(row) and row[column] is row[column + 1]


def holds_code(text: str) -> bool:
    """Whether a cell may be a code: «CV-1», «3», «C 1.2», «GEST»."""
    return _value(text) is not None


def _value(text: str) -> str | None:
    """The code that a cell holds, without spaces; None where it holds something else."""
    compact = re.sub(r"\s", "", text.strip(" -–—:.)"))
    return compact if _VALUE.fullmatch(compact) and (len(text.split()) == 1 or re.search(r"\d", compact)) else None


def code_in(piece: Piece, kind: Kind) -> Code | None:
    """The code that a cell of a column of codes gives to a part of that kind; a bare number gets the kind's letter."""
    code = code_at(piece.text)
    if code is not None and code.end >= len(piece.text) and code.kind == kind:
        return code
    value = _value(piece.text)
    if value is None or kind not in _LETTERS:
        return None
    return Code(kind, f"{_LETTERS[kind]}{value}" if _NUMBER.fullmatch(value) else value, 0)
