"""Scoring a run's log, and the thresholds."""

import pytest

from assistant.judgement.level import Level
from evals.dataset import PLAN
from evals.reference import Reference, consensus
from evals.scoring import score
from evals.thresholds import thresholds
from tests.evals.logs import PLANNED, WIDE, log, with_changes


def test_abstentions_and_failures_are_counted_apart() -> None:
    found = score(log(with_changes(A_1="abstained", B_1="failed")))
    assert (found.abstained.hits, found.abstained.total) == (1, 6)
    assert (found.failed.hits, found.failed.total) == (1, 6)
    assert (found.levelled.hits, found.levelled.total) == (4, 6)
    # The four that are left are as planned: neither an abstention nor a failure is a level.
    assert found.main is not None
    assert found.main.figures["exact"].value == 1.0
    assert found.main.confusion is not None
    assert int(found.main.confusion.counts.sum()) == 4


def test_agreement_by_hand() -> None:
    # planned 2 1 0 2 0 (and one not assessable), drafted 2 0 0 1 0.
    found = score(log(with_changes(A_2="not_met", B_2="partial")))
    assert found.main is not None
    assert found.main.figures["exact"].value == pytest.approx(4 / 6)
    # Observed 1 + 1 = 2. Rows 2 1 2, columns 3 1 1; expected (2(1 + 4) + 1(3 + 1) + 2(4·3 + 1)) / 5 = 40 / 5 = 8.
    assert found.main.figures["qwk"].value == pytest.approx(1 - 2 / 8)
    assert found.main.figures["bias"].value == pytest.approx(-2 / 5)


def test_parts_are_scored_apart() -> None:
    run = log(with_changes(A_1="not_met"))
    assert score(run, "tuning").main.figures["exact"].value == 0.5
    assert score(run, "held_out").main.figures["exact"].value == 1.0
    assert {row.candidate.id for row in score(run, "held_out").rows} == {"B", "C"}


def test_met_on_stuffed_prose() -> None:
    assert score(log(PLANNED)).stuffed_met.hits == 0
    found = score(log(with_changes(C_1="met"))).stuffed_met
    assert (found.hits, found.total) == (1, 1)


def test_evidence_by_hand() -> None:
    found = score(log(PLANNED)).evidence
    assert found.recall[1].figure.value == 0.0
    assert found.recall[3].figure.value == 1.0
    assert found.precision.figure.value == pytest.approx(1 / 3)
    assert found.verified.figure.value == 1.0
    assert found.right.figure.value == 0.0  # quotes stand in p1, marks in p2
    found = score(log(PLANNED, passages=["p9", "p2"])).evidence
    assert found.decoys.figure.value == 1.0


def test_the_plan_is_nobody_and_passes_no_threshold() -> None:
    found = score(log(PLANNED))
    assert found.reference == Reference((PLAN,), people=False)
    assert not found.graded_by_humans
    assert found.human is None
    assert thresholds(found) == ()


def test_thresholds_where_humans_graded() -> None:
    other = WIDE | {("B", "C1-1"): "not_met", ("C", "C1-1"): "not_met"}
    found = score(log(WIDE, graded={"A. B.": WIDE, "C. D.": other}, synthetic=False))
    assert found.graded_by_humans
    assert found.human is not None
    verdicts = thresholds(found)
    assert [threshold.passed for threshold in verdicts] == [True, True, True]
    # The draft is at 1 with the first juror and, as they are, at their own agreement with the second.
    between = found.human.figures["qwk"].value
    assert verdicts[0].value == pytest.approx((1 + between) / 2)
    assert verdicts[1].value == pytest.approx(between - (1 + between) / 2)


def test_confidence_makes_a_curve_and_its_absence_a_point() -> None:
    assert [point.threshold for point in score(log(PLANNED)).curve] == [None]
    assert score(log(PLANNED)).brier.value is None
    sure = score(log(PLANNED, confidence=0.8))
    assert sure.brier.value == pytest.approx(0.04)
    assert sure.ece.value == pytest.approx(0.2)


def test_without_a_grade_there_is_no_reference() -> None:
    run = log(PLANNED).model_copy(update={"grades": ()})
    assert score(run).reference is None
    assert score(run).main is None
    assert score(run).curve == ()


@pytest.mark.parametrize("said", [("B", "C1-10"), "D"])
def test_too_few_grades_are_no_verdict(said: tuple[str, str] | str) -> None:
    few = {key: level for key, level in WIDE.items() if said not in (key, key[0])}
    found = thresholds(score(log(few, graded={"A. B.": few, "C. D.": few}, synthetic=False)))
    assert [one.passed for one in found] == [None, None, None]
    counts = "20 critères de 2 candidats" if said == "D" else "29 critères de 3 candidats"
    assert {one.why for one in found} == {f"trop peu de notes ({counts})"}
    assert [one.limit for one in found] == ["≥ 0,70", "≤ 0,10", "≤ 0,15"]


def test_whoever_graded_fictional_dossiers_is_no_juror_and_the_plan_stays_the_reference() -> None:
    found = score(log(WIDE, graded={"A. B.": WIDE, "C. D.": WIDE, PLAN: WIDE}))
    assert found.reference == Reference((PLAN,), people=False)
    assert not found.graded_by_humans
    assert found.human is None
    assert thresholds(found) == ()


@pytest.mark.parametrize("name", ["Plan", " PLAN ", "plan\u00a0"])
def test_the_plan_s_name_is_reserved_however_it_is_written(name: str) -> None:
    found = score(log(PLANNED, graded={name: PLANNED}, synthetic=False))
    assert found.reference == Reference((PLAN,), people=False)
    assert not found.graded_by_humans


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("", None),
        ("met", "met"),
        ("met met", "met"),
        ("met partial", None),
        ("met not_met", None),
        ("met not_met partial", "partial"),
        ("met met not_met partial", None),
        ("met met met not_met", "met"),
        ("not_assessable met", None),
        ("not_assessable not_assessable met", "not_assessable"),
        ("not_assessable met met", "met"),
        ("not_assessable met partial", None),
    ],
)
def test_the_jurors_consensus_by_hand(levels: str, expected: str | None) -> None:
    found = consensus([Level(name) for name in levels.split()])
    assert found == (Level(expected) if expected else None)


def test_figures_are_against_the_consensus_of_all_jurors() -> None:
    # Two of three say what the draft says; the first in the alphabet does not.
    first = dict.fromkeys(PLANNED, "not_met")
    found = score(log(PLANNED, graded={"A.": first, "B.": PLANNED, "C.": PLANNED}, synthetic=False))
    assert found.reference == Reference(("A.", "B.", "C."), people=True)
    assert found.main is not None
    assert found.main.figures["exact"].value == 1.0
    assert found.as_json()["reference_raters"] == ["A.", "B.", "C."]


def test_a_criterion_without_consensus_is_left_out() -> None:
    other = with_changes(A_1="not_met", A_2="met")
    found = score(log(PLANNED, graded={"A.": PLANNED, "B.": other}, synthetic=False))
    assert found.main is not None
    assert found.main.confusion is not None
    assert int(found.main.confusion.counts.sum()) == 4
