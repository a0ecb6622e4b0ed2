"""The decided grid as DOCX, opened as a reader would."""

import re
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from assistant.exports.docx import grid_docx
from assistant.exports.gapsdocx import gaps_docx
from assistant.judgement.level import Level
from tests.exports.conftest import opened_docx
from tests.jury.case import CRITERIA, FAILED, LOST, MET, PARTIAL


def test_the_head_says_whose_grid_it_is_and_what_the_jury_decided(decided):
    paragraphs, _ = opened_docx(decided.review)
    head = "\n".join(paragraphs)
    assert "Référentiel : Responsable d'essai (essai, version " in head
    assert "Candidat : K-27 · Session : Session de juin" in head
    assert "Dossier : dossier.pdf, 2 pages, empreinte dddddddddddd" in head
    assert (
        "Critères évalués : 3 sur 4 — 1 démontré, 0 partiel, 1 non démontré, 1 non évaluable à l'écrit, 1 exempté"
        in head
    )
    assert "Chaque niveau est la décision d'un juré" in head
    assert "modèle de langage (modele-essai)" in head
    assert "C1 · Construire un plan d'actions marketing complet" in paragraphs
    assert "C2 · Argumenter une vente" in paragraphs


def test_every_criterion_stands_in_its_official_wording(decided):
    _, rows = opened_docx(decided.review)
    assert list(rows) == list(CRITERIA)
    assert rows[MET][0] == "C1-1\nLes enveloppes budgétaires financent les actions."
    assert rows[PARTIAL][0] == "C2-2\nLes objections sont traitées."


def test_every_level_is_the_jurors_in_french_with_who_and_when(decided):
    _, rows = opened_docx(decided.review)
    assert [rows[criterion][1].split("\n")[0] for criterion in CRITERIA] == [
        "démontré",
        "non évaluable à l'écrit",
        "exempté",
        "non démontré",
    ]
    assert re.search(r"^A\. B\., le \d\d/\d\d/\d{4} à \d\d:\d\d$", rows[MET][1], re.MULTILINE)
    assert "proposition confirmée" in rows[MET][1]
    assert "proposition écartée par le juré" in rows[PARTIAL][1]
    assert "exemption (handicap)" in rows[FAILED][1]


def test_the_jurors_comment_holds_no_word_of_the_machine(decided):
    _, rows = opened_docx(decided.review)
    assert rows[PARTIAL][2] == "Les heures manquent."
    assert rows[MET][2] == "—"
    assert rows[FAILED][2] == "—\nAvis : Avis RH-12 ; décidé par M. L."


def test_the_draft_stands_apart_under_its_name_with_the_quotes_that_were_found(decided):
    document = Document(BytesIO(grid_docx(decided.review)))
    titles = [cell.text for cell in document.tables[0].rows[0].cells]
    assert titles[1:] == [
        "Décision du jury : niveau",
        "Décision du jury : commentaire",
        "Préparé par la machine, hors décision",
    ]
    _, rows = opened_docx(decided.review)
    assert rows[MET][3].split("\n") == [
        "Proposition : démontré. Les actions sont chiffrées.",
        "« Le total fait 18 960 €. » (p. 1)",
    ]
    assert rows[LOST][3].startswith("Proposition : aucun niveau. ")
    assert "Tout est gratuit." not in rows[LOST][3]


def test_a_draft_that_the_juror_put_aside_is_left_out(decided):
    _, rows = opened_docx(decided.review)
    assert rows[PARTIAL][3] == "Proposition écartée par le juré : elle ne figure pas ici."
    assert rows[FAILED][3] == "Critère exempté : la proposition ne figure pas ici."


def test_a_note_of_the_machine_that_the_juror_took_over_says_so_and_stands_once(decided):
    decided.decide(MET, Level.MET, "Les actions sont chiffrées.")
    _, rows = opened_docx(decided.review)
    assert rows[MET][2] == "Les actions sont chiffrées.\nNote de la machine, reprise par le juré."
    assert rows[MET][3].split("\n")[0] == "Proposition : démontré."


def test_a_draft_that_failed_leaves_no_technical_reason(decided):
    decided.decide(FAILED, Level.NOT_MET, "Rien.")
    _, rows = opened_docx(decided.review)
    assert rows[FAILED][3] == "Aucune proposition."


def test_the_machines_column_is_grey_and_the_jurors_are_not(decided):
    document = Document(BytesIO(grid_docx(decided.review)))
    for table in document.tables:
        for row in table.rows:
            grounds = [cell._tc.xpath("./w:tcPr/w:shd/@w:fill") for cell in row.cells]
            assert grounds == [[], [], [], ["F1F3F6"]]
    cells = document.tables[0].rows[1].cells
    assert cells[2].paragraphs[0].runs[0].font.color.rgb is None
    assert str(cells[3].paragraphs[0].runs[0].font.color.rgb) == "5B6475"


def test_every_juror_has_a_line_to_sign_what_is_hers(decided):
    paragraphs, _ = opened_docx(decided.review)
    assert paragraphs[-2:] == [
        "A. B. : date et signature, pour les colonnes « Décision du jury »",
        "C. D. : date et signature, pour les colonnes « Décision du jury »",
    ]


def test_the_heading_row_is_repeated_on_every_page(decided):
    document = Document(BytesIO(grid_docx(decided.review)))
    assert len(document.tables) == 2
    for table in document.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_the_file_names_no_author(decided):
    assert Document(BytesIO(grid_docx(decided.review))).core_properties.author == ""


@pytest.mark.parametrize("write", [grid_docx, gaps_docx])
def test_a_row_stays_on_one_page_and_the_heading_row_is_repeated(decided, write):
    for table in Document(BytesIO(write(decided.review))).tables:
        marks = [{mark.tag for mark in row._tr.trPr} for row in table.rows]
        assert all(qn("w:cantSplit") in row for row in marks)
        assert [qn("w:tblHeader") in row for row in marks] == [True] + [False] * (len(marks) - 1)
