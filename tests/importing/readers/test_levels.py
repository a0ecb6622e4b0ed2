"""Grids with a row for each level, and référentiels that come back from Moodle's CSV. Synthetic documents."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.exports.moodle import moodle_csv
from assistant.importing.interpretation import interpreted
from assistant.importing.readers.sheet import read_csv, read_xlsx
from assistant.importing.shelf import shipped, shipped_ids
from assistant.rubric.rubric import Rubric
from tests.rubric.conftest import small

GRID = """criterion,level,level_description,score
Clarté du plan,1,Clair,10
Clarté du plan,2,Presque clair,5
Clarté du plan,3,Confus,0
"Les sources sont citées. Les dates y sont.",1,Toutes,10
"Les sources sont citées. Les dates y sont.",2,Aucune,0
"""


def test_each_critère_is_one_and_its_levels_are_levels() -> None:
    proposal = interpreted(read_csv(GRID, "grille.csv"))
    assert [(c.id, c.statement, c.notes) for c in proposal.rubric.criteria] == [
        (
            "C1-1",
            "Clarté du plan",
            (
                "Niveau dans le document : Clair (10 points).",
                "Niveau dans le document : Presque clair (5 points).",
                "Niveau dans le document : Confus (0 point).",
            ),
        ),
        (
            "C1-2",
            "Les sources sont citées. Les dates y sont.",
            ("Niveau dans le document : Toutes (10 points).", "Niveau dans le document : Aucune (0 point)."),
        ),
    ]
    assert [c.id for c in proposal.rubric.competencies] == ["C1"]
    assert proposal.unplaced == ()


def test_a_workbook_in_french_is_read_alike(tmp_path: Path) -> None:
    workbook = Workbook()
    for row in (("Critère", "Niveau", "Points"), ("Le plan est clair", "Oui", 1), ("Le plan est clair", "Non", 0.5)):
        workbook.active.append(row)
    workbook.save(tmp_path / "g.xlsx")
    (criterion,) = interpreted(read_xlsx(tmp_path / "g.xlsx", "g.xlsx")).rubric.criteria
    assert criterion.notes == (
        "Niveau dans le document : Oui (1 point).",
        "Niveau dans le document : Non (0,5 point).",
    )


def test_a_grid_with_one_row_a_critère_is_not_one_of_levels() -> None:
    proposal = interpreted(
        read_csv("Critère;Description;Points\nJuste;Le ton est juste;3\nRond;Le compte est rond;4\n", "g.csv")
    )
    assert [c.statement for c in proposal.rubric.criteria] == ["Juste", "Rond"]


@pytest.mark.parametrize("identity", shipped_ids())
def test_a_référentiel_that_went_to_moodle_comes_back(identity: str) -> None:
    gone = shipped(identity)
    proposal = interpreted(read_csv(moodle_csv(gone), f"{identity}.csv"))
    assert [c.id for c in proposal.rubric.criteria] == [c.id for c in gone.criteria]
    assert [c.statement for c in proposal.rubric.criteria] == [" ".join(c.statement.split()) for c in gone.criteria]
    if all(c.attached != "activity" for c in gone.criteria):
        assert [c.competencies for c in proposal.rubric.criteria] == [c.competencies for c in gone.criteria]
    assert [c.notes[-3:] for c in proposal.rubric.criteria] == [proposal.rubric.criteria[0].notes[-3:]] * len(
        gone.criteria
    )
    assert proposal.placed > 0.98
    assert len(proposal.doubts) <= 4


def test_critères_of_several_competencies_come_back_as_such() -> None:
    content = small()
    content["criteria"] = [one for one in content["criteria"] if one.get("activity") is None]
    proposal = interpreted(read_csv(moodle_csv(Rubric.model_validate(content)), "petit.csv"))
    assert [(c.id, c.statement, c.notes[0]) for c in proposal.rubric.criteria] == [
        ("C1-1", "Le plan C1-1 est tenu.", "Niveau dans le document : Démontré (2 points)."),
        ("C1-2", "Le plan C1-2 est tenu.", "Le document donne à ce critère : à l'oral."),
        ("C2+C3-1", "Le plan C2+C3-1 est tenu.", "Niveau dans le document : Démontré (2 points)."),
    ]


def test_critères_that_the_grid_attaches_in_different_ways_stand_under_one_competency() -> None:
    proposal = interpreted(read_csv(moodle_csv(Rubric.model_validate(small())), "petit.csv"))
    assert {c.competencies for c in proposal.rubric.criteria} == {("C1",)}
    assert proposal.rubric.criteria[-1].statement == "A3-1 · Le plan A3-1 est tenu."
    assert any("aucune compétence" in doubt.text for doubt in proposal.doubts)
