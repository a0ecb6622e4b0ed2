"""The decided grid as DOCX, opened as a reader would."""

import re
from io import BytesIO

from docx import Document

from assistant.exports.docx import grid_docx
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
    assert "Chaque niveau est la décision d'un juré." in head
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


def test_comments_stand_before_the_draft_that_is_marked_as_a_proposal(decided):
    _, rows = opened_docx(decided.review)
    assert rows[PARTIAL][2].split("\n") == [
        "Les heures manquent.",
        "Proposition (modèle de langage) : partiel. Les actions sont chiffrées.",
    ]
    assert rows[MET][2].startswith("—\nProposition (modèle de langage) : démontré.")
    assert "Avis : Avis RH-12 ; décidé par M. L." in rows[FAILED][2]
    assert "Proposition (modèle de langage) : aucun niveau. Le service de rédaction ne répond pas." in rows[FAILED][2]


def test_evidence_stands_with_its_pages_and_lost_quotes_do_not(decided):
    _, rows = opened_docx(decided.review)
    assert rows[MET][3] == "« Le total fait 18 960 €. » (p. 1)"
    assert rows[LOST][3] == "—"
    assert rows[PARTIAL][3] == "« Le total fait 18 960 €. » (p. 1)"


def test_the_drafts_words_are_grey_and_the_jurors_are_not(decided):
    document = Document(BytesIO(grid_docx(decided.review)))
    comment = document.tables[-1].rows[-1].cells[2]
    own, proposal = (paragraph.runs[0] for paragraph in comment.paragraphs)
    assert own.font.color.rgb is None
    assert str(proposal.font.color.rgb) == "5B6475"


def test_the_heading_row_is_repeated_on_every_page(decided):
    document = Document(BytesIO(grid_docx(decided.review)))
    assert len(document.tables) == 2
    for table in document.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_the_file_names_no_author(decided):
    assert Document(BytesIO(grid_docx(decided.review))).core_properties.author == ""
