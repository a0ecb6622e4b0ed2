"""The append-only log of decisions, each entry chained to the one before by its hash."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Delete, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.errors import RunError
from assistant.judgement.decision import Decision
from assistant.judgement.level import Level
from assistant.jury.seal import FIRST, RULE, moment, sealed
from assistant.screening.database import decisions, log_head, scratch, writing

UNKEPT = "La décision n'a pas pu être enregistrée (base occupée ou disque plein) ; réessayer."
BROKEN = (
    "Le journal des décisions ne se suit plus ; lancer « criterium audit verify », conserver la base et avertir le "
    "responsable."
)
ERASED = {"erased": True}
"""What stands where a decision was erased with its examination; a migration allows it and no other change."""


class Scratch(NamedTuple):
    """What a juror has begun to write and not yet confirmed. Not a decision."""

    level: Level | None
    comment: str


class Erased(NamedTuple):
    """What the log keeps of an examination that was erased."""

    rubric: str
    at: datetime
    decisions: int
    """How many went with it."""


class Head(NamedTuple):
    """Where the log ends."""

    entries: int
    seal: str
    """Of the last entry."""


class DecisionLog:
    """Decisions are appended. The last one on a criterion counts; all stay, unless their examination is erased."""

    def __init__(self, engine: Engine) -> None:
        """The log in the records' database."""
        self._engine = engine

    def append(self, screening_id: str, decision: Decision) -> None:
        """Adds a decision; the juror's unconfirmed words on the criterion are cleared in the same transaction.

        Raises:
            RunError: the database is busy or full, or the log was altered at its end; nothing was written.
        """
        content = decision.model_dump(mode="json")
        with writing(self._engine, UNKEPT) as connection:
            lock(connection)
            _chained(connection, screening_id, decision.criterion, content, decision.at)
            connection.execute(_scratch_of(screening_id, decision.criterion))

    def decisions(self, screening_id: str) -> dict[str, Decision]:
        """The decision in force on each criterion that has one."""
        return {decision.criterion: decision for decision in self.history(screening_id)}

    def history(self, screening_id: str) -> list[Decision]:
        """Every decision of a screening, oldest first."""
        query = select(decisions.c.content).where(decisions.c.screening == screening_id).order_by(decisions.c.number)
        with self._engine.connect() as connection:
            return [Decision.model_validate(content) for content in connection.execute(query).scalars()]

    def erase(self, connection: Connection, screening_id: str, rubric: str) -> None:
        """Empties the screening's decisions and appends that this was done, in the caller's transaction.

        Their numbers, moments and hashes stay, so that the chain still holds; who, what and why do not.
        """
        mine = decisions.c.screening == screening_id
        gone = connection.execute(
            select(decisions.c.number, decisions.c.hash).where(mine).order_by(decisions.c.number)
        ).all()
        connection.execute(update(decisions).where(mine).values(screening="", criterion="", content=ERASED))
        connection.execute(delete(scratch).where(scratch.c.screening == screening_id))
        at = now()
        content = {"action": "erased", "rubric": rubric, "at": at.isoformat(), "entries": [list(row) for row in gone]}
        _chained(connection, "", "", content, at)

    def erasures(self) -> list[Erased]:
        """The examinations that were erased, oldest first."""
        with self._engine.connect() as connection:
            return [
                Erased(content["rubric"], datetime.fromisoformat(content["at"]), len(content["entries"]))
                for content in _erasures(connection)
            ]

    def faults(self) -> Sequence[int]:
        """Numbers of the entries that are not as they were kept: altered, inserted, or gone.

        Where entries are gone, it is the number of the one after the gap, or the one after the last when they are gone
        from the end. An erased entry is at fault unless a later one says that it was erased.

        What no chain can show: that somebody who writes to the database made everything anew, every seal and the head
        of the log with it; that entries were gone from the end before the head was kept (migration 0006); or that a
        number changed and the order did not. Only a seal noted outside of the database shows the first.

        Raises:
            RunError: the database is busy; no decision may come in between.
        """
        wrong: list[int] = []
        previous, rule, last, entries = FIRST, 1, 0, 0
        with writing(self._engine) as connection:
            lock(connection)
            erased = {number: seal for content in _erasures(connection) for number, seal in content["entries"]}
            for row in connection.execute(select(decisions).order_by(decisions.c.number)).mappings():
                expected = erased.get(row["number"]) if row["content"] == ERASED else sealed({**row})
                if row["previous"] != previous or row["hash"] != expected or row["rule"] < rule:
                    wrong.append(row["number"])
                previous, rule, last, entries = row["hash"], row["rule"], row["number"], entries + 1
            head = _head(connection)
        if head is None or head.seal != previous:
            gone = head is None or head.entries > entries
            end = last + 1 if gone else last
            if end not in wrong:
                wrong.append(end)
        return wrong

    def head(self) -> Head:
        """How many entries the log has, and the seal of the last one.

        Raises:
            RunError: it is not kept any more.
        """
        with self._engine.connect() as connection:
            head = _head(connection)
        if head is None:
            raise RunError(BROKEN)
        return head

    def jot(self, screening_id: str, criterion: str, level: Level | None, comment: str) -> None:
        """Keeps what the juror has begun to write, in place of what was kept.

        Raises:
            RunError: the database is busy or full; what was kept stays.
        """
        with writing(self._engine) as connection:
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


def lock(connection: Connection) -> None:
    """Makes the transaction the only one that writes decisions until it ends; others wait."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("UPDATE scratch SET comment = comment WHERE 0")
    else:
        connection.exec_driver_sql("LOCK TABLE decisions IN SHARE ROW EXCLUSIVE MODE")


def _chained(connection: Connection, screening_id: str, criterion: str, content: Any, at: datetime) -> None:
    head = _head(connection)
    if head is None:
        raise RunError(BROKEN)
    entry = {
        "screening": screening_id,
        "criterion": criterion,
        "content": content,
        "at": moment(at),
        "previous": head.seal,
        "rule": RULE,
    }
    seal = sealed(entry)
    try:
        connection.execute(insert(decisions).values(**entry, hash=seal))
    except IntegrityError as error:
        raise RunError(BROKEN) from error
    connection.execute(update(log_head).values(hash=seal, entries=head.entries + 1))


def _head(connection: Connection) -> Head | None:
    row = connection.execute(select(log_head.c.entries, log_head.c.hash)).one_or_none()
    return None if row is None else Head(row.entries, row.hash)


def _erasures(connection: Connection) -> list[dict[str, Any]]:
    query = select(decisions.c.content).where(decisions.c.screening == "").order_by(decisions.c.number)
    return [content for content in connection.execute(query).scalars() if content.get("action") == "erased"]


def _scratch_of(screening_id: str, criterion: str) -> Delete:
    return delete(scratch).where(scratch.c.screening == screening_id, scratch.c.criterion == criterion)


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)
