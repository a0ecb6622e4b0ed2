"""A juror's act beside the draft."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.errors import UserError
from assistant.judgement.decision import Decision, grade
from assistant.judgement.level import Level
from tests.judgement.conftest import NOON, proposal

LEVELS = st.sampled_from(list(Level))


def test_the_proposed_level_without_a_word_is_accepted(graded):
    decision = graded(proposal(Level.PARTIAL), Level.PARTIAL)
    assert (decision.action, decision.level, decision.draft_level) == ("accepted", Level.PARTIAL, Level.PARTIAL)
    assert (decision.criterion, decision.juror, decision.comment, decision.at) == ("C2.1-2", "A. B.", "", NOON)


def test_the_proposed_level_with_the_proposed_words_is_accepted(graded):
    decision = graded(proposal(Level.MET, "Très clair. "), Level.MET, "  Très clair.\n")
    assert (decision.action, decision.comment) == ("accepted", "Très clair.")


def test_the_proposed_level_with_words_of_ones_own_is_edited(graded):
    decision = graded(proposal(Level.MET), Level.MET, "  Le tableau p. 7 suffit. ")
    assert (decision.action, decision.comment) == ("edited", "Le tableau p. 7 suffit.")


def test_another_level_with_its_reason_is_overridden(graded):
    decision = graded(proposal(Level.MET), Level.NOT_MET, "Les heures manquent.")
    assert (decision.action, decision.level, decision.draft_level) == ("overridden", Level.NOT_MET, Level.MET)


@pytest.mark.parametrize("comment", ["", "   ", "\n\t"])
def test_another_level_without_a_reason_is_refused_in_french(graded, comment):
    with pytest.raises(UserError, match="s'écarte de la proposition : dire pourquoi"):
        graded(proposal(Level.MET), Level.PARTIAL, comment)


def test_a_level_where_the_draft_abstained_is_graded_and_needs_no_reason(graded):
    decision = graded(proposal(None), Level.PARTIAL)
    assert (decision.action, decision.level, decision.draft_level) == ("graded", Level.PARTIAL, None)


@pytest.mark.parametrize("level", list(Level))
def test_a_blind_level_is_graded_whatever_the_hidden_draft_says(graded, level):
    decision = graded(proposal(Level.MET), level, seen=False)
    assert (decision.action, decision.level, decision.draft_level) == ("graded", level, Level.MET)


@pytest.mark.parametrize("proposed", [None, Level.MET])
def test_no_level_is_refused_in_french(graded, proposed):
    with pytest.raises(UserError, match="Choisir un niveau avant de confirmer"):
        graded(proposal(proposed), None, "Un commentaire.")


@pytest.mark.parametrize("juror", ["", "  ", "\u00a0"])
def test_no_juror_is_refused_in_french(graded, juror):
    with pytest.raises(UserError, match="Indiquer le nom ou les initiales du juré"):
        graded(proposal(Level.MET), Level.MET, juror=juror)


@pytest.mark.parametrize("action", ["set_aside", "graded", "accepted", "overridden"])
def test_no_act_goes_without_a_juror(action):
    with pytest.raises(UserError, match="juré"):
        Decision(criterion="C1-1", juror=" ", action=action, level=Level.MET, comment="Raison.", at=NOON)


@settings(deadline=None, max_examples=150)
@given(proposed=st.none() | LEVELS, level=st.none() | LEVELS, comment=st.text(max_size=30), seen=st.booleans())
def test_grading_gives_the_jurors_level_or_refuses_and_never_another(proposed, level, comment, seen):
    try:
        decision = grade(proposal(proposed), juror="A. B.", level=level, comment=comment, at=NOON, seen=seen)
    except UserError:
        unexplained = seen and proposed is not None and level != proposed and not comment.strip()
        assert level is None or unexplained
    else:
        assert (decision.level, decision.draft_level, decision.settles) == (level, proposed, True)
        assert (decision.action == "graded") is (proposed is None or not seen)


def test_one_set_aside_needs_no_level_and_settles_nothing():
    decision = Decision(criterion="C1-1", juror="A. B.", action="set_aside", at=NOON)
    assert (decision.level, decision.settles) == (None, False)


def test_a_decision_cannot_be_changed(graded):
    with pytest.raises(ValidationError):
        graded(proposal(Level.MET), Level.MET).level = Level.NOT_MET


def test_a_decision_survives_being_written_and_read(graded):
    decision = graded(proposal(Level.MET), Level.NOT_MET, "Œuvre d'« étang » 🐟")
    assert Decision.model_validate(decision.model_dump(mode="json")) == decision
