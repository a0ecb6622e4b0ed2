"""The decided grid as a file that a French spreadsheet opens."""

import csv
import io
import re

import pytest

from assistant.errors import UserError
from assistant.exports.gridcsv import HEADER, grid_csv
from tests.exports.test_hostile import HOSTILE, shown, texts_of
from tests.jury.case import CRITERIA, FAILED, MET, PARTIAL, opened


def lines(content: bytes) -> list[dict[str, str]]:
    """The lines as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_spreadsheet_reads_its_accents_and_its_columns(decided):
    content = grid_csv(decided.review)
    assert content.startswith(b"\xef\xbb\xbfCandidat;Session;R\xc3\xa9f\xc3\xa9rentiel;")
    assert content.endswith(b"\r\n")
    found = lines(content)
    assert [row["Critère"] for row in found] == list(CRITERIA)
    assert all(set(row) == set(HEADER) for row in found)


def test_each_line_says_of_whom_and_what_and_what_the_jury_decided(decided):
    first, _, exempt, last = lines(grid_csv(decided.review))
    when = first.pop("Décidé le")
    assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d", when)
    assert first == {
        "Candidat": "K-27",
        "Session": "Session de juin",
        "Référentiel": "Responsable d'essai",
        "Dossier": "dossier.pdf",
        "Critère": MET,
        "Compétences": "C1",
        "Libellé officiel": "Les enveloppes budgétaires financent les actions.",
        "Niveau du jury": "démontré",
        "Commentaire du jury": "",
        "Juré": "A. B.",
        "Ce que le juré a fait": "proposition confirmée",
        "Avis (exemption)": "",
        "Niveau proposé par la machine, hors décision": "démontré",
    }
    assert exempt["Critère"] == FAILED
    assert (exempt["Niveau du jury"], exempt["Avis (exemption)"]) == ("exempté", "Avis RH-12 ; décidé par M. L.")
    assert (last["Niveau du jury"], last["Commentaire du jury"]) == ("non démontré", "Les heures manquent.")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "\n@", "\r\n+", "＝", "＠"])
def test_no_cell_is_a_formula(settings, start):
    with opened(settings, texts_of(f'{start}cmd|"/c calc"!A1')) as case:
        case.decide_all()
        found = lines(grid_csv(case.review))
    cells = [cell for row in found for cell in row.values() if "calc" in cell]
    assert len(cells) > len(CRITERIA) * 4
    assert all(cell.startswith("'") for cell in cells)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_text_stays_in_its_cell(settings, hostile):
    with opened(settings, texts_of(hostile)) as case:
        case.decide_all()
        found = lines(grid_csv(case.review))
    assert [row["Critère"] for row in found] == list(CRITERIA)
    assert found[0]["Libellé officiel"].removeprefix("'") == shown(hostile)


def test_there_is_no_file_before_the_last_decision(case):
    case.decide_all(CRITERIA[:3])
    with pytest.raises(UserError, match=f"1 critère reste à décider avant l'export : {PARTIAL}"):
        grid_csv(case.review)


@pytest.fixture
def case(settings):
    with opened(settings) as made:
        yield made
