"""Files as they are named on the command line: several, badly named, or no files at all."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused

ASK = ("--rubric", "esg-rmc", "--scope", "C2.1-1", "--json", "-")


def test_every_file_that_cannot_be_read_is_named_and_nothing_is_begun(
    criterium: Run, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "vide.md").touch()
    absent = tmp_path / "absent.pdf"
    said = refused(criterium("screen", absent, sample / "dossier.md", tmp_path / "vide.md", tmp_path, absent, *ASK))
    assert said.count("« absent.pdf » est introuvable") == 1
    assert "« vide.md »" in said
    assert "est un répertoire" in said
    assert not (tmp_path / "data" / "files").exists()


def test_a_trial_of_several_files_is_an_array(criterium: Run, sample: Path) -> None:
    done = criterium("screen", sample / "dossier.md", sample / "dossier.odt", "--trial", *ASK)
    assert [found["dossier"]["file"] for found in done.json] == ["dossier.md"]


def test_a_name_that_is_no_text_is_shown_all_the_same(criterium: Run, sample: Path, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/lat\xe9.md"))
    try:
        path.write_bytes((sample / "dossier.md").read_bytes())
    except OSError:
        pytest.skip("this file system takes no such name")
    for _ in range(2):  # read, then known
        done = criterium("screen", path, *ASK)
        assert done.code == 0
        assert json.loads(done.out)["dossier"]["file"] == "lat\ufffd.md"


@pytest.mark.parametrize("command", [("read",), ("screen", *ASK), ("check", *ASK)])
def test_what_is_there_and_no_file_is_said_so(command: tuple[str, ...], criterium: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "tube"
    os.mkfifo(pipe)
    for given, shown in ((pipe, "tube"), ("/dev/null", "null")):
        said = refused(criterium(command[0], given, *command[1:]))
        assert said == f"« {shown} » n'est pas un fichier ; en donner un, enregistré sur le disque."
