"""What counts as an exact and as a false critère."""

import pytest

from assistant.rubric.rubric import Rubric
from evals.imported import measured
from tests.rubric.conftest import small


def rubric(**changed: str) -> Rubric:
    content = small()
    for criterion in content["criteria"]:
        criterion["statement"] = changed.get(criterion["id"].replace("-", "_"), criterion["statement"])
    return Rubric.model_validate(content)


def test_a_référentiel_measured_against_itself_is_whole() -> None:
    gold = rubric()
    measure = measured(gold, gold)
    assert measure.exact == measure.worded == measure.headed == measure.criteria == len(gold.criteria)
    assert (measure.false, measure.share, measure.false_share) == (0, 1.0, 0.0)


def test_another_wording_is_missed_and_false() -> None:
    gold = rubric()
    measure = measured(gold, rubric(C1_1="Un tout autre texte"))
    assert (measure.exact, measure.worded, measure.false) == (len(gold.criteria) - 1, len(gold.criteria) - 1, 1)


def test_spaces_do_not_count() -> None:
    gold = rubric()
    spaced = rubric(C1_1=gold.criterion("C1-1").statement.replace(" ", "\n  "))
    assert measured(gold, spaced).share == 1.0


def test_the_right_wording_for_another_competency_is_no_exact_one() -> None:
    gold = rubric()
    first = gold.criteria[0]
    moved = first.model_copy(update={"competencies": ("C3",)})
    measure = measured(gold, gold.model_copy(update={"criteria": (moved, *gold.criteria[1:])}))
    assert (measure.exact, measure.worded, measure.false) == (len(gold.criteria) - 1, len(gold.criteria), 0)
    assert measure.share == pytest.approx((len(gold.criteria) - 1) / len(gold.criteria))
