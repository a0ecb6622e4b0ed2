"""The page of a quote can be shown: PDF, picture, and either in an archive."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from PIL import Image

from assistant.dossier.quote import find_quote
from assistant.screening.desk import Desk
from assistant.settings.settings import Settings
from assistant.web.pictures import Pictures
from tests.reading.paper import BODY, lines, pdf, written
from tests.reading.test_scan import photograph, saved

OTHER = "Le bilan sera présenté aux adhérents avant la fin du mois."


def archive(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def scan(rotation: int = 0) -> bytes:
    picture = photograph(written(OTHER, "Les ateliers ont lieu le mercredi.", top=650, leading=22))
    return saved(picture.rotate(rotation, expand=True))


def two_pages() -> bytes:
    return pdf(written("Une page de garde, sans rien d'autre."), written(BODY, top=500))


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "d.pdf": (two_pages, BODY),
    "d.png": (scan, OTHER),
    "tourné.png": (lambda: scan(180), OTHER),
    "pdf.zip": (lambda: archive(**{"a.txt": b"Un texte.", "b.pdf": two_pages()}), BODY),
    "image.zip": (lambda: archive(**{"a.pdf": two_pages(), "b.png": scan()}), OTHER),
    "noms.zip": (lambda: archive(**{"x.pdf": pdf(written("Un autre fichier.")), "../x.pdf": two_pages()}), BODY),
}


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("name", FILES)
def test_a_quote_is_drawn_where_its_boxes_say(name: str, settings: Settings, tmp_path: Path) -> None:
    make, quote = FILES[name]
    path = tmp_path / name
    path.write_bytes(make())
    desk = Desk(settings)
    dossier = desk.take_in(path)
    (anchor,) = find_quote(quote, dossier.passages)
    page = dossier.pages[anchor.page - 1]
    image = Pictures(desk).of(dossier, anchor.page)
    assert image is not None
    assert page.width
    assert page.height
    shades = np.asarray(Image.open(image).convert("L"))
    height, width = shades.shape
    assert width / height == pytest.approx(page.width / page.height, rel=0.01)
    ink = shades < 128
    lefts, tops, rights, bottoms = zip(*dossier.passage(anchor.passage).boxes(anchor.start, anchor.end), strict=True)
    x0, x1 = (round(side / page.width * width) for side in (min(lefts) - 2, max(rights) + 2))
    top, bottom = (round(side / page.height * height) for side in (min(tops) - 2, max(bottoms) + 2))
    inside = ink[top:bottom, x0:x1]
    assert inside.sum() > 0.02 * inside.size
    assert not ink[top:bottom, : max(x0 - 2, 0)].any()
    assert not ink[top:bottom, x1 + 2 :].any()


def test_a_page_of_text_in_an_archive_has_no_image(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "d.zip"
    path.write_bytes(archive(**{"a.txt": b"Un texte.", "b.pdf": two_pages()}))
    desk = Desk(settings)
    dossier = desk.take_in(path)
    pictures = Pictures(desk)
    assert dossier.format == "zip"
    assert [pictures.of(dossier, number) is None for number in range(5)] == [True, True, False, False, True]


def test_a_page_that_cannot_be_drawn_has_no_image(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "d.pdf"
    path.write_bytes(pdf(lambda canvas: lines(canvas, [BODY])))
    desk = Desk(settings)
    dossier = desk.take_in(path)
    desk.file_of(dossier).write_bytes(b"%PDF-1.4 cut")
    assert Pictures(desk).of(dossier, 1) is None
