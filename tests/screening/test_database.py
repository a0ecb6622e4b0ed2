"""The records' schema, wherever its making was cut short."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, inspect

from assistant.screening.database import metadata, open_database


class CutShortError(Exception):
    """Stands for the death of the process."""


@contextmanager
def cut_before(number: int) -> Iterator[None]:
    """The statement of that number that writes the schema is never executed."""
    count = 0

    def watch(_: Any, __: Any, statement: str, *___: Any) -> None:
        nonlocal count
        if statement.lstrip().upper().startswith(("CREATE", "ALTER", "INSERT", "UPDATE")):
            count += 1
            if count == number:
                raise CutShortError

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", watch)


@pytest.mark.parametrize("number", range(1, 16))
def test_a_schema_whose_making_was_cut_short_is_made_the_next_time(number: int, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'criterium.sqlite'}"
    with cut_before(number), pytest.raises(CutShortError):
        open_database(url)
    engine = open_database(url)
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()
