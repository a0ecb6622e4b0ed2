"""The seal of an entry of the log: a hash of all that it holds and of the seal before."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from assistant.fingerprint import fingerprint

FIRST = "0" * 64
"""What stands before the first entry."""
RULE = 2
"""How entries are sealed now; each names its own rule, and those of an earlier one keep it."""


def sealed(entry: Mapping[str, Any]) -> str | None:
    """The seal that the entry's columns should have, None when its rule is not one.

    Rule 1 covers ``previous``, ``screening`` and ``content``; rule 2 ``criterion`` and ``at`` as well. No rule covers
    ``number``: the order that it gives is checked by what follows what.
    """
    match entry["rule"]:
        case 1:
            covered = [entry["previous"], entry["screening"], entry["content"]]
        case 2:
            at = moment(entry["at"]).isoformat()
            covered = [2, entry["previous"], entry["screening"], entry["criterion"], at, entry["content"]]
        case _:
            return None
    return fingerprint(covered, spaced=True)


def moment(at: datetime) -> datetime:
    """The moment in UTC; SQLite gives it back without its zone."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
