"""Rows of a table that state a rule of the jury's: «Toute faute grave est éliminatoire.»"""

import re
from dataclasses import replace

from assistant.importing.codes import code_at, folded
from assistant.importing.source import Piece, Row, Table

_RULES = re.compile(
    r"\b(?:est|sont|sera|seront|serait|devient|reste|restent)\b.{0,40}\beliminatoires?\b"
    r"|^(?:toute |une )?notes? eliminatoires?\b"
    r"|\b(?:entrain|provoqu|vaut|valent|implique)\w* (?:l'|un |une |d'office l')?(?:ajournement|elimination|echec)\b"
    r"|\b(?:est|sont|sera|seront) ajournee?s?\b"
)


def without_rules(table: Table) -> tuple[Table, list[Piece]]:
    """The table without the rows that only state a rule, and these rules."""
    rules = [_rule(row) for row in table.rows]
    kept = tuple(row for row, rule in zip(table.rows, rules, strict=True) if not rule)
    return (replace(table, rows=kept) if len(kept) < len(rules) else table), [p for rule in rules for p in rule]


def _rule(row: Row) -> tuple[Piece, ...]:
    """The pieces of the only cell of a row, which stands first, where it states a rule."""
    filled = list({id(cell): cell for cell in row if cell.pieces}.values())
    if len(row) < 2 or len(filled) != 1 or row[0] is not filled[0] or code_at(filled[0].text) is not None:
        return ()
    return filled[0].pieces if _RULES.search(folded(filled[0].text)) else ()
