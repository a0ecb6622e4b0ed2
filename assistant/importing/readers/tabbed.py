"""Reads tab-separated rows whose cells may hold HTML, with plain paragraphs around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.importing.codes import code_at
from assistant.importing.readers.joining import goes_on, joined_rows
from assistant.importing.readers.markup import pieces_of
from assistant.importing.source import Cell, Piece, Row, Source, Table

_MARKS = re.compile(r"\*\*|__|(?<!\\)\\(?=[\\()\[\]*_.#-])")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HASHES = re.compile(r"^(#{1,6})\s+")


def read_tabbed(text: str, name: str) -> Source:
    """The source in a text whose table rows are lines with tabs; a blank line within a table is a page break."""
    lines = text.splitlines()
    regions: list[Piece | Table] = []
    rows: list[tuple[int, bool]] = []
    """(index of the line, whether a page break stands before it) of the table at hand."""
    broken = False
    for index, line in enumerate(lines):
        if "\t" in line and line.strip():
            rows.append((index, broken))
        elif not line.strip():
            broken = True
            continue
        elif rows and not broken:
            rows.append((index, False))  # one cell for the whole row
        else:
            if rows and _more_rows(lines, index):
                rows.append((index, broken))
            else:
                regions.extend(_closed(rows, lines))
                regions.extend(_paragraphs(line, index + 1))
        broken = False
    regions.extend(_closed(rows, lines))
    return Source(name=name, lines=tuple(lines), regions=tuple(regions))


def _more_rows(lines: Sequence[str], index: int) -> bool:
    """Whether a line without tabs is a row between two rows: the next line that is not blank has tabs."""
    following = next((line for line in lines[index + 1 :] if line.strip()), "")
    return "\t" in following and len(lines[index]) < 200


def _closed(rows: list[tuple[int, bool]], lines: Sequence[str]) -> Iterator[Table]:
    """The table of the rows gathered, which are given up."""
    if not rows:
        return
    width = max(lines[index].rstrip("\t").count("\t") + 1 for index, _ in rows)
    built: list[Row] = []
    for index, broken in rows:
        row = _row(lines[index], index + 1, width)
        if built and row == ():
            continue
        if built and broken and _same_text(row, built[0]):
            continue
        if built and _continues(row, built[-1], broken, lines[index]):
            built[-1] = joined_rows(built[-1], row)
        else:
            built.append(row)
    rows.clear()
    yield Table(tuple(built))


def _row(line: str, number: int, width: int) -> Row:
    cells = [Cell(pieces_of(part, (number, number))) for part in line.split("\t")]
    return tuple([*cells, *(Cell() for _ in range(width - len(cells)))][:width])


def _same_text(row: Row, header: Row) -> bool:
    return [cell.text for cell in row] == [cell.text for cell in header]


def _continues(row: Row, above: Row, broken: bool, line: str) -> bool:
    """Whether a row only carries on the one above.

    It does when one of its cells begins in the middle of a sentence, or when, after a page break, nothing in it
    begins anew: its first cells are empty, or no cell of the first two opens with a code of its own.
    """
    filled = [place for place, cell in enumerate(row) if cell.pieces]
    if not filled:
        return True
    if "\t" not in line:
        return goes_on(line.strip())
    first = row[filled[0]].pieces[0].text
    if goes_on(first) and (broken or above[filled[0]].pieces):
        return True
    if not broken or len(filled) < 1:
        return False
    if len(row) > 2 and not row[1].pieces:
        # the column beside the outermost names each row; where it is empty nothing begins
        return not row[0].pieces or code_at(first) is not None or filled[-1] > 1
    return filled[0] > 1


def _paragraphs(line: str, number: int) -> Iterator[Piece]:
    text = _MARKS.sub("", _LINK.sub(r"\1", line.strip()))
    heading = _HASHES.match(text)
    level = len(heading[1]) if heading else 0
    for piece in pieces_of(text[heading.end() :] if heading else text, (number, number)):
        yield replace(piece, heading=level or piece.heading)
