"""No file before every criterion is decided."""

import pytest

from assistant.errors import UserError
from assistant.exports.docx import grid_docx
from assistant.exports.grid import grid, require_complete
from assistant.judgement.level import Level
from assistant.judgement.screening import Screening
from assistant.jury.review import Review
from tests.jury.case import LOST, MET, PARTIAL, Texts, dossier, opened, rubric

DOORS = [require_complete, grid, grid_docx]


@pytest.mark.parametrize("door", DOORS)
def test_a_grid_with_criteria_left_is_refused_with_their_number_and_names(settings, door):
    with opened(settings) as case:
        case.decide(MET, Level.MET)
        with pytest.raises(UserError) as refusal:
            door(case.review)
        assert str(refusal.value) == "3 critères restent à décider avant l'export : C1-2, C2-1, C2-2."


@pytest.mark.parametrize("door", DOORS)
def test_one_set_aside_keeps_the_grid_in(settings, door):
    with opened(settings) as case:
        case.decide_all()
        case.jury.set_aside(case.id, LOST, juror="A. B.", comment="")
        with pytest.raises(UserError) as refusal:
            door(case.review)
        assert str(refusal.value) == "1 critère reste à décider avant l'export : C1-2."


def test_a_screening_under_way_keeps_the_grid_in(settings):
    with opened(settings, done=False) as case:
        case.decide_all([criterion for criterion in case.review.left if criterion != PARTIAL])
        with pytest.raises(UserError, match="1 critère reste"):
            grid(case.review)


@pytest.mark.parametrize(
    ("left", "end"), [(8, "C1-7, C1-8."), (9, "C1-7, C1-8 et 1 autre."), (30, "C1-7, C1-8 et 22 autres.")]
)
def test_many_criteria_left_are_named_up_to_eight_and_counted(settings, left, end):
    with opened(settings) as case:
        names = tuple(f"C1-{number}" for number in range(1, left + 1))
        screening = Screening.model_validate({**case.review.screening.model_dump(), "criteria": names})
        review = Review(case.review.entry._replace(screening=screening), rubric(Texts()), dossier(Texts()), {}, {})
        with pytest.raises(UserError) as refusal:
            require_complete(review)
        assert str(refusal.value).startswith(f"{left} critères restent à décider avant l'export : C1-1, C1-2, ")
        assert str(refusal.value).endswith(end)
