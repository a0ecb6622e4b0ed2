"""What every viewer of a screening learns of its run."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import RunError
from assistant.importing.shelf import shipped
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.held import held
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from assistant.web.office import Office

WHY = "La limite de dépense est atteinte ; la relever."


@pytest.fixture
def office(settings: Settings) -> Iterator[Office]:
    desk = Desk(settings)
    runner = Runner(desk)
    yield Office(desk, runner)
    runner.close()


@pytest.fixture
def screening(office: Office, sample: Path) -> str:
    rubric = shipped("esg-rmc")
    dossier = office.desk.take_in(sample / "dossier.md")
    return office.desk.open(rubric, dossier, criteria_in_scope(rubric, ["C2.1"]), "offline").screening.id


def finish(office: Office, screening: str) -> None:
    deadline = time.monotonic() + 60
    while office.runs(screening):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_every_viewer_learns_why_a_run_stopped_until_the_next_one(
    office: Office, screening: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(office.desk, "ranked", lambda *_: (_ for _ in ()).throw(RunError(WHY)))
        office.start(screening)
        finish(office, screening)
    first, second = (office.jury.review(screening).entry for _ in range(2))
    assert (first.state, first.trouble) == (second.state, second.trouble) == ("stopped", WHY)
    office.start(screening)
    assert office.jury.review(screening).entry.trouble is None
    finish(office, screening)
    done = office.jury.review(screening).entry
    assert (done.state, done.trouble) == ("done", None)


def test_a_run_that_another_program_has_is_refused_to_who_asks_and_left_at_the_start(
    office: Office, screening: str
) -> None:
    before = office.jury.review(screening).entry
    with held(office.desk.settings.data, screening):
        with pytest.raises(RunError, match="déjà en cours dans un autre programme"):
            office.start(screening)
        office.take_up()
        assert not office.runs(screening)
    assert office.jury.review(screening).entry == before
