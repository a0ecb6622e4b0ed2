"""What screenings leave behind: rubric versions, dossiers, screenings, drafts and what they cost."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Table, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import Executable

from assistant.dossier.dossier import Dossier
from assistant.errors import RunError
from assistant.judgement.draft import Draft
from assistant.judgement.screening import Screening, State
from assistant.judgement.usage import Usage
from assistant.rubric.rubric import Rubric
from assistant.screening.database import costs, dossiers, drafts, rubric_versions, screenings, writing


class Entry(NamedTuple):
    """A screening with where it stands."""

    screening: Screening
    state: State
    attempt: int
    created_at: datetime
    trouble: str | None = None
    """Why its last run stopped, in French; None while it runs, and once one has ended well."""


class Records:
    """Reads and writes records; every write is one transaction, and a RunError when the database is busy."""

    def __init__(self, engine: Engine) -> None:
        """Records in this database."""
        self.engine = engine
        self.rubric = lru_cache(maxsize=16)(self._rubric)
        self.dossier = lru_cache(maxsize=8)(self._dossier)

    def keep_rubric(self, rubric: Rubric) -> None:
        """Keeps this version of the rubric for as long as a screening is pinned to it."""
        self._add(
            rubric_versions,
            {"version": rubric.version, "rubric": rubric.id, "content": rubric.model_dump(mode="json")},
        )

    def _rubric(self, version: str) -> Rubric:
        query = select(rubric_versions.c.content).where(rubric_versions.c.version == version)
        with self.engine.connect() as connection:
            return Rubric.model_validate(connection.execute(query).scalar_one())

    def rubrics_from(self, start: str) -> list[Rubric]:
        """The kept rubrics whose version begins so."""
        query = select(rubric_versions.c.content).where(rubric_versions.c.version.startswith(start, autoescape=True))
        with self.engine.connect() as connection:
            return [Rubric.model_validate(content) for content in connection.execute(query).scalars()]

    def keep_dossier(self, dossier: Dossier) -> None:
        """Keeps the dossier as this version of the reader read it."""
        self._add(
            dossiers,
            {
                "sha256": dossier.sha256,
                "reader": dossier.reader,
                "content": dossier.model_dump_json(),
                "at": _now(),
            },
        )

    def find_dossier(self, sha256: str, reader: str) -> Dossier | None:
        """The dossier as that reader read it, if it is kept."""
        query = select(dossiers.c.content).where(dossiers.c.sha256 == sha256, dossiers.c.reader == reader)
        with self.engine.connect() as connection:
            content = connection.execute(query).scalar()
        return Dossier.model_validate_json(content) if content else None

    def _dossier(self, sha256: str, reader: str) -> Dossier:
        found = self.find_dossier(sha256, reader)
        if found is None:
            raise KeyError(sha256)
        return found

    def open_screening(self, screening: Screening) -> Entry:
        """The screening's entry, made if it is new."""
        now = _now()
        self._add(
            screenings,
            {
                "id": screening.id,
                "content": screening.model_dump(mode="json"),
                "state": "waiting",
                "attempt": 0,
                "created_at": now,
                "updated_at": now,
            },
        )
        return self.entry(screening.id)

    def entry(self, screening_id: str) -> Entry:
        """The entry of that id; KeyError if there is none."""
        found = self._entries(select(screenings).where(screenings.c.id == screening_id))
        if not found:
            raise KeyError(screening_id)
        return found[0]

    def revision(self, screening_id: str) -> tuple[State, int, int]:
        """State, attempt and drafts kept: another one whenever there is something new to show.

        Raises:
            KeyError: there is no such screening.
        """
        kept = select(func.count()).where(drafts.c.screening == screening_id).scalar_subquery()
        query = select(screenings.c.state, screenings.c.attempt, kept).where(screenings.c.id == screening_id)
        with self.engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise KeyError(screening_id)
        return row[0], row[1], row[2]

    def entries(self) -> list[Entry]:
        """Every screening, newest first."""
        return self._entries(select(screenings).order_by(screenings.c.created_at.desc(), screenings.c.id))

    def _entries(self, query: Executable) -> list[Entry]:
        with self.engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            Entry(
                Screening.model_validate(row["content"]),
                row["state"],
                row["attempt"],
                row["created_at"],
                row["trouble"],
            )
            for row in rows
        ]

    def set_state(self, screening_id: str, state: State, attempt: int, trouble: str | None = None) -> None:
        """Says where the screening stands, and why it stopped if something stopped it."""
        with writing(self.engine) as connection:
            connection.execute(
                update(screenings)
                .where(screenings.c.id == screening_id)
                .values(state=state, attempt=attempt, trouble=trouble, updated_at=_now())
            )

    def keep_drafts(self, screening_id: str, attempt: int, part: str, made: Iterable[Draft], usage: Usage) -> None:
        """Keeps a group's drafts and what they cost, all or nothing; the same kept again is kept once.

        Raises:
            RunError: another draft or cost was kept in their place; nothing of the group is.
        """
        rows = [
            {
                "screening": screening_id,
                "criterion": draft.criterion,
                "attempt": attempt,
                "content": draft.model_dump(mode="json"),
                "at": _now(),
                "basis": draft.basis if draft.status != "failed" else None,
            }
            for draft in made
        ]
        cost = {
            "screening": screening_id,
            "attempt": attempt,
            "part": part,
            "content": usage.model_dump(mode="json"),
        }
        with writing(self.engine) as connection:
            for row in rows:
                if not _added(connection, drafts, row) and _kept(connection, drafts, row) != row["content"]:
                    raise RunError(
                        f"Une autre proposition est déjà gardée pour le critère {row['criterion']} ; relancer l'examen."
                    )
            if not _added(connection, costs, cost) and _kept(connection, costs, cost) != cost["content"]:
                raise RunError("Pour ces critères, un autre coût est déjà gardé ; relancer l'examen.")

    def keep_time(self, screening_id: str, attempt: int, seconds: float) -> None:
        """Keeps how long an attempt took; said again by a run that took over, the first time stays."""
        content = Usage(seconds=seconds).model_dump(mode="json")
        row = {"screening": screening_id, "attempt": attempt, "part": "time", "content": content}
        with writing(self.engine) as connection:
            _added(connection, costs, row)

    def drafts(self, screening_id: str) -> dict[str, Draft]:
        """The latest draft of each criterion."""
        query = select(drafts.c.criterion, drafts.c.content).where(drafts.c.screening == screening_id)
        with self.engine.connect() as connection:
            rows = connection.execute(query.order_by(drafts.c.attempt)).all()
        return {criterion: Draft.model_validate(content) for criterion, content in rows}

    def made_from(self, bases: Sequence[str]) -> dict[str, Draft]:
        """The latest draft, of whatever screening, made from each basis; those without one are left out."""
        query = select(drafts.c.basis, drafts.c.content).where(drafts.c.basis.in_(bases)).order_by(drafts.c.at)
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return {basis: Draft.model_validate(content) for basis, content in rows}

    def drafted_in(self, screening_id: str, attempt: int) -> set[str]:
        """Ids of the criteria that this attempt has drafted."""
        query = select(drafts.c.criterion).where(drafts.c.screening == screening_id, drafts.c.attempt == attempt)
        with self.engine.connect() as connection:
            return set(connection.execute(query).scalars())

    def usage(self, screening_id: str) -> Usage:
        """What the screening cost, all attempts together."""
        query = select(costs.c.content).where(costs.c.screening == screening_id)
        with self.engine.connect() as connection:
            parts: Sequence[Any] = connection.execute(query).scalars().all()
        return sum((Usage.model_validate(part) for part in parts), Usage())

    def _add(self, table: Table, row: dict[str, Any]) -> None:
        """Adds a row whose key is its content: one that is there already is the same one."""
        with writing(self.engine) as connection:
            _added(connection, table, row)


def _added(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Whether the row was added; one that has its key may be there already."""
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = build(table).values(row).on_conflict_do_nothing(index_elements=table.primary_key.columns)
    return connection.execute(statement.execution_options(preserve_rowcount=True)).rowcount == 1


def _kept(connection: Connection, table: Table, row: dict[str, Any]) -> Any:
    """The content that is kept under the row's key."""
    here = [column == row[column.name] for column in table.primary_key.columns]
    return connection.execute(select(table.c.content).where(*here)).scalar_one()


def _now() -> datetime:
    return datetime.now(UTC)
