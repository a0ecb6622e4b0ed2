"""Pages that are pictures: recognised, placed, and listed when they cannot be read."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.dossier.dossier import Dossier
from assistant.dossier.quote import find_quote
from assistant.errors import UserError
from assistant.reading.limit import LIMIT
from assistant.reading.page import tesseract as adapter
from tests.reading.conftest import Write, visible
from tests.reading.paper import BODY, lines, pdf, written

TEXT = (
    "Le conseil a voté une enveloppe de 21 500 € pour la saison.",
    "Les ateliers ont lieu le mercredi après-midi, à la médiathèque.",
    "Le bilan sera présenté aux adhérents avant la fin du mois de juin.",
)


def photograph(page: Callable[[Canvas], None], resolution: int = 200) -> Image.Image:
    """The page as a grey picture."""
    document = pdfium.PdfDocument(pdf(page))
    try:
        return document[0].render(scale=resolution / 72, grayscale=True).to_pil().copy()
    finally:
        document.close()


def saved(picture: Image.Image, kind: str = "PNG") -> bytes:
    file = BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def scanned(picture: Image.Image) -> Callable[[Canvas], None]:
    """An A4 page that is the picture."""
    return lambda canvas: canvas.drawImage(ImageReader(picture), 0, 0, 595, 842) and None


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return photograph(written(*TEXT, top=700, leading=22))


def box_of(dossier: Dossier, quote: str) -> tuple[float, float, float, float]:
    (anchor,) = find_quote(quote, dossier.passages)
    boxes = dossier.passage(anchor.passage).boxes(anchor.start, anchor.end)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


@pytest.mark.usefixtures("tesseract")
def test_a_scanned_page_among_others_is_recognised_and_its_words_have_a_place(
    page: Image.Image, dossier_of: Write
) -> None:
    dossier = dossier_of("d.pdf", pdf(written(BODY), scanned(page)))
    x0, top, x1, bottom = box_of(dossier, TEXT[1])
    assert (55 < x0 < 65, 330 < x1 < 400, 145 < top < 165, 160 < bottom < 172) == (True,) * 4
    assert dossier.pages[0].confidence is None
    assert (dossier.pages[1].confidence or 0) > 0.8
    assert dossier.warnings == ()


@pytest.mark.usefixtures("tesseract")
def test_a_page_for_which_no_time_is_left_is_named_with_the_limit(
    page: Image.Image, dossier_of: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LIMIT, "seconds", 0.0)
    dossier = dossier_of("d.pdf", pdf(written(BODY), scanned(page)))
    assert [(w.kind, w.page) for w in dossier.warnings] == [("unreadable_page", 2)]
    assert "la lecture du fichier est limitée à 0 secondes" in dossier.warnings[0].text


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_scanned_the_wrong_way_is_read_and_shown_where_it_is(
    turn: int, page: Image.Image, dossier_of: Write
) -> None:
    dossier = dossier_of("d.png", saved(page.rotate(turn, expand=True)))
    x0, top, x1, bottom = box_of(dossier, TEXT[0])
    width, height = dossier.pages[0].width or 0, dossier.pages[0].height or 0
    assert (width > height) == (turn != 180)
    assert 0 <= x0 < x1 <= width
    assert 0 <= top < bottom <= height
    assert (bottom - top > x1 - x0) == (turn != 180)
    place = {90: (x0 / width, 0.12, 0.2), 180: (bottom / height, 0.8, 0.88), 270: (x1 / width, 0.8, 0.88)}
    share, least, most = place[turn]
    assert least < share < most


@pytest.mark.usefixtures("tesseract")
def test_a_skewed_and_noisy_scan_is_recognised(page: Image.Image, dossier_of: Write) -> None:
    skewed = np.asarray(page.rotate(1.5, fillcolor=245, resample=Image.Resampling.BICUBIC)).astype(float)
    noise = np.random.default_rng(1).normal(0, 20, skewed.shape)
    dossier = dossier_of("d.jpg", saved(Image.fromarray((skewed + noise).clip(0, 255).astype("uint8")), "JPEG"))
    assert find_quote(TEXT[1], dossier.passages)
    assert find_quote(TEXT[2], dossier.passages)


JOINED = "Le relevé de caisse est joint au dossier."


def _laid_askew(canvas: Canvas) -> None:
    canvas.setFont("Times-Bold", 17)
    canvas.drawString(54, 770, "2. Compte rendu de la réunion")
    canvas.setFont("Times-Roman", 12)
    for row in range(4):
        lines(canvas, TEXT, x=54, top=700 - 80 * row)
    canvas.drawString(54, 735, JOINED)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("angle", [-4, -3, 4])
def test_a_page_laid_askew_is_read_to_its_end_and_its_words_are_where_they_are(angle: int, dossier_of: Write) -> None:
    page = photograph(_laid_askew)
    dossier = dossier_of("d.png", saved(page.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)))
    told = " ".join(passage.text for passage in dossier.passages)
    assert [told.count(word) for word in ("enveloppe", "médiathèque", "adhérents")] == [4, 4, 4]
    x0, top, x1, bottom = box_of(dossier_of("e.png", saved(page)), JOINED)
    # The middle of the words, turned about that of the page.
    over, down = (x0 + x1) / 2 - 297.5, (top + bottom) / 2 - 421
    sine, cosine = np.sin(np.radians(angle)), np.cos(np.radians(angle))
    expected = (297.5 + over * cosine + down * sine, 421 - over * sine + down * cosine)
    x0, top, x1, bottom = box_of(dossier, JOINED)
    assert ((x0 + x1) / 2, (top + bottom) / 2) == pytest.approx(expected, abs=6)


@pytest.mark.usefixtures("tesseract")
def test_each_picture_of_a_tiff_is_a_page(page: Image.Image, dossier_of: Write) -> None:
    file = BytesIO()
    other = photograph(written("Une autre page parle du calendrier des actions.", top=700))
    page.save(file, "TIFF", save_all=True, append_images=[other])
    dossier = dossier_of("d.tiff", file.getvalue())
    assert [p.number for p in dossier.pages] == [1, 2]
    assert find_quote("parle du calendrier des actions", dossier.passages)[0].page == 2


@pytest.mark.usefixtures("tesseract")
def test_a_page_hard_to_make_out_is_listed(page: Image.Image, dossier_of: Write) -> None:
    blurred = page.resize((210, 297)).resize(page.size)
    chance = np.random.default_rng(3).normal(0, 60, (blurred.height, blurred.width))
    worn = Image.fromarray((np.asarray(blurred).astype(float) + chance).clip(0, 255).astype("uint8"))
    dossier = dossier_of("d.pdf", pdf(written(BODY), scanned(worn), written("La suite est du texte.")))
    assert dossier.unreadable == "page 2 illisible"


@pytest.mark.usefixtures("tesseract")
def test_a_page_whose_letters_stand_for_others_is_recognised(dossier_of: Write) -> None:
    shifted = {letter: chr((ord(letter) - 97 + 7) % 26 + 97) for letter in map(chr, range(97, 123))}
    entries = " ".join(f"<{ord(old):02x}> <{ord(new):04x}>" for old, new in shifted.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> "
        f"endcodespacerange 26 beginbfchar {entries} endbfchar endcmap end end"
    ).encode()
    content = pdf(
        written(*TEXT, BODY, "Une seule police, dont la table est fausse, fait toute la page."), pageCompression=0
    )
    stream = b"99 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(to_unicode), to_unicode)
    content = content.replace(b"/BaseFont /Helvetica", b"/ToUnicode 99 0 R /BaseFont /Helvetica")
    dossier = dossier_of("d.pdf", content.replace(b"xref\n", stream + b"xref\n", 1))
    assert find_quote(TEXT[1], dossier.passages)
    assert (dossier.pages[0].confidence or 0) > 0.8


@pytest.mark.usefixtures("tesseract")
def test_a_page_that_takes_too_long_alone_is_not_blamed_on_the_file(
    page: Image.Image, dossier_of: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "PAGE_SECONDS", 0.001)
    dossier = dossier_of("d.pdf", pdf(written(BODY), scanned(page)))
    assert [warning.text for warning in dossier.warnings] == [
        "La page 2 n'a pas pu être reconnue : la regarder, ou la numériser plus nettement."
    ]


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter.shutil, "which", lambda _: None)
    adapter.missing.cache_clear()
    yield
    adapter.missing.cache_clear()


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_scanned_pages_are_listed_with_what_to_install(page: Image.Image, dossier_of: Write) -> None:
    dossier = dossier_of("d.pdf", pdf(written(BODY), scanned(page), scanned(page)))
    assert dossier.unreadable == "pages 2–3 illisibles"
    assert dossier.warnings[0].text == (
        "La page 2 est une image sans texte : elle n'a pas été lue ; "
        "installer Tesseract et son français (paquets tesseract-ocr et tesseract-ocr-fra)."
    )
    with pytest.raises(UserError, match="tesseract-ocr-fra"):
        dossier_of("d.pdf", pdf(scanned(page)))
    with pytest.raises(UserError, match="tesseract-ocr-fra"):
        dossier_of("d.png", saved(page))


def test_a_blank_page_is_not_unreadable(dossier_of: Write) -> None:
    dossier = dossier_of("d.pdf", pdf(written(BODY), lambda canvas: None, lambda canvas: lines(canvas, [BODY])))
    assert dossier.unreadable_pages == ()
    assert visible(dossier).count(BODY) == 2


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(60), b"\xff\xd8\xff\xe0" + bytes(range(64))])
def test_a_damaged_picture_is_refused(content: bytes, dossier_of: Write) -> None:
    with pytest.raises(UserError, match=r"abîmée|Tesseract"):
        dossier_of("d.png", content)
