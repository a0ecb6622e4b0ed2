"""A screening as a juror works through it."""

import pytest

from assistant.errors import UserError
from assistant.judgement.decision import Exemption
from assistant.judgement.level import Level
from tests.jury.case import CRITERIA, FAILED, LOST, MET, PARTIAL, opened

EXEMPTION = Exemption(capacity_kept=True, not_in_practice=True, opinion="Avis RH-12", decided_by="M. L.")


def test_everything_is_left_at_first(case):
    assert case.review.left == CRITERIA
    assert case.review.tally == {"left": 4}
    assert not any(case.review.settled(criterion) for criterion in CRITERIA)


def test_what_is_decided_is_counted_by_level_and_leaves_what_is_left(case):
    case.decide(MET, Level.MET)
    case.decide(FAILED, Level.NOT_ASSESSABLE)
    review = case.review
    assert review.left == (LOST, PARTIAL)
    assert review.tally == {"met": 1, "not_assessable": 1, "left": 2}
    assert review.settled(MET)
    assert not review.settled(LOST)


def test_one_set_aside_stays_undone(case):
    case.jury.set_aside(case.id, MET, juror="A. B.", comment=" À revoir à deux. ")
    review = case.review
    assert review.left == CRITERIA
    assert review.tally == {"left": 4}
    assert (review.decisions[MET].action, review.decisions[MET].comment) == ("set_aside", "À revoir à deux.")


def test_setting_aside_takes_a_decision_back_and_keeps_it_in_the_history(case):
    case.decide(MET, Level.PARTIAL)
    case.jury.set_aside(case.id, MET, juror="A. B.", comment="")
    assert MET in case.review.left
    assert [d.action for d in case.jury.log.history(case.id)] == ["overridden", "set_aside"]


def test_an_exempted_criterion_is_settled_and_counts_in_no_level(case):
    case.jury.exempt(case.id, LOST, juror="A. B.", exemption=EXEMPTION)
    case.decide_all((MET, FAILED, PARTIAL))
    review = case.review
    assert review.left == ()
    assert review.tally == {"partial": 3, "exempted": 1}
    assert review.decisions[LOST].exemption == EXEMPTION


def test_a_decision_can_be_changed(case):
    case.decide(PARTIAL, Level.PARTIAL)
    case.decide(PARTIAL, Level.MET, "Relu : tout y est.")
    assert case.review.decisions[PARTIAL].level is Level.MET
    assert case.review.tally == {"met": 1, "left": 3}


def test_the_draft_never_decides(case):
    assert case.review.drafts[MET].level is Level.MET
    assert case.review.decisions == {}


def test_a_failed_draft_can_be_graded_by_the_juror(case):
    decision = case.jury.decide(case.id, FAILED, juror="A. B.", level=Level.MET, comment="")
    assert (decision.action, decision.draft_level) == ("graded", None)


def test_a_criterion_outside_the_scope_is_refused_in_french(case):
    with pytest.raises(UserError, match="« C9-9 » n'est pas dans le périmètre"):
        case.jury.decide(case.id, "C9-9", juror="A. B.", level=Level.MET, comment="")


def test_a_draft_under_way_cannot_be_decided_yet(settings):
    with opened(settings, done=False) as case:
        with pytest.raises(UserError, match="encore en cours ; attendre"):
            case.decide(PARTIAL, Level.MET)
        case.decide(MET, Level.MET)
        assert case.review.tally == {"met": 1, "left": 3}


@pytest.mark.parametrize("act", ["decide", "set_aside", "exempt"])
def test_no_act_without_a_juror_and_nothing_is_written(case, act):
    acts = {
        "decide": lambda: case.jury.decide(case.id, MET, juror=" ", level=Level.MET, comment=""),
        "set_aside": lambda: case.jury.set_aside(case.id, MET, juror="", comment=""),
        "exempt": lambda: case.jury.exempt(case.id, MET, juror="", exemption=EXEMPTION),
    }
    with pytest.raises(UserError, match="initiales du juré"):
        acts[act]()
    assert case.jury.log.history(case.id) == []


def test_an_override_without_a_reason_is_refused_and_the_unconfirmed_words_stay(case):
    case.jury.log.jot(case.id, MET, Level.NOT_MET, "")
    with pytest.raises(UserError, match="dire pourquoi"):
        case.jury.decide(case.id, MET, juror="A. B.", level=Level.NOT_MET, comment=" ")
    assert case.jury.log.jotted(case.id, MET) == (Level.NOT_MET, "")


def test_a_blind_level_is_given_before_the_draft_is_shown(blind_case):
    assert not blind_case.review.shows(MET)
    decision = blind_case.jury.decide(blind_case.id, MET, juror="A. B.", level=Level.NOT_MET, comment="")
    assert (decision.action, decision.draft_level) == ("graded", Level.MET)
    assert blind_case.review.shows(MET)
    assert not blind_case.review.shows(PARTIAL)


def test_a_blind_criterion_set_aside_keeps_its_draft_hidden(blind_case):
    blind_case.jury.set_aside(blind_case.id, MET, juror="A. B.", comment="")
    assert not blind_case.review.shows(MET)
    decision = blind_case.jury.decide(blind_case.id, MET, juror="A. B.", level=Level.NOT_MET, comment="")
    assert decision.action == "graded"


def test_a_level_changed_after_the_blind_draft_was_shown_needs_its_reason(blind_case):
    blind_case.jury.decide(blind_case.id, MET, juror="A. B.", level=Level.NOT_MET, comment="")
    blind_case.jury.set_aside(blind_case.id, MET, juror="A. B.", comment="")
    with pytest.raises(UserError, match="dire pourquoi"):
        blind_case.jury.decide(blind_case.id, MET, juror="A. B.", level=Level.PARTIAL, comment="")


def test_a_screening_that_does_not_exist_is_a_key_error(case):
    with pytest.raises(KeyError):
        case.jury.review("0000000000000000")


def test_a_colleagues_decision_is_told_apart_from_ones_own(case):
    assert case.jury.colleagues(case.id, MET, "C. D.") is None
    case.decide(MET, Level.MET)
    found = case.jury.colleagues(case.id, MET, "C. D.")
    assert found is not None
    assert (found.juror, found.said) == ("A. B.", "démontré")
    assert [case.jury.colleagues(case.id, MET, own) for own in ("A. B.", "AB", " a.b. ", "")] == [None] * 4
    case.jury.set_aside(case.id, MET, juror="A. B.", comment="")
    assert case.jury.colleagues(case.id, MET, "C. D.") is None
    case.jury.exempt(case.id, MET, juror="A. B.", exemption=EXEMPTION)
    found = case.jury.colleagues(case.id, MET, "C. D.")
    assert found is not None and found.said == "exempté"
