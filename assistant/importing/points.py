"""The points that a critère is worth where its own wording ends with them: «… (2 pts)»."""

import re
from dataclasses import replace

from assistant.importing.statements import Statement

_WORTH = re.compile(
    r"\s*[(\[]\s*(?P<worth>(?:/ ?|sur )?\d{1,3}(?:[.,]\d{1,2})?\s?(?:pts?|points?))\s*[)\]]\s*[.;]?$", re.I
)


def without_points(statement: Statement) -> Statement:
    """The critère without the points at its end, which are kept in its notes."""
    found = _WORTH.search(statement.text)
    if not found or not found.start():
        return statement
    return replace(
        statement, text=statement.text[: found.start()], notes=(*statement.notes, f"Barème : {found['worth']}")
    )
