"""A référentiel as a CASE 1.1 package."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.exports.case import case_json
from assistant.importing.readers.case import read_case
from assistant.importing.shelf import shipped, shipped_ids
from assistant.rubric.rubric import Rubric
from tests.exports.caseschema import valid
from tests.rubric.building import rubrics, texts
from tests.rubric.conftest import small


@pytest.fixture
def exported() -> Any:
    return json.loads(case_json(Rubric.model_validate(small())))


def statements(package: Any, kind: str) -> list[tuple[str, str]]:
    return [(i["humanCodingScheme"], i["fullStatement"]) for i in package["CFItems"] if i["CFItemType"] == kind]


def ties(package: Any, kind: str) -> set[tuple[str, str]]:
    codes = {item["identifier"]: item.get("humanCodingScheme") for item in package["CFItems"]}
    codes[package["CFDocument"]["identifier"]] = "(document)"
    return {
        (codes[a["originNodeURI"]["identifier"]], codes[a["destinationNodeURI"]["identifier"]])
        for a in package["CFAssociations"]
        if a["associationType"] == kind
    }


def test_every_part_is_an_item_of_its_type(exported: Any) -> None:
    assert statements(exported, "Bloc de compétences") == [("B1", "Concevoir"), ("B2", "Mener")]
    assert statements(exported, "Activité") == [("A1", "Étudier"), ("A2", "Conduire"), ("A3", "Rendre compte")]
    assert statements(exported, "Compétence")[0] == ("C1", "Étudier un marché")
    assert statements(exported, "Modalité d'évaluation") == [("E1", "Un dossier de groupe."), ("E2", "Un oral.")]
    assert statements(exported, "Critère d'évaluation")[2] == ("C2+C3-1", "Le plan C2+C3-1 est tenu.")


def test_what_belongs_to_what_is_said_by_associations(exported: Any) -> None:
    children = ties(exported, "isChildOf")
    assert {("B1", "(document)"), ("E1", "(document)"), ("A2", "B2"), ("C2", "B1")} <= children
    assert {parent for child, parent in children if child == "C2+C3-1"} == {"C2", "C3"}
    assert {parent for child, parent in children if child == "A2-1"} == {"A2"}
    assert ties(exported, "isRelatedTo") == {
        ("C1", "A1"), ("C2", "A1"), ("C3", "A2"), ("E1", "C1"), ("E1", "C2"), ("E2", "C3"), ("A2-1", "C3"), ("A3-1", "C3"),
    }  # fmt: skip


def test_the_rubric_has_every_criterion_with_four_levels_that_are_ours(exported: Any) -> None:
    (rubric,) = exported["CFRubrics"]
    criteria = rubric["CFRubricCriteria"]
    assert [criterion["CFItemURI"]["title"] for criterion in criteria] == ["C1-1", "C1-2", "C2+C3-1", "A2-1", "A3-1"]
    assert [criterion.get("category") for criterion in criteria] == [None, None, "Buts", None, None]
    for criterion in criteria:
        assert [(level["quality"], level["position"]) for level in criterion["CFRubricCriterionLevels"]] == [
            ("Démontré", 1), ("Partiel", 2), ("Non démontré", 3), ("Non évaluable à l'écrit", 4),
        ]  # fmt: skip
        assert all("non officiel" in level["description"] for level in criterion["CFRubricCriterionLevels"])
        assert all("score" not in level for level in criterion["CFRubricCriterionLevels"])


def test_our_words_are_in_the_extension_only_and_said_to_be_ours(exported: Any) -> None:
    item = next(item for item in exported["CFItems"] if item.get("humanCodingScheme") == "C1-1")
    aids = item["extensions"]["criterium"].pop("aids")
    assert aids["label"] == "Plan tenu"
    assert "non officielles" in aids["notice"]
    assert "Plan tenu" not in json.dumps(item, ensure_ascii=False)
    assert "non officiels" in exported["CFDocument"]["description"]


def test_a_lost_statement_is_said_to_be_lost() -> None:
    content = small()
    content["competencies"][0]["statement"] = None
    package = json.loads(case_json(Rubric.model_validate(content)))
    assert statements(package, "Compétence")[0] == ("C1", "(énoncé perdu dans le document source)")


def test_a_changed_wording_keeps_identifiers_and_changes_the_version(exported: Any) -> None:
    content = small()
    content["criteria"][0]["statement"] = "Le plan est tenu autrement."
    changed = json.loads(case_json(Rubric.model_validate(content)))
    assert [item["identifier"] for item in changed["CFItems"]] == [item["identifier"] for item in exported["CFItems"]]
    assert changed["CFDocument"]["version"] != exported["CFDocument"]["version"]


@pytest.mark.parametrize("identity", shipped_ids())
def test_the_shipped_ones_are_valid_and_come_back_whole(identity: str) -> None:
    rubric = shipped(identity)
    written = case_json(rubric)
    valid(json.loads(written))
    proposal = read_case(written.encode(), "paquet.json")
    assert proposal.rubric == rubric
    assert proposal.rubric.version == rubric.version
    assert (proposal.doubts, proposal.unplaced, proposal.placed) == ((), (), 1.0)


@settings(max_examples=150)
@given(rubrics())
def test_any_rubric_is_valid_case_and_comes_back_whole(rubric: Rubric) -> None:
    written = case_json(rubric)
    valid(json.loads(written))
    back = read_case(written.encode(), "paquet.json").rubric
    assert back == rubric
    assert case_json(back) == written


def without_extensions(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_extensions(member) for key, member in value.items() if key != "extensions"}
    return [without_extensions(member) for member in value] if isinstance(value, list) else value


OFFICIAL = {
    "rules": {"id", "title", "text"},
    "blocks": {"id", "title", "competencies", "notes"},
    "activities": {"id", "title", "tasks", "block", "competency", "notes"},
    "competencies": {"id", "statement", "activities", "notes"},
    "assessments": {"id", "title", "competencies", "mode", "work", "company", "text", "block_text", "notes"},
    "criteria": {"id", "attached", "competencies", "activity", "heading", "statement", "assessable", "notes"},
}


@pytest.mark.parametrize("identity", shipped_ids())
def test_a_platform_that_drops_extensions_still_hands_back_all_that_is_official(identity: str) -> None:
    rubric = shipped(identity)
    plain = json.dumps(without_extensions(json.loads(case_json(rubric)))).encode()
    proposal = read_case(plain, "paquet.json")
    for kind, fields in OFFICIAL.items():
        assert [member.model_dump(include=fields) for member in getattr(proposal.rubric, kind)] == [
            member.model_dump(include=fields) for member in getattr(rubric, kind)
        ], kind
    assert (proposal.rubric.title, proposal.rubric.certifier) == (rubric.title, rubric.certifier)
    assert proposal.unplaced == ()


@given(texts())
def test_a_wording_edited_elsewhere_is_the_one_that_is_read(wording: str) -> None:
    package = json.loads(case_json(Rubric.model_validate(small())))
    for item in package["CFItems"]:
        if item.get("humanCodingScheme") == "C1-1":
            item["fullStatement"] = wording
    for criterion in package["CFRubrics"][0]["CFRubricCriteria"]:
        if criterion["CFItemURI"]["title"] == "C1-1":
            criterion["description"] = wording
    back = read_case(json.dumps(package).encode(), "paquet.json").rubric
    assert back.criterion("C1-1").statement == wording
    assert back.criterion("C1-2") == Rubric.model_validate(small()).criterion("C1-2")


def test_a_part_added_elsewhere_makes_the_lines_count_in_the_package() -> None:
    content = small()
    content["losses"] = [{"competencies": ["C2"], "text": "Un alinéa manque.", "lines": [6, 6]}]
    package = json.loads(case_json(Rubric.model_validate(content)))
    added = {**package["CFItems"][-1], "identifier": "00000000-0000-4000-8000-000000000001", "extensions": None}
    package["CFItems"].append({**added, "fullStatement": "La presse en parle.", "humanCodingScheme": "C1-3"})
    parent = next(a for a in package["CFAssociations"] if a["originNodeURI"]["title"] == "C1-1")
    origin = {"title": "C1-3", "identifier": added["identifier"], "uri": "urn:uuid:1"}
    package["CFAssociations"].append({**parent, "originNodeURI": origin})
    proposal = read_case(json.dumps(package).encode(), "paquet.json")
    assert [criterion.id for criterion in proposal.rubric.criteria][-1] == "C1-3"
    assert proposal.rubric.document == "paquet.json"
    for part in (*proposal.rubric.competencies, *proposal.rubric.criteria):
        assert part.statement == "\n".join(proposal.lines[part.lines[0] - 1 : part.lines[1]])
    (loss,) = proposal.rubric.losses
    assert loss.lines == proposal.rubric.competency("C2").lines
    assert proposal.rubric.criterion("C1-1").aids == Rubric.model_validate(content).criterion("C1-1").aids


@given(st.data())
def test_the_order_of_arrays_does_not_matter(data: st.DataObject) -> None:
    rubric = Rubric.model_validate(small())
    package = json.loads(case_json(rubric))
    for part in ("CFItems", "CFAssociations"):
        package[part] = data.draw(st.permutations(package[part]))
    assert read_case(json.dumps(package).encode(), "paquet.json").rubric == rubric
