"""``criterium evals import`` and ``export-reviews`` as they are typed."""

import hashlib
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.judgement.decision import Exemption
from assistant.judgement.level import Level
from assistant.settings.settings import load_settings
from evals.shelf import load_dataset
from tests.cli.conftest import Done, Run, refused
from tests.jury.case import LOST, MET, PARTIAL, Texts, opened

SHEET = """\
id: petit
title: Un petit jeu
licence: privée
origin: Notes d'essai
synthetic: true
candidates:
- {id: X-01, rubric: esg-rmc, scope: [C2.1], dossier: x.md, part: tuning}
- {id: X-02, rubric: esg-rmc, scope: [C2.1-2], dossier: y.md, part: held_out}
"""
HEAD = "candidate,criterion,rater,level,comment\n"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "petit"
    folder.mkdir()
    (folder / "dataset.yaml").write_text(SHEET, "utf-8")
    for name in ("x.md", "y.md"):
        (folder / name).write_text(f"# Dossier {name}\n\nDu texte.\n", "utf-8")
    return folder


@pytest.fixture
def brought(criterium: Run, dataset: Path, tmp_path: Path):
    def bring(content: str | list[list[object]], *options: str) -> tuple[Done, str]:
        out = tmp_path / "grades.csv"
        out.unlink(missing_ok=True)
        if isinstance(content, str):
            file = tmp_path / "notes.csv"
            file.write_text(content, "utf-8")
        else:
            file = tmp_path / "notes.xlsx"
            book = Workbook()
            book.create_sheet("Barème")
            for row in content:
                book.worksheets[0].append(row)
            book.save(file)
        done = criterium("evals", "import", file, "--dataset", dataset, "--out", out, *options)
        return done, out.read_text("utf-8") if out.exists() else ""

    return bring


def test_one_grade_a_line(brought) -> None:
    done, text = brought(
        "Candidat;Critère;Juré;Niveau;Commentaire\nX-01;C2.1-1;A. B.;démontré;net\nx-02;C2.1-2;A. B.;partiel;\n"
    )
    assert text == HEAD + "X-01,C2.1-1,A. B.,met,net\nX-02,C2.1-2,A. B.,partial,\n"
    assert "2 notes" in done.out


def test_one_column_a_criterion(brought) -> None:
    done, text = brought(
        [["Candidat", "Juré", "C2.1-1 · Objectifs", "C2.1-2"], ["X-01", "A. B.", 2, 1], ["X-02", "A. B.", None, 0]],
        "--levels",
        "0=not_met,1=partial,2=met",
    )
    assert text == HEAD + "X-01,C2.1-1,A. B.,met,\nX-01,C2.1-2,A. B.,partial,\nX-02,C2.1-2,A. B.,not_met,\n"
    assert "ligne 3, X-02/C2.1-1 : le critère « C2.1-1 » n'est pas dans le périmètre de X-02" in done.out
    assert "laissées de côté : Barème" in done.err


@pytest.mark.parametrize(("row", "column"), [(20_001, 1), (1, 1_001)])
def test_a_workbook_too_big_is_refused_rather_than_cut(
    row: int, column: int, criterium: Run, dataset: Path, tmp_path: Path
) -> None:
    book = Workbook()
    for value, place in zip(("Candidat", "Critère", "Juré", "Niveau"), range(1, 5), strict=True):
        book.worksheets[0].cell(1, place, value)
    book.worksheets[0].cell(row, column, "X-01")
    file, out = tmp_path / "notes.xlsx", tmp_path / "grades.csv"
    book.save(file)
    said = refused(criterium("evals", "import", file, "--dataset", dataset, "--out", out))
    assert "notes.xlsx dépasse 20000 lignes ou 1000 colonnes ; le partager en plusieurs fichiers." in said
    assert not out.exists()


def test_no_comment_becomes_a_formula_in_a_spreadsheet(brought, dataset: Path) -> None:
    _, text = brought("Candidat;Critère;Juré;Niveau;Commentaire\nX-01;C2.1-1;A. B.;démontré;=1+1\n")
    assert text == HEAD + "X-01,C2.1-1,A. B.,met,'=1+1\n"
    (dataset / "grades.csv").write_text(text, "utf-8")
    assert load_dataset(str(dataset)).grades[0].comment == "=1+1"


def test_one_column_a_candidate(brought) -> None:
    _, text = brought("Critère,X-01,X-02\nC2.1-1,met,\nC2.1-2,partial,met\n", "--rater", "A. B.")
    assert text.splitlines()[1:] == ["X-01,C2.1-1,A. B.,met,", "X-01,C2.1-2,A. B.,partial,", "X-02,C2.1-2,A. B.,met,"]


def test_moodles_worksheet(brought) -> None:
    head = "Identifiant,Nom complet,Numéro d'identification,Statut,Note,Note maximale,Feedback par commentaires\n"
    rows = "Participant 12,Une Personne,X-01,Remis,démontré,,<p>Très <b>net</b></p>\nParticipant X-02,Autre,,Remis,partiel,,\n"
    done, text = brought(head + rows, "--rater", "A. B.", "--criterion", "C2.1-2")
    assert text == HEAD + "X-01,C2.1-2,A. B.,met,Très net\nX-02,C2.1-2,A. B.,partial,\n"
    assert "Personne" not in text
    assert "feuille de notation Moodle" in done.out


@pytest.mark.parametrize("written", ["2", "2,00", "2.00", "2,0", "2.0", "02"])
@pytest.mark.parametrize("named", ["0=not_met,1=partial,2=met", "0.0=not_met,2.0=met"])
def test_level_names_that_are_numbers_compare_as_numbers(brought, written: str, named: str) -> None:
    _, text = brought(f"candidat;C2.1-1\nX-01;{written}\n", "--rater", "A", "--levels", named)
    assert text == HEAD + "X-01,C2.1-1,A,met,\n"


def test_a_level_name_is_not_rounded(brought) -> None:
    done, _ = brought("candidat;C2.1-1;C2.1-2\nX-01;1,5;1\n", "--rater", "A", "--levels", "1=partial,2=met")
    assert "« 1,5 » n'est pas un niveau" in done.out


def test_a_moodle_worksheet_with_decimal_commas(brought) -> None:
    head = "Identifiant,Nom complet,Numéro d'identification,Statut,Note,Note maximale,Feedback par commentaires\n"
    rows = 'Participant 12,Une Personne,X-01,Remis,"2,00","2,00",\nParticipant 13,Autre,X-02,Remis,-,"2,00",\n'
    options = ("--rater", "A", "--criterion", "c2.1-2", "--levels", "0=not_met,1=partial,2=met")
    done, text = brought(head + rows, *options)
    assert text == HEAD + "X-01,C2.1-2,A,met,\n"
    assert "ligne 3, X-02/C2.1-2 : sans note" in done.out


def test_when_nothing_matches_every_cause_is_named_with_its_lines(brought) -> None:
    lines = [
        "candidat,critère,juré,niveau",
        "X-01,C2.1-1,A,2",
        "X-09,C2.1-1,A,met",
        "X-01,C2.1-2,A,2",
        "X-01,C2.1-2,A,",
    ]
    said = refused(brought("\n".join(lines) + "\n")[0])
    assert "lignes 2, 4 : « 2 » n'est pas un niveau ; ligne 3 : le candidat « X-09 » n'est pas dans le jeu" in said
    assert "ligne 5 : sans note" in said
    assert "dire avec --levels" in said


def test_many_causes_are_counted(brought) -> None:
    rows = "".join(f"Z-{n:02},C2.1-1,A,met\n" for n in range(12))
    said = refused(brought("candidat,critère,juré,niveau\n" + rows)[0])
    assert said.count("n'est pas dans le jeu") == 10
    assert "et 2 autre(s) ligne(s), pour 2 autre(s) cause(s)" in said
    said = refused(brought("candidat,critère,juré,niveau\n" + "Z-01,C2.1-1,A,met\n" * 12)[0])
    assert "lignes 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 et 2 autre(s) : le candidat « Z-01 »" in said


def test_all_that_has_no_place_is_said(brought) -> None:
    lines = [
        "candidat,critère,juré,niveau",
        "X-01,C2.1-1,A,met",
        "X-09,C2.1-1,A,met",
        "X-01,C9.9-1,A,met",
        "X-01,C2.1-2,A,bof",
        "X-01,C2.1-2,A,",
        "X-01,C2.1-1,A,partial",
        "X-01,C2.1-2,,met",
    ]
    done, text = brought("\n".join(lines) + "\n", "--json", "-")
    assert text == HEAD + "X-01,C2.1-1,A,met,\n"
    assert done.json["grades"] == 1
    assert [(one["line"], one["why"]) for one in done.json["unmatched"]] == [
        (3, "le candidat « X-09 » n'est pas dans le jeu"),
        (4, "le critère « C9.9-1 » n'est pas dans le périmètre de X-01"),
        (5, "« bof » n'est pas un niveau"),
        (6, "sans note"),
        (7, "déjà noté par A ligne 2"),
        (8, "sans évaluateur"),
    ]


def test_a_column_of_another_set_is_said(brought) -> None:
    done, _ = brought("candidat,C2.1-1,C7.7-7\nX-01,met,met\n", "--rater", "A")
    assert "colonne « C7.7-7 » : ni un critère ni un candidat du jeu" in done.out


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("candidat,critère,niveau\nX-01,C2.1-1,met\n", [], "ne dit pas qui a noté ; le dire avec --rater"),
        ("nom,valeur\na,b\n", ["--rater", "A"], "nommer les colonnes par les identifiants"),
        ("Identifiant,Note\nX-01,met\n", ["--rater", "A"], "dire le critère : --criterion"),
        ("candidat,C2.1-1\nX-01,3\n", ["--rater", "A"], "aucune note ne correspond au jeu ; ligne 2"),
        ("candidat,C2.1-1\nX-01,met\n", ["--rater", "A", "--levels", "2=bien"], "« 2=bien » ne dit pas un niveau"),
        (
            "candidat,C2.1-1\nX-01,2\n",
            ["--rater", "A", "--levels", "2=met,2.0=partial"],
            "donne deux niveaux à « 2.0 »",
        ),
        (
            "Identifiant,Note\nX-01,met\n",
            ["--rater", "A", "--criterion", "C9"],
            "n'a de critère « C9 » ; choisir parmi",
        ),
        ("candidat,C2.1-1\n", ["--rater", "A"], "n'a pas de notes"),
    ],
)
def test_what_is_refused(brought, content: str, options: list[str], said: str) -> None:
    done, text = brought(content, *options)
    assert said in refused(done)
    assert text == ""


def test_a_broken_workbook_and_a_file_in_the_way(criterium: Run, dataset: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "notes.xlsx", tmp_path / "grades.csv"
    file.write_bytes(b"PK\x03\x04rien")
    command = ("evals", "import", file, "--dataset", dataset, "--out", out)
    assert "n'est pas un classeur XLSX lisible" in refused(criterium(*command))
    out.write_text("à moi", "utf-8")
    assert "existe déjà" in refused(criterium(*command))
    assert out.read_text("utf-8") == "à moi"


TEXTS = Texts(
    candidate="Dupont Jeanne", juror="Professeure Martin", comment="Jeanne a tout compris.", file="jeanne.pdf"
)


def test_reviews_leave_without_names(criterium: Run, tmp_path: Path) -> None:
    out = tmp_path / "relectures.json"
    with opened(load_settings(), TEXTS) as case:
        case.decide(MET, Level.MET)
        case.decide(MET, Level.PARTIAL, "Revu : Jeanne exagère.")
        case.decide(LOST, Level.NOT_MET)
        case.jury.exempt(
            case.id,
            PARTIAL,
            juror=TEXTS.juror,
            exemption=Exemption(capacity_kept=True, not_in_practice=True, opinion="avis 7", decided_by="le jury"),
        )
    done = criterium("evals", "export-reviews", "--out", out)
    assert "3 décisions sur 1 examens, sous pseudonymes" in done.out
    assert "1 exemption(s) laissée(s) de côté" in done.out
    text = out.read_text("utf-8")
    for name in ("Dupont", "Jeanne", "Martin", "jeanne", "avis 7", TEXTS.feedback, TEXTS.passage):
        assert name not in text
    (review,) = json.loads(text)["reviews"]
    assert [(act["criterion"], act["action"], act["level"]) for act in review["acts"]] == [
        (MET, "edited", "met"),
        (MET, "overridden", "partial"),
        (LOST, "graded", "not_met"),
    ]
    assert {act["juror"] for act in review["acts"]} == {review["acts"][0]["juror"]}
    assert len(review["drafts"]) == 4


def test_reviews_come_back_as_grades(criterium: Run, dataset: Path, tmp_path: Path) -> None:
    acts = [
        {"criterion": "C2.1-1", "juror": "juré 1", "action": "accepted", "level": "met", "draft_level": "met"},
        {"criterion": "C2.1-1", "juror": "juré 1", "action": "overridden", "level": "partial", "draft_level": "met"},
        {"criterion": "C2.1-2", "juror": "juré 1", "action": "set_aside", "level": None, "draft_level": None},
        {"criterion": "C5.1-1", "juror": "juré 1", "action": "graded", "level": "met", "draft_level": None},
    ]
    review = {
        "candidate": "candidat 1",
        "dossier": hashlib.sha256((dataset / "x.md").read_bytes()).hexdigest(),
        "rubric": "esg-rmc",
        "rubric_version": "0",
        "drafter": "offline",
        "model": None,
        "blind": False,
        "drafts": [],
        "acts": [{**act, "day": "2026-06-01"} for act in acts],
    }
    other = {**review, "dossier": "0" * 64, "candidate": "candidat 2"}
    file, out = tmp_path / "relectures.json", tmp_path / "grades.csv"
    content = {"form": "criterium-reviews-1", "reviews": [review, other], "exemptions_left_out": 0}
    file.write_text(json.dumps(content), "utf-8")
    done = criterium("evals", "import", file, "--dataset", dataset, "--out", out)
    assert out.read_text("utf-8") == HEAD + "X-01,C2.1-1,juré 1,partial,\n"
    assert "candidat 1/C5.1-1 : hors du périmètre de X-01" in done.out
    assert "candidat 2 : son dossier n'est pas dans le jeu" in done.out


def test_a_file_without_a_review_is_refused(criterium: Run, dataset: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "relectures.json", tmp_path / "grades.csv"
    file.write_text('{"reviews": [], "exemptions_left_out": 0}', "utf-8")
    command = ("evals", "import", file, "--dataset", dataset, "--out", out)
    assert "aucune note ne correspond au jeu." in refused(criterium(*command))
    file.write_text('{"reviews": 3}', "utf-8")
    assert "n'est pas un fichier de « criterium evals export-reviews »" in refused(criterium(*command))


def test_without_decisions_there_is_nothing_to_export(criterium: Run, tmp_path: Path) -> None:
    out = tmp_path / "relectures.json"
    assert "Aucune décision" in refused(criterium("evals", "export-reviews", "--out", out))
    assert not out.exists()
