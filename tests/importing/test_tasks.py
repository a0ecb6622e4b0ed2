"""Activities with the tasks listed under them, and competencies with their lists. Synthetic documents."""

from pathlib import Path

import pytest
from docx import Document

from assistant.importing.check import check
from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Proposal
from assistant.importing.reader import read
from assistant.importing.readers.html import read_html
from assistant.importing.readers.markdown import read_markdown
from assistant.importing.readers.sheet import read_csv
from assistant.importing.readers.tabbed import read_tabbed

TASKS = ("Relever les cotes", "Tracer le plan")


def activities(proposal: Proposal) -> list[tuple[str, str, tuple[str, ...]]]:
    assert check(proposal.rubric, "\n".join(proposal.lines)).faults == []
    return [(a.id, a.title, a.tasks) for a in proposal.rubric.activities]


def table(activity: str, header: str = "Activités") -> Proposal:
    row = f"<tr><td>{activity}</td><td>C1 Mesurer</td><td>La cote est juste</td></tr>"
    page = f"<table><tr><th>{header}</th><th>Compétences</th><th>Critères</th></tr>{row}</table>"
    return interpreted(read_html(page.encode(), "g.html"))


@pytest.mark.parametrize("title", ["A1 Préparer la pose", "Préparer la pose"])
def test_the_items_below_an_activity_are_its_tasks(title: str) -> None:
    proposal = table(f"<p>{title}</p><ul><li>Relever les cotes</li><li>Tracer le plan</li></ul>")
    assert activities(proposal) == [("A1", "Préparer la pose", TASKS)]
    assert proposal.unplaced == ()


def test_paragraphs_below_an_activity_are_its_tasks_where_the_column_says_so() -> None:
    cell = "<p>A1 Préparer la pose</p><p>Relever les cotes</p><p>Tracer le plan</p>"
    assert activities(table(cell, "Activités et tâches")) == [("A1", "Préparer la pose", TASKS)]
    assert activities(table(cell))[0][2] == ()


def test_two_activities_in_a_cell_have_each_their_tasks() -> None:
    cell = "A1 Préparer<br>- Relever les cotes<br>- Tracer le plan<br>A2 Poser<br>- Visser le rail"
    assert activities(table(cell)) == [("A1", "Préparer", TASKS), ("A2", "Poser", ("Visser le rail",))]


def test_a_column_of_tasks_gives_them_to_the_activity_beside_it() -> None:
    proposal = interpreted(
        read_csv(
            "Activité;Tâches;Compétence;Critère\n"
            "A1 Préparer;Relever les cotes;C1 Mesurer;La cote est juste\n"
            "A1 Préparer;Tracer le plan;C2 Tracer;Le trait est net\n",
            "g.csv",
        )
    )
    assert activities(proposal) == [("A1", "Préparer", TASKS)]
    assert [c.activities for c in proposal.rubric.competencies] == [("A1",), ("A1",)]


def test_the_dashes_of_a_competency_s_list_are_kept(tmp_path: Path) -> None:
    statement = "Mesurer un local - en relevant les cotes - en notant les écarts afin de tracer le plan."
    cell = (
        "<p>C1 Mesurer un local</p><p>- en relevant les cotes</p><p>- en notant les écarts afin de tracer le plan.</p>"
    )
    text = f"Compétences\tModalités\tCritères\n{cell}\tDossier\tLa cote est juste\nC2 Poser\tDossier\tLe rail tient\n"
    tabbed = interpreted(read_tabbed(text, "g.txt"))
    document = Document()
    grid = document.add_table(rows=2, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Compétences", "Critères"
    grid.cell(1, 0).text = "C1 Mesurer un local"
    for item in ("- en relevant les cotes", "- en notant les écarts afin de tracer le plan."):
        grid.cell(1, 0).add_paragraph(item)
    grid.cell(1, 1).text = "La cote est juste"
    document.save(str(tmp_path / "g.docx"))
    for proposal in (tabbed, read(tmp_path / "g.docx", "g.docx")):
        assert proposal.rubric.competency("C1").statement == statement
        assert check(proposal.rubric, "\n".join(proposal.lines)).faults == []


def test_a_list_of_tasks_below_an_activity_is_its_tasks() -> None:
    text = (
        "# Bloc 1 : Poser\n\n## A1 Préparer\n\nTâches :\n\n- Relever les cotes\n- Tracer le plan\n\n"
        "### C1 Mesurer\n\nCritères :\n\n- La cote est juste\n\n## A2 Poser\n\n### C2 Visser\n\nCritères :\n\n- Le rail tient\n"
    )
    proposal = interpreted(read_markdown(text, "g.md"))
    assert activities(proposal) == [("A1", "Préparer", TASKS), ("A2", "Poser", ())]
    assert [c.activities for c in proposal.rubric.competencies] == [("A1",), ("A2",)]
    assert proposal.unplaced == ()
