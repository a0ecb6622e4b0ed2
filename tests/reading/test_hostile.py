"""Files made to harm whoever opens them: each ends in one French sentence, or is read for what it is, in bounds."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from assistant.errors import UserError
from assistant.reading.supervised import read_file
from tests.reading.corpus import corpus
from tests.reading.paper import BODY, pdf, written

SECONDS = 120.0
SECRET = "contenu-que-rien-ne-doit-montrer"


def packed(name: str, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The whole document of that name, one of its parts changed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(corpus()[name])) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            content = source.read(entry)
            target.writestr(entry, change(content) if entry == part else content)
    return made.getvalue()


def bomb(name: str, part: str, size: int = 600_000_000) -> bytes:
    """The document, a part of which is that many blanks once it is unpacked."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(corpus()[name])) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            if entry != part:
                target.writestr(entry, source.read(entry))
        with target.open(part, "w", force_zip64=True) as stream:
            for _ in range(size // 10_000_000):
                stream.write(b" " * 10_000_000)
    return made.getvalue()


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 11)) + "]>"
)


def entity(definition: str, use: str) -> Callable[[bytes], bytes]:
    """Puts a definition before the root and its use before the first text."""

    def change(content: bytes) -> bytes:
        text = content.decode("utf-8")
        start = text.index("<", text.index("?>") + 2) if text.startswith("<?xml") else 0
        return (text[:start] + definition + text[start:].replace("Le conseil", f"{use} Le conseil", 1)).encode()

    return change


def cyclic_pdf() -> bytes:
    """Every page tree node is its own descendant, and says to hold two thousand million pages."""
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 2 0 R 3 0 R]/Count 2000000000>>",
        b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 2000000000>>",
    )


def many_pages() -> bytes:
    """One page, named three hundred thousand times."""
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + b"3 0 R " * 300_000 + b"]/Count 300000>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )


def inflating_pdf() -> bytes:
    """A page whose content is 400 MB of graphics states once it is unpacked."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b"q " * 5_000_000) for _ in range(40)) + packer.flush()
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content),
    )


def vast_page() -> bytes:
    """A page of a thousand million points a side, with a picture as large."""
    return pdf(written(BODY), pageCompression=0).replace(b"[ 0 0 595.2756 841.8898 ]", b"[ 0 0 1000000000 1000000000 ]")


def _pdf(*objects: bytes) -> bytes:
    made = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return made + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        count,
        table,
        count,
        len(made),
    )


def overlapping_zip() -> bytes:
    """Twenty small bombs, four hundred megabytes together."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for number in range(20):
            target.writestr(f"{number}.txt", b"a" * 20_000_000)
    return made.getvalue()


def nested(opening: str, closing: str, times: int, inner: str = BODY) -> bytes:
    return (opening * times + inner + closing * times).encode()


HOSTILE: dict[str, Callable[[], tuple[str, bytes]]] = {
    "docx bomb": lambda: ("d.docx", bomb("petit.docx", "word/document.xml")),
    "odt bomb": lambda: ("d.odt", bomb("petit.odt", "content.xml")),
    "odt type bomb": lambda: ("d.odt", bomb("petit.odt", "mimetype")),
    "pptx bomb": lambda: ("d.pptx", bomb("petit.pptx", "ppt/slides/slide1.xml")),
    "zip bomb": lambda: ("d.zip", overlapping_zip()),
    "docx laughs": lambda: ("d.docx", packed("petit.docx", "word/document.xml", entity(LAUGHS, "&a10;"))),
    "odt laughs": lambda: ("d.odt", packed("petit.odt", "content.xml", entity(LAUGHS, "&a10;"))),
    "pptx laughs": lambda: ("d.pptx", packed("petit.pptx", "ppt/slides/slide1.xml", entity(LAUGHS, "&a10;"))),
    "html laughs": lambda: ("d.html", LAUGHS.encode() + corpus()["petit.html"]),
    "cyclic pages": lambda: ("d.pdf", cyclic_pdf()),
    "pages without end": lambda: ("d.pdf", many_pages()),
    "inflating page": lambda: ("d.pdf", inflating_pdf()),
    "vast page": lambda: ("d.pdf", vast_page()),
    "deep html": lambda: ("d.html", b"<html>" + nested("<div>", "</div>", 200_000)),
    "deep tables": lambda: ("d.html", b"<html>" + nested("<table><tr><td>", "</td></tr></table>", 20_000)),
    "deep lists": lambda: ("d.html", b"<html>" + nested("<ul><li>", "</li></ul>", 50_000)),
    "deep quotes": lambda: ("d.md", nested("> ", "", 100_000)),
    "deep brackets": lambda: ("d.md", nested("[", "]", 100_000)),
    "deep emphasis": lambda: ("d.md", nested("*a ", "", 100_000)),
    "deep groups": lambda: ("d.rtf", b"{\\rtf1 " + nested("{", "}", 200_000) + b"}"),
    "wide cells": lambda: ("d.html", f"<html><table><tr><td colspan=2000000000 rowspan=65534>{BODY}</table>".encode()),
    "one long line": lambda: ("d.txt", b"a" * 30_000_000),
    "many short lines": lambda: ("d.txt", b"a\n" * 6_000_000),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_it_ends_in_bounds_with_a_dossier_or_one_sentence(case: str, tmp_path: Path) -> None:
    name, content = HOSTILE[case]()
    path = tmp_path / name
    path.write_bytes(content)
    try:
        dossier = read_file(path, seconds=SECONDS)
    except UserError as told:
        assert str(told).endswith(".") and "\n" not in str(told)
        assert f"« {name} »" in str(told)
    else:
        assert len(dossier.model_dump_json()) < 100_000_000


@pytest.mark.parametrize(
    ("name", "part"),
    [("petit.docx", "word/document.xml"), ("petit.odt", "content.xml"), ("petit.pptx", "ppt/slides/slide1.xml")],
)
def test_an_entity_reads_no_file(name: str, part: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    definition = f"<!DOCTYPE x [<!ENTITY s SYSTEM '{secret.as_uri()}'>]>"
    path = tmp_path / name
    path.write_bytes(packed(name, part, entity(definition, "&s;")))
    try:
        shown = read_file(path).model_dump_json()
    except UserError as told:
        shown = str(told)
    assert SECRET not in shown


def test_an_archive_writes_nothing_and_follows_no_link(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr("../../échappé.md", f"# Un\n\n{BODY}\n")
        target.writestr(f"{tmp_path}/absolu.md", f"# Deux\n\n{BODY}\n")
        link = zipfile.ZipInfo("lien.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        target.writestr(link, str(secret))
    path = tmp_path / "d.zip"
    path.write_bytes(made.getvalue())
    dossier = read_file(path)
    assert SECRET not in dossier.model_dump_json()
    assert any("est un lien" in warning.text for warning in dossier.warnings)
    assert not any(".." in (page.part or "") for page in dossier.pages)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["d.zip", "secret.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.txt", "\U0001f600 bilan \U0001f469\u200d\U0001f4bb.txt", "é" * 300 + ".txt", "a" * 90_000 + ".txt", "ligne\nsuivante\r\n.txt",
        "\u202egnp.txt", "\u2066a\u2069.txt", "nul\0.txt", "\ud800.txt", "\x1b[2J.txt", "..", ".", "/", " ", "-rf", "--help", "CON.txt", "« x ».txt", "%s%n.txt",
    ],
)  # fmt: skip
def test_any_name_is_shown_harmlessly(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        read_file(tmp_path / "absent.txt", name)
    shown = str(told.value)
    assert shown.isprintable() and len(shown) < 500
    assert "/" not in shown


@pytest.mark.parametrize("name", ["a" * 90_000 + ".txt", "\ud800\u202e\0.txt", "-rf"])
def test_a_file_of_any_name_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / "copie.txt"
    path.write_text(BODY, encoding="utf-8")
    dossier = read_file(path, name)
    assert dossier.file.isprintable() and 0 < len(dossier.file) <= 400
    dossier.model_dump_json().encode("utf-8")


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    before = {entry.name for entry in tmp_path.iterdir()}
    path = tmp_path / "d.pdf"
    path.write_bytes(b"%PDF-1.7\nrien")
    with pytest.raises(UserError):
        read_file(path)
    assert {entry.name for entry in tmp_path.iterdir()} == before | {"d.pdf"}
