"""The records' schema, wherever its making was cut short."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, inspect

from assistant.drafting.reply import Reply
from assistant.errors import RunError
from assistant.judgement.decision import Decision
from assistant.judgement.draft import failed
from assistant.judgement.level import Level
from assistant.judgement.usage import Usage
from assistant.jury.log import DecisionLog, now
from assistant.screening.database import metadata, open_database
from assistant.screening.records import Records
from assistant.screening.replies import RecordedReplies


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


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Engine]:
    """A database that another connection is writing to; it is waited for a moment only."""
    file = tmp_path / "criterium.sqlite"
    open_database(f"sqlite:///{file}").dispose()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": 0.05})
        yield engine
        engine.dispose()


WRITES: dict[str, Callable[[Engine], object]] = {
    "a state": lambda engine: Records(engine).set_state("s", "done", 1),
    "drafts": lambda engine: Records(engine).keep_drafts("s", 1, "group 0", [failed("A", "llm", "x")], Usage()),
    "a time": lambda engine: Records(engine).keep_time("s", 1, 2.0),
    "a reply": lambda engine: RecordedReplies(engine).put(Reply(request={}, text="x", usage=Usage(), prompt="p")),
    "a rejection": lambda engine: RecordedReplies(engine).reject("x"),
    "a juror's words": lambda engine: DecisionLog(engine).jot("s", "A", None, "mots du juré"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_busy_database_is_said_in_a_sentence(write: Callable[[Engine], object], busy: Engine) -> None:
    with pytest.raises(RunError, match=r"^La base est occupée ou le disque est plein ; réessayer\.$"):
        write(busy)


def test_a_decision_that_a_busy_database_refused_is_said_not_to_be_kept(busy: Engine) -> None:
    decision = Decision(criterion="A", juror="J. D.", action="graded", level=Level.MET, at=now())
    with pytest.raises(RunError, match="La décision n'a pas pu être enregistrée"):
        DecisionLog(busy).append("s", decision)
    assert DecisionLog(busy).history("s") == []


@pytest.mark.parametrize("number", range(1, 16))
def test_a_schema_whose_making_was_cut_short_is_made_the_next_time(number: int, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'criterium.sqlite'}"
    with cut_before(number), pytest.raises(CutShortError):
        open_database(url)
    engine = open_database(url)
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()
