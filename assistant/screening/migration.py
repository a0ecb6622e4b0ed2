"""Brings the records' schema up to date, through Alembic."""

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from filelock import FileLock
from sqlalchemy import Engine


def upgrade(engine: Engine) -> None:
    """Runs the migrations that the database has not had; one process at a time on one SQLite file."""
    with as_file(files("assistant.screening").joinpath("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        if engine.dialect.name == "sqlite" and engine.url.database:
            with FileLock(f"{engine.url.database}.migration"):
                _run(config, engine)
        else:
            _run(config, engine)


def _run(config: Config, engine: Engine) -> None:
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            # Python's driver opens no transaction for a CREATE: a process that dies would leave half a schema for good.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
