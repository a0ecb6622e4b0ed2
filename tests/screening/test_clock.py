"""Old SQLite libraries tell the time in fractions of a second all the same."""

import time

from sqlalchemy import create_engine

from assistant.screening.clock import lend_clock


def test_the_present_moment_has_fractions_and_defaults_can_use_it() -> None:
    lend_clock()
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE t (a INTEGER, at INTEGER NOT NULL DEFAULT (unixepoch('subsec') * 1000))"
        )
        connection.exec_driver_sql("INSERT INTO t (a) VALUES (1)")
        kept = connection.exec_driver_sql("SELECT at FROM t").scalar()
        now = connection.exec_driver_sql("SELECT unixepoch()").scalar()
    engine.dispose()
    assert abs(kept / 1000 - time.time()) < 60
    assert abs(now - time.time()) < 60
