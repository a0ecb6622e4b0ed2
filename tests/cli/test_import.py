"""``criterium rubrics import``."""

from pathlib import Path

import yaml

from tests.cli.conftest import Run, refused

DOCUMENTS = Path(__file__).parents[1] / "importing" / "documents"


def test_a_draft_is_written_that_check_and_show_accept(criterium: Run, tmp_path: Path) -> None:
    draft = tmp_path / "brouillon.yaml"
    done = criterium("rubrics", "import", str(DOCUMENTS / "theatre.html"), "--out", str(draft))
    assert done.code == 0
    assert done.out.splitlines()[:3] == [
        f"Régisseur de théâtre – référentiel synthétique · brouillon écrit dans {draft}",
        "  2 blocs · 3 activités · 4 compétences · 2 modalités · 6 critères · 1 règle",
        "  100,0 % du texte de la source a sa place dans le brouillon",
    ]
    assert draft.read_text("utf-8").startswith("# yaml-language-server: $schema=rubric.schema.json\n")
    assert criterium("rubrics", "check", str(draft)).code == 0
    shown = criterium("rubrics", "show", str(draft), "--json", "-").json
    assert [c["id"] for c in shown["criteria"]][-1] == "C2.1+C2.2-2"
    assert not list(tmp_path.glob(".*"))


def test_the_report_names_doubts_and_what_has_no_place(criterium: Run, tmp_path: Path) -> None:
    source = tmp_path / "petit.md"
    source.write_text(
        "# Petit\n\nUn mot.\n\n1. Vendre\n    - Critères :\n        - le ton est juste\n", encoding="utf-8"
    )
    draft = tmp_path / "petit.yaml"
    done = criterium("rubrics", "import", str(source), "--out", str(draft))
    assert (
        "  ligne 5 : Le document ne donne pas de code à toutes les compétences : ceux du brouillon sont les nôtres."
        in done.out
    )
    assert "Sans place dans le brouillon (1) :\n  ligne 3 : Un mot." in done.out
    report = criterium("rubrics", "import", str(source), "--out", str(draft), "--json", "-").json
    assert set(report) == {"document", "counts", "placed", "doubts", "remarks", "unplaced", "rubric"}
    assert report["counts"]["criteria"] == 1
    assert report["unplaced"] == [{"line": 3, "text": "Un mot.", "place": "ligne 3"}]
    assert [doubt["line"] for doubt in report["doubts"]] == sorted(doubt["line"] for doubt in report["doubts"])


def test_bad_input_writes_nothing(criterium: Run, tmp_path: Path) -> None:
    draft = tmp_path / "brouillon.yaml"
    draft.write_text("avant", encoding="utf-8")
    empty = tmp_path / "vide.docx"
    empty.write_bytes(b"")
    said = refused(criterium("rubrics", "import", str(empty), "--out", str(draft)))
    assert "est vide" in said
    assert draft.read_text("utf-8") == "avant"
    said = refused(
        criterium("rubrics", "import", str(DOCUMENTS / "velo.txt"), "--out", str(tmp_path / "non" / "a.yaml"))
    )
    assert "ne peut pas être écrit" in said
    said = refused(criterium("rubrics", "import", str(DOCUMENTS / "velo.txt")))
    assert "--out" in said


def test_a_draft_is_checked_against_a_document_of_any_format(criterium: Run, tmp_path: Path) -> None:
    draft = tmp_path / "brouillon.yaml"
    criterium("rubrics", "import", str(DOCUMENTS / "theatre.html"), "--out", str(draft))
    [report] = criterium("rubrics", "check", str(draft), "--sources", str(DOCUMENTS), "--json", "-").json
    assert report["found"] == report["criteria"] == 6
    content = yaml.safe_load(draft.read_text("utf-8"))
    content["criteria"][0]["statement"] = "La liste est longue"
    draft.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    done = criterium("rubrics", "check", str(draft), "--sources", str(DOCUMENTS))
    assert done.code == 2
    assert "C1.1-1 : le texte ne se retrouve pas" in done.out


def test_a_draft_and_its_report_are_not_mixed_on_standard_output(criterium: Run) -> None:
    said = refused(criterium("rubrics", "import", str(DOCUMENTS / "velo.txt"), "--out", "-", "--json", "-"))
    assert said == "--out et --json ne peuvent pas écrire tous deux sur la sortie ; donner un fichier à l'un des deux."
