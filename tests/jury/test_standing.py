"""How far screenings are, counted without reading them."""

from assistant.judgement.draft import Draft, failed
from assistant.judgement.level import Level
from assistant.judgement.usage import Usage
from assistant.jury.standing import standings
from tests.jury.case import FAILED, LOST, MET, PARTIAL, Texts, put


def test_what_is_left_and_what_lacks_are_counted_as_a_review_counts_them(case):
    records = case.jury.records
    (standing,) = standings(records)
    assert (standing.entry, standing.left, standing.lacking, standing.shared) == (case.review.entry, 4, 1, False)
    case.decide(MET, Level.PARTIAL)
    case.decide(LOST, Level.NOT_MET)
    case.jury.set_aside(case.id, PARTIAL, juror="A. B.", comment="")
    case.jury.set_aside(case.id, LOST, juror="A. B.", comment="")
    (standing,) = standings(records)
    assert standing.left == len(case.review.left) == 3


def test_the_latest_draft_counts(case):
    records = case.jury.records
    records.keep_drafts(
        case.id, 2, "group 0", [Draft(criterion=FAILED, status="abstained", reason="x", drafter="llm")], Usage()
    )
    assert [standing.lacking for standing in standings(records)] == [0]
    records.keep_drafts(case.id, 3, "group 0", [failed(MET, "llm", "x"), failed(FAILED, "llm", "x")], Usage())
    assert [standing.lacking for standing in standings(records)] == [2]


def test_a_second_opinion_that_was_asked_for_and_is_not_there_lacks(case):
    records = case.jury.records
    screening = case.review.screening.model_copy(update={"second_opinion": True})
    other = records.open_screening(screening).screening.id
    made = [
        Draft(criterion=MET, status="abstained", reason="x", drafter="llm", request="a" * 64),
        Draft(criterion=LOST, status="abstained", reason="x", drafter="llm", request="a" * 64, second_request="b" * 64),
        Draft(criterion=FAILED, status="abstained", reason="x", drafter="llm"),
    ]
    records.keep_drafts(other, 1, "group 0", made, Usage())
    standing = next(each for each in standings(records) if each.entry.screening.id == other)
    assert standing.lacking == 2


def test_several_screenings_are_told_apart_newest_first_and_whether_they_share_a_dossier(case):
    other = put(case.jury.records, Texts(candidate="K-28"), done=False)
    case.decide(MET, Level.PARTIAL)
    first, second = standings(case.jury.records)
    assert (first.entry.screening.id, first.left, first.lacking, first.shared) == (other, 4, 2, True)
    assert (second.entry.screening.id, second.left, second.lacking, second.shared) == (case.id, 3, 1, True)
