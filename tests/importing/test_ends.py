"""Whether critères end where their source ends, on words of their own. The référentiels are synthetic."""

from assistant.importing.check import check
from assistant.importing.ends import loose_ends
from tests.importing.test_check import SOURCE, content, rubric
from tests.rubric.conftest import criterion


def test_the_ends_hold() -> None:
    assert loose_ends(check(rubric(), SOURCE)) == []


def test_a_full_stop_left_out_is_told() -> None:
    criteria = content()["criteria"]
    criteria[1] |= {"statement": "Les sources sont citées"}
    assert loose_ends(check(rubric(criteria=criteria), SOURCE)) == [
        "C1-2 : le libellé s'arrête avant « . », à la ligne 7 de la source"
    ]


def test_one_passage_for_two_criteria_is_told() -> None:
    again = criterion("C1-4", "C1", statement="Les sources sont citées.", lines=[7, 7])
    report = check(rubric(criteria=[*content()["criteria"], again]), SOURCE)
    assert report.faults == []
    assert loose_ends(report) == ["C1-4 : reprend le passage de la source que C1-2 prend déjà"]


def test_the_same_words_at_two_places_are_two_criteria() -> None:
    again = criterion("C1-4", "C1", statement="Les sources sont citées.", lines=[7, 9])
    report = check(rubric(criteria=[*content()["criteria"], again]), SOURCE + "• Les sources sont citées.\n")
    assert (report.found, report.faults, loose_ends(report)) == (4, [], [])
