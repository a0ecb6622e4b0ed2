"""Tables into groups: which competencies, modalité and critères stand in the same row or merged cell."""

import re
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from assistant.importing.codes import Code, code_at, folded
from assistant.importing.columns import header_role, roles_of
from assistant.importing.group import Group
from assistant.importing.numbering import code_columns, code_in, holds_code
from assistant.importing.source import Cell, Piece, Role, Row, Table
from assistant.importing.statements import Statement, coded, criteria, remarks

_SUMS_UP = re.compile(
    r"^(?:sous-?total|total|note|moyenne|signature|observation|commentaire|appreciation|date\b|noms?\b|prenom|jury|candidat)"
)

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_TOTAL = re.compile(r"^(?:sous-?total|total)\b.{0,20}$")
_TASKS = re.compile(r"^(?:liste des )?taches\b")
NUMBERED = "Code dans le document"


def groups_of(table: Table, titles: Sequence[str] = ()) -> tuple[list[Group], list[Piece]]:
    """The groups of a table, and the pieces that only say what its columns are."""
    roles, headers = roles_of(table)
    structure = [piece for row in table.rows[:headers] for cell in row for piece in cell.pieces]
    if not {"criterion", "competency", "activity", "block"} & set(roles):
        return [], structure
    numbering = code_columns(table, headers, roles) if table.roles is None else {}
    labels = [table.rows[headers - 1][column].text if headers else "" for column in range(len(roles))]
    merged = table.roles is not None or _has_spans(table.rows[headers:])
    shared = _over_rows(table.rows[headers:])
    groups: list[Group] = []
    above: Row | None = None
    for row in table.rows[headers:]:
        if headers and [c.text for c in row] == [c.text for c in table.rows[headers - 1]]:
            structure.extend(piece for cell in row for piece in cell.pieces)
            continue
        if (section := _section(row, roles)) is not None:
            groups.append(_titled(section, roles))
            above = None
            continue
        group = _group(_numbered(row, numbering), row, roles, labels, above, shared)
        told = _told(row, roles, numbering) if group.criteria or group.competencies else []
        if (not group.criteria and _SUMS_UP.match(folded(row[0].text))) or _total(row, roles):
            structure.extend(piece for cell in row for piece in cell.pieces)
            continue
        structure.extend(told)
        previous = groups[-1] if groups and above is not None else None
        if previous is not None and above is not None and _same(row, above, roles, "criterion"):
            _extend(previous, group)
        else:
            group.loose = not merged
            groups.append(group)
        above = row
    return groups, structure


def _total(row: Row, roles: Sequence[Role]) -> bool:
    """Whether the row only adds up points: its one wording is «Total»."""
    worded = [
        cell.text for cell, role in zip(row, roles, strict=True) if cell.pieces and role not in ("points", "level")
    ]
    return bool(worded) and all(_TOTAL.match(folded(text)) for text in worded)


def _has_spans(rows: Sequence[Row]) -> bool:
    """Whether the reader knows of cells over several rows."""
    return any(
        one.pieces and one is other for above, below in pairwise(rows) for one, other in zip(above, below, strict=True)
    )


def _over_rows(rows: Sequence[Row]) -> set[int]:
    """Identities of the cells that stand in several rows."""
    return {id(one) for above, below in pairwise(rows) for one, other in zip(above, below, strict=True) if one is other}


def _section(row: Row, roles: Sequence[Role]) -> Cell | None:
    """The only cell of a row that is a title over the rows below: it spans them all, or stands alone and first."""
    filled = list({id(cell): cell for cell in row if cell.pieces}.values())
    if len(filled) != 1 or len(row) < 2:
        return None
    cell = filled[0]
    spans = sum(other is cell for other in row)
    code = code_at(cell.text)
    column = next(index for index, other in enumerate(row) if other is cell)
    if spans == len(row) or (column == 0 and code is not None and code.kind == "block"):
        return cell
    if column == 0 and code is not None and code.kind != roles[0] and code.kind in ("activity", "competency"):
        return cell
    titled = column == 0 and roles[0] in ("criterion", "other", "level", "points") and len(cell.text) < 160
    return cell if titled and code is None and len(cell.pieces) == 1 else None


def _titled(cell: Cell, roles: Sequence[Role]) -> Group:
    """A title over rows: what its code or its first word says; else the next thing outwards of what the rows hold."""
    found = coded(cell.pieces)
    code = found[0].code
    kind = code.kind if code else None
    if kind is None:
        word = header_role(cell.text[:30])
        kind = word if word in ("block", "activity", "competency") else None
    if kind is None:
        held = set(roles)
        kind = "competency" if "competency" not in held else "activity" if "activity" not in held else "block"
    if kind == "block":
        return Group(blocks=[_joined(found)])
    if kind == "activity":
        return Group(activities=found)
    return Group(competencies=found)


def _joined(found: Sequence[Statement]) -> Statement:
    first, last = found[0], found[-1]
    text = " ".join(statement.text for statement in found)
    return replace(first, text=text, place=(first.place[0], last.place[1]))


def _numbered(row: Row, numbering: Mapping[int, int]) -> dict[int, Cell]:
    """The codes that stand in a column of their own, by the column they number."""
    return {numbered: row[column] for column, numbered in numbering.items() if row[column].pieces}


def _same(row: Row, above: Row, roles: Sequence[Role], role: Role) -> bool:
    """Whether a filled cell of the role is the very cell of the row above."""
    return any(
        kind == role and cell.pieces and cell is other for cell, other, kind in zip(row, above, roles, strict=True)
    )


def _told(row: Row, roles: Sequence[Role], numbering: Collection[int]) -> list[Piece]:
    """The codes of a row, which become ids, and its points and levels, which go into the notes of its critères."""
    return [
        piece
        for column, (cell, role) in enumerate(zip(row, roles, strict=True))
        if role in ("points", "level") or (column in numbering and holds_code(cell.text))
        for piece in cell.pieces
    ]


def _extend(group: Group, more: Group) -> None:
    """Another row beside the same cell of critères."""
    group.below.append(Group(activities=more.activities, competencies=more.competencies))
    group.assessment.extend(piece for piece in more.assessment if piece not in group.assessment)


def _group(
    codes: Mapping[int, Cell],
    row: Row,
    roles: Sequence[Role],
    labels: Sequence[str],
    above: Row | None,
    shared: Set[int],
) -> Group:
    group = Group()
    notes: list[str] = []
    for column, (cell, role) in enumerate(zip(row, roles, strict=True)):
        if not cell.pieces or (column and cell is row[column - 1] and roles[column - 1] == role):
            continue
        pieces = tuple(piece for piece in cell.pieces if any(c.isalpha() for c in piece.text))
        if role in ("block", "activity", "competency", "criterion", "assessment") and not pieces:
            continue
        given = codes[column].pieces if column in codes else ()
        if role == "criterion":
            group.number = " ".join(piece.text for piece in given)
            notes.extend(f"{NUMBERED} : {piece.text}." for piece in given if any(c.isalpha() for c in piece.text))
        if role in ("block", "activity", "competency", "criterion"):
            if role == "activity" and _TASKS.search(folded(labels[column])) and group.activities and not given:
                group.activities[-1] = _with_tasks(group.activities[-1], pieces)
                continue
            _put(group, role, pieces, given, labels[column], repeated=above is not None and above[column] is cell)
        elif role == "assessment":
            group.assessment.extend(pieces)
        elif role in ("points", "level") and _says(cell):
            notes.append(_note(role, labels[column], cell, together=id(cell) in shared))
    if notes and group.criteria:
        group.criteria = [replace(statement, notes=tuple(notes)) for statement in group.criteria]
    elif notes:
        group.competencies = [replace(statement, notes=tuple(notes)) for statement in group.competencies]
    return group


def _put(group: Group, role: Role, pieces: Sequence[Piece], given: Sequence[Piece], label: str, repeated: bool) -> None:
    """Puts a cell where its column's role says, or where the codes of its statements say otherwise."""
    if role == "criterion":
        beside = remarks(pieces)
        group.remarks.extend(beside)
        group.criteria.extend(criteria([piece for piece in pieces if piece not in beside]))
        return
    listed: Literal["joined", "tasks", "any"] = "joined"
    if role == "activity":
        listed = "any" if "tache" in folded(label) else "tasks"
    for statement in _given_codes(coded(pieces, listed), role, given):
        kind = statement.code.kind if statement.code else role
        if role == "block" and statement.code is None:
            kind = "block"
        if kind == "block":
            if not repeated:
                group.blocks.append(statement)
        elif kind == "activity":
            group.activities.append(statement)
        else:
            group.competencies.append(statement)


def _with_tasks(activity: Statement, pieces: Sequence[Piece]) -> Statement:
    places = [activity.place, *(piece.place for piece in pieces)]
    place = (min(first for first, _ in places), max(last for _, last in places))
    return replace(activity, tasks=tuple(piece.text for piece in pieces), place=place)


def _given_codes(statements: Sequence[Statement], role: Role, given: Sequence[Piece]) -> list[Statement]:
    """The statements, those without a code with the one of their rank in the column that numbers them."""
    if role not in ("block", "activity", "competency") or len(given) not in (1, len(statements)):
        return list(statements)
    codes: list[Code | None] = [code_in(piece, role) for piece in given]
    codes.extend([None] * (len(statements) - len(codes)))
    return [
        replace(one, code=code) if one.code is None and code is not None else one
        for one, code in zip(statements, codes, strict=True)
    ]


def _says(cell: Cell) -> bool:
    return any(c.isalnum() for c in cell.text)


def _note(role: Role, label: str, cell: Cell, together: bool) -> str:
    """What the document says of a row, word for word under the name of its column."""
    if role == "level" and not label and len(cell.pieces) > 1 and _NUMBER.fullmatch(cell.pieces[-1].text):
        level = " ".join(piece.text for piece in cell.pieces[:-1])
        points = cell.pieces[-1].text.replace(".", ",")
        return (
            f"Niveau dans le document : {level} ({points} point{'s' if float(points.replace(',', '.')) >= 2 else ''})."
        )
    if role == "points" and not label:
        return f"Le document donne à ce critère : {cell.text}."
    name = label.rstrip(" :") or "Niveau dans le document"
    if role == "level" and not folded(name).startswith("niveau"):
        name = f"Niveau « {name} »"
    return f"{name} (pour plusieurs lignes ensemble) : {cell.text}" if together else f"{name} : {cell.text}"
