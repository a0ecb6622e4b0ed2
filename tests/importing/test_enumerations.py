"""Enumerations typed within one cell or paragraph, and the modalités that stand on a line. Synthetic documents."""

from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from assistant.importing.interpretation import interpreted
from assistant.importing.reader import read
from assistant.importing.readers.markup import items
from assistant.importing.readers.sheet import read_csv

PLAIN = "a) le devis est daté ; b) la TVA est exacte ; c) le délai est dit."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (PLAIN, ["le devis est daté ;", "la TVA est exacte ;", "le délai est dit."]),
        ("a) Un b) Deux", ["Un", "Deux"]),
        ("b) la TVA est exacte", ["la TVA est exacte"]),
        ("a) le plan (voir b) est tenu", ["le plan (voir b) est tenu"]),
        ("Il y a b) et c)", ["Il y a b) et c)"]),
    ],
)
def test_a_lettered_list_in_one_run_is_its_items(text: str, parts: list[str]) -> None:
    assert [part for part, _, _ in items(text)] == parts


@given(st.text(alphabet="abcdé )(;«» .-1", max_size=60))
def test_items_and_their_marks_are_all_of_the_text(text: str) -> None:
    clean = " ".join(text.split())
    told = "".join(f"{bullet}{part}" for part, _, bullet in items(clean))
    assert [c for c in told if c.isalnum()] == [c for c in clean if c.isalnum()]
    assert all(part in clean for part, _, _ in items(clean))


def test_a_plain_enumeration_in_a_cell_is_several_critères() -> None:
    proposal = interpreted(read_csv(f'Compétence;Critère\nC1 Chiffrer;"{PLAIN}"\n', "g.csv"))
    assert [(c.id, c.statement) for c in proposal.rubric.criteria] == [
        ("C1-1", "le devis est daté ;"),
        ("C1-2", "la TVA est exacte ;"),
        ("C1-3", "le délai est dit."),
    ]


def test_a_mode_of_evaluation_on_a_line_of_its_own_is_a_modalité(tmp_path: Path) -> None:
    document = Document()
    for number, name in ((1, "Régler un frein"), (2, "Chiffrer une réparation")):
        document.add_heading(f"Compétence CP-{number} : {name}", level=2)
        document.add_paragraph("Mode d’évaluation : entretien oral (individuel)")
        document.add_paragraph("Indicateurs de réussite :")
        document.add_paragraph(PLAIN)
    document.save(str(tmp_path / "d.docx"))
    rubric = read(tmp_path / "d.docx", "d.docx").rubric
    assert [c.id for c in rubric.competencies] == ["CP-1", "CP-2"]
    assert [(a.text, a.mode, a.work) for a in rubric.assessments] == [
        ("entretien oral (individuel)", ("oral",), "individual")
    ] * 2
    assert len(rubric.criteria) == 6


def test_a_modalité_on_a_line_above_a_table_is_the_bloc_s(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Bloc 1 : Réparer", level=1)
    document.add_paragraph("Modalité d'évaluation : dossier écrit individuel")
    grid = document.add_table(rows=3, cols=2)
    for row, cells in zip(
        grid.rows,
        [("Compétences", "Critères"), ("C1 Régler", "Le frein serre"), ("C2 Monter", "La roue tourne")],
        strict=True,
    ):
        row.cells[0].text, row.cells[1].text = cells
    document.save(str(tmp_path / "d.docx"))
    proposal = read(tmp_path / "d.docx", "d.docx")
    [assessment] = proposal.rubric.assessments
    assert (assessment.text, assessment.competencies) == ("dossier écrit individuel", ("C1", "C2"))
    assert {c.assessable for c in proposal.rubric.criteria} == {"written"}
    assert proposal.unplaced == ()
