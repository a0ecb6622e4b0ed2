"""A clock for old SQLite libraries.

From Python 3.12 on, DBOS writes its times with ``unixepoch('subsec')``, which SQLite knows since 3.42; the Python of
several long-lived Linux distributions brings an older one, where the expression is NULL and every write fails.
"""

import sqlite3
import time
from typing import Any

from sqlalchemy import Engine, event

SUBSECOND = (3, 42)
"""The first SQLite whose ``unixepoch`` takes ``'subsec'``."""


def lend_clock() -> None:
    """Gives every SQLite connection opened from now on a ``unixepoch`` that knows ``'subsec'``, where it is needed."""
    if sqlite3.sqlite_version_info < SUBSECOND and not event.contains(Engine, "connect", _lend):
        event.listen(Engine, "connect", _lend)


def _lend(connection: Any, _: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.create_function("unixepoch", -1, _unixepoch)


def _unixepoch(*arguments: str) -> float | int:
    """Seconds since 1970: of now only, which is all that is asked."""
    if arguments == ("subsec",):
        return time.time()
    if not arguments:
        return int(time.time())
    raise ValueError("only the present moment is known here")
