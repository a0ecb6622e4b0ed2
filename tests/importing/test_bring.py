"""The door to importing: what cannot be read is said in one sentence, and nothing hangs."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.pdfgen import canvas

from assistant.errors import UserError
from assistant.importing.bring import propose
from tests.importing.built import BUILT

TEXT = "C1 Accueillir un client\nCritères :\n- le client est salué\n"


def test_a_copy_bears_the_name_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "0123abcd"
    path.write_text(TEXT, encoding="utf-8")
    proposal = propose(path, "Mon référentiel.txt")
    assert proposal.rubric.document == "Mon référentiel.txt"
    assert proposal.rubric.id == "mon-referentiel"
    assert [c.statement for c in proposal.rubric.criteria] == ["le client est salué"]
    assert proposal.lines == tuple(TEXT.splitlines())


def test_the_content_counts_and_not_the_extension(tmp_path: Path) -> None:
    path = tmp_path / "atelier.pdf"
    BUILT["atelier.docx"](path)
    assert len(propose(path).rubric.criteria) == 6


def _zip(names: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return target.getvalue()


def _pdf(pages: int, text: str = "") -> bytes:
    target = BytesIO()
    drawn = canvas.Canvas(target)
    for _ in range(pages):
        if text:
            drawn.drawString(72, 700, text)
        else:
            drawn.rect(72, 600, 100, 100, fill=1)
        drawn.showPage()
    drawn.save()
    return target.getvalue()


def _encrypted_pdf() -> bytes:
    target = BytesIO()
    drawn = canvas.Canvas(target, encrypt="secret")
    drawn.drawString(72, 700, "C1 Accueillir")
    drawn.save()
    return target.getvalue()


def _broken_sheet() -> bytes:
    target = BytesIO()
    book = Workbook()
    book.active.append(["Compétences", "Critères"])
    book.save(target)
    parts = {}
    with zipfile.ZipFile(BytesIO(target.getvalue())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData><row r='x'><c t='s'><v>99</v></c></row>"
    return _zip(parts)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("vide.docx", b"", "est vide"),
        ("blanc.txt", b" \n\t\n", "est vide"),
        ("ancien.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protégé par mot de passe"),
        ("coupe.docx", b"PK\x03\x04" + b"x" * 200, "incomplet ou abîmé"),
        ("archive.zip", _zip({"a.txt": b"rien"}), "autre type"),
        ("faux.docx", _zip({"word/document.xml": b"<a"}), "abîmé"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "n'est pas reconnu"),
        ("riche.rtf", b"{\\rtf1\\ansi C1 Accueillir}", "RTF"),
        ("classeur.xlsx", _broken_sheet(), "abîmé ou mal formé"),
        ("lettre.txt", b"Bonjour,\n\nVoici une lettre.\n", "ni compétence ni critère"),
        ("scan.pdf", _pdf(2), "océriser d'abord"),
        ("secret.pdf", _encrypted_pdf(), "mot de passe"),
        ("coupe.pdf", _pdf(1, "C1 Accueillir")[:300], "PDF"),
        ("mal.csv", b'a;"b\n' + b"x" * 200_000 + b"\n", "mal formé"),
        ("mal.json", b'{"CFDocument": [', ""),
        (
            "bombe.xml",
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>',
            "",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        propose(path)
    said = str(refused.value)
    assert sentence in said
    assert "\n" not in said
    assert "Traceback" not in said


def test_a_pdf_of_more_than_300_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(_pdf(301, "C1 Accueillir"))
    with pytest.raises(UserError, match="301 pages, au-delà de la limite de 300"):
        propose(path)


def test_a_missing_file_and_too_little_time_are_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="introuvable"):
        propose(tmp_path / "rien.docx")
    path = tmp_path / "petit.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(UserError, match="dépasse 0 secondes"):
        propose(path, seconds=0.001)


@pytest.mark.parametrize("name", ["atelier.docx", "ruche.odt", "cuisine.xlsx"])
def test_a_truncated_or_altered_document_never_gives_a_trace(
    name: str, tmp_path: Path, altered: Callable[[bytes], list[bytes]]
) -> None:
    whole = tmp_path / name
    BUILT[name](whole)
    for number, content in enumerate(altered(whole.read_bytes())):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(content)
        try:
            json.dumps(propose(path).as_json())
        except UserError as error:
            assert "\n" not in str(error)


@pytest.fixture
def altered() -> Callable[[bytes], list[bytes]]:
    """A few copies cut short or with bytes changed, always the same ones."""

    def made(content: bytes) -> list[bytes]:
        cuts = [content[: len(content) * part // 4] for part in (1, 2, 3)]
        flipped = bytearray(content)
        for place in range(200, len(flipped), 997):
            flipped[place] ^= 0x55
        return [*cuts, bytes(flipped)]

    return made
