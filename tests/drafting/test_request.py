"""What a call says of the criteria: official wording whole, what it belongs to once, reading aids numbered below."""

from typing import Any

from assistant.drafting.request import described
from assistant.rubric.rubric import Rubric


def rubric(*criteria: dict[str, Any]) -> Rubric:
    """A synthetic référentiel with one activity and one competency."""
    lines = (1, 2)
    given = {
        "competencies": ["C1"],
        "assessable": "written",
        "lines": lines,
        "aids": {"label": "Un nom", "indicators": ["un montant daté", "une source nommée"]},
    }
    return Rubric.model_validate(
        {
            "id": "essai",
            "title": "Référentiel synthétique",
            "document": "essai.txt",
            "blocks": [{"id": "B1", "title": "Bloc", "competencies": ["C1"], "lines": lines}],
            "activities": [{"id": "A1", "title": "Tenir le budget", "block": "B1", "lines": lines}],
            "competencies": [{"id": "C1", "statement": "Construire un budget", "lines": lines}],
            "criteria": [given | criterion for criterion in criteria],
        }
    )


def test_a_heading_is_said_once_above_its_criteria_and_none_stands_below_another_s() -> None:
    found = rubric(
        {"id": "C1-1", "statement": "Les montants sont datés.", "heading": "Qualité du budget"},
        {"id": "C1-2", "statement": "Les sources sont dites.", "heading": "Qualité du budget"},
        {"id": "C1-3", "statement": "Le plan est tenu."},
    )
    aids = [" .1 un montant daté", " .2 une source nommée"]
    assert list(described(found, found.criteria)) == [
        "Compétence C1 : Construire un budget",
        "Sous « Qualité du budget » :",
        "C1-1 : Les montants sont datés.",
        *aids,
        "C1-2 : Les sources sont dites.",
        *aids,
        "Compétence C1 : Construire un budget",
        "C1-3 : Le plan est tenu.",
        *aids,
    ]


def test_what_the_document_attaches_to_an_activity_stands_under_the_activity() -> None:
    found = rubric({"id": "A1-1", "statement": "Le budget est tenu.", "attached": "activity", "activity": "A1"})
    assert list(described(found, found.criteria))[:2] == ["Activité A1 : Tenir le budget", "A1-1 : Le budget est tenu."]
