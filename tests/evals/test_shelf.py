"""Loading data sets: what is shipped is sound, what is faulty is named by line."""

import json
from pathlib import Path

import pytest

from assistant.dossier.quote import find_quote
from assistant.errors import UserError
from assistant.reading.supervised import read_file
from assistant.rubric.scope import criteria_in_scope
from evals.dataset import PLAN, Candidate, DataSet, Sheet
from evals.shelf import SETS, load_dataset, rubric_of

SHIPPED = "synthetique-2026"
SHEET = """\
id: essai
title: Un essai
licence: Apache-2.0
origin: Écrit pour un test
synthetic: true
candidates:
- id: X-01
  rubric: esg-rmc
  scope: [C2.1]
  dossier: x.md
  part: tuning
"""
GRADES = "candidate,criterion,rater,level,comment\nX-01,C2.1-1,plan,met,\nX-01,C2.1-2,plan,partial,à moitié\n"
EVIDENCE = "candidate,criterion,quote,where,decoy\nX-01,C2.1-1,Vingt-cinq pots vendus,text,non\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dataset.yaml").write_text(SHEET, "utf-8")
    (tmp_path / "grades.csv").write_text(GRADES, "utf-8")
    (tmp_path / "evidence.csv").write_text(EVIDENCE, "utf-8")
    (tmp_path / "x.md").write_text("# Titre\n\nVingt-cinq pots vendus en mai.\n", "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def shipped() -> DataSet:
    return load_dataset(SHIPPED)


def test_a_folder_is_loaded(folder: Path) -> None:
    found = load_dataset(str(folder))
    assert [grade.level.value for grade in found.grades] == ["met", "partial"]
    assert found.marks[0].quote == "Vingt-cinq pots vendus"
    assert not found.marks[0].decoy
    assert found.raters == (PLAN,)
    assert found.humans == ()


def test_the_hash_is_that_of_every_file(folder: Path) -> None:
    before = load_dataset(str(folder)).sha256
    assert load_dataset(str(folder)).sha256 == before
    for name in ("x.md", "grades.csv"):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text + "\n", "utf-8")
        changed = load_dataset(str(folder)).sha256
        assert changed != before
        before = changed


def test_semicolons_bom_and_french_levels_are_read(folder: Path) -> None:
    text = GRADES.replace(",", ";").replace("met", "démontré").replace("partial", "Partiel")
    (folder / "grades.csv").write_text(text, "utf-8-sig")
    assert [grade.level.value for grade in load_dataset(str(folder)).grades] == ["met", "partial"]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("grades.csv", "X-01,C2.1-2", "X-09,C2.1-2", "ligne 3 : le candidat « X-09 » n'est pas dans dataset.yaml"),
        ("grades.csv", "X-01,C2.1-2", "X-01,C9.9-2", "ligne 3 : le critère « C9.9-2 » n'est pas dans le périmètre"),
        ("grades.csv", "C2.1-2,plan", "C2.1-1,plan", "ligne 3 : « plan » note C2.1-1 de X-01 une seconde fois"),
        ("grades.csv", "C2.1-2,plan", "C2.1-1,Plan", "ligne 3 : « plan » note C2.1-1 de X-01 une seconde fois"),
        ("grades.csv", "partial", "presque", "ligne 3 : « presque » n'est pas un des quatre niveaux"),
        ("grades.csv", "plan,met", "plan,", "ligne 2 : le niveau est vide"),
        ("grades.csv", "plan,met", ",met", "ligne 2 : l'évaluateur n'est pas nommé"),
        ("grades.csv", "rater", "juré", "ligne 1 : la colonne « juré » n'est pas connue"),
        ("evidence.csv", "text,non", "ici,non", "ligne 2 : « ici » n'est pas un endroit"),
        ("evidence.csv", "text,non", "text,peut-être", "ligne 2 : « peut-être » n'est ni oui ni non"),
        ("evidence.csv", "C2.1-1", "C5.1-1", "ligne 2 : le critère « C5.1-1 » n'est pas dans le périmètre"),
        ("dataset.yaml", "part: tuning", "part: train", "ligne 11 : candidat X-01, champ « part » refusé ; valeurs"),
        ("dataset.yaml", "synthetic: true\n", "", "champ « synthetic » manquant"),
        ("dataset.yaml", "x.md", "y.md", "le dossier « y.md » du candidat X-01 est introuvable"),
        ("dataset.yaml", "C2.1]", "C99]", "candidat X-01 : « C99 » n'est ni une compétence"),
        ("dataset.yaml", "esg-rmc", "inconnu", "candidat X-01 : Le référentiel « inconnu » est inconnu"),
    ],
)
def test_bad_input_is_named_by_line(folder: Path, file: str, old: str, new: str, said: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(UserError) as refused:
        load_dataset(str(folder))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_folder_that_is_no_set_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=SHIPPED):
        load_dataset(str(tmp_path))


def test_the_schema_is_that_of_the_model() -> None:
    text = (SETS / "dataset.schema.json").read_text("utf-8")
    assert text == json.dumps(Sheet.model_json_schema(), ensure_ascii=False, indent=2) + "\n"
    for sheet in SETS.glob("*/dataset.yaml"):
        assert sheet.read_text("utf-8").startswith("# yaml-language-server: $schema=../dataset.schema.json\n")


def test_the_shipped_set_is_synthetic_and_says_so(shipped: DataSet) -> None:
    assert shipped.sheet.synthetic
    assert shipped.raters == (PLAN,)
    for candidate in shipped.candidates():
        dossier = shipped.dossier_of(candidate)
        assert "fictif" in dossier.with_suffix(".md").read_text("utf-8").casefold()


def test_every_criterion_in_scope_has_its_planned_level(shipped: DataSet) -> None:
    planned = [(grade.candidate, grade.criterion) for grade in shipped.grades]
    for candidate in shipped.candidates():
        wanted = criteria_in_scope(rubric_of(shipped.folder, candidate), candidate.scope)
        assert sorted(c for name, c in planned if name == candidate.id) == sorted(c.id for c in wanted), candidate.id


def test_levels_that_stand_on_evidence_have_some(shipped: DataSet) -> None:
    marked = {(mark.candidate, mark.criterion) for mark in shipped.marks if not mark.decoy}
    for grade in shipped.grades:
        if grade.level.value in ("met", "partial"):
            assert (grade.candidate, grade.criterion) in marked, grade


@pytest.mark.parametrize("candidate", load_dataset(SHIPPED).candidates(), ids=lambda candidate: candidate.id)
def test_every_mark_is_found_in_its_dossier(shipped: DataSet, candidate: Candidate) -> None:
    dossier = read_file(shipped.dossier_of(candidate))
    assert dossier.word_count > 3000
    quotes = [mark.quote for mark in shipped.marks if mark.candidate == candidate.id]
    visible = [p.model_copy(update={"kind": "prose"}) if p.kind == "contents" else p for p in dossier.passages]
    assert [quote for quote in quotes if not find_quote(quote, visible)] == []
    # One was planned in a bibliography, which is read and is never evidence: it counts as never found.
    unquotable = [quote for quote in quotes if not find_quote(quote, dossier.passages)]
    assert len(unquotable) == (1 if candidate.id == "P-02" else 0)
    assert rubric_of(shipped.folder, candidate).criteria
