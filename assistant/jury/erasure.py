"""Erasing an examination: everything that was kept of it goes, and the log keeps that it went."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import ColumnElement, Connection, String, cast, delete, select

from assistant.dossier.dossier import Dossier
from assistant.drafting.marking import tag_of
from assistant.errors import RunError
from assistant.judgement.screening import Screening
from assistant.jury.log import DecisionLog, lock
from assistant.screening.database import (
    batch_requests,
    costs,
    dossiers,
    drafts,
    replies,
    screenings,
    scrub,
    sqlite_file,
    writing,
)
from assistant.screening.desk import Desk
from assistant.screening.records import Entry
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from index.embedder import FrenchStatic
from index.retrieval import passages_collection
from index.store import VectorStore, close_stores

GOES = "le dossier (fichier, texte, images, vecteurs), les propositions, les décisions et les demandes au modèle"
STAYS = "au journal, sans nom : la date de la suppression, le référentiel et le nombre de décisions"
UNDER_WAY = "Cet examen est en cours : l'arrêter ou attendre sa fin, puis le supprimer."
ANOTHER_UNDER_WAY = "Un autre examen est en cours : attendre sa fin, puis supprimer celui-ci."


class Eraser:
    """Erases examinations, and dossiers that were read without one."""

    def __init__(self, desk: Desk, runner: Runner) -> None:
        """Erases from this desk's records, index and files, and from the runner's."""
        self._desk = desk
        self._runner = runner
        self._log = DecisionLog(desk.records.engine)

    def named(self, name: str) -> list[Entry]:
        """The examinations of that candidate's code, of a file of that name, or of that id."""
        wanted = name.strip().casefold()
        return [
            entry
            for entry in self._desk.records.entries()
            if wanted in {part.casefold() for part in (entry.screening.candidate, entry.screening.file)} - {""}
            or wanted == entry.screening.id
        ]

    def unexamined(self, name: str) -> list[Dossier]:
        """Dossiers of that file name that were read, for a forecast say, and never examined."""
        examined = {entry.screening.dossier for entry in self._desk.records.entries()}
        query = select(dossiers.c.content).where(dossiers.c.sha256.not_in(examined))
        with self._desk.records.engine.connect() as connection:
            read = [Dossier.model_validate_json(content) for content in connection.execute(query).scalars()]
        return [dossier for dossier in read if dossier.file.casefold() == name.strip().casefold()]

    def shared(self, screening: Screening) -> bool:
        """Whether another examination reads the same dossier, which then stays for it."""
        return any(other.id != screening.id for other in self._on(screening.dossier))

    def erase(self, screening_id: str) -> None:
        """Erases the examination, with its dossier unless another examination reads it.

        Raises:
            KeyError: there is none.
            RunError: it or another one is under way, or something of it does not let itself be erased.
        """
        records = self._desk.records
        screening = records.entry(screening_id).screening
        with self._runner.alone(screening_id, UNDER_WAY), self._nothing_else_running(screening_id):
            with writing(records.engine) as connection:
                lock(connection)
                self._erase_rows(connection, screening)
                self._log.erase(connection, screening_id, screening.rubric)
            self._runner.forget(screening_id)
            (self._desk.settings.data / "locks" / f"{screening_id}.lock").unlink(missing_ok=True)
        self._scrub()

    def erase_dossier(self, dossier: Dossier) -> None:
        """Erases a dossier that no examination reads.

        Raises:
            RunError: an examination is under way, or something of it does not let itself be erased.
        """
        with self._nothing_else_running(), writing(self._desk.records.engine) as connection:
            lock(connection)
            self._erase_dossier(connection, dossier.sha256)
        self._scrub()

    @contextmanager
    def _nothing_else_running(self, screening_id: str = "") -> Iterator[None]:
        """The index, which all examinations share, is not taken from under one that runs."""
        with ExitStack() as held:
            for unfinished in self._runner.unfinished():
                if unfinished != screening_id:
                    held.enter_context(self._runner.alone(unfinished, ANOTHER_UNDER_WAY))
            yield

    def _on(self, sha256: str) -> list[Screening]:
        return [e.screening for e in self._desk.records.entries() if e.screening.dossier == sha256]

    def _erase_rows(self, connection: Connection, screening: Screening) -> None:
        others = [other.id for other in self._on(screening.dossier) if other.id != screening.id]
        if others:
            gone = _named_by(connection, [screening.id]) - _named_by(connection, others)
            connection.execute(delete(replies).where(replies.c.key.in_(gone)))
        for table in (drafts, costs, batch_requests):
            connection.execute(delete(table).where(table.c.screening == screening.id))
        connection.execute(delete(screenings).where(screenings.c.id == screening.id))
        if not others:
            self._erase_dossier(connection, screening.dossier)

    def _erase_dossier(self, connection: Connection, sha256: str) -> None:
        """The dossier's rows, and in the same transaction its files: cut short, it can be asked for again."""
        readers = connection.execute(select(dossiers.c.reader).where(dossiers.c.sha256 == sha256)).scalars().all()
        connection.execute(delete(dossiers).where(dossiers.c.sha256 == sha256))
        connection.execute(delete(replies).where(_about(sha256)))
        self._desk.records.dossier.cache_clear()
        _erase_vectors(self._desk.settings, [passages_collection(sha256, reader) for reader in readers])
        self._desk.erase_files(sha256)

    def _scrub(self) -> None:
        settings = self._desk.settings
        for file in (sqlite_file(settings.records_url), sqlite_file(settings.runs_url)):
            if file is not None and file.exists():
                scrub(file)


def _named_by(connection: Connection, ids: list[str]) -> set[str]:
    """Hashes of the requests whose replies made the drafts of these screenings."""
    query = select(drafts.c.content).where(drafts.c.screening.in_(ids))
    made = connection.execute(query).scalars().all()
    return {draft[name] for draft in made for name in ("request", "second_request") if draft.get(name)}


def _about(sha256: str) -> ColumnElement[bool]:
    """Whether a reply is to a request that gave passages of the dossier: its tag is in no other."""
    return cast(replies.c.request, String).contains(tag_of(sha256), autoescape=True)


def _erase_vectors(settings: Settings, collections: list[str]) -> None:
    """A server forgets the collections; an index of our own goes whole, and is made again as it is needed.

    Chroma leaves a deleted collection's folder behind, and its files hold whatever was in memory when they were made.
    """
    if settings.chroma_url is None:
        close_stores()
        folder = settings.data / "chroma"
        try:
            if folder.exists():
                shutil.rmtree(folder)
        except OSError as error:
            raise RunError(
                "L'index ne s'efface pas : vérifier les droits sur CRITERIUM_DATA, puis recommencer."
            ) from error
        return
    store = VectorStore(settings.data / "chroma", settings.chroma_url, FrenchStatic(), FrenchStatic.name)
    for collection in collections:
        store.forget(collection)
