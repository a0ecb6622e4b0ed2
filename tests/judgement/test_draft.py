"""A draft never says more than it can show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.judgement.draft import Draft, IndicatorSeen, RankedPassage, failed
from assistant.judgement.level import Level
from tests.judgement.conftest import FOUND, LOST, REASON, proposal


@settings(deadline=None, max_examples=60)
@given(
    status=st.sampled_from(["drafted", "abstained", "failed"]),
    level=st.none() | st.sampled_from(list(Level)),
    evidence=st.lists(st.sampled_from([FOUND, LOST]), max_size=3),
    reason=st.none() | st.just(REASON),
)
def test_a_draft_has_a_level_only_with_its_grounds(status, level, evidence, reason):
    allowed = (
        level is not None and (level in (Level.NOT_MET, Level.NOT_ASSESSABLE) or FOUND in evidence)
        if status == "drafted"
        else level is None and reason is not None
    )

    def build() -> Draft:
        return Draft(
            criterion="C2.1-2", drafter="llm", status=status, level=level, evidence=tuple(evidence), reason=reason
        )

    if allowed:
        assert build().level is level
    else:
        with pytest.raises(ValidationError):
            build()


@pytest.mark.parametrize("level", [Level.MET, Level.PARTIAL])
def test_a_quote_that_was_not_found_is_no_ground_for_a_level(level):
    with pytest.raises(ValidationError, match="verified quote"):
        Draft(criterion="C2.1-2", drafter="llm", status="drafted", level=level, evidence=(LOST,))


def test_a_failure_without_its_reason_is_refused():
    with pytest.raises(ValidationError, match="reason"):
        Draft(criterion="C2.1-2", drafter="llm", status="failed")


def test_a_failure_says_why_and_has_no_level():
    draft = failed("C2.1-2", "llm", "Le service ne répond pas.", model="m")
    assert (draft.status, draft.level, draft.reason) == ("failed", None, "Le service ne répond pas.")
    assert draft.model == "m"


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_a_confidence_outside_zero_to_one_is_refused(confidence):
    with pytest.raises(ValidationError):
        Draft(criterion="C1-1", drafter="llm", status="drafted", level=Level.NOT_MET, confidence=confidence)


def test_an_eleventh_ranked_passage_is_refused():
    passages = tuple(RankedPassage(id=f"p1-{n}", page=1, text="texte", score=1 / n) for n in range(1, 12))
    assert len(failed("C1-1", "offline", REASON, passages=passages[:10]).passages) == 10
    with pytest.raises(ValidationError):
        failed("C1-1", "offline", REASON, passages=passages)


def test_a_draft_cannot_be_changed():
    with pytest.raises(ValidationError):
        proposal(Level.MET).level = Level.NOT_MET


def test_the_json_shape_tells_found_quotes_from_lost_ones():
    draft = Draft(
        criterion="C2.1-2",
        drafter="llm",
        status="drafted",
        level=Level.PARTIAL,
        passages=(RankedPassage(id="p3-2", page=3, text="Nous avons un budget.", score=0.5),),
        evidence=(FOUND, LOST),
        indicators=(IndicatorSeen(id="C2.1-2.1", observed="partly"),),
        feedback="Les coûts sont chiffrés.",
        question="Qui paie ?",
    )
    assert draft.as_json() == {
        "id": "C2.1-2",
        "status": "drafted",
        "level": "partial",
        "confidence": None,
        "passages": [{"id": "p3-2", "page": 3, "text": "Nous avons un budget.", "score": 0.5}],
        "evidence": [
            {"quote": "un budget de 13 800 €", "page": 3, "passage": "p3-2", "verified": True},
            {"quote": "une phrase que personne n'a écrite", "page": None, "passage": None, "verified": False},
        ],
        "indicators": [{"id": "C2.1-2.1", "observed": "partly"}],
        "feedback": "Les coûts sont chiffrés.",
        "question": "Qui paie ?",
        "reason": None,
    }
