"""``criterium evals run``, ``report`` and ``compare`` as they are typed, on a small synthetic set."""

import json
from pathlib import Path

import pytest

from assistant.settings.calibrations import calibration_for
from assistant.settings.settings import load_settings
from evals.runlog import write_run
from tests.cli.conftest import Run, refused
from tests.evals.test_modelfit import drafted_by_a_model

SHEET = """\
id: petit
title: Un petit jeu fictif
licence: Apache-2.0
origin: Écrit pour un test
synthetic: true
candidates:
- {id: X-01, rubric: esg-rmc, scope: [C2.1], dossier: x.md, part: tuning}
- {id: X-02, rubric: esg-rmc, scope: [C2.1-2], dossier: y.md, part: held_out}
"""
GRADES = "candidate,criterion,rater,level,comment\nX-01,C2.1-1,plan,met,\nX-02,C2.1-2,plan,partial,\n"
EVIDENCE = "candidate,criterion,quote,where,decoy\nX-02,C2.1-2,deux cent quarante euros,text,non\n"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "petit"
    folder.mkdir()
    (folder / "dataset.yaml").write_text(SHEET, "utf-8")
    (folder / "grades.csv").write_text(GRADES, "utf-8")
    (folder / "evidence.csv").write_text(EVIDENCE, "utf-8")
    (folder / "x.md").write_text("# Dossier fictif\n\nNous visons vingt-cinq revendeurs avant mars 2027.\n", "utf-8")
    (folder / "y.md").write_text(
        "# Dossier fictif\n\nUn étal de pots.\n\nLe budget de l'action est de deux cent quarante euros.\n", "utf-8"
    )
    return folder


def test_run_report_compare(criterium: Run, dataset: Path, tmp_path: Path) -> None:
    first, page = tmp_path / "a.json", tmp_path / "rapport.html"
    done = criterium("evals", "run", dataset, "--out", first)
    assert (done.code, done.out) == (0, "")
    log = json.loads(first.read_text("utf-8"))
    assert log["dataset"]["id"] == "petit"
    assert len(log["dataset"]["sha256"]) == 64
    assert {"commit", "dirty", "packages", "python"} <= log["software"].keys()
    assert log["rubrics"][0]["id"] == "esg-rmc"
    assert {(made["candidate"], made["draft"]["criterion"]) for made in log["drafts"]} >= {
        ("X-01", "C2.1-1"),
        ("X-02", "C2.1-2"),
    }
    assert all(dossier["seconds"] > 0 for dossier in log["dossiers"])
    assert "api_key" not in first.read_text("utf-8")

    done = criterium("evals", "report", first, "--out", page, "--json", "-")
    assert done.json["caution"].startswith("Dossiers fictifs : aucun humain ne les a notés.")
    assert done.json["parts"]["held_out"]["criteria"] == 1
    assert done.json["parts"]["held_out"]["recall@5"] == 1.0
    assert done.json["parts"]["held_out"]["thresholds"] == []
    assert "Dossiers fictifs" in page.read_text("utf-8")

    done = criterium("evals", "run", dataset, "--part", "held_out")
    assert done.code == 0
    (second,) = (load_settings().data / "evals").glob("*-petit-held_out-offline.json")
    assert str(second) in done.err
    done = criterium("evals", "compare", first, second, "--json", "-")
    assert done.json["common"] == 1
    assert done.json["figures"]["recall@5"]["difference"] == 0
    told = criterium("evals", "compare", first, second)
    assert told.out.startswith("Dossiers fictifs")
    assert "preuves dans les 5 premiers" in told.out


def test_what_is_refused(criterium: Run, dataset: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    assert "n'est pas un jeu de données" in refused(criterium("evals", "run", tmp_path / "absent", "--out", out))
    assert "n'est pas un rédacteur" in refused(criterium("evals", "run", dataset, "--drafter", "moi", "--out", out))
    assert "n'est pas une partie" in refused(criterium("evals", "run", dataset, "--part", "train", "--out", out))
    assert "Aucun modèle de langage" in refused(criterium("evals", "run", dataset, "--drafter", "llm", "--out", out))
    assert not out.exists()
    out.write_text("{}", "utf-8")
    assert "n'est pas un journal" in refused(criterium("evals", "report", out, "--json", "-"))
    assert "Indiquer où écrire" in refused(criterium("evals", "report", out))
    assert "ne peut pas être lu" in refused(criterium("evals", "report", tmp_path / "absent.json", "--json", "-"))


def test_a_models_confidence_fitted_on_human_grades_is_put_into_service(criterium: Run, tmp_path: Path) -> None:
    log = drafted_by_a_model(20)
    write_run(
        log.model_copy(update={"dataset": log.dataset.model_copy(update={"synthetic": False})}), tmp_path / "a.json"
    )
    done = criterium("evals", "calibrate", tmp_path / "a.json")
    assert (done.code, "modele-test calibrée" in done.out) == (0, True)
    found = calibration_for(load_settings().data, "modele-test", "draft@1-abc", second_opinion=False)
    assert found is not None
    assert found.graded == 40


def test_synthetic_grades_never_reach_what_a_juror_is_shown(criterium: Run, tmp_path: Path) -> None:
    log = drafted_by_a_model(20)
    write_run(
        log.model_copy(update={"dataset": log.dataset.model_copy(update={"synthetic": True})}), tmp_path / "a.json"
    )
    assert "fictif" in refused(criterium("evals", "calibrate", tmp_path / "a.json"))
    assert criterium("evals", "calibrate", tmp_path / "a.json", "--out", tmp_path / "m.json").code == 0
    assert (tmp_path / "m.json").exists()
