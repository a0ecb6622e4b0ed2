"""What is kept is kept once, whole, and never silently left out."""

from pathlib import Path

import pytest

from assistant.errors import RunError
from assistant.judgement.draft import Draft, failed
from assistant.judgement.screening import Screening
from assistant.judgement.usage import Usage
from assistant.screening.database import open_database
from assistant.screening.records import Records


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(open_database(f"sqlite:///{tmp_path / 'criterium.sqlite'}"))


def draft(criterion: str, reason: str = "x") -> Draft:
    return failed(criterion, "llm", reason)


def test_a_group_whose_part_is_kept_already_adds_the_rest(records: Records) -> None:
    records.keep_drafts("s", 2, "group 0", [draft("A")], Usage())
    records.keep_drafts("s", 2, "group 1", [draft("A"), draft("C")], Usage())
    assert sorted(records.drafts("s")) == ["A", "C"]


def test_a_part_s_name_used_again_loses_no_draft(records: Records) -> None:
    records.keep_drafts("s", 2, "group 0", [draft("A")], Usage(calls=1))
    records.keep_drafts("s", 2, "group 0", [draft("B")], Usage(calls=1))
    assert sorted(records.drafts("s")) == ["A", "B"]
    assert records.usage("s") == Usage(calls=1)


def test_the_same_group_kept_again_changes_nothing(records: Records) -> None:
    for _ in range(2):
        records.keep_drafts("s", 1, "group 0", [draft("A")], Usage(calls=1))
    assert records.drafts("s") == {"A": draft("A")}
    assert records.usage("s") == Usage(calls=1)


def test_another_draft_in_the_same_attempt_is_refused_with_its_whole_group(records: Records) -> None:
    records.keep_drafts("s", 2, "group 0", [draft("A")], Usage())
    with pytest.raises(RunError, match="autre proposition est déjà gardée pour le critère A"):
        records.keep_drafts("s", 2, "group 1", [draft("C"), draft("A", "y")], Usage(calls=1))
    assert records.drafts("s") == {"A": draft("A")}
    assert records.usage("s") == Usage()


def test_another_cost_of_the_same_part_is_refused_with_its_drafts(records: Records) -> None:
    records.keep_drafts("s", 2, "group 0", [draft("A")], Usage(calls=1))
    with pytest.raises(RunError, match="un autre coût est déjà gardé"):
        records.keep_drafts("s", 2, "group 0", [draft("B")], Usage(calls=2))
    assert sorted(records.drafts("s")) == ["A"]
    assert records.usage("s") == Usage(calls=1)


def test_the_revision_is_another_one_whenever_something_was_kept(records: Records) -> None:
    screening = records.open_screening(
        Screening(
            rubric="essai",
            rubric_version="a" * 64,
            dossier="b" * 64,
            reader="9",
            file="dossier.md",
            criteria=("A", "B"),
            drafter="offline",
        )
    ).screening.id
    assert records.revision(screening) == ("waiting", 0, 0)
    records.set_state(screening, "running", 1)
    records.keep_drafts(screening, 1, "group 0", [draft("A"), draft("B")], Usage())
    assert records.revision(screening) == ("running", 1, 2)
    records.keep_drafts(screening, 2, "group 0", [draft("A", "y")], Usage())
    records.set_state(screening, "done", 2)
    assert records.revision(screening) == ("done", 2, 3)
    with pytest.raises(KeyError):
        records.revision("another")


def test_how_long_an_attempt_took_is_kept_once(records: Records) -> None:
    records.keep_time("s", 1, 2.5)
    records.keep_time("s", 1, 90.0)
    records.keep_time("s", 2, 1.0)
    assert records.usage("s") == Usage(seconds=3.5)
