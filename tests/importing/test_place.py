"""Places that a person finds: a sheet's cell, a CSV's column, a table's row, a page. Synthetic documents."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from assistant.importing.draft import written
from assistant.importing.proposal import Proposal
from assistant.importing.reader import read
from assistant.importing.shelf import parsed
from tests.importing.built import BUILT


@pytest.fixture
def imported(tmp_path: Path) -> Callable[[str, str], Proposal]:
    def made(name: str, text: str) -> Proposal:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read(path, name)

    return made


def workbook(path: Path, title: str) -> Proposal:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in (["Compétence", "Critère"], ["C1 Réparer", "La zone est balisée"], ["", "Le joint est étanche"]):
        sheet.append(row)
    sheet["D9"] = "Une phrase perdue"
    book.save(path)
    return read(path, path.name)


def test_a_workbook_s_critères_are_at_a_sheet_s_cell(tmp_path: Path) -> None:
    proposal = workbook(tmp_path / "grille.xlsx", "Grille")
    assert [c.place for c in proposal.rubric.criteria] == ["Grille!B2", "Grille!B3"]
    assert [proposal.where(piece.line) for piece in proposal.unplaced] == ["Grille!D9"]
    assert proposal.as_json()["rubric"]["criteria"][0]["source"]["place"] == "Grille!B2"
    assert parsed(written(proposal.rubric), "grille.yaml").criteria[0].place == "Grille!B2"


def test_a_sheet_s_name_with_spaces_is_quoted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    proposal = workbook(tmp_path / "grille.xlsx", "L'atelier 1")
    assert proposal.rubric.criteria[0].place == "'L''atelier 1'!B2"


def test_a_csv_s_critères_are_at_a_line_and_a_column(imported: Callable[[str, str], Proposal]) -> None:
    proposal = imported("g.csv", 'Compétence;Critère\nC1 Réparer;"La zone est\nbalisée"\nC2 Peindre;Le mur est lisse\n')
    assert [c.place for c in proposal.rubric.criteria] == ["lignes 2 à 3, colonne B", "ligne 4, colonne B"]
    assert {proposal.where(doubt.line) for doubt in proposal.doubts} == {"ligne 1", "ligne 2"}


def test_a_text_s_critères_have_their_lines_alone(imported: Callable[[str, str], Proposal]) -> None:
    proposal = imported("g.txt", "C1 Réparer\nCritères :\n- la zone est balisée\n")
    assert [c.place for c in proposal.rubric.criteria] == [None]
    assert proposal.where(3) == "ligne 3"


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("ruche.odt", ["tableau 1, ligne 2"] * 2 + ["tableau 1, ligne 3"] * 2),
        ("transport.docx", ["tableau 1, ligne 2"] * 3 + ["tableau 2, ligne 1"] * 2 + ["tableau 2, ligne 2"]),
    ],
)
def test_a_table_s_critères_are_at_its_row(name: str, places: list[str], tmp_path: Path) -> None:
    path = tmp_path / name
    BUILT[name](path)
    assert [c.place for c in read(path, name).rubric.criteria] == places


def test_critères_of_a_web_page_s_second_table_and_below_a_heading(imported: Callable[[str, str], Proposal]) -> None:
    row = "<tr><td>C{0} Tenir le poste {0}</td><td>Le poste {0} est tenu</td></tr>"
    table = "<table><tr><th>Compétences</th><th>Critères</th></tr>" + "{}</table>"
    page = table.format(row.format(1)) + table.format(row.format(2))
    assert [c.place for c in imported("p.html", page).rubric.criteria] == ["tableau 1, ligne 2", "tableau 2, ligne 2"]


def test_critères_outside_of_tables_are_under_their_heading(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("C1 Réparer une fuite", level=1)
    document.add_paragraph("Critères :")
    document.add_paragraph("La zone est balisée", style="List Bullet")
    document.save(str(tmp_path / "d.docx"))
    proposal = read(tmp_path / "d.docx", "d.docx")
    assert [c.place for c in proposal.rubric.criteria] == ["sous « C1 Réparer une fuite »"]
