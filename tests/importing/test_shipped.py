"""The five référentiels that come with Critérium."""

import re
from collections import Counter

import pytest

from assistant.importing.check import check
from assistant.importing.shelf import shipped

IDS = ("ascencia-cmc", "cpmdc", "esg-rmc", "inseec-rpmc", "strategie-marketing")


def words(text: str) -> int:
    """Words with a letter or a figure in them."""
    return sum(bool(re.search(r"\w", word)) for word in text.split())


@pytest.mark.parametrize(
    ("identity", "criteria", "blocks", "competencies"),
    [
        ("ascencia-cmc", 190, 1, 51),
        ("cpmdc", 100, 3, 48),
        ("esg-rmc", 60, 5, 18),
        ("inseec-rpmc", 41, 7, 35),
        ("strategie-marketing", 59, 4, 15),
    ],
)
def test_they_are_whole(identity: str, criteria: int, blocks: int, competencies: int) -> None:
    rubric = shipped(identity)
    assert rubric.id == identity
    assert (len(rubric.criteria), len(rubric.blocks), len(rubric.competencies)) == (criteria, blocks, competencies)
    assert {c for criterion in rubric.criteria for c in criterion.competencies} == {c.id for c in rubric.competencies}


@pytest.mark.parametrize("identity", IDS)
def test_criteria_are_numbered_by_competency_in_order(identity: str) -> None:
    assert check(shipped(identity)).faults == []


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
    assert seen.count("written") / len(seen) > 0.8
    assert seen.count("written") < len(seen)


def test_what_only_the_oral_shows_is_decided_criterion_by_criterion() -> None:
    """Not copied from the modalité: a document's content is read, a bearing is heard, some matters need both."""
    seen = {identity: {c.id: c.assessable for c in shipped(identity).criteria} for identity in IDS}
    not_written = {
        identity: {criterion: how for criterion, how in found.items() if how != "written"}
        for identity, found in seen.items()
    }
    assert not_written == {
        "ascencia-cmc": {"C1.3-5": "both", "C1.3-6": "oral"},
        "cpmdc": {
            "A.2-19": "oral",
            "A.2-21": "both",
            "A.3-17": "oral",
            "A.3-19": "both",
            "A.5-8": "both",
            "A.5-9": "both",
            "A.5-11": "both",
            "A.5-13": "both",
        },
        "esg-rmc": {"C4.2-2": "both", "C5.3-1": "both", "C5.3-2": "oral", "C5.3-3": "both"},
        "inseec-rpmc": {"C9-1": "both", "C10-1": "both", "CP3-5-1": "both"},
        "strategie-marketing": {"C4.3-3": "both", "C4.4-3": "both"},
    }


def test_criteria_are_attached_as_the_documents_attach_them() -> None:
    attached = {identity: Counter(c.attached for c in shipped(identity).criteria) for identity in IDS}
    assert attached["cpmdc"] == {"activity": 100}
    assert attached["inseec-rpmc"] == {"competency": 32, "production": 9}
    for identity in ("ascencia-cmc", "esg-rmc", "strategie-marketing"):
        assert attached[identity].keys() == {"competency"}
    shared = shipped("inseec-rpmc").criterion("C16+C17-1")
    assert shared.competencies == ("C16", "C17")


def test_the_fifth_block_of_inseec_is_a_choice_of_three() -> None:
    options = [block.id for block in shipped("inseec-rpmc").blocks if block.option_of == "B5"]
    assert options == ["B5-1", "B5-2", "B5-3"]


def test_a_slip_of_the_document_is_attached_where_it_must_belong_and_noted() -> None:
    """The document writes «Pour CP3-3» among the criteria of CP2-…, whose third has none."""
    assert any("CP3-3" in note for note in shipped("inseec-rpmc").criterion("CP2-3-1").notes)


def test_what_the_source_has_lost_is_said_and_nothing_stands_in_for_it() -> None:
    lost = [c for c in shipped("ascencia-cmc").competencies if c.statement is None]
    assert [c.id for c in lost] == ["C2.2", "C2.3", "C2.4", "C5.3", "C8.2", "C8.3"]
    assert all(c.notes for c in lost)


def test_lost_ligatures_are_restored() -> None:
    for identity in IDS:
        assert "\N{REPLACEMENT CHARACTER}" not in shipped(identity).model_dump_json()
    assert "permettent" in shipped("inseec-rpmc").criterion("C12-1").statement
