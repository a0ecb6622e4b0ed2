"""A reader either reads or says why not, for any bytes."""

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.dossier.dossier import Dossier
from assistant.errors import UserError
from assistant.reading.reader import read
from tests.reading.paper import BODY, pdf, ruled, written
from tests.reading.test_docx import docx, paragraph
from tests.reading.test_odt import odt, p, table

NAMES = st.sampled_from(["d.pdf", "d.docx", "d.odt", "d.md", "d.txt", "d"])
HEADS = st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"# Titre\n\n|a|b|\n|-|-|\n"])
TAILS = st.sampled_from([b"", b"\n%%EOF", b"PK\x05\x06" + bytes(18)])
WHOLE = {
    "d.pdf": pdf(written(BODY), lambda canvas: ruled(canvas, [["Action", "Coût"], ["Affiche", "90 €"]])),
    "d.docx": docx(paragraph("1 Budget", "Heading 1"), paragraph(BODY)),
    "d.odt": odt(p(BODY), table(["Action", "Coût"], ["Affiche", "90 €"])),
}


def attempt(path: Path) -> Dossier | None:
    """The dossier, or None when a sentence says why not; anything else is a defect."""
    try:
        return read(path, path.name)
    except UserError as told:
        assert str(told).endswith(".")
        return None


@given(name=NAMES, head=HEADS, middle=st.binary(max_size=400), tail=TAILS)
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(name: str, head: bytes, middle: bytes, tail: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(head + middle + tail)
    attempt(path)


@given(name=st.sampled_from(["d.txt", "d.md"]), text=st.text(st.characters(codec="utf-8"), max_size=300))
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_refused(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    dossier = attempt(path)
    if dossier is not None:
        assert Dossier.model_validate_json(dossier.model_dump_json()) == dossier


def damaged(content: bytes, seed: int) -> bytes:
    """The bytes with a few of them changed, dropped or doubled."""
    chance = random.Random(seed)
    made = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if not made:
            break
        at = chance.randrange(len(made))
        way = chance.randrange(3)
        if way == 0:
            made[at] = chance.randrange(256)
        elif way == 1:
            del made[at : at + chance.randint(1, 60)]
        else:
            made[at:at] = made[at : at + 40]
    return bytes(made)


def damaged_part(content: bytes, seed: int) -> bytes:
    """The package with one part damaged or left out."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = names[seed % len(names)]
        for name in names:
            data = source.read(name)
            if name != chosen:
                target.writestr(name, data)
            elif data and seed % 4:
                target.writestr(name, damaged(data, seed))
    return file.getvalue()


@pytest.mark.parametrize("name", WHOLE)
@given(seed=st.integers(0, 10**6))
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_read_or_refused(name: str, seed: int, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(damaged(WHOLE[name], seed))
    attempt(path)


@pytest.mark.parametrize("name", ["d.docx", "d.odt"])
@given(seed=st.integers(0, 10**6))
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_package_with_a_damaged_part_is_read_or_refused(name: str, seed: int, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(damaged_part(WHOLE[name], seed))
    attempt(path)


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_files_are_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(WHOLE[name])
    dossier = attempt(path)
    assert dossier is not None
    assert BODY in "\n".join(passage.text for passage in dossier.passages)
