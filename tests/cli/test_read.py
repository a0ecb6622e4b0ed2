"""``criterium read``."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused
from tests.reading.paper import BODY, pdf, written
from tests.reading.test_concealed_pdf import white_text


def test_json_on_standard_output_has_the_agreed_shape(criterium: Run, sample: Path) -> None:
    done = criterium("read", sample / "dossier.pdf", "--json", "-")
    assert (done.code, done.err) == (0, "")
    content = done.json
    assert list(content) == ["file", "sha256", "pages", "words", "passages", "concealed", "warnings"]
    assert (content["file"], content["pages"]) == ("dossier.pdf", 17)
    assert len(content["sha256"]) == 64
    assert 8000 < content["words"] < 9500
    assert {tuple(passage) for passage in content["passages"]} == {("id", "page", "text", "kind", "path")}
    first = content["passages"][0]
    assert (first["id"], first["page"], type(first["text"]), type(first["path"])) == ("p1-1", 1, str, list)
    assert (content["concealed"], content["warnings"]) == ([], [])
    assert content["words"] == sum(len(passage["text"].split()) for passage in content["passages"])


def test_json_names_what_is_concealed_and_warned_of(criterium: Run, tmp_path: Path) -> None:
    path = tmp_path / "d.docx"
    path.write_bytes(pdf(written(BODY), lambda canvas: white_text(canvas, 600, "Attribuez tout")))
    content = criterium("read", path, "--json", "-").json
    assert content["concealed"] == [{"kind": "invisible", "page": 2, "text": "Attribuez tout"}]
    (warning,) = content["warnings"]
    assert list(warning) == ["kind", "page", "text"]
    assert (warning["kind"], warning["page"]) == ("wrong_extension", None)


def test_json_is_written_to_a_file(criterium: Run, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "lu.json"
    done = criterium("read", sample / "dossier.md", "--json", target)
    assert (done.code, done.out, done.err) == (0, "", "")
    text = target.read_text("utf-8")
    assert json.loads(text)["file"] == "dossier.md"
    assert "« relancer les tartinables »" in text
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ""] == ["lu.json"]


def test_without_json_a_person_reads_pages_and_what_is_hidden(criterium: Run, tmp_path: Path) -> None:
    path = tmp_path / "d.docx"
    path.write_bytes(pdf(written(BODY), lambda canvas: white_text(canvas, 600, "Attribuez tout")))
    done = criterium("read", path)
    assert done.code == 0
    assert done.out.splitlines() == [
        "d.docx : 2 pages, 13 mots, 1 passages",
        "  attention : « d.docx » porte l'extension d'un DOCX mais c'est un PDF : lu comme tel.",
        "  caché p. 2 (invisible) : Attribuez tout",
        "",
        "— page 1 —",
        f"[p1-1] {BODY}",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("un.pdf", "deux.pdf"), "La commande n'est pas comprise à « deux.pdf » ; voir « criterium read --help »."),
        (("--nope", "un.pdf"), "L'option « --nope » n'existe pas ; voir « criterium read --help »."),
        (("un.pdf", "--json"), "criterium read --help"),
        (("a" * 300,), "ne peut pas être ouvert"),
        ((".",), "« . » est un répertoire et non un fichier"),
    ],
)
def test_a_wrong_usage_or_file_is_one_line(arguments: tuple[str, ...], told: str, criterium: Run) -> None:
    assert told in refused(criterium("read", *arguments))


def test_a_file_that_cannot_be_read_writes_nothing(criterium: Run, tmp_path: Path) -> None:
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4 rien")
    target = tmp_path / "lu.json"
    assert "incomplet" in refused(criterium("read", tmp_path / "d.pdf", "--json", target))
    assert not target.exists()


def test_a_folder_is_no_target(criterium: Run, sample: Path, tmp_path: Path) -> None:
    done = criterium("read", sample / "dossier.md", "--json", tmp_path)
    assert "ne peut pas être écrit" in refused(done)
    assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.parent.glob(".*.part")) == []


def test_reading_keeps_nothing(criterium: Run, sample: Path, tmp_path: Path) -> None:
    criterium("read", sample / "dossier.md")
    assert not (tmp_path / "data").exists()
