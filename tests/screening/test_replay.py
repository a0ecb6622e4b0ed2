"""Which screening is drafted again."""

from pathlib import Path

import pytest

from assistant.errors import UserError
from assistant.judgement.screening import Screening
from assistant.screening.desk import Desk
from assistant.screening.replay import recorded
from assistant.settings.settings import Settings

NOW = Screening(
    rubric="essai",
    rubric_version="a" * 64,
    dossier="b" * 64,
    reader="9",
    file="dossier.md",
    criteria=("C1-1",),
    drafter="llm",
    model="m",
    prompt="draft@3-abc",
    reading="whole",
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Settings(data=tmp_path / "data", _env_file=None))  # type: ignore[call-arg]


def test_an_exam_of_an_earlier_prompt_reader_or_address_is_found_and_the_exact_one_before_it(desk: Desk) -> None:
    earlier = NOW.model_copy(update={"prompt": "draft@2-abc", "reader": "8", "pseudonyms": True})
    desk.records.open_screening(earlier)
    assert recorded(desk, NOW, any_reading=False).screening == earlier
    desk.records.open_screening(NOW)
    desk.records.open_screening(NOW.model_copy(update={"prompt": "draft@4-abc"}))
    assert recorded(desk, NOW, any_reading=False).screening == NOW


@pytest.mark.parametrize("change", [{"model": "n"}, {"second_opinion": True}, {"rubric_version": "c" * 64}])
def test_what_the_user_chose_otherwise_is_another_exam(desk: Desk, change: dict[str, object]) -> None:
    desk.records.open_screening(NOW.model_copy(update=change))
    with pytest.raises(UserError, match="n'a pas encore eu lieu"):
        recorded(desk, NOW, any_reading=True)


def test_the_way_of_reading_counts_only_where_the_user_chose_it(desk: Desk) -> None:
    desk.records.open_screening(NOW.model_copy(update={"reading": "passages"}))
    assert recorded(desk, NOW, any_reading=True).screening.reading == "passages"
    with pytest.raises(UserError):
        recorded(desk, NOW, any_reading=False)
