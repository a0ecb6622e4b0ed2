"""Durable runs: what a death leaves, what a second asking finds, and who may run what."""

import asyncio
import multiprocessing
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest
from dbos import PortableWorkflowError
from dbos._serialization import DefaultSerializer

from assistant.drafting.offline import OfflineDrafter
from assistant.errors import ModelError, RunError, UserError
from assistant.importing.shelf import shipped
from assistant.judgement.screening import Screening
from assistant.rubric.scope import criteria_in_scope
from assistant.screening import run as run_module
from assistant.screening.database import HEAD, metadata, open_database
from assistant.screening.desk import Desk
from assistant.screening.outcome import outcome
from assistant.screening.planning import Ranking
from assistant.screening.records import Entry
from assistant.screening.run import DEFECT, Runner
from assistant.settings.settings import Settings
from tests.screening.kills import run


def test_killed_screenings_finish_without_loss_and_without_asking_again() -> None:
    tally = run(kills=6, seed=7, per_round=3)
    assert tally.kills == 6
    assert tally.finished == tally.rounds
    assert tally.lost == 0
    assert tally.drafted_twice == 0
    assert tally.repeated_though_kept == 0


def test_the_same_screening_asked_twice_is_one_and_is_not_run_again(settings: Settings, sample: Path) -> None:
    desk = Desk(settings)
    rubric = shipped("esg-rmc")
    criteria = criteria_in_scope(rubric, ["C2.1"])
    first = desk.open(rubric, desk.take_in(sample / "dossier.md"), criteria, "offline")
    runner = Runner(desk)
    try:
        runner.run(first.screening.id)
        before = outcome(desk.records, desk.records.entry(first.screening.id))
        second = desk.open(rubric, desk.take_in(sample / "dossier.md"), criteria, "offline")
        runner.run(second.screening.id)
    finally:
        runner.close()
    assert second.screening.id == first.screening.id
    assert len(desk.records.entries()) == 1
    assert outcome(desk.records, desk.records.entry(first.screening.id)) == before


def test_the_outcome_has_the_agreed_shape(settings: Settings, sample: Path) -> None:
    desk = Desk(settings)
    rubric = shipped("esg-rmc")
    entry = desk.open(
        rubric, desk.take_in(sample / "dossier.pdf"), criteria_in_scope(rubric, ["C2.1", "C5.3-2"]), "offline"
    )
    runner = Runner(desk)
    try:
        runner.run(entry.screening.id)
    finally:
        runner.close()
    found = outcome(desk.records, desk.records.entry(entry.screening.id))
    assert list(found) == ["rubric", "dossier", "coverage", "criteria", "usage"]
    assert found["rubric"] == {"id": "esg-rmc", "version": rubric.version}
    assert list(found["dossier"]) == ["file", "sha256", "pages", "words", "warnings", "concealed"]
    assert [c["id"] for c in found["criteria"]] == ["C2.1-1", "C2.1-2", "C2.1-3", "C5.3-2"]
    assert list(found["usage"]) == ["calls", "input_tokens", "output_tokens", "seconds"]
    for criterion in found["criteria"]:
        assert list(criterion) == [
            "id", "status", "level", "confidence", "passages",
            "evidence", "indicators", "feedback", "question", "reason",
        ]  # fmt: skip
        assert len(criterion["passages"]) <= 10
        scores = [passage["score"] for passage in criterion["passages"]]
        assert scores == sorted(scores, reverse=True)
        assert list(criterion["passages"][0]) == ["id", "page", "text", "score"]
    assert found["criteria"][3]["level"] == "not_assessable"
    assert {c["status"] for c in found["criteria"][:3]} <= {"drafted", "abstained"}
    quotes = [e for c in found["criteria"] for e in c["evidence"]]
    assert quotes
    assert all(list(e) == ["quote", "page", "passage", "verified"] and e["verified"] for e in quotes)


def test_a_screening_keeps_the_rubric_it_was_begun_with(settings: Settings, sample: Path) -> None:
    desk = Desk(settings)
    rubric = shipped("esg-rmc")
    entry = desk.open(rubric, desk.take_in(sample / "dossier.md"), criteria_in_scope(rubric, ["C2.1"]), "offline")
    changed = rubric.model_copy(update={"title": "Autre titre"})
    desk.records.keep_rubric(changed)
    assert desk.records.rubric(entry.screening.rubric_version).title == rubric.title


def test_the_llm_drafter_without_a_model_is_a_user_s_mistake(settings: Settings, sample: Path) -> None:
    desk = Desk(settings)
    rubric = shipped("esg-rmc")
    with pytest.raises(UserError, match="Aucun modèle de langage n'est configuré"):
        desk.open(rubric, desk.take_in(sample / "dossier.md"), criteria_in_scope(rubric), "llm")
    assert desk.records.entries() == []


def test_a_dossier_that_cannot_be_read_leaves_nothing(settings: Settings, tmp_path: Path) -> None:
    desk = Desk(settings)
    broken = tmp_path / "vide.pdf"
    broken.touch()
    with pytest.raises(UserError, match="est vide"):
        desk.take_in(broken)
    assert not (settings.data / "files").exists()


def _hold(
    folder: str, identity: str, ready: "multiprocessing.synchronize.Event", done: "multiprocessing.synchronize.Event"
) -> None:
    from filelock import FileLock

    locks = Path(folder) / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    with FileLock(locks / f"{identity}.lock"):
        ready.set()
        done.wait(60)


def test_two_processes_cannot_run_one_screening(settings: Settings, sample: Path) -> None:
    desk = Desk(settings)
    rubric = shipped("esg-rmc")
    entry = desk.open(rubric, desk.take_in(sample / "dossier.md"), criteria_in_scope(rubric, ["C2.1"]), "offline")
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(str(settings.data), entry.screening.id, ready, done))
    other.start()
    runner = Runner(desk)
    try:
        assert ready.wait(60)
        with pytest.raises(RunError, match="déjà en cours dans un autre programme"):
            runner.run(entry.screening.id)
    finally:
        done.set()
        other.join()
        other.close()
        runner.close()


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (ValueError("No embedding data received"), f"{DEFECT} Le détail est dans {{data}}/defaut.log."),
        (RunError("La limite de dépense est atteinte."), "La limite de dépense est atteinte."),
    ],
)
def test_a_run_that_stops_on_any_error_says_so_until_it_is_run_again(
    settings: Settings, sample: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, why: str
) -> None:
    desk = Desk(settings)
    rubric = shipped("esg-rmc")
    entry = desk.open(rubric, desk.take_in(sample / "dossier.md"), criteria_in_scope(rubric, ["C2.1"]), "offline")
    runner = Runner(desk)
    try:
        with monkeypatch.context() as broken:
            broken.setattr(desk, "ranked", lambda *_: (_ for _ in ()).throw(error))
            with pytest.raises(type(error), match=str(error)):
                runner.run(entry.screening.id)
        stopped = desk.records.entry(entry.screening.id)
        assert (stopped.state, stopped.trouble) == ("stopped", why.format(data=settings.data))
        assert runner.unfinished() == []
        runner.run(entry.screening.id)
    finally:
        runner.close()
    done = desk.records.entry(entry.screening.id)
    assert (done.state, done.trouble) == ("done", None)


def test_a_run_that_goes_down_with_its_program_is_taken_up_by_the_next(
    settings: Settings, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(settings)
    rubric = shipped("esg-rmc")
    entry = desk.open(rubric, desk.take_in(sample / "dossier.md"), criteria_in_scope(rubric, ["C2.1"]), "offline")
    ranking, go_on = Event(), Event()
    rank = desk.ranked

    def slow(screening: Screening, left: Sequence[str]) -> dict[str, Ranking]:
        ranking.set()
        go_on.wait(60)
        return rank(screening, left)

    monkeypatch.setattr(desk, "ranked", slow)
    runner = Runner(desk)
    try:
        runner.submit(entry.screening.id)
        assert ranking.wait(60)
    finally:
        runner.close()
        go_on.set()
    deadline = time.monotonic() + 60
    while runner.runs(entry.screening.id):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    left = desk.records.entry(entry.screening.id)
    assert (left.state, left.trouble) == ("running", None)


def _dies(data: Path, identity: str, drafting: "multiprocessing.synchronize.Event", pickled: bool) -> None:
    """A process that makes its plan and is drafting when it is killed."""

    async def endless(*_: object) -> None:
        drafting.set()
        await asyncio.sleep(600)

    OfflineDrafter.draft = endless  # type: ignore[assignment, method-assign]
    if pickled:
        run_module.DBOSPortableJSONSerializer = DefaultSerializer  # type: ignore[attr-defined]
    Runner(Desk(Settings(data=data, _env_file=None))).run(identity)  # type: ignore[call-arg]


@pytest.fixture(params=[False, True], ids=["as now", "as before"])
def killed(request: pytest.FixtureRequest, settings: Settings, sample: Path) -> Entry:
    """A screening whose process was killed after its plan."""
    desk = Desk(settings)
    rubric = shipped("esg-rmc")
    entry = desk.open(rubric, desk.take_in(sample / "dossier.md"), criteria_in_scope(rubric, ["C2.1"]), "offline")
    context = multiprocessing.get_context("spawn")
    drafting = context.Event()
    process = context.Process(target=_dies, args=(settings.data, entry.screening.id, drafting, request.param))
    process.start()
    assert drafting.wait(90)
    process.kill()
    process.join()
    process.close()
    desk.records.engine.dispose()
    return entry


def test_a_run_killed_after_its_plan_keeps_to_it_however_it_was_kept(settings: Settings, killed: Entry) -> None:
    desk = Desk(settings)
    planned = False

    def ranked(*_: object) -> None:
        nonlocal planned
        planned = True

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(desk, "ranked", ranked)
        runner = Runner(desk)
        try:
            runner.run(killed.screening.id)
        finally:
            runner.close()
    done = desk.records.entry(killed.screening.id)
    assert (done.state, done.attempt) == ("done", 1)
    assert sorted(desk.records.drafts(killed.screening.id)) == sorted(killed.screening.criteria)
    assert not planned


@pytest.mark.parametrize("killed", [False], indirect=True)
@pytest.mark.parametrize(
    ("error", "family", "why"),
    [
        (ModelError("Le modèle refuse de répondre."), ModelError, "Le modèle refuse de répondre."),
        (ZeroDivisionError("division by zero"), PortableWorkflowError, DEFECT),
    ],
)
def test_the_error_of_a_resumed_run_is_of_its_family_still_and_kept_as_text(
    settings: Settings,
    killed: Entry,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    family: type[Exception],
    why: str,
) -> None:
    async def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(OfflineDrafter, "draft", fails)
    desk = Desk(settings)
    runner = Runner(desk)
    try:
        with pytest.raises(family, match=str(error)):
            runner.run(killed.screening.id)
    finally:
        runner.close()
    stopped = desk.records.entry(killed.screening.id)
    assert stopped.state == "stopped"
    assert (stopped.trouble or "").startswith(why)
    assert b"py_pickle" not in b"".join(path.read_bytes() for path in settings.data.glob("runs.sqlite*"))


def test_the_migrations_make_the_tables_that_the_program_uses(settings: Settings) -> None:
    settings.data.mkdir(parents=True)
    engine = open_database(settings.records_url)
    with engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        for table in metadata.tables.values():
            found = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")]
            assert found == [column.name for column in table.columns], table.name
    engine.dispose()
    assert version == HEAD
    folder = Path(__file__).parents[2] / "assistant" / "screening" / "migrations" / "versions"
    assert max(path.name[:4] for path in folder.glob("0*.py")) == HEAD


def test_a_newer_database_is_refused_with_a_sentence(settings: Settings) -> None:
    settings.data.mkdir(parents=True)
    engine = open_database(settings.records_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(RunError, match="plus récente de Critérium"):
        open_database(settings.records_url)
