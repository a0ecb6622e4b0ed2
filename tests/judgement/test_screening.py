"""The identity of a screening, the words of the scale, and what a screening costs."""

import pytest

from assistant.judgement.level import Level
from assistant.judgement.screening import Screening
from assistant.judgement.usage import Usage

BASE = Screening(
    rubric="essai",
    rubric_version="a" * 64,
    dossier="b" * 64,
    reader="1",
    file="dossier.pdf",
    criteria=("C1-1", "C1-2"),
    drafter="offline",
    candidate="K-27",
    session="Juin",
)


def test_the_same_screening_asked_twice_is_one_whatever_the_file_is_called():
    assert BASE.model_copy(update={"file": "copie.pdf"}).id == BASE.id
    assert len(BASE.id) == 16
    assert set(BASE.id) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    "change",
    [
        {"rubric": "autre"},
        {"rubric_version": "c" * 64},
        {"dossier": "c" * 64},
        {"reader": "2"},
        {"criteria": ("C1-1",)},
        {"drafter": "llm"},
        {"model": "m"},
        {"prompt": "draft@2"},
        {"candidate": "K-28"},
        {"session": "Septembre"},
        {"blind": True},
        {"levels": "3f2a"},
    ],
)
def test_anything_else_makes_another_screening(change):
    assert BASE.model_copy(update=change).id != BASE.id


def test_levels_are_said_in_french():
    assert [level.french for level in Level] == ["démontré", "partiel", "non démontré", "non évaluable à l'écrit"]
    assert [level.value for level in Level] == ["met", "partial", "not_met", "not_assessable"]


def test_costs_add_up():
    total = Usage(calls=2, input_tokens=10, output_tokens=3, seconds=0.5) + Usage(calls=1, input_tokens=5, seconds=1.0)
    assert total == Usage(calls=3, input_tokens=15, output_tokens=3, seconds=1.5)
