"""A run that is stopped asks nothing more, keeps what it has, and is resumed for the rest alone."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from assistant.errors import UserError
from assistant.importing.shelf import shipped
from assistant.judgement.screening import Screening
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.run import Runner, unanswered
from assistant.settings.settings import Settings
from tests.openai_server import Answer, Body, OpenAIServer, answers, asked, error

LONG = 60
"""Seconds that a run which goes on is waited for."""


def until(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONG
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


class Slow:
    """A server that holds its answers back until it is told to let them go."""

    def __init__(self) -> None:
        self.free = Event()
        self.server = OpenAIServer(self._answer)

    def _answer(self, body: Body, _: int) -> Answer:
        self.free.wait(LONG)
        return answers(body)

    @property
    def asked(self) -> list[str]:
        """Ids of the criteria that were asked for, as often as they were."""
        return [criterion for body in self.server.bodies for criterion in asked(body)]


@pytest.fixture
def slow() -> Iterator[Slow]:
    made = Slow()
    with made.server:
        yield made
        made.free.set()


@pytest.fixture
def desk(tmp_path: Path, slow: Slow) -> Iterator[Desk]:
    made = Desk(
        Settings(
            data=tmp_path / "data",
            llm_base_url=slow.server.url,
            llm_model="modele-test",
            llm_concurrency=1,
            llm_group_tokens=500,
            _env_file=None,  # type: ignore[call-arg]
        )
    )
    yield made
    made.records.engine.dispose()


@pytest.fixture
def screening(desk: Desk, tmp_path: Path) -> Screening:
    path = tmp_path / "dossier.md"
    path.write_text("# Le budget\n\nLe conseil a voté 21 500 € pour la saison.\n", encoding="utf-8")
    rubric = shipped("esg-rmc")
    criteria = criteria_in_scope(rubric, ["C2.1", "C2.2", "C2.3"])
    return desk.open(rubric, desk.take_in(path), criteria, "llm").screening


def test_a_stopped_run_keeps_what_was_on_its_way_and_resumed_asks_for_the_rest_alone(
    desk: Desk, slow: Slow, screening: Screening
) -> None:
    runner = Runner(desk)
    try:
        runner.submit(screening.id)
        until(lambda: len(slow.server.bodies) == 1)
        assert runner.runs(screening.id)
        runner.stop(screening.id)
        slow.free.set()
        until(lambda: not runner.runs(screening.id))
        first = slow.asked
        assert 0 < len(first) < len(screening.criteria)
        assert desk.records.entry(screening.id).state == "stopped"
        assert sorted(desk.records.drafts(screening.id)) == sorted(first)
        assert {d.status for d in desk.records.drafts(screening.id).values()} <= {"drafted", "abstained"}
        runner.run(screening.id)
    finally:
        runner.close()
    done = desk.records.entry(screening.id)
    assert (done.state, done.trouble) == ("done", None)
    assert unanswered(desk, screening) == []
    assert len(slow.asked) == len(set(slow.asked))


def test_stopping_before_anything_is_asked_leaves_everything_to_be_resumed(
    desk: Desk, slow: Slow, screening: Screening
) -> None:
    runner = Runner(desk)
    slow.free.set()
    try:
        runner.submit(screening.id)
        runner.stop(screening.id)
        until(lambda: not runner.runs(screening.id))
        assert slow.server.bodies == []
        assert desk.records.entry(screening.id).state == "stopped"
        runner.run(screening.id)
        assert unanswered(desk, screening) == []
    finally:
        runner.close()


def test_stopping_what_does_not_run_stops_nothing_later(desk: Desk, slow: Slow, screening: Screening) -> None:
    runner = Runner(desk)
    slow.free.set()
    try:
        runner.stop(screening.id)
        runner.run(screening.id)
    finally:
        runner.close()
    assert desk.records.entry(screening.id).state == "done"
    assert unanswered(desk, screening) == []


def test_a_call_that_waits_to_be_sent_again_does_not_hold_the_stop_up(
    desk: Desk, slow: Slow, screening: Screening
) -> None:
    slow.server.behaviour = lambda *_: error(429, Retry_After="90")
    runner = Runner(desk)
    try:
        runner.submit(screening.id)
        until(lambda: len(slow.server.bodies) == 1)
        runner.stop(screening.id)
        until(lambda: not runner.runs(screening.id))
    finally:
        runner.close()
    assert len(slow.server.bodies) == 1
    assert desk.records.entry(screening.id).state == "stopped"


def test_a_run_that_breaks_is_stopped_and_not_left_as_if_it_went_on(
    desk: Desk, slow: Slow, screening: Screening
) -> None:
    runner = Runner(desk)
    desk.settings = desk.settings.model_copy(update={"llm_base_url": None})
    try:
        with pytest.raises(UserError, match="Aucun modèle de langage n'est configuré"):
            runner.run(screening.id)
    finally:
        runner.close()
    assert desk.records.entry(screening.id).state == "stopped"
    assert not runner.runs(screening.id)
