"""A small référentiel: two blocks, one criterion shared by two competencies, one attached to an activity."""

from typing import Any

import pytest

from assistant.rubric.rubric import Rubric


def criterion(identity: str, *competencies: str, **more: Any) -> dict[str, Any]:
    """A criterion as data."""
    return {
        "id": identity,
        "competencies": list(competencies),
        "statement": f"Le plan {identity} est tenu.",
        "assessable": "written",
        "lines": [1, 2],
        "aids": {"label": "Plan tenu", "indicators": ["Une date est donnée.", "Un montant est donné."]},
        **more,
    }


def small() -> dict[str, Any]:
    """The référentiel as data."""
    return {
        "id": "petit-plan",
        "title": "Petit plan",
        "certifier": "École",
        "document": "petit.txt",
        "blocks": [
            {"id": "B1", "title": "Concevoir", "competencies": ["C1", "C2"], "lines": [1, 1]},
            {"id": "B2", "title": "Mener", "competencies": ["C3"], "lines": [2, 2]},
        ],
        "activities": [
            {"id": "A1", "title": "Étudier", "block": "B1", "lines": [3, 3]},
            {"id": "A2", "title": "Conduire", "block": "B2", "lines": [4, 4]},
            {"id": "A3", "title": "Rendre compte", "block": "B2", "lines": [4, 4]},
        ],
        "competencies": [
            {"id": "C1", "statement": "Étudier un marché", "activities": ["A1"], "lines": [5, 5]},
            {"id": "C2", "statement": "Fixer un but", "activities": ["A1"], "lines": [6, 6]},
            {"id": "C3", "statement": "Conduire un plan", "activities": ["A2"], "lines": [7, 7]},
        ],
        "assessments": [
            {
                "id": "E1",
                "title": "Dossier",
                "competencies": ["C1", "C2"],
                "mode": ["written"],
                "work": "group",
                "company": ["real"],
                "text": "Un dossier de groupe.",
                "lines": [8, 8],
            },
            {
                "id": "E2",
                "title": "Oral",
                "competencies": ["C3"],
                "mode": ["oral"],
                "text": "Un oral.",
                "lines": [9, 9],
            },
        ],
        "criteria": [
            criterion("C1-1", "C1"),
            criterion("C1-2", "C1", assessable="oral"),
            criterion("C2+C3-1", "C2", "C3", heading="Buts"),
            criterion("A2-1", "C3", attached="activity", activity="A2", notes=["Un doute."]),
            criterion("A3-1", "C3", attached="activity", activity="A3"),
        ],
    }


@pytest.fixture
def rubric() -> Rubric:
    return Rubric.model_validate(small())
