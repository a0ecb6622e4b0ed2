"""The append-only log of decisions, each entry chained to the one before by its hash."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Delete, Engine, delete, insert, select
from sqlalchemy.exc import OperationalError

from assistant.errors import RunError
from assistant.judgement.decision import Decision
from assistant.judgement.level import Level
from assistant.screening.database import decisions, scratch

GENESIS = "0" * 64


class Scratch(NamedTuple):
    """What a juror has begun to write and not yet confirmed. Not a decision."""

    level: Level | None
    comment: str


class DecisionLog:
    """Decisions are appended. The last one on a criterion counts; all stay."""

    def __init__(self, engine: Engine) -> None:
        """The log in the records' database."""
        self._engine = engine

    def append(self, screening_id: str, decision: Decision) -> None:
        """Adds a decision; the juror's unconfirmed words on the criterion are cleared in the same transaction.

        Raises:
            RunError: the database is busy or full; nothing was written.
        """
        content = decision.model_dump(mode="json")
        try:
            with self._engine.begin() as connection:
                if connection.dialect.name == "sqlite":
                    connection.exec_driver_sql("UPDATE scratch SET comment = comment WHERE 0")
                last = connection.execute(
                    select(decisions.c.hash).order_by(decisions.c.number.desc()).limit(1)
                ).scalar()
                previous = last or GENESIS
                connection.execute(
                    insert(decisions).values(
                        screening=screening_id,
                        criterion=decision.criterion,
                        content=content,
                        at=decision.at,
                        previous=previous,
                        hash=_hash(previous, screening_id, content),
                    )
                )
                connection.execute(_scratch_of(screening_id, decision.criterion))
        except OperationalError as error:
            raise RunError(
                "La décision n'a pas pu être enregistrée (base occupée ou disque plein) ; réessayer."
            ) from error

    def decisions(self, screening_id: str) -> dict[str, Decision]:
        """The decision in force on each criterion that has one."""
        return {decision.criterion: decision for decision in self.history(screening_id)}

    def history(self, screening_id: str) -> list[Decision]:
        """Every decision of a screening, oldest first."""
        query = select(decisions.c.content).where(decisions.c.screening == screening_id).order_by(decisions.c.number)
        with self._engine.connect() as connection:
            return [Decision.model_validate(content) for content in connection.execute(query).scalars()]

    def faults(self) -> Sequence[int]:
        """Numbers of the entries that do not follow from the one before: altered, removed or inserted."""
        wrong: list[int] = []
        previous = GENESIS
        with self._engine.connect() as connection:
            for row in connection.execute(select(decisions).order_by(decisions.c.number)).mappings():
                if row["previous"] != previous or row["hash"] != _hash(previous, row["screening"], row["content"]):
                    wrong.append(row["number"])
                previous = row["hash"]
        return wrong

    def jot(self, screening_id: str, criterion: str, level: Level | None, comment: str) -> None:
        """Keeps what the juror has begun to write, in place of what was kept."""
        with self._engine.begin() as connection:
            connection.execute(_scratch_of(screening_id, criterion))
            if level is not None or comment:
                connection.execute(
                    insert(scratch).values(
                        screening=screening_id,
                        criterion=criterion,
                        level=level.value if level else None,
                        comment=comment,
                    )
                )

    def jotted(self, screening_id: str, criterion: str) -> Scratch | None:
        """What the juror had begun to write on the criterion."""
        query = select(scratch.c.level, scratch.c.comment).where(
            scratch.c.screening == screening_id, scratch.c.criterion == criterion
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Scratch(Level(row[0]) if row[0] else None, row[1])


def _scratch_of(screening_id: str, criterion: str) -> Delete:
    return delete(scratch).where(scratch.c.screening == screening_id, scratch.c.criterion == criterion)


def _hash(previous: str, screening_id: str, content: object) -> str:
    canonical = json.dumps([previous, screening_id, content], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)
