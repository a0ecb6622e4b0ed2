"""A référentiel as a value: its references hold, and its version is its content."""

import copy
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.rubric.rubric import Rubric
from tests.rubric.conftest import criterion, small

Change = Callable[[dict[str, Any]], object]


def changed(change: Change) -> Rubric:
    content = small()
    change(content)
    return Rubric.model_validate(content)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda r: r["criteria"].append(criterion("C1-1", "C1")), "criteria: l'identifiant C1-1 est donné 2 fois"),
        (lambda r: r["blocks"].append(r["blocks"][1]), "blocks: l'identifiant B2 est donné 2 fois"),
        (lambda r: r["criteria"].append(criterion("C9-1", "C9")), "C9-1: la compétence C9 n'existe pas"),
        (lambda r: r["blocks"][0]["competencies"].append("C9"), "B1: la compétence C9 n'existe pas"),
        (lambda r: r["assessments"][0]["competencies"].append("C9"), "E1: la compétence C9 n'existe pas"),
        (lambda r: r["competencies"][0]["activities"].append("A9"), "C1: l'activité A9 n'existe pas"),
        (lambda r: r["activities"][0].update(block="B9"), "A1: le bloc B9 n'existe pas"),
        (lambda r: r["blocks"][0]["competencies"].remove("C2"), "C2: la compétence n'est dans aucun bloc"),
        (lambda r: r["criteria"][3].update(activity="A9"), "A2-1: l'activité A9 n'existe pas"),
        (lambda r: r["criteria"][3].pop("activity"), "A2-1: l'activité None n'existe pas"),
    ],
)
def test_a_reference_that_does_not_hold_is_refused(change: Change, told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        changed(change)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.update(id="Petit Plan"),
        lambda r: r.update(blocks=[]),
        lambda r: r.update(unknown=1),
        lambda r: r["criteria"][0].update(statement="  "),
        lambda r: r["criteria"][0].update(competencies=[]),
        lambda r: r["criteria"][0].update(assessable="perhaps"),
        lambda r: r["criteria"][0].update(lines=[0, 2]),
        lambda r: r["criteria"][0].update(lines=[1]),
        lambda r: r["criteria"][0]["aids"].pop("label"),
        lambda r: r["assessments"][0].update(mode=[]),
    ],
)
def test_a_value_out_of_its_form_is_refused(change: Change) -> None:
    with pytest.raises(ValidationError):
        changed(change)


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.update(title="Petit plan."),
        lambda r: r.update(certifier=None),
        lambda r: r["criteria"][0].update(statement="Le plan C1-1 est tenu"),
        lambda r: r["criteria"][0].update(assessable="both"),
        lambda r: r["criteria"][0].update(lines=[1, 3]),
        lambda r: r["criteria"][0]["aids"]["indicators"].reverse(),
        lambda r: r["criteria"].reverse(),
        lambda r: r["criteria"].pop(),
        lambda r: r["assessments"][0].update(work="individual"),
    ],
)
def test_another_content_is_another_version(change: Change, rubric: Rubric) -> None:
    assert changed(change).version != rubric.version


def test_a_copy_has_its_own_version_and_criteria(rubric: Rubric) -> None:
    before, first = rubric.version, rubric.criteria[0]
    rubric.criterion(first.id)
    renamed = first.model_copy(update={"id": "Z9-1"})
    copied = rubric.model_copy(update={"criteria": (renamed, *rubric.criteria[1:])})
    assert copied.version != before
    assert copied.criterion("Z9-1") == renamed
    assert rubric.model_copy().version == rubric.version == before


def test_the_order_of_keys_and_defaults_written_out_leave_the_version(rubric: Rubric) -> None:
    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return [turned(member) for member in value] if isinstance(value, list) else value

    assert Rubric.model_validate(turned(small())).version == rubric.version
    assert changed(lambda r: r.update(rules=[], language="fr")).version == rubric.version
    assert Rubric.model_validate_json(rubric.model_dump_json()).version == rubric.version


def test_the_version_is_the_same_in_another_process(rubric: Rubric) -> None:
    script = (
        "from tests.rubric.conftest import small; from assistant.rubric.rubric import Rubric; "
        "print(Rubric.model_validate(small()).version)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert told.stdout.strip() == rubric.version
    assert len(rubric.version) == 64


@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20), st.text(st.characters(codec="utf-8"), max_size=20)
)
@settings(deadline=None, max_examples=60)
def test_two_wordings_never_share_a_version(one: str, other: str) -> None:
    content = small()
    content["criteria"][0]["statement"] = f"Le {one}"
    again = copy.deepcopy(content)
    again["criteria"][0]["statement"] = f"Le {other}"
    same = Rubric.model_validate(content).version == Rubric.model_validate(again).version
    assert same == (one == other)


def test_parts_are_found_by_their_ids(rubric: Rubric) -> None:
    assert rubric.criterion("C2+C3-1").heading == "Buts"
    assert rubric.competency("C3").statement == "Conduire un plan"
    assert rubric.block_of("C2").id == "B1"
    assert [a.id for a in rubric.assessments_of(rubric.criterion("C2+C3-1"))] == ["E1", "E2"]
    with pytest.raises(KeyError):
        rubric.criterion("C9-1")


def test_indicators_are_numbered_in_their_order(rubric: Rubric) -> None:
    assert [(i.id, i.text) for i in rubric.criterion("A2-1").indicators] == [
        ("A2-1.1", "Une date est donnée."),
        ("A2-1.2", "Un montant est donné."),
    ]


def test_json_has_the_agreed_shape(rubric: Rubric) -> None:
    content = rubric.as_json()
    assert list(content) == [
        "id",
        "title",
        "certifier",
        "version",
        "blocks",
        "activities",
        "competencies",
        "assessments",
        "criteria",
        "losses",
    ]
    assert content["blocks"][0] == {
        "id": "B1",
        "title": "Concevoir",
        "competencies": ["C1", "C2"],
        "option_of": None,
        "notes": [],
    }
    assert content["activities"][1] == {
        "id": "A2",
        "title": "Conduire",
        "tasks": [],
        "block": "B2",
        "competency": None,
        "notes": [],
    }
    assert content["competencies"][2] == {
        "id": "C3",
        "statement": "Conduire un plan",
        "activities": ["A2"],
        "lost": False,
        "notes": [],
    }
    assert content["assessments"][0] == {
        "id": "E1",
        "title": "Dossier",
        "competencies": ["C1", "C2"],
        "mode": ["written"],
        "work": "group",
        "company": ["real"],
        "text": "Un dossier de groupe.",
        "block_text": None,
        "notes": [],
    }
    assert content["criteria"][3] == {
        "id": "A2-1",
        "attached": "activity",
        "competencies": ["C3"],
        "heading": None,
        "label": "Plan tenu",
        "statement": "Le plan A2-1 est tenu.",
        "assessable": "written",
        "indicators": [
            {"id": "A2-1.1", "text": "Une date est donnée."},
            {"id": "A2-1.2", "text": "Un montant est donné."},
        ],
        "vocabulary": [],
        "examples": [],
        "notes": ["Un doute."],
        "lost": False,
        "source": {"document": "petit.txt", "lines": [1, 2]},
    }
