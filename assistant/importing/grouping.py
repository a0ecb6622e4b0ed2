"""Tables into groups: which competencies, modalité and critères stand in the same row or merged cell."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.importing.codes import code_at, folded
from assistant.importing.columns import code_columns, header_role, roles_of
from assistant.importing.group import Group
from assistant.importing.source import Cell, Piece, Role, Row, Table
from assistant.importing.statements import Statement, coded, criteria, remarks

_SUMS_UP = re.compile(
    r"^(?:sous-?total|total|note|moyenne|signature|observation|commentaire|appreciation|date\b|noms?\b|prenom|jury|candidat)"
)

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def groups_of(table: Table, titles: Sequence[str] = ()) -> tuple[list[Group], list[Piece]]:
    """The groups of a table, and the pieces that only say what its columns are."""
    roles, headers = roles_of(table)
    structure = [piece for row in table.rows[:headers] for cell in row for piece in cell.pieces]
    if not {"criterion", "competency", "activity", "block"} & set(roles):
        return [], structure
    numbering = code_columns(table, headers) if table.roles is None else ()
    labels = [table.rows[headers - 1][column].text if headers else "" for column in range(len(roles))]
    merged = table.roles is not None or _has_spans(table.rows[headers:])
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
        group = _group(_numbered(row, numbering), row, roles, labels, above)
        told = _told(row, roles)
        if not group.criteria and _SUMS_UP.match(folded(row[0].text)):
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


def _has_spans(rows: Sequence[Row]) -> bool:
    """Whether the reader knows of cells over several rows."""
    return any(
        one.pieces and one is other for above, below in pairwise(rows) for one, other in zip(above, below, strict=True)
    )


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


def _numbered(row: Row, numbering: Sequence[int]) -> dict[int, Piece]:
    """The code that stands in a column of its own, by the column it numbers."""
    return {column + 1: row[column].pieces[0] for column in numbering if row[column].pieces}


def _same(row: Row, above: Row, roles: Sequence[Role], role: Role) -> bool:
    """Whether a filled cell of the role is the very cell of the row above."""
    return any(
        kind == role and cell.pieces and cell is other for cell, other, kind in zip(row, above, roles, strict=True)
    )


def _told(row: Row, roles: Sequence[Role]) -> list[Piece]:
    """The points and levels of a row, which go into the notes of its critères."""
    return [
        piece for cell, role in zip(row, roles, strict=True) if role in ("points", "level") for piece in cell.pieces
    ]


def _extend(group: Group, more: Group) -> None:
    """Another row beside the same cell of critères."""
    group.below.append(Group(activities=more.activities, competencies=more.competencies))
    group.assessment.extend(piece for piece in more.assessment if piece not in group.assessment)


def _group(codes: dict[int, Piece], row: Row, roles: Sequence[Role], labels: Sequence[str], above: Row | None) -> Group:
    group = Group()
    notes: list[str] = []
    for column, (cell, role) in enumerate(zip(row, roles, strict=True)):
        if not cell.pieces or (column and cell is row[column - 1] and roles[column - 1] == role):
            continue
        pieces = tuple(piece for piece in cell.pieces if any(c.isalpha() for c in piece.text))
        if role in ("block", "activity", "competency", "criterion", "assessment") and not pieces:
            continue
        if pieces and column in codes and code_at(pieces[0].text) is None:
            pieces = (_prefixed(codes[column], pieces[0]), *pieces[1:])
        if role in ("block", "activity", "competency", "criterion"):
            _put(group, role, pieces, repeated=above is not None and above[column] is cell)
        elif role == "assessment":
            group.assessment.extend(pieces)
        elif role in ("points", "level") and _says(cell):
            notes.append(_note(role, labels[column], cell))
    if notes and group.criteria:
        group.criteria = [replace(statement, notes=tuple(notes)) for statement in group.criteria]
    return group


def _prefixed(code: Piece, piece: Piece) -> Piece:
    first, last = min(code.place[0], piece.place[0]), max(code.place[1], piece.place[1])
    return Piece(f"{code.text.rstrip(' -–—:.)')} : {piece.text}", (first, last), piece.heading, piece.depth)


def _put(group: Group, role: Role, pieces: Sequence[Piece], repeated: bool) -> None:
    """Puts a cell where its column's role says, or where the codes of its statements say otherwise."""
    if role == "criterion":
        beside = remarks(pieces)
        group.remarks.extend(beside)
        group.criteria.extend(criteria([piece for piece in pieces if piece not in beside]))
        return
    for statement in coded(pieces):
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


def _says(cell: Cell) -> bool:
    return any(c.isalnum() for c in cell.text)


def _note(role: Role, label: str, cell: Cell) -> str:
    text = cell.text
    if role == "points":
        unit = "" if "point" in folded(text) or "%" in text else f" ({label})" if label else ""
        return f"Le document donne à ce critère : {text}{unit}."
    if len(cell.pieces) > 1 and _NUMBER.fullmatch(cell.pieces[-1].text):
        name = " ".join(piece.text for piece in cell.pieces[:-1])
        points = cell.pieces[-1].text.replace(".", ",")
        return (
            f"Niveau dans le document : {name} ({points} point{'s' if float(points.replace(',', '.')) >= 2 else ''})."
        )
    return f"Niveau « {label} » dans le document : {text}" if label else f"Niveau dans le document : {text}"
