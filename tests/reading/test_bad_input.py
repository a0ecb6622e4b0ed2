"""Whatever is handed in, a person gets a dossier or one French sentence."""

import codecs
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption

from assistant.errors import UserError
from assistant.reading.supervised import read_file
from tests.reading.paper import BODY, pdf, written
from tests.reading.test_odt import odt, p


def sentence(path: Path, name: str | None = None, **options: float) -> str:
    """What the person is told."""
    with pytest.raises(UserError) as told:
        read_file(path, name, **options)
    text = str(told.value)
    assert text[0].isupper() or text.startswith("« ")
    assert text.endswith(".")
    assert "\n" not in text
    return text


def png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8), "navy").save(file, "PNG")
    return file.getvalue()


def archive(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def encrypted_odt() -> bytes:
    file = BytesIO(odt(p(BODY)))
    with ZipFile(file) as package:
        mimetype = package.read("mimetype")
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    return archive(**{"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": os.urandom(99)})


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("d.pdf", lambda: b"", "est vide"),
    "blank": ("d.txt", lambda: b" \n\r\n\t", "est vide"),
    "only zero-width": ("d.txt", "\u200b\u200b".encode, "aucun texte"),
    "only a mark": ("d.txt", lambda: codecs.BOM_UTF8, "aucun texte"),
    "encrypted pdf": ("d.pdf", lambda: pdf(written(BODY), encrypt=StandardEncryption("clé")), "mot de passe"),
    "truncated pdf": ("d.pdf", lambda: pdf(written(BODY))[:-400], "incomplet"),
    "broken pdf": ("d.pdf", lambda: b"%PDF-1.7\nrien\n%%EOF", "abîmé"),
    "pdf without text": ("d.pdf", lambda: pdf(lambda canvas: canvas.circle(9, 9, 9)), "pas de couche de texte"),
    "truncated docx": ("d.docx", lambda: archive(**{"word/document.xml": b"<w"})[:-30], "incomplet ou abîmé"),
    "docx of nothing": ("d.docx", lambda: archive(**{"word/document.xml": b"<w"}), "incomplet ou abîmé"),
    "encrypted odt": ("d.odt", encrypted_odt, "mot de passe"),
    "odt without text": ("d.odt", lambda: odt(p("")), "aucun texte"),
    "a spreadsheet": ("d.docx", lambda: archive(**{"xl/workbook.xml": b"<x/>"}), "un classeur d'un type"),
    "a package without its text": (
        "d.docx",
        lambda: archive(**{"[Content_Types].xml": b"<x/>"}),
        "un document d'un type",
    ),
    "an empty archive": ("d.zip", lambda: archive(**{"vide/": b""}), "ne contient aucun fichier"),
    "broken pptx": ("d.pptx", lambda: archive(**{"ppt/presentation.xml": b"<p"}), "incomplet ou abîmé"),
    "rtf without text": ("d.rtf", lambda: b"{\\rtf1 }", "aucun texte"),
    "html without text": ("d.html", lambda: b"<html><body><script>1</script></body></html>", "aucun texte"),
    "old doc": ("d.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ancien document Office"),
    "junk": ("d.pdf", lambda: bytes(range(256)) * 8, "n'est pas reconnu"),
    "a program": ("d.pdf", lambda: b"MZ\x90\x00\x03" + bytes(200), "un programme"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(case: str, tmp_path: Path) -> None:
    name, content, told = CASES[case]
    path = tmp_path / name
    path.write_bytes(content())
    text = sentence(path)
    assert told in text
    assert f"« {name} »" in text


def test_a_docx_whose_end_is_missing_is_refused(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "d.docx"
    path.write_bytes((sample / "dossier.docx").read_bytes()[:-2000])
    assert "incomplet ou abîmé" in sentence(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "introuvable" in sentence(tmp_path / "absent.pdf")
    (tmp_path / "rendus").mkdir()
    assert sentence(tmp_path / "rendus") == (
        "« rendus » est un répertoire et non un fichier ; donner un fichier, ou une archive ZIP de plusieurs."
    )
    assert "ne peut pas être ouvert" in sentence(tmp_path / ("a" * 300 + ".pdf"))
    assert "introuvable" in sentence(tmp_path / "nul\0.pdf")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open any file")
def test_a_file_that_may_not_be_opened_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text(BODY, encoding="utf-8")
    path.chmod(0)
    assert "droits d'accès" in sentence(path)


def test_a_file_that_is_too_big_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.pdf"
    with path.open("wb") as file:
        file.truncate(101 * 1024**2)
    assert "dépasse 100 Mo" in sentence(path)


def test_a_file_that_takes_too_long_is_refused(sample: Path) -> None:
    assert "La lecture de « dossier.pdf » dépasse" in sentence(sample / "dossier.pdf", seconds=0.01)


def test_a_pdf_called_docx_is_read_with_a_warning(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "dossier.docx"
    shutil.copyfile(sample / "dossier.pdf", path)
    dossier = read_file(path)
    assert dossier.format == "pdf"
    assert [w.kind for w in dossier.warnings] == ["wrong_extension"]
    assert dossier.warnings[0].text == (
        "« dossier.docx » porte l'extension d'un DOCX mais c'est un PDF : lu comme tel."
    )


@pytest.mark.parametrize(
    ("name", "announced"),
    [
        ("notes.xyz", "une extension que Critérium ne lit pas (.xyz)"),
        ("Bilan.XLSX", "une extension que Critérium ne lit pas (.xlsx)"),
        ("bilan.pdf", "l'extension d'un PDF"),
        ("bilan.png", "l'extension d'une image"),
    ],
)
def test_a_text_of_another_name_is_read_with_a_warning(name: str, announced: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(BODY, encoding="utf-8")
    told = f"« {name} » porte {announced} mais c'est un texte : lu comme tel."
    assert [(w.kind, w.text) for w in read_file(path).warnings] == [("wrong_extension", told)]
    path.write_bytes(archive(**{name: BODY.encode()}))
    assert told in [w.text for w in read_file(path, "d.zip").warnings]


@pytest.mark.parametrize("name", ["notes", "notes.txt", "notes.md", "Bilan de M. Ferrand", "bilan 1.2 définitif"])
def test_a_text_of_no_other_name_is_read_without_a_warning(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(BODY, encoding="utf-8")
    assert read_file(path).warnings == ()


def test_a_spreadsheet_is_refused_as_such(tmp_path: Path) -> None:
    path = tmp_path / "notes.xlsx"
    path.write_bytes(archive(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}))
    assert sentence(path).startswith("« notes.xlsx » est un classeur d'un type que Critérium ne lit pas ;")


def test_an_archive_of_which_nothing_is_read_says_why_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "d.zip"
    path.write_bytes(archive(**{"a.txt": b""}))
    assert sentence(path) == (
        "Rien n'a pu être lu dans l'archive « d.zip » : le fichier « a.txt » est vide ; "
        "choisir le bon fichier ou l'exporter à nouveau."
    )


def test_only_the_last_part_of_a_name_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "copie"
    path.write_text(BODY, encoding="utf-8")
    assert read_file(path, "../../etc/K-31.txt").file == "K-31.txt"
    assert read_file(path, "é" * 300 + ".txt").file == "é" * 300 + ".txt"
    assert read_file(path, "..\n\x07K.txt").file.endswith("K.txt")
    assert read_file(path, "..\n\x07K.txt").file.isprintable()
    assert read_file(path, "/").file == "copie"


def test_a_sentence_names_the_file_as_the_candidate_called_it(tmp_path: Path) -> None:
    path = tmp_path / "e"
    path.write_bytes(b"")
    assert sentence(path, "../K-31.pdf").startswith("Le fichier « K-31.pdf » est vide ;")


def test_a_name_that_is_no_text_is_shown_and_the_file_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(BODY, encoding="utf-8")
    assert read_file(path).file == "caf\ufffd.txt"
    path.write_bytes(b"")
    assert "« caf\ufffd.txt »" in sentence(path)


def test_what_lies_beside_the_file_is_never_run(tmp_path: Path) -> None:
    (tmp_path / "docx.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (tmp_path / "d.txt").write_text(BODY, encoding="utf-8")
    script = (
        "from pathlib import Path; from assistant.reading.supervised import read_file; "
        "print(read_file(Path('d.txt')).word_count)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "13")
