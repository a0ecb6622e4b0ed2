"""``criterium rubrics``."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Run, refused
from tests.importing.test_check import SOURCE, content


@pytest.fixture
def petit(tmp_path: Path) -> Path:
    path = tmp_path / "petit.yaml"
    path.write_text(yaml.safe_dump(content(), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def test_list_names_the_shipped_ones(criterium: Run) -> None:
    listed = criterium("rubrics", "list", "--json", "-").json
    assert [list(rubric) for rubric in listed] == [["id", "title", "certifier", "version", "criteria"]] * 5
    assert [(rubric["id"], rubric["criteria"]) for rubric in listed] == [
        ("ascencia-cmc", 190),
        ("cpmdc", 100),
        ("esg-rmc", 60),
        ("inseec-rpmc", 41),
        ("strategie-marketing", 59),
    ]
    done = criterium("rubrics", "list")
    assert done.code == 0
    assert [line.split("  ")[0] for line in done.out.splitlines()] == [rubric["id"] for rubric in listed]


KEYS = {
    "blocks": {"id", "title", "competencies", "option_of", "notes"},
    "activities": {"id", "title", "tasks", "block", "competency", "notes"},
    "competencies": {"id", "statement", "activities", "lost", "notes"},
    "assessments": {"id", "title", "competencies", "mode", "work", "company", "text", "block_text", "notes"},
    "criteria": {
        "id", "attached", "competencies", "heading", "label", "statement", "assessable",
        "indicators", "vocabulary", "examples", "notes", "lost", "source",
    },
}  # fmt: skip


@pytest.mark.parametrize("identity", ["esg-rmc", "strategie-marketing"])
def test_show_has_the_agreed_shape(identity: str, criterium: Run) -> None:
    shown: dict[str, Any] = criterium("rubrics", "show", identity, "--json", "-").json
    assert set(shown) == {"id", "title", "certifier", "version", "losses", *KEYS}
    for part, keys in KEYS.items():
        assert shown[part]
        assert all(set(member) == keys for member in shown[part])
    for criterion in shown["criteria"]:
        assert criterion["attached"] in ("competency", "activity", "production")
        assert criterion["assessable"] in ("written", "oral", "both")
        assert all(set(indicator) == {"id", "text"} for indicator in criterion["indicators"])
        assert set(criterion["source"]) == {"document", "lines"}
        first, last = criterion["source"]["lines"]
        assert 1 <= first <= last
    for assessment in shown["assessments"]:
        assert set(assessment["mode"]) <= {"written", "oral"}
        assert assessment["work"] in ("individual", "group", "both", None)


def test_show_prints_a_référentiel_for_a_terminal(criterium: Run, petit: Path) -> None:
    done = criterium("rubrics", "show", petit)
    assert done.code == 0
    assert done.out.startswith("Petit plan (petit-plan), version ")
    assert "      C1-2  Les sources sont citées.\n" in done.out


def test_check_of_all_finds_no_fault(criterium: Run) -> None:
    done = criterium("rubrics", "check", "--json", "-")
    assert (done.code, done.err) == (0, "")
    assert [list(report) for report in done.json] == [
        ["rubric", "version", "criteria", "found", "unclaimed", "explained", "faults", "aids"]
    ] * 5
    assert [(report["faults"], report["aids"]) for report in done.json] == [([], [])] * 5
    assert [report["found"] for report in done.json] == [None] * 5


def test_check_tells_a_certifier_what_was_held_against_what(criterium: Run, petit: Path, tmp_path: Path) -> None:
    (tmp_path / "petit.txt").write_text(SOURCE.replace("C1. Ét", "Critères d'évaluation\nC1. Ét"), encoding="utf-8")
    kept = yaml.safe_load(petit.read_text("utf-8"))
    for part in ("competencies", "assessments", "criteria"):
        for member in kept[part]:
            member["lines"] = [line + 1 for line in member["lines"]]
    petit.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
    done = criterium("rubrics", "check", petit, "--sources", tmp_path)
    assert (done.code, done.err) == (0, "")
    version, *lines = done.out.splitlines()
    assert version.startswith("petit-plan · Petit plan · version ")
    assert lines[:8] == [
        "  3 critères, 1 compétence, 0 activité, 1 bloc, 1 modalité",
        "  source petit.txt : 3 critères sur 3 et 4 autres parties sur 4 retrouvés mot pour mot à leurs lignes",
        "  reste de la source : 3 passages expliqués, aucun que rien n'explique",
        "    avant les tableaux 1 · titres de colonnes 1 · codes, numéros et rattachements 1",
        "  évaluables à l'écrit 3, à l'oral 0, aux deux 0 (notre lecture)",
        "  0 doute ou particularité en note (« rubrics show ») ; aucun énoncé perdu par la source",
        "  aides de lecture : 9 points à reprendre",
        "    aide : C1-1 : 2 indicateurs ; il en faut de 3 à 5",
    ]


def test_a_lost_criterion_ends_with_1_and_its_lines(criterium: Run, petit: Path, tmp_path: Path) -> None:
    (tmp_path / "petit.txt").write_text(SOURCE, encoding="utf-8")
    kept = yaml.safe_load(petit.read_text("utf-8"))
    del kept["criteria"][-1]
    petit.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
    done = criterium("rubrics", "check", petit, "--sources", tmp_path)
    assert (done.code, done.err) == (1, "")
    assert done.out.splitlines()[-1] == "  ligne 8 non reprise : L’étude est récente."


def test_check_against_the_source(criterium: Run, petit: Path, tmp_path: Path) -> None:
    (tmp_path / "petit.txt").write_text(SOURCE + "Une ligne en trop.\n", encoding="utf-8")
    done = criterium("rubrics", "check", petit, "--sources", tmp_path, "--json", "-")
    assert done.code == 1
    (report,) = done.json
    assert (report["rubric"], report["found"], report["faults"]) == ("petit-plan", 3, [])
    assert report["unclaimed"] == [{"line": 9, "text": "Une ligne en trop."}]
    assert "ligne 9 non reprise : Une ligne en trop." in criterium("rubrics", "check", petit, "--sources", tmp_path).out


def test_check_of_a_changed_wording_ends_with_2(criterium: Run, petit: Path, tmp_path: Path) -> None:
    (tmp_path / "petit.txt").write_text(SOURCE.replace("citées", "nommées"), encoding="utf-8")
    done = criterium("rubrics", "check", petit, "--sources", tmp_path)
    assert done.code == 2
    assert "défaut : C1-2 : le texte ne se retrouve pas aux lignes 7–7 de la source" in done.out
    assert done.err == "Des référentiels ont des défauts ; corriger les points listés.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "absent.yaml"), "« absent.yaml » est introuvable"),
        (("show",), "Il manque « ID|FICHIER »"),
        (("check", "esg-rmc", "--sources", "/absent"), "n'est pas dans « /absent »"),
        (("list", "--nope"), "L'option « --nope » n'existe pas"),
    ],
)
def test_a_wrong_usage_is_one_line(arguments: tuple[str, ...], told: str, criterium: Run) -> None:
    assert told in refused(criterium("rubrics", *arguments))


def test_a_faulty_file_is_one_line_that_names_the_place(criterium: Run, petit: Path) -> None:
    petit.write_text(petit.read_text("utf-8").replace("assessable: written", "assessable: ecrit", 1), encoding="utf-8")
    told = refused(criterium("rubrics", "show", petit, "--json", "-"))
    assert told.startswith("petit.yaml, ligne ")
    assert "critère C1-1, champ « assessable » refusé" in told


def test_show_writes_to_a_file(criterium: Run, tmp_path: Path) -> None:
    target = tmp_path / "montré.json"
    assert criterium("rubrics", "show", "esg-rmc", "--json", target).code == 0
    assert json.loads(target.read_text("utf-8"))["id"] == "esg-rmc"


def test_without_a_sub_command_help_is_shown(criterium: Run) -> None:
    done = criterium("rubrics")
    assert done.code == 0
    assert all(name in done.out for name in ("list", "show", "check"))
