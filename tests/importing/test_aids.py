"""The measure of the reading aids."""

from typing import Any

from assistant.importing.aids import aid_faults
from assistant.rubric.rubric import Rubric
from tests.rubric.conftest import criterion, small


def with_aids(**aids: Any) -> Rubric:
    """A référentiel of one critère, its aids in measure but for what is given."""
    good = {
        "label": "Plan tenu",
        "indicators": [f"Une date {number} est donnée." for number in range(3)],
        "vocabulary": [f"mot {number}" for number in range(20)],
        "examples": [f"{'mot ' * 14}fin{number}" for number in range(4)],
    }
    return Rubric.model_validate(small() | {"criteria": [criterion("C1-1", "C1", aids=good | aids)]})


def test_aids_in_measure_have_no_fault() -> None:
    assert aid_faults(with_aids()) == []
    assert aid_faults(with_aids(label="Un plan de six mots tenu")) == []
    assert aid_faults(with_aids(examples=["mot " * 35] * 4)) == []


def test_each_measure_is_told() -> None:
    assert aid_faults(with_aids(label="Un plan qui a bien sept mots")) == ["C1-1 : le nom court a 7 mots ; 6 au plus"]
    assert aid_faults(with_aids(indicators=["Une date."] * 2)) == ["C1-1 : 2 indicateurs ; il en faut de 3 à 5"]
    assert aid_faults(with_aids(vocabulary=["mot"] * 31)) == ["C1-1 : 31 mots de vocabulaire ; il en faut de 20 à 30"]
    assert aid_faults(with_aids(examples=["mot " * 15] * 3)) == ["C1-1 : 3 exemples ; il en faut 4"]
    assert aid_faults(with_aids(examples=[*["mot " * 15] * 3, "mot " * 36])) == [
        "C1-1 : l'exemple 4 a 36 mots ; il en faut de 15 à 35"
    ]


def test_a_sign_between_spaces_is_no_word() -> None:
    assert aid_faults(with_aids(label="Un « plan » : six mots tenus !")) == []


def test_a_draft_without_aids_is_told_once() -> None:
    bare = criterion("C1-1", "C1", aids={"label": "Plan tenu"})
    other = criterion("C1-2", "C1", aids={"label": "Autre"})
    assert aid_faults(Rubric.model_validate(small() | {"criteria": [bare, other]})) == [
        "aucun critère n'a d'indicateurs, de vocabulaire ni d'exemples"
    ]
    some = [criterion("C1-2", "C1"), *with_aids().model_dump()["criteria"]]
    some[0]["aids"] = {"label": "Autre"}
    assert aid_faults(Rubric.model_validate(small() | {"criteria": some})) == [
        "C1-2 : ni indicateurs, ni vocabulaire, ni exemples"
    ]
