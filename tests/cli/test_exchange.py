"""``criterium rubrics export`` and ``criterium rubrics diff``."""

import copy
import json
from pathlib import Path

import pytest
import yaml

from assistant.importing.readers.case import read_case
from assistant.importing.shelf import shipped
from assistant.rubric.rubric import Rubric
from assistant.screening.database import open_database
from assistant.screening.records import Records
from assistant.settings.settings import load_settings, prepared
from tests.cli.conftest import Run, refused
from tests.exports.caseschema import valid
from tests.importing.test_check import content


def written(tmp_path: Path, name: str, **more: object) -> Path:
    path = tmp_path / name
    path.write_text(yaml.safe_dump(content(**more), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def test_export_writes_case_that_reads_back(criterium: Run, tmp_path: Path) -> None:
    target = tmp_path / "esg.json"
    done = criterium("rubrics", "export", "esg-rmc", "--format", "case", "--out", target)
    assert (done.code, done.out, done.err) == (0, "", "")
    valid(json.loads(target.read_text("utf-8")))
    assert read_case(target.read_bytes(), target.name).rubric == shipped("esg-rmc")


def test_export_goes_to_standard_output_unless_told_otherwise(criterium: Run, tmp_path: Path) -> None:
    done = criterium("rubrics", "export", written(tmp_path, "petit.yaml"), "--format", "moodle")
    assert done.code == 0
    assert done.out.splitlines()[:2] == [
        "criterion,level,level_description,score",
        "C1-1 · Le budget est chiffré et les montants sont datés.,1,Démontré,2",
    ]


def test_a_grid_for_moodle_says_what_points_were_chosen(criterium: Run, tmp_path: Path) -> None:
    done = criterium("rubrics", "export", "esg-rmc", "--format", "moodle", "--out", tmp_path / "esg.csv")
    assert done.out == (
        "Points choisis, les mêmes pour chacun des 60 critères : démontré 1, partiel 0,5, non démontré 0. Avant d'importer "
        "la grille, donner à l'activité Moodle la note maximale 60 ; Moodle ramène ensuite à toute autre note.\n"
    )
    assert done.out.strip() in (tmp_path / "esg.csv").read_text("utf-8").splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "esg-rmc"), "Il manque « --format »"),
        (("export", "esg-rmc", "--format", "xml"), "La valeur donnée pour « --format » ne convient pas"),
        (("export", "absent.yaml", "--format", "case"), "« absent.yaml » est introuvable"),
        (("export", "esg-rmc", "--format", "case", "--out", "/absent/x.json"), "ne peut pas être écrit"),
        (("diff", "esg-rmc"), "Il manque « B »"),
        (("diff", "esg-rmc", "inconnu"), "Le référentiel « inconnu » est inconnu"),
        (("diff", "esg-rmc", "0123456789"), "Aucune version connue ne commence par « 0123456789 »"),
    ],
)
def test_a_wrong_usage_is_one_line(arguments: tuple[str, ...], told: str, criterium: Run) -> None:
    assert told in refused(criterium("rubrics", *arguments))


def test_a_rubric_without_criteria_makes_no_moodle_grid(criterium: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "petit.yaml", criteria=[])
    assert "n'a aucun critère" in refused(criterium("rubrics", "export", path, "--format", "moodle"))


def test_diff_shows_official_wording_first_and_aids_apart(criterium: Run, tmp_path: Path) -> None:
    criteria = copy.deepcopy(content()["criteria"])
    criteria[0]["statement"] = "Le budget est détaillé et les montants sont datés."
    criteria[1]["aids"]["label"] = "Autre nom"
    criteria[2]["assessable"] = "oral"
    notes = [{**content()["blocks"][0], "notes": ["Un doute."]}]
    changed = written(tmp_path, "changé.yaml", criteria=criteria, blocks=notes)
    done = criterium("rubrics", "diff", written(tmp_path, "petit.yaml"), changed)
    assert done.code == 0
    assert done.out.splitlines()[2:] == [
        "",
        "Libellés changés : 1 critère",
        "Autres changements : 1 bloc, 1 critère",
        "Aides de lecture seules : 1 critère",
        "",
        "Libellés changés ([-retiré-] {+ajouté+}) :",
        "  critère C1-1",
        "    Le budget est [-chiffré-] {+détaillé+} et les montants sont datés.",
        "",
        "Autres changements :",
        "  bloc B1, notes",
        "    {+Un doute.+}",
        "  critère C1-3, évaluable",
        "    écrit → oral",
        "",
        "Aides de lecture récrites (non officielles) ; le libellé officiel n'a pas changé :",
        "  C1-2",
    ]


def test_diff_as_json(criterium: Run, tmp_path: Path) -> None:
    title = written(tmp_path, "titre.yaml", title="Grand plan")
    found = criterium("rubrics", "diff", written(tmp_path, "petit.yaml"), title, "--json", "-").json
    assert set(found) == {
        "before", "after", "same", "added", "removed", "reworded", "moved", "altered", "aids", "placed", "shared",
    }  # fmt: skip
    assert found["same"] is False
    assert found["altered"] == [
        {"kind": "rubric", "id": "petit-plan", "field": "title", "before": "Petit plan", "after": "Grand plan"}
    ]


def test_diff_of_two_certifications_says_so_first(criterium: Run) -> None:
    done = criterium("rubrics", "diff", "esg-rmc", "strategie-marketing")
    assert done.code == 0
    assert done.out.splitlines()[3] == (
        "Ces deux référentiels semblent être deux certifications différentes : intitulés ou certificateurs diffèrent, et "
        "14 % seulement des compétences et critères se correspondent. Pour des équivalences, voir « criterium rubrics "
        "similar »."
    )


def test_help_lists_every_sub_command_and_tells_each(criterium: Run) -> None:
    listed = criterium("rubrics", "--help").out
    for name in ("list", "show", "check", "import", "export", "diff", "similar"):
        assert f" {name} " in listed
    assert "début d'une version" in criterium("rubrics", "diff", "--help").out
    assert "--limit" in criterium("rubrics", "similar", "--help").out


def test_diff_of_the_same_content_says_so(criterium: Run) -> None:
    done = criterium("rubrics", "diff", "esg-rmc", "esg-rmc")
    assert done.out.splitlines()[-1] == "Les deux versions ont le même contenu."


def test_diff_finds_a_version_that_a_screening_is_pinned_to(criterium: Run, tmp_path: Path) -> None:
    kept = Rubric.model_validate(content(title="Ancien plan"))
    Records(open_database(prepared(load_settings()).records_url)).keep_rubric(kept)
    done = criterium("rubrics", "diff", kept.version[:12], written(tmp_path, "petit.yaml"))
    assert done.code == 0
    assert done.out.splitlines()[0] == f"A  petit-plan · Ancien plan · version {kept.version[:8]}"
    assert "[-Ancien-] {+Petit+} plan" in done.out


def test_what_is_exported_is_imported_without_a_difference(criterium: Run, tmp_path: Path) -> None:
    exported, imported = tmp_path / "cpmdc.json", tmp_path / "cpmdc-bis.yaml"
    assert criterium("rubrics", "export", "cpmdc", "--format", "case", "--out", exported).code == 0
    assert criterium("rubrics", "import", exported, "--out", imported).code == 0
    assert "Les deux versions ont le même contenu." in criterium("rubrics", "diff", "cpmdc", imported).out


def test_a_version_that_list_shows_is_found(criterium: Run) -> None:
    (line,) = [line for line in criterium("rubrics", "list").out.splitlines() if line.startswith("esg-rmc ")]
    done = criterium("rubrics", "diff", "esg-rmc", line.rpartition(" ")[2])
    assert done.code == 0
    assert "Les deux versions ont le même contenu." in done.out
