"""The decided grid as JSON."""

import json

from assistant.exports.grid import grid
from assistant.judgement.level import Level
from tests.jury.case import CRITERIA


def test_the_grid_says_of_what_it_is(decided):
    content = grid(decided.review)
    assert content["kind"] == "criterium-grid"
    version = decided.review.screening.rubric_version
    assert content["rubric"] == {"id": "essai", "title": "Responsable d'essai", "version": version}
    assert content["dossier"] == {"file": "dossier.pdf", "sha256": "d" * 64, "pages": 2, "extent": "2 pages"}
    assert (content["candidate"], content["session"]) == ("K-27", "Session de juin")
    assert content["drafter"] == {"name": "llm", "model": "modele-essai", "prompt": None}


def test_exempted_criteria_leave_the_denominator(decided):
    assert grid(decided.review)["counts"] == {
        "criteria": 4,
        "evaluated": 3,
        "met": 1,
        "partial": 0,
        "not_met": 1,
        "not_assessable": 1,
        "exempted": 1,
    }


def test_every_criterion_has_its_wording_and_the_jurors_decision_in_order(decided):
    rows = grid(decided.review)["criteria"]
    assert [row["id"] for row in rows] == list(CRITERIA)
    assert [row["statement"] for row in rows] == [
        "Les enveloppes budgétaires financent les actions.",
        "Les objectifs sont SMART.",
        "L'argumentaire est clair.",
        "Les objections sont traitées.",
    ]
    said = [(row["decision"]["action"], row["decision"]["level"], row["decision"]["juror"]) for row in rows]
    assert said == [
        ("accepted", "met", "A. B."),
        ("graded", "not_assessable", "A. B."),
        ("exempted", None, "C. D."),
        ("overridden", "not_met", "A. B."),
    ]
    assert [row["decision"]["comment"] for row in rows] == ["", "À voir à l'oral.", "", "Les heures manquent."]


def test_only_quotes_that_were_found_are_evidence(decided):
    quotes = [row["evidence"] for row in grid(decided.review)["criteria"]]
    found = {"quote": "Le total fait 18 960 €.", "page": 1, "place": "p. 1", "passage": "p1-2"}
    assert quotes == [[found], [], [], [found]]


def test_the_machines_draft_stands_apart_from_the_decision(decided):
    draft = grid(decided.review)["criteria"][3]["machine_draft"]
    assert draft == {
        "drafter": "llm",
        "model": "modele-essai",
        "status": "drafted",
        "level": "partial",
        "feedback": "Les actions sont chiffrées.",
        "question": "Qui paie les déplacements ?",
        "reason": None,
    }


def test_an_exemption_keeps_its_record_and_no_health_detail(decided):
    row = grid(decided.review)["criteria"][2]
    assert row["decision"]["exemption"] == {
        "capacity_kept": True,
        "not_in_practice": True,
        "opinion": "Avis RH-12",
        "decided_by": "M. L.",
    }
    assert row["machine_draft"]["reason"] == "Le service de rédaction ne répond pas."


def test_the_last_decision_is_the_one_exported(decided):
    decided.decide(CRITERIA[3], Level.MET, "Relu : démontré.")
    row = grid(decided.review)["criteria"][3]
    assert (row["decision"]["level"], row["decision"]["comment"]) == ("met", "Relu : démontré.")


def test_the_grid_is_plain_json(decided):
    content = grid(decided.review)
    assert json.loads(json.dumps(content, ensure_ascii=False)) == content
