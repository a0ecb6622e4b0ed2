"""Wherever a page is cropped, turned or a picture: a quote's boxes lie on the page, and on its ink."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from assistant.dossier.dossier import Dossier
from assistant.dossier.quote import find_quote
from assistant.reading.reader import read
from tests.reading.conftest import Write, visible
from tests.reading.paper import pdf, ruled, written

SAID = (
    "Le conseil a voté une enveloppe de 21 500 euros pour la saison.",
    "Les affiches sont posées chez les commerçants du centre et dans les écoles.",
    "Nous avons comparé trois imprimeurs avant de retenir le plus rapide.",
    "Deux bénévoles tiennent la permanence du samedi et notent les retours.",
    "Le tableau de bord est relu chaque lundi avec la responsable du magasin.",
)
INK = 140
"""Grey (of 255) of the darkest point in the box of a word, at most."""


def framed(content: bytes, turn: int, shift: tuple[int, int], crop: int) -> bytes:
    """The document's pages turned, their origin moved and their edges cut."""
    document = pdfium.PdfDocument(content)
    for page in document:
        left, bottom, right, top = page.get_mediabox()
        page.set_mediabox(left - shift[0], bottom - shift[1], right, top)
        page.set_cropbox(left + crop, bottom + crop, right - crop, top - crop)
        page.set_rotation(turn)
    file = BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def pictured(content: bytes) -> Image.Image:
    document = pdfium.PdfDocument(content)
    picture = document[0].render(scale=200 / 72, grayscale=True).to_pil().copy()
    document.close()
    return picture


def saved(picture: Image.Image, kind: str) -> bytes:
    file = BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def checked(name: str, content: bytes, data: st.DataObject, *part: str) -> Dossier:
    """Reads and draws the file, and looks at the boxes of a quote taken from each of its passages."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        dossier = read(path, name)
        count = str(len(dossier.pages))
        drawing = [sys.executable, "-m", "assistant.reading.render", str(path), "60", "1", "1", count, *part]
        subprocess.run(drawing, check=True, cwd=folder)
        drawn = [Image.open(Path(folder) / f"{page.number}.png").convert("L").copy() for page in dossier.pages]
    for passage in dossier.passages:
        words = passage.text.split()
        first = data.draw(st.integers(0, max(len(words) - 5, 0)))
        anchors = find_quote(" ".join(words[first : first + 5]), dossier.passages)
        assert anchors
        for anchor in anchors:
            page, picture = dossier.pages[anchor.page - 1], drawn[anchor.page - 1]
            assert page.width
            assert page.height
            boxes = dossier.passage(anchor.passage).boxes(anchor.start, anchor.end)
            assert boxes
            across, down = picture.width / page.width, picture.height / page.height
            assert across == pytest.approx(down, rel=0.02)
            for box in boxes:
                assert 0 <= box.x0 < box.x1 <= page.width
                assert 0 <= box.top < box.bottom <= page.height
                inside = picture.crop(
                    (int(box.x0 * across), int(box.top * down), int(box.x1 * across) + 1, int(box.bottom * down) + 1)
                )
                assert inside.getextrema()[0] <= INK
    return dossier


@settings(max_examples=8, deadline=None)
@given(
    turn=st.sampled_from((0, 90, 180, 270)),
    shift=st.tuples(st.integers(-50, 200), st.integers(-50, 200)),
    crop=st.integers(0, 30),
    data=st.data(),
)
def test_boxes_of_a_framed_page_lie_on_its_ink(
    turn: int, shift: tuple[int, int], crop: int, data: st.DataObject
) -> None:
    content = framed(pdf(written(*SAID, top=700, leading=30)), turn, shift, crop)
    dossier = checked("d.pdf", content, data)
    assert " ".join(passage.text for passage in dossier.passages).split() == " ".join(SAID).split()


@pytest.mark.parametrize("turn", [90, -90])
def test_a_table_that_stands_on_its_side_is_read_as_rows(turn: int, dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(*((560, 0) if turn == 90 else (0, 800)))
        canvas.rotate(turn)
        rows = [
            ["Poste", "Action"],
            ["Communication", "Affiches"],
            ["Logistique", "Location"],
            ["Accueil", "Bénévoles"],
        ]
        ruled(canvas, rows, top=500, left=60)

    assert visible(dossier_of("d.pdf", pdf(draw))) == (
        "Poste : Communication ; Action : Affiches\nPoste : Logistique ; Action : Location\n"
        "Poste : Accueil ; Action : Bénévoles"
    )


@pytest.mark.usefixtures("tesseract")
@settings(max_examples=3, deadline=None)
@given(turn=st.sampled_from((0, 90, 180, 270)), size=st.sampled_from((0.6, 1.0, 1.5)), data=st.data())
def test_boxes_of_a_picture_lie_on_its_ink(turn: int, size: float, data: st.DataObject) -> None:
    picture = pictured(pdf(written(*SAID, top=700, leading=30))).rotate(turn, expand=True, fillcolor=255)
    picture = picture.resize((round(picture.width * size), round(picture.height * size)))
    dossier = checked("d.png", saved(picture, "PNG"), data)
    assert "permanence" in " ".join(passage.text for passage in dossier.passages)


@pytest.mark.usefixtures("tesseract")
@settings(max_examples=3, deadline=None)
@given(turn=st.sampled_from((0, 90, 270)), crop=st.integers(0, 30), data=st.data())
def test_boxes_of_a_scan_in_an_archive_lie_on_its_ink(turn: int, crop: int, data: st.DataObject) -> None:
    scan = framed(saved(pictured(pdf(written(*SAID, top=700, leading=30))), "PDF"), turn, (0, 0), crop)
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("scan.pdf", scan)
    dossier = checked("d.zip", file.getvalue(), data, "scan.pdf", "1")
    assert "permanence" in " ".join(passage.text for passage in dossier.passages)
