"""The records' tables and their engine: SQLite in WAL by default, PostgreSQL by one URL."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from assistant.errors import RunError, UserError

HEAD = "0006"
"""The newest migration; a test compares it with the folder."""
PATIENCE = 30
"""Seconds that a SQLite database that another connection writes is waited for."""

OCCUPIED = "La base est occupée ou le disque est plein ; réessayer."

metadata = MetaData()

rubric_versions = Table(
    "rubric_versions",
    metadata,
    Column("version", String(64), primary_key=True),
    Column("rubric", String(80), nullable=False),
    Column("content", JSON, nullable=False),
)
dossiers = Table(
    "dossiers",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("reader", String(20), primary_key=True),
    Column("content", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
screenings = Table(
    "screenings",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("content", JSON, nullable=False),
    Column("state", String(10), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
    Column("trouble", Text),
)
drafts = Table(
    "drafts",
    metadata,
    Column("screening", String(16), primary_key=True),
    Column("criterion", String(80), primary_key=True),
    Column("attempt", Integer, primary_key=True),
    Column("content", JSON, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("basis", String(64), index=True),
)
costs = Table(
    "costs",
    metadata,
    Column("screening", String(16), primary_key=True),
    Column("attempt", Integer, primary_key=True),
    Column("part", String(20), primary_key=True),
    Column("content", JSON, nullable=False),
)
replies = Table(
    "replies",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, index=True),
    Column("rejected", Boolean, nullable=False),
    Column("request", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("usage", JSON, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("prompt", String(80)),
    Column("digest", String(64)),
)
batch_requests = Table(
    "batch_requests",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("screening", String(16), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("part", JSON, nullable=False),
    Column("request", JSON, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("screening", String(16), nullable=False, index=True),
    Column("criterion", String(80), nullable=False),
    Column("content", JSON, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("previous", String(64), nullable=False, index=True, unique=True),
    Column("hash", String(64), nullable=False),
    Column("rule", Integer, nullable=False, server_default="1"),
)
log_head = Table(
    "log_head",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("hash", String(64), nullable=False),
    Column("entries", Integer, nullable=False),
)
scratch = Table(
    "scratch",
    metadata,
    Column("screening", String(16), primary_key=True),
    Column("criterion", String(80), primary_key=True),
    Column("level", String(20)),
    Column("comment", Text, nullable=False),
)


def open_database(url: str) -> Engine:
    """An engine on an up-to-date schema, whose errors quote nothing of what is written: it is dossiers' text.

    Raises:
        UserError: the URL is not one.
        RunError: the database does not answer, or is newer than this program.
    """
    try:
        engine = create_engine(url, hide_parameters=True, **_options(url))
    except (SQLAlchemyError, ImportError) as error:
        raise UserError("CRITERIUM_DATABASE_URL n'est pas une adresse de base utilisable.") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _careful)
    try:
        current = _current(engine)
        if current is None or current < HEAD:
            # Alembic takes half a second to import, and is needed once per version.
            from assistant.screening.migration import upgrade

            upgrade(engine)
        elif current > HEAD:
            raise RunError("La base vient d'une version plus récente de Critérium ; mettre Critérium à jour.")
    except SQLAlchemyError as error:
        raise RunError(
            "La base ne répond pas ou est abîmée ; vérifier CRITERIUM_DATA et CRITERIUM_DATABASE_URL."
        ) from error
    return engine


@contextmanager
def writing(engine: Engine, told: str = OCCUPIED) -> Iterator[Connection]:
    """One transaction that writes, whole or not at all.

    Raises:
        RunError: the database is busy, full or out of reach, which is ``told``; nothing was written.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except OperationalError as error:
        raise RunError(told) from error


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite URL, None for another database."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def scrub(file: Path) -> None:
    """Writes a SQLite file anew, so that neither it nor its log holds what was deleted.

    Raises:
        RunError: another program keeps the file's log in use.
    """
    with closing(sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("VACUUM")
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.Error:
            busy = True
    if busy:
        raise RunError(
            f"C'est supprimé, mais {file.name} peut en garder des traces : un autre programme le lit, ou le disque "
            "est plein ; fermer Critérium partout, puis le rouvrir."
        )


def _options(url: str) -> dict[str, Any]:
    return {"connect_args": {"timeout": PATIENCE}} if url.startswith("sqlite") else {"pool_pre_ping": True}


def _careful(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _current(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
