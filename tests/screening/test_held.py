"""What makes drafts of a screening waits for nobody and collides with nobody: one program at a time has it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.drafting.batchfile import BatchReply
from assistant.drafting.reply import request_key
from assistant.errors import RunError
from assistant.importing.shelf import shipped
from assistant.judgement.screening import Screening
from assistant.judgement.usage import Usage
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.batch import export_requests, import_replies
from assistant.screening.desk import Desk
from assistant.screening.held import BUSY, held
from assistant.screening.replay import redraft
from assistant.screening.replies import RecordedReplies
from assistant.settings.settings import Settings

Act = Callable[[Desk, Screening], object]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Settings(data=tmp_path / "data", llm_model="modele-test", _env_file=None))  # type: ignore[call-arg]


@pytest.fixture
def screening(desk: Desk, sample: Path) -> Screening:
    rubric = shipped("esg-rmc")
    criteria = criteria_in_scope(rubric, ["C2.1"])
    return desk.screening(rubric, desk.take_in(sample / "dossier.md"), criteria, "llm", connected=False)


@pytest.mark.parametrize("act", [export_requests, redraft])
def test_a_screening_under_way_elsewhere_is_neither_exported_nor_replayed(
    desk: Desk, screening: Screening, act: Act
) -> None:
    before = desk.records.open_screening(screening)
    with held(desk.settings.data, screening.id), pytest.raises(RunError, match="déjà en cours") as refused:
        act(desk, screening)
    assert str(refused.value) == BUSY
    assert desk.records.entry(screening.id) == before


def test_replies_to_a_screening_under_way_elsewhere_are_not_kept_and_can_be_given_again(
    desk: Desk, screening: Screening
) -> None:
    request = export_requests(desk, screening)[0]
    given = [BatchReply(request_key(request), '{"criteria": []}', Usage(calls=1))]
    before = desk.records.entry(screening.id)
    with held(desk.settings.data, screening.id), pytest.raises(RunError, match="déjà en cours"):
        import_replies(desk, given)
    assert desk.records.entry(screening.id) == before
    assert RecordedReplies(desk.records.engine).every() == []
    assert import_replies(desk, given).screenings == [screening.id]
    assert desk.records.entry(screening.id).attempt == before.attempt + 1


def test_a_screening_held_here_is_not_held_twice_and_is_free_afterwards(tmp_path: Path) -> None:
    with held(tmp_path, "a"), held(tmp_path, "b"), pytest.raises(RunError, match="Un autre l'a"):  # noqa: SIM117
        with held(tmp_path, "a", "Un autre l'a."):
            pass
    with held(tmp_path, "a"):
        pass
