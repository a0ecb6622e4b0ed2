"""What changed between two versions of a référentiel."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rubric.difference import Altered, Difference, Moved, Named, difference, word_by_word
from assistant.rubric.rubric import Rubric
from tests.rubric.building import rubrics
from tests.rubric.conftest import criterion, small

SENTENCES = {
    "C1-1": "Les sources de la veille sont nommées et datées.",
    "C1-2": "Le budget prévoit chaque dépense du lancement.",
    "C2+C3-1": "Les objectifs fixés peuvent être mesurés.",
    "A2-1": "Chaque action a un responsable désigné.",
    "A3-1": "Le bilan compare le prévu et le réalisé.",
}


def content() -> dict[str, Any]:
    made = small()
    for one in made["criteria"]:
        one["statement"] = SENTENCES[one["id"]]
    return made


def after(change: Callable[[dict[str, Any]], object]) -> Difference:
    changed = copy.deepcopy(content())
    change(changed)
    return difference(Rubric.model_validate(content()), Rubric.model_validate(changed))


def test_one_version_against_itself_has_no_difference() -> None:
    found = after(lambda r: None)
    assert found == Difference(before=found.before, after=found.before)
    assert not found.official


def test_a_criterion_more_and_one_less() -> None:
    def change(r: dict[str, Any]) -> None:
        r["criteria"].pop()
        r["criteria"].append(criterion("C3-1", "C3", statement="La presse locale en parle souvent."))

    found = after(change)
    assert found.added == (Named(kind="criterion", id="C3-1", text="La presse locale en parle souvent."),)
    assert found.removed == (Named(kind="criterion", id="A3-1", text=SENTENCES["A3-1"]),)
    assert (found.reworded, found.moved, found.altered) == ((), (), ())


def test_a_wording_is_compared_word_by_word() -> None:
    found = after(lambda r: r["criteria"][1].update(statement="Le budget détaille chaque dépense du lancement prévu."))
    (reworded,) = found.reworded
    assert (reworded.kind, reworded.id, reworded.formerly) == ("criterion", "C1-2", "C1-2")
    assert reworded.words == (
        ("=", "Le budget"),
        ("-", "prévoit"),
        ("+", "détaille"),
        ("=", "chaque dépense du"),
        ("-", "lancement."),
        ("+", "lancement prévu."),
    )


def test_a_renumbered_criterion_is_moved_and_not_reworded() -> None:
    def change(r: dict[str, Any]) -> None:
        del r["criteria"][0]
        r["criteria"][0]["id"] = "C1-1"

    found = after(change)
    assert found.moved == (Moved(kind="criterion", before="C1-2", after="C1-1", text=SENTENCES["C1-2"]),)
    assert found.removed == (Named(kind="criterion", id="C1-1", text=SENTENCES["C1-1"]),)
    assert found.reworded == ()


def test_a_renumbered_competency_changes_nothing_that_hangs_on_it() -> None:
    def change(r: dict[str, Any]) -> None:
        renamed = {"C3": "C4"}
        r["competencies"][2]["id"] = "C4"
        for part in (*r["blocks"], *r["assessments"], *r["criteria"]):
            part["competencies"] = [renamed.get(name, name) for name in part["competencies"]]

    found = after(change)
    assert found.moved == (Moved(kind="competency", before="C3", after="C4", text="Conduire un plan"),)
    assert found.altered == ()


def test_the_same_code_with_another_text_is_another_criterion() -> None:
    found = after(lambda r: r["criteria"][0].update(statement="Un prototype tourne."))
    assert [part.id for part in found.removed] == ["C1-1"]
    assert [part.text for part in found.added] == ["Un prototype tourne."]


@pytest.mark.parametrize(
    ("change", "altered"),
    [
        (
            lambda r: r["assessments"][0].update(work="individual"),
            Altered(kind="assessment", id="E1", field="work", before="group", after="individual"),
        ),
        (
            lambda r: r["assessments"][1].update(mode=["oral", "written"]),
            Altered(kind="assessment", id="E2", field="mode", before=["oral"], after=["oral", "written"]),
        ),
        (
            lambda r: r["criteria"][0].update(assessable="oral"),
            Altered(kind="criterion", id="C1-1", field="assessable", before="written", after="oral"),
        ),
        (
            lambda r: r["criteria"][2].update(heading="Cibles"),
            Altered(kind="criterion", id="C2+C3-1", field="heading", before="Buts", after="Cibles"),
        ),
        (
            lambda r: r["criteria"][0].update(competencies=["C1", "C2"]),
            Altered(kind="criterion", id="C1-1", field="competencies", before=["C1"], after=["C1", "C2"]),
        ),
        (
            lambda r: r.update(certifier=None),
            Altered(kind="rubric", id="petit-plan", field="certifier", before="École", after=None),
        ),
    ],
)
def test_other_facts_are_told_one_by_one(change: Callable[[dict[str, Any]], object], altered: Altered) -> None:
    found = after(change)
    assert found.altered == (altered,)
    assert found.official
    assert (found.reworded, found.aids) == ((), ())


def test_reading_aids_are_counted_apart() -> None:
    found = after(lambda r: r["criteria"][3]["aids"].update(label="Autre nom"))
    assert found.aids == ("A2-1",)
    assert not found.official


def test_lines_and_line_breaks_are_no_change_of_wording() -> None:
    def change(r: dict[str, Any]) -> None:
        r["criteria"][0]["lines"] = [5, 6]
        r["criteria"][1]["statement"] = SENTENCES["C1-2"].replace(" chaque", "\nchaque")

    found = after(change)
    assert found.placed == ("C1-1", "C1-2")
    assert not found.official


def test_a_lost_statement_that_is_found_again_is_a_new_wording() -> None:
    lost = content()
    lost["competencies"][0]["statement"] = None
    found = difference(Rubric.model_validate(lost), Rubric.model_validate(content()))
    (reworded,) = found.reworded
    assert (reworded.id, reworded.words) == ("C1", (("+", "Étudier un marché"),))


def test_two_criteria_of_one_wording_are_two() -> None:
    def change(r: dict[str, Any]) -> None:
        r["criteria"].append(criterion("C3-1", "C3", statement=SENTENCES["C1-1"]))

    found = after(change)
    assert [part.id for part in found.added] == ["C3-1"]
    assert found.moved == ()


WORDS = st.lists(st.sampled_from(["le", "plan", "prix", "four", "est", "sûr"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_words_that_stayed_and_went_are_the_old_ones_and_those_that_stayed_and_came_the_new(
    one: str, other: str
) -> None:
    steps = word_by_word(one, other)
    assert " ".join(text for step, text in steps if step != "+") == one
    assert " ".join(text for step, text in steps if step != "-") == other


@settings(max_examples=60)
@given(rubrics(), rubrics())
def test_every_part_is_accounted_for_on_both_sides(one: Rubric, other: Rubric) -> None:
    found = difference(one, other)
    for kind, parts in (("criterion", "criteria"), ("competency", "competencies"), ("block", "blocks")):
        removed = [part.id for part in found.removed if part.kind == kind]
        added = [part.id for part in found.added if part.kind == kind]
        assert len(getattr(one, parts)) - len(removed) == len(getattr(other, parts)) - len(added)
        assert set(removed) <= {part.id for part in getattr(one, parts)}
        assert set(added) <= {part.id for part in getattr(other, parts)}
    assert difference(one, one) == Difference(before=found.before, after=found.before)


def other(**more: Any) -> Rubric:
    """A référentiel of other wordings under the same codes."""
    changed = {**content(), **more}
    for part in (*changed["competencies"], *changed["criteria"]):
        part["statement"] = f"Tout autre chose {part['id']} se lit ailleurs ainsi."
    return Rubric.model_validate(changed)


def test_other_wordings_under_another_title_are_another_certification() -> None:
    before = Rubric.model_validate(content())
    found = difference(before, other(title="Autre titre"))
    assert found.shared == 0
    assert found.unlike
    assert difference(before, other(certifier="Autre école")).unlike
    assert not difference(before, other()).unlike
    assert not difference(before, other(certifier=None)).unlike


def test_a_new_title_over_the_same_wordings_is_the_same_certification() -> None:
    found = after(lambda r: r.update(title="Autre titre", certifier="Autre école"))
    assert found.shared == 1
    assert not found.unlike
