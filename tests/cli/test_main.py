"""The command as a whole: help, exit codes, what it imports, and what it says when all goes wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli.main import COMMANDS
from assistant.reading.page.tesseract import missing
from tests.cli.conftest import Run, refused


def imported_by(*arguments: str) -> set[str]:
    """Top-level modules that the command imports."""
    script = (
        "import sys, json; from assistant.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, env=os.environ
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("arguments", "slow"),
    [
        (("--help",), ("gradio", "chromadb", "dbos", "langchain", "langchain_core", "docx", "pypdfium2", "sqlalchemy")),
        (("rubrics", "list"), ("gradio", "chromadb", "dbos", "langchain_core", "pypdfium2", "sqlalchemy")),
        (("read", "--help"), ("gradio", "chromadb", "dbos", "langchain_core", "sqlalchemy")),
        (("audit", "verify"), ("gradio", "chromadb", "dbos", "langchain_core")),
        (("doctor",), ("gradio", "chromadb", "dbos", "langchain_core")),
        (("screen", "--help"), ("gradio",)),
    ],
)
def test_a_command_imports_only_what_it_needs(arguments: tuple[str, ...], slow: tuple[str, ...]) -> None:
    assert imported_by(*arguments).isdisjoint(slow)


ENGLISH = ("Usage: ", "Commands", "COMMAND ", "[default", "[required]", "Show this message", "<bool>", "<list", "<str")
"""What Typer says by itself."""


def english(shown: str) -> list[str]:
    """What of it a help still says."""
    return [words for words in ENGLISH if words in shown]


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_help_names_every_command_and_the_exit_codes(arguments: tuple[str, ...], criterium: Run) -> None:
    done = criterium(*arguments)
    assert (done.code, done.err) == (0, "")
    assert all(f"  {name} " in done.out for name in COMMANDS)
    assert (
        "Codes de sortie : 0 fait · 1 fait, mais des critères ont échoué · 2 entrée ou usage incorrects ·\n"
        "130 interrompu (Ctrl+C).\n"
    ) in done.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(name: str, criterium: Run) -> None:
    done = criterium(name, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"criterium {name}" in done.out
    assert "Montrer cette aide." in done.out
    assert "Usage : " in done.out
    assert english(done.out) == []


@pytest.mark.parametrize("below", ["export", "import"])
def test_a_command_of_a_command_has_its_help_in_french(below: str, criterium: Run) -> None:
    shown = criterium("requests", below, "--help").out
    assert "Montrer cette aide." in shown
    assert "[obligatoire]" in shown
    assert english(shown) == []


def test_the_choices_of_an_option_are_named(criterium: Run) -> None:
    assert "case|moodle" in criterium("rubrics", "export", "--help").out


def test_a_group_names_its_commands_in_french(criterium: Run) -> None:
    shown = criterium("rubrics").out
    assert "Usage : criterium rubrics [OPTIONS] COMMANDE [ARGUMENTS]…" in shown
    assert "─ Commandes ─" in shown
    assert english(shown) == []


def test_the_version_is_shown(criterium: Run) -> None:
    assert criterium("--version").out == "criterium 0.1.0\n"


def test_a_data_folder_that_cannot_be_used_is_one_line(
    criterium: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    monkeypatch.setenv("CRITERIUM_DATA", str(tmp_path / "fichier" / "data"))
    assert "régler CRITERIUM_DATA" in refused(criterium("audit", "verify"))


def test_a_database_that_is_no_database_is_one_line(criterium: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "criterium.sqlite").write_bytes(b"pas une base" * 400)
    assert "abîmée" in refused(criterium("audit", "verify"))
    doctor = criterium("doctor")
    assert doctor.code == 2
    assert "Dossier de données et base : La base ne répond pas ou est abîmée" in doctor.out


def test_doctor_says_what_works_here(criterium: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = criterium("doctor")
    assert (done.code, done.err) == (0, "")
    assert "Dossier de données et base : utilisables." in done.out
    assert "Modèle de langage : aucun ; le repérage embarqué travaille sans réseau." in done.out
    monkeypatch.setenv("CRITERIUM_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("CRITERIUM_LLM_MODEL", "mistral-small")
    assert "Modèle de langage : mistral-small à http://127.0.0.1:9/v1, noms compris." in criterium("doctor").out


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "")
    missing.cache_clear()
    yield
    missing.cache_clear()


@pytest.mark.usefixtures("without_tesseract")
def test_doctor_says_that_scans_are_not_read_without_tesseract(criterium: Run) -> None:
    assert (
        "Tesseract ou son français : absent ; les pages numérisées et les images ne sont pas lues ; installer "
        "Tesseract et son français (paquets tesseract-ocr et tesseract-ocr-fra).\n"
    ) in criterium("doctor").out


@pytest.mark.usefixtures("tesseract")
def test_doctor_says_that_scans_are_read_with_tesseract(criterium: Run) -> None:
    told = "Tesseract et son français : présents ; les pages numérisées et les images sont lues.\n"
    assert told in criterium("doctor").out


def test_a_setting_out_of_range_is_one_line(criterium: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_CONCURRENCY", "0")
    assert "CRITERIUM_LLM_CONCURRENCY" in refused(criterium("audit", "verify"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("screen", "d.pdf"), "Il manque « --rubric »"),
        (("screen", "--rubric", "esg-rmc"), "Il manque « FICHIER… »"),
        (("screen", "d.pdf", "--rubric", "esg-rmc", "--drafter", "devin"), "« devin » n'est pas un rédacteur"),
        (("audit", "verifie"), "La commande n'est pas comprise à « verifie » ; voir « criterium audit --help »."),
        (("doctor", "tout"), "La commande n'est pas comprise à « tout » ; voir « criterium doctor --help »."),
        (("audit", "verify", "a", "b"), "pas comprise à « a b » ; voir « criterium audit verify --help »."),
        (("rubrics", "show", "--nope"), "L'option « --nope » n'existe pas ; voir « criterium rubrics show --help »."),
        (("evals", "compare", "a"), "Il manque « B.json » ; voir « criterium evals compare --help »."),
        (("read", "d.md", "--json"), "L'option « --json » attend une valeur ; voir « criterium read --help »."),
        (("serve", "--port", "99999"), "La valeur donnée pour « --port » ne convient pas ; voir « criterium serve"),
    ],
)
def test_a_wrong_usage_is_one_line(arguments: tuple[str, ...], told: str, criterium: Run) -> None:
    assert told in refused(criterium(*arguments))


def test_a_terminal_without_accents_is_no_failure(sample: Path) -> None:
    command = [sys.executable, "-c", "from assistant.cli.main import main; main()"]
    done = subprocess.run(
        [*command, "read", str(sample / "dossier.md")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "[p2-1] 1 D\\u2019o\\xf9 je parle" in done.stdout


def test_the_installed_command_runs() -> None:
    command = Path(sys.executable).with_name("criterium")
    done = subprocess.run([command, "reed"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "La commande « reed » n'existe pas ; voir « criterium --help ».\n"


@pytest.mark.parametrize("arguments", [("--help",), ("rubrics", "list"), ("rubrics", "show", "esg-rmc", "--json", "-")])
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_reader_that_stops_listening_is_no_failure(arguments: tuple[str, ...], buffered: str) -> None:
    command = Path(sys.executable).with_name("criterium")
    environment = {**os.environ, "PYTHONUNBUFFERED": buffered}
    with subprocess.Popen(
        [command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == ("", 0)


FULL_DEVICE = Path("/dev/full")


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("--help",), ("read", "--help"), ("read", "dossier.md")])
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_full_disk_is_one_line(arguments: tuple[str, ...], buffered: str, sample: Path) -> None:
    command = Path(sys.executable).with_name("criterium")
    with FULL_DEVICE.open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [command, *arguments],
            cwd=sample,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": buffered},
        )
    assert (done.returncode, done.stderr) == (
        2,
        "Le disque est plein ; faire de la place, ou écrire ailleurs, puis relancer la même commande.\n",
    )
