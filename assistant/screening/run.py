"""Durable runs through DBOS: a screening is a workflow, drafting a group is a step, and a step done stays done."""

import asyncio
import logging
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from threading import Lock, Thread
from typing import Any

from dbos import (
    DBOS,
    DBOSConfig,
    DBOSConfiguredInstance,
    DBOSPortableJSONSerializer,
    PortableWorkflowError,
    SetWorkflowID,
    WorkflowHandle,
)

from assistant.drafting.drafter import Drafter
from assistant.errors import CriteriumError, RunError
from assistant.judgement.screening import Reading, Screening
from assistant.judgement.usage import Usage
from assistant.screening.clock import lend_clock
from assistant.screening.desk import Desk
from assistant.screening.held import BUSY, held
from assistant.screening.planning import Part, Plan, unfinished
from assistant.settings.defect import kept_defect
from index.store import close_stores

SHAPE = "2"
"""Raised when the order of a run's steps changes: a run of another shape is begun anew, with the drafts it made."""

STOPPED = "L'examen a été arrêté avant ce critère."
DEFECT = "L'examen s'est arrêté sur un défaut de Critérium ; le relancer."

_OVER = {"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"}


@DBOS.dbos_class()
class ScreeningRun(DBOSConfiguredInstance):
    """The workflow of one screening and its steps."""

    def __init__(self, name: str) -> None:
        """Registers with DBOS under a name of its own, once per process."""
        super().__init__(name)
        self.seat: _Seat | None = None

    @property
    def desk(self) -> Desk:
        """The desk that runs work on."""
        return self._seated.desk

    @property
    def _seated(self) -> "_Seat":
        if self.seat is None:
            raise RuntimeError("no runner is open in this process")
        return self.seat

    @DBOS.workflow()
    async def run(self, screening_id: str, attempt: int) -> None:
        """Plans, drafts every group, and closes the attempt."""
        try:
            await self._attempt(screening_id, attempt)
        except PortableWorkflowError as error:
            raise _as_raised(error) from error
        finally:
            await self._seated.release(screening_id, attempt)

    async def _attempt(self, screening_id: str, attempt: int) -> None:
        started, reading, plan = await self.plan(screening_id, attempt)
        waiting = [self.draft(screening_id, attempt, number, part) for number, part in enumerate(plan)]
        if waiting and reading == "whole":
            # One call first: it warms a provider's prefix cache, and the others find the dossier in it.
            await waiting.pop(0)
        await asyncio.gather(*waiting)
        await self.close(screening_id, attempt, started)

    @DBOS.step()
    async def plan(self, screening_id: str, attempt: int) -> tuple[float, Reading, Plan]:
        """(when the run began, how the dossier is read, calls for the criteria that have no usable draft yet).

        Drafts that were made before from the same things are kept for this screening too, and not asked for.
        """
        started = time.time()
        desk = self.desk
        screening = desk.records.entry(screening_id).screening
        desk.records.set_state(screening_id, "running", attempt)
        left = unanswered(desk, screening)
        if not left:
            return started, screening.reading, []
        return started, screening.reading, await asyncio.to_thread(_planned, desk, screening, attempt, left)

    @DBOS.step()
    async def draft(self, screening_id: str, attempt: int, number: int, part: Part) -> None:
        """Drafts one group and keeps its drafts, unless they were kept before the process died."""
        records = self.desk.records
        if {criterion for criterion, _ in part[0]} <= records.drafted_in(screening_id, attempt):
            return
        if self._seated.is_stopped(screening_id):
            return
        screening = records.entry(screening_id).screening
        drafter = self._seated.drafter(screening, attempt)
        pinned = self.desk.pinned(screening)
        made, usage = await drafter.draft(pinned.group(number, part))
        if self._seated.is_stopped(screening_id):
            made = [draft for draft in made if draft.status != "failed"]
        rankings = dict(part[0])
        based = [d.model_copy(update={"basis": pinned.basis(d.criterion, rankings[d.criterion])}) for d in made]
        records.keep_drafts(screening_id, attempt, f"group {number}", based, usage)

    @DBOS.step()
    async def close(self, screening_id: str, attempt: int, started: float) -> None:
        """Says that the screening is done or stopped, and how long the attempt took, a pause after a crash included."""
        records = self.desk.records
        records.keep_time(screening_id, attempt, time.time() - started)
        asked_to = self._seated.is_stopped(screening_id)
        left = asked_to and unanswered(self.desk, records.entry(screening_id).screening)
        records.set_state(screening_id, "stopped" if left else "done", attempt)


class _Seat:
    """What one runner lends to the workflow: its desk, and a drafter for each attempt."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._lent: dict[str, Drafter] = {}
        self._stopped: set[str] = set()
        self._lock = Lock()

    def drafter(self, screening: Screening, attempt: int) -> Drafter:
        with self._lock:
            key = f"{screening.id}.{attempt}"
            if key not in self._lent:
                self._lent[key] = self.desk.drafter(screening)
                if screening.id in self._stopped:
                    self._lent[key].stop(STOPPED)
            return self._lent[key]

    async def release(self, screening_id: str, attempt: int) -> None:
        with self._lock:
            lent = self._lent.pop(f"{screening_id}.{attempt}", None)
        if lent is not None:
            await lent.close()

    def stop(self, screening_id: str) -> None:
        with self._lock:
            self._stopped.add(screening_id)
            for key, lent in self._lent.items():
                if key.startswith(f"{screening_id}."):
                    lent.stop(STOPPED)

    def is_stopped(self, screening_id: str) -> bool:
        with self._lock:
            return screening_id in self._stopped

    def over(self, screening_id: str) -> None:
        with self._lock:
            self._stopped.discard(screening_id)


def _planned(desk: Desk, screening: Screening, attempt: int, left: list[str]) -> Plan:
    rankings = desk.ranked(screening, left)
    known = desk.carried(screening, rankings)
    if known:
        desk.records.keep_drafts(screening.id, attempt, "carried", known, Usage())
    for draft in known:
        del rankings[draft.criterion]
    return desk.plan(screening, rankings)


# DBOS knows a workflow's instance by its name, for the life of the process; runners come and go.
_RUNS = ScreeningRun("screenings")


def unanswered(desk: Desk, screening: Screening) -> list[str]:
    """Ids of the criteria whose drafting is not finished."""
    drafts = desk.records.drafts(screening.id)
    return [c for c in screening.criteria if unfinished(screening, drafts.get(c))]


class Runner:
    """Runs screenings in this process, one process at a time each."""

    def __init__(self, desk: Desk) -> None:
        """Starts DBOS on the runs' own database; nothing is taken up unasked."""
        self.desk = desk
        self._closed = False
        _quiet()
        lend_clock()
        config: DBOSConfig = {
            "name": "criterium",
            "system_database_url": desk.settings.runs_url,
            # What a run keeps is values, never code: runs kept otherwise before are still read, and resumed.
            "serializer": DBOSPortableJSONSerializer(),
            "application_version": SHAPE,
            # An id of its own: another process's runs are not ours to recover.
            "executor_id": uuid.uuid4().hex,
            "db_engine_kwargs": {"hide_parameters": True},
            "log_level": "CRITICAL",
            "enable_otlp": False,
            "notification_listener_polling_interval_sec": 0.05,
        }
        DBOS(config=config)
        self._seat = _RUNS.seat = _Seat(desk)
        self._under_way: set[str] = set()
        DBOS.launch()

    def run(self, screening_id: str, watch: Callable[[], None] = lambda: None) -> None:
        """Runs the screening to its end, from where it stopped; ``watch`` is called a few times a second.

        Raises:
            RunError: another process is running it, or the run could not be finished.
        """
        with self._taken(screening_id):
            self._run(screening_id, watch)

    @contextmanager
    def _taken(self, screening_id: str) -> Iterator[None]:
        """The screening as one that this process alone runs; why it was stopped before is forgotten."""
        with ExitStack() as released, self.alone(screening_id):
            entry = self.desk.records.entry(screening_id)
            if unanswered(self.desk, entry.screening):
                self.desk.records.set_state(screening_id, "waiting", entry.attempt)
            self._under_way.add(screening_id)
            # Once the lock is free: whoever sees that it does not run any more may run it again.
            released.callback(self._over, screening_id)
            yield

    def _over(self, screening_id: str) -> None:
        self._under_way.discard(screening_id)
        self._seat.over(screening_id)

    def _run(self, screening_id: str, watch: Callable[[], None]) -> None:
        try:
            handle = self._begin(screening_id)
            while handle.get_status().status not in _OVER:
                watch()
                time.sleep(0.05)
            _await(handle)
        except Exception as error:
            self._stopped(screening_id, error)
            raise
        watch()

    def runs(self, screening_id: str) -> bool:
        """Whether this process is running the screening."""
        return screening_id in self._under_way

    def stops(self, screening_id: str) -> bool:
        """Whether this process is running the screening and was asked to stop it."""
        return self.runs(screening_id) and self._seat.is_stopped(screening_id)

    def stop(self, screening_id: str) -> None:
        """Stops the screening's run in this process, if there is one: no model is asked more.

        Replies on their way are waited for and kept; the screening is then stopped, to be run again for what is left.
        """
        if self.runs(screening_id):
            self._seat.stop(screening_id)

    def _stopped(self, screening_id: str, error: Exception) -> None:
        """Keeps that the run stopped, and why; one that goes down with this runner stays to be taken up again."""
        if not self._closed:
            why = str(error) if isinstance(error, CriteriumError) else DEFECT
            if why is DEFECT:
                with suppress(OSError):
                    why = f"{DEFECT} Le détail est dans {kept_defect(error, self.desk.settings.data)}."
            records = self.desk.records
            with suppress(RunError):  # the error that stopped the run is the one to be told
                records.set_state(screening_id, "stopped", records.entry(screening_id).attempt, trouble=why)

    def submit(self, screening_id: str) -> None:
        """Runs the screening in a thread of its own; what stops it is kept with it.

        Raises:
            RunError: another process is running it, or the database is busy; nothing was begun.
        """
        with ExitStack() as entered:
            entered.enter_context(self._taken(screening_id))
            taken = entered.pop_all()

        def work() -> None:
            with taken, suppress(Exception):  # told by whoever looks at the screening, where it was kept
                self._run(screening_id, lambda: None)

        Thread(target=work, name=f"screening-{screening_id}", daemon=True).start()

    def unfinished(self) -> list[str]:
        """Ids of the screenings that a process left waiting or running."""
        entries = self.desk.records.entries()
        return [entry.screening.id for entry in entries if entry.state in ("waiting", "running")]

    def close(self) -> None:
        """Stops DBOS; a run under way stays where it is, to be taken up again."""
        self._closed = True
        DBOS.destroy(destroy_registry=False)
        _RUNS.seat = None
        close_stores()

    def forget(self, screening_id: str) -> None:
        """Deletes what the screening's runs have kept."""
        runs = DBOS.list_workflows(workflow_id_prefix=f"{screening_id}.", load_input=False, load_output=False)
        DBOS.delete_workflows([run.workflow_id for run in runs])

    def alone(self, screening_id: str, told: str = BUSY) -> AbstractContextManager[None]:
        """While it is held, no program runs the screening.

        Raises:
            RunError: one does when it is entered, which is ``told``.
        """
        return held(self.desk.settings.data, screening_id, told)

    def _begin(self, screening_id: str) -> WorkflowHandle[Any]:
        entry = self.desk.records.entry(screening_id)
        attempt = max(entry.attempt, 1)
        workflow_id = f"{screening_id}.{attempt}"
        status = DBOS.get_workflow_status(workflow_id)
        if status is not None and status.status not in _OVER and status.app_version == SHAPE:
            # Its process died, as we hold the lock: go on after its last finished step.
            return DBOS.resume_workflow(workflow_id)
        if status is not None:
            if status.status == "SUCCESS" and not unanswered(self.desk, entry.screening):
                return DBOS.retrieve_workflow(workflow_id)
            attempt += 1
        elif self.desk.records.drafted_in(screening_id, attempt):
            attempt += 1  # its drafts came from a file of replies, without a run
        with SetWorkflowID(f"{screening_id}.{attempt}"):
            return DBOS.start_workflow(_RUNS.run, screening_id, attempt)


def _await(handle: WorkflowHandle[Any]) -> None:
    try:
        handle.get_result()
    except PortableWorkflowError as error:
        raise _as_raised(error) from error


def _as_raised(error: PortableWorkflowError) -> Exception:
    """The error of ours that a run kept by its name and words; any other stays as it is."""
    ours = {family.__name__: family for family in CriteriumError.__subclasses__()}
    return ours[error.name](error.message) if error.name in ours else error


def _quiet() -> None:
    """DBOS reports on the console; what matters to a person is said by us."""
    for name in ("dbos", "alembic", "httpx"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # An earlier runner's handler may hold a stream that is closed by now; DBOS would flush it.
    logging.getLogger("dbos").handlers.clear()
