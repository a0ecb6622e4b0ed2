"""The command line as other programs use it: shapes, exit codes, one French line on stderr."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.main import COMMANDS, main


def criterium(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    shown = capsys.readouterr()
    return int(ended.value.code or 0), shown.out, shown.err


def test_help_lists_every_command_and_loads_no_heavy_library() -> None:
    code = (
        "import sys\nfrom assistant.cli.main import main\ntry:\n    main(['--help'])\nexcept SystemExit as end:\n"
        "    heavy = {'gradio', 'chromadb', 'dbos', 'langchain_core', 'openai', 'sqlalchemy', 'pydantic', 'typer'}\n"
        "    print(end.code, sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "0 []"
    assert all(name in run.stdout for name in COMMANDS)


def test_no_command_but_serve_loads_gradio() -> None:
    names = [name for name in COMMANDS if name != "serve"]
    code = f"import sys\nfor name in {names!r}: __import__('assistant.cli.' + name)\nprint('gradio' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_rubrics_show_has_the_agreed_shape(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = criterium("rubrics", "show", "esg-rmc", "--json", "-", capsys=capsys)
    shown = json.loads(out)
    assert code == 0
    assert {"id", "title", "certifier", "version", "blocks", "competencies", "assessments", "criteria"} <= shown.keys()
    assert {"id", "title", "competencies"} <= shown["blocks"][0].keys()
    assert shown["competencies"][0].keys() == {"id", "statement", "activities", "lost", "notes"}
    assert {"id", "title", "competencies", "mode", "work", "text"} <= shown["assessments"][0].keys()
    criterion = shown["criteria"][0]
    assert list(criterion) == [
        "id", "attached", "competencies", "heading", "label", "statement", "assessable",
        "indicators", "vocabulary", "examples", "notes", "lost", "source",
    ]  # fmt: skip
    assert criterion["indicators"][0].keys() == {"id", "text"}
    assert criterion["source"] == {"document": "000_0662aaac66f32551.txt", "lines": [86, 87]}


def test_rubrics_list_and_check_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = criterium("rubrics", "list", "--json", "-", capsys=capsys)
    assert (code, [r["id"] for r in json.loads(out)]) == (
        0,
        ["ascencia-cmc", "cpmdc", "esg-rmc", "inseec-rpmc", "strategie-marketing"],
    )
    code, out, _ = criterium("rubrics", "check", capsys=capsys)
    assert code == 0
    for count in (190, 100, 60, 41, 59):
        assert f"{count} critères" in out


def test_read_has_the_agreed_shape(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    code, out, _ = criterium("read", str(sample / "dossier.pdf"), "--json", "-", capsys=capsys)
    shown = json.loads(out)
    assert code == 0
    assert list(shown) == ["file", "sha256", "pages", "words", "passages", "concealed", "warnings"]
    assert (shown["file"], shown["pages"]) == ("dossier.pdf", 17)
    assert {"id", "page", "text"} <= shown["passages"][0].keys()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["rien"], "La commande « rien » n'existe pas"),
        (["rubrics", "rien"], "La commande n'est pas comprise"),
        (["read"], "Il manque « FICHIER »"),
        (["read", "absent.pdf"], "Le fichier « absent.pdf » est introuvable"),
        (["rubrics", "show", "rien"], "Le référentiel « rien » est inconnu"),
        (["screen", "absent.pdf", "--rubric", "rien"], "Le référentiel « rien » est inconnu"),
        (["screen", "absent.pdf", "--rubric", "esg-rmc", "--scope", "Z1"], "« Z1 » n'est ni une compétence"),
        (["screen", "absent.pdf", "--rubric", "esg-rmc", "--block", "B9"], "Le bloc « B9 » n'existe pas"),
        (["screen", "absent.pdf", "--rubric", "esg-rmc", "--drafter", "magie"], "« magie » n'est pas un rédacteur"),
        (["screen", "absent.pdf", "--rubric", "esg-rmc", "--magie"], "L'option « --magie » n'existe pas"),
        (["screen", "absent.pdf", "--rubric", "esg-rmc"], "Le fichier « absent.pdf » est introuvable"),
    ],
)
def test_a_mistake_is_one_french_line_and_exit_code_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = criterium(*arguments, capsys=capsys)
    assert code == 2
    assert out == ""
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_a_result_that_cannot_be_written_leaves_no_half_file(
    capsys: pytest.CaptureFixture[str], sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "absent" / "r.json"
    code, _, err = criterium("read", str(sample / "dossier.md"), "--json", str(target), capsys=capsys)
    assert code == 2
    assert "ne peut pas être écrit" in err
    assert list(tmp_path.glob("**/*.json*")) == []


def test_screening_two_files_gives_an_array_and_one_bad_file_writes_nothing(
    capsys: pytest.CaptureFixture[str], sample: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "vide.docx"
    empty.touch()
    good = str(sample / "dossier.md")
    code, _, err = criterium("screen", good, str(empty), "--rubric", "esg-rmc", "--scope", "C2.1", capsys=capsys)
    assert code == 2
    assert "vide.docx" in err
    assert not (tmp_path / "data" / "files").exists()
    result = tmp_path / "r.json"
    other = str(sample / "dossier.odt")
    code, _, _ = criterium(
        "screen", good, other, "--rubric", "esg-rmc", "--scope", "C2.1", "--json", str(result), capsys=capsys
    )
    assert code == 0
    assert [found["dossier"]["file"] for found in json.loads(result.read_text("utf-8"))] == [
        "dossier.md",
        "dossier.odt",
    ]


def test_a_level_is_named_as_everywhere_else(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    code, out, _ = criterium(
        "screen", str(sample / "dossier.md"), "--rubric", "esg-rmc", "--scope", "C5.3-2", capsys=capsys
    )
    assert code == 0
    assert "C5.3-2 · non évaluable à l'écrit" in out


def test_an_unreachable_model_gives_failed_criteria_and_exit_code_1(
    capsys: pytest.CaptureFixture[str], sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("CRITERIUM_LLM_MODEL", "m")
    code, out, _ = criterium(
        "screen", str(sample / "dossier.md"), "--rubric", "esg-rmc", "--scope", "C2.1", "--drafter", "llm", "--json", "-",
        capsys=capsys,
    )  # fmt: skip
    assert code == 1
    assert [c["status"] for c in json.loads(out)["criteria"]] == ["failed"] * 3


def test_the_log_verifies(capsys: pytest.CaptureFixture[str]) -> None:
    assert criterium("audit", "verify", capsys=capsys)[:2] == (
        0,
        "Journal intact (0 entrée(s)).\nRéponses des modèles intactes.\n",
    )
