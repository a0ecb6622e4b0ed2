"""The two référentiels that come with Critérium."""

import re

import pytest

from assistant.importing.check import check
from assistant.importing.shelf import shipped

IDS = ("esg-rmc", "strategie-marketing")


def words(text: str) -> int:
    """Words with a letter or a figure in them."""
    return sum(bool(re.search(r"\w", word)) for word in text.split())


@pytest.mark.parametrize(
    ("identity", "criteria", "blocks", "competencies"), [("esg-rmc", 60, 5, 18), ("strategie-marketing", 59, 4, 15)]
)
def test_they_are_whole(identity: str, criteria: int, blocks: int, competencies: int) -> None:
    rubric = shipped(identity)
    assert rubric.id == identity
    assert (len(rubric.criteria), len(rubric.blocks), len(rubric.competencies)) == (criteria, blocks, competencies)
    assert {c for criterion in rubric.criteria for c in criterion.competencies} == {c.id for c in rubric.competencies}


@pytest.mark.parametrize("identity", IDS)
def test_criteria_are_numbered_by_competency_in_order(identity: str) -> None:
    rubric = shipped(identity)
    assert check(rubric).faults == []
    assert all(re.fullmatch(r"C\d\.\d-\d{1,2}", criterion.id) for criterion in rubric.criteria)


@pytest.mark.parametrize("identity", IDS)
def test_labels_are_short_and_tell_criteria_of_a_competency_apart(identity: str) -> None:
    rubric = shipped(identity)
    assert [c.label for c in rubric.criteria if words(c.label) > 6] == []
    named = [(c.competencies, c.label) for c in rubric.criteria]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("identity", IDS)
def test_every_criterion_has_its_aids(identity: str) -> None:
    for criterion in shipped(identity).criteria:
        aids = criterion.aids
        assert 3 <= len(aids.indicators) <= 5, criterion.id
        assert 20 <= len(aids.vocabulary) <= 30, criterion.id
        assert len({entry.casefold() for entry in aids.vocabulary}) == len(aids.vocabulary), criterion.id
        assert len(aids.examples) == 4, criterion.id
        assert [example for example in aids.examples if not 15 <= words(example) <= 35] == [], criterion.id


@pytest.mark.parametrize("identity", IDS)
def test_our_words_do_not_repeat_the_official_ones(identity: str) -> None:
    for criterion in shipped(identity).criteria:
        assert criterion.statement not in (*criterion.aids.indicators, *criterion.aids.examples), criterion.id


@pytest.mark.parametrize("identity", IDS)
def test_most_criteria_can_be_read_and_some_are_for_the_oral(identity: str) -> None:
    seen = [criterion.assessable for criterion in shipped(identity).criteria]
    assert seen.count("written") > 50
    assert len(seen) - seen.count("written") in (2, 4)
