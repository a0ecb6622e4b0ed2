"""An exemption for a handicap: two confirmations, two references, no health detail."""

import pytest
from pydantic import ValidationError

from assistant.errors import UserError
from assistant.judgement.decision import Decision, Exemption
from tests.judgement.conftest import NOON

WHOLE = {"capacity_kept": True, "not_in_practice": True, "opinion": "Avis RH-12", "decided_by": "Présidente M. L."}


def test_a_whole_exemption_settles_the_criterion_without_a_level():
    decision = Decision(criterion="C1-1", juror="A. B.", action="exempted", exemption=Exemption(**WHOLE), at=NOON)
    assert (decision.settles, decision.level) == (True, None)


@pytest.mark.parametrize(("capacity", "practice"), [(False, True), (True, False), (False, False)])
def test_one_condition_alone_is_not_enough(capacity, practice):
    with pytest.raises(UserError, match="les deux conditions soient confirmées : elles sont cumulatives"):
        Exemption(**{**WHOLE, "capacity_kept": capacity, "not_in_practice": practice})


@pytest.mark.parametrize("field", ["opinion", "decided_by"])
@pytest.mark.parametrize("value", ["", "   "])
def test_an_exemption_without_a_reference_is_refused_in_french(field, value):
    with pytest.raises(UserError, match="référence de l'avis du référent handicap et qui a décidé"):
        Exemption(**{**WHOLE, field: value})


def test_an_exemption_needs_a_juror():
    with pytest.raises(UserError, match="juré"):
        Decision(criterion="C1-1", juror="", action="exempted", exemption=Exemption(**WHOLE), at=NOON)


def test_an_exempted_criterion_needs_the_record():
    with pytest.raises(ValidationError, match="record"):
        Decision(criterion="C1-1", juror="A. B.", action="exempted", at=NOON)


def test_the_record_has_no_place_for_a_health_detail():
    assert set(Exemption.model_fields) == {"capacity_kept", "not_in_practice", "opinion", "decided_by"}
