"""What a table's first rows, or its first column, say of its cells."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.reading.block import Token, looks_like_header, row_tokens

FEWEST_ROWS = 3
"""Rows of the smallest table whose columns may be named by two."""
_YEAR = re.compile(r"^(19|20)\d\d$")
_CODE = re.compile(r"^[^\W\d_]{1,3}\s?\d{1,2}$")
"""«S1», «T4»: a week, a quarter."""


def column_names(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], int]:
    """The names of the columns, and how many of the first rows give them: none and 0 when no row does.

    A row with fewer cells than another names none: which ones it stands over is not known. A first row whose cells
    stand over several columns is completed by the second: «2024 Prévu», «2024 Réel».
    """
    if len(rows) < 2:
        return (), 0
    first = tuple(" ".join(cell.split()) for cell in rows[0])
    if any(cell.strip() for row in rows for cell in row[len(first) :]):
        return (), 0
    if len(rows) >= FEWEST_ROWS:
        second = tuple(" ".join(cell.split()) for cell in rows[1])
        if _completes(first, second):
            return _over(first, second), 2
    return (first, 1) if _names(first) else ((), 0)


def keyed(cells: Sequence[tuple[Token, ...]]) -> tuple[Token, ...]:
    """A row whose first cell names the second: «Délai : six mois»."""
    name, value = cells
    return row_tokens((value,), (" ".join(token.text for token in name),)) if value else name


def is_keyed(bold: Sequence[Sequence[bool | None]]) -> bool:
    """Whether the first of two columns names the second: it is bold and the other is not; None is an empty cell."""
    return (
        len(bold) > 1
        and all(len(row) == 2 and row[0] is not False for row in bold)
        and any(row[0] for row in bold)
        and not any(row[1] for row in bold)
    )


def _names(cells: Sequence[str]) -> bool:
    """Whether the cells name columns; years in their order and codes do as words do."""
    years = [cell for cell in cells if _YEAR.match(cell)]
    told = len(years) > 1 and all(one < other for one, other in pairwise(years))
    plain = ["an" if (told and cell in years) or _CODE.match(cell) else cell for cell in cells]
    return looks_like_header(plain) and any(cell and plain[at] == cell for at, cell in enumerate(cells))


def _completes(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the second row names what is below the wide cells of the first."""
    if len(first) != len(second) or not first[0] or not _names([cell for cell in second if cell]):
        return False
    if not any(one and not other for one, other in pairwise(first)):
        return False
    # Each column is named once at least, and no cell of the second row is below a name of its own but a wide one's.
    wide = [bool(cell) and at + 1 < len(first) and not first[at + 1] for at, cell in enumerate(first)]
    return all(
        bool(below) == (not above or wide[at]) for at, (above, below) in enumerate(zip(first, second, strict=True))
    )


def _over(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    names: list[str] = []
    above = ""
    for one, other in zip(first, second, strict=True):
        above = one or above
        names.append(f"{above} {other}".strip() if other else one)
    return tuple(names)
