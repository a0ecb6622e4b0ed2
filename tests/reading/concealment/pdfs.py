"""Ways to hide text in a PDF, and honest pages that look like them."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.colors import Color, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.reading.concealment.rawpdf import escaped, lying_font, raw_pdf, shown, stream
from tests.reading.paper import lines, pdf

Hide = Callable[[Canvas, float, str], None]


def photo(width: int = 400, height: int = 120, mean: int = 128, spread: int = 70) -> ImageReader:
    """An opaque picture of noise."""
    values = np.random.default_rng(7).integers(max(0, mean - spread), min(255, mean + spread), (height, width, 3))
    return ImageReader(Image.fromarray(values.astype("uint8")))


def coloured(red: float, green: float, blue: float, ground: tuple[float, float, float] | None = None) -> Hide:
    def hide(canvas: Canvas, y: float, text: str) -> None:
        canvas.saveState()
        if ground:
            canvas.setFillColor(Color(*ground))
            canvas.rect(50, y - 12, 500, 34, stroke=0, fill=1)
        canvas.setFillColor(Color(red, green, blue))
        canvas.drawString(60, y, text)
        canvas.restoreState()

    return hide


def alpha(opacity: float) -> Hide:
    def hide(canvas: Canvas, y: float, text: str) -> None:
        canvas.saveState()
        canvas.setFillAlpha(opacity)
        canvas.drawString(60, y, text)
        canvas.restoreState()

    return hide


def mode(number: int) -> Hide:
    def hide(canvas: Canvas, y: float, text: str) -> None:
        canvas.saveState()
        canvas.drawString(60, y, text, mode=number)
        canvas.restoreState()

    return hide


def sized(size: float) -> Hide:
    def hide(canvas: Canvas, y: float, text: str) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", size)
        canvas.drawString(60, y, text)
        canvas.restoreState()

    return hide


def scaled(across: float, up: float) -> Hide:
    def hide(canvas: Canvas, y: float, text: str) -> None:
        canvas.saveState()
        canvas.translate(60, y)
        canvas.scale(across, up)
        canvas.drawString(0, 0, text)
        canvas.restoreState()

    return hide


def placed(x: float, y: float) -> Hide:
    return lambda canvas, _, text: canvas.drawString(x, y, text)


def clipped_out(canvas: Canvas, y: float, text: str) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(60, y + 60, 10, 10)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(60, y, text)
    canvas.restoreState()


def under_rectangle(shade: float) -> Hide:
    def hide(canvas: Canvas, y: float, text: str) -> None:
        canvas.drawString(60, y, text)
        canvas.saveState()
        canvas.setFillColor(Color(shade, shade, shade))
        canvas.rect(50, y - 6, 500, 20, stroke=0, fill=1)
        canvas.restoreState()

    return hide


def under_photo(canvas: Canvas, y: float, text: str) -> None:
    canvas.drawString(60, y, text)
    canvas.drawImage(photo(), 50, y - 18, 500, 40)


def under_decoy(canvas: Canvas, y: float, text: str) -> None:
    canvas.drawString(60, y, text)
    canvas.saveState()
    canvas.setFillColor(white)
    canvas.rect(50, y - 6, 500, 20, stroke=0, fill=1)
    canvas.setFillColor(black)
    canvas.drawString(60, y, "Planning des permanences du mois de mai et du mois de juin")
    canvas.restoreState()


def on_flat_picture(canvas: Canvas, y: float, text: str) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (50, 10), (40, 90, 140))), 50, y - 12, 500, 34)
    coloured(40 / 255, 90 / 255, 140 / 255)(canvas, y, text)


def over_a_line(canvas: Canvas, y: float, text: str) -> None:
    canvas.drawString(60, y, "Le planning est affiché dans la réserve et relu chaque vendredi matin.")
    coloured(1, 1, 1)(canvas, y + 1, text)


def sideways_white(canvas: Canvas, y: float, text: str) -> None:
    canvas.saveState()
    canvas.setFillColor(white)
    canvas.translate(30, y - 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def sticky(canvas: Canvas, y: float, text: str) -> None:
    canvas.textAnnotation(text, (300, y, 320, y + 20))


def free_text(canvas: Canvas, y: float, text: str) -> None:
    canvas.freeTextAnnotation(text, "0 0 0 rg /Helv 9 Tf", (300, y, 500, y + 20))


def form_value(canvas: Canvas, y: float, text: str) -> None:
    canvas.acroForm.textfield(name="avis", value=text, x=60, y=y, width=400, height=16, forceBorder=True)


def title(canvas: Canvas, _: float, text: str) -> None:
    canvas.setTitle(text)


def subject(canvas: Canvas, _: float, text: str) -> None:
    canvas.setSubject(text)


def keywords(canvas: Canvas, _: float, text: str) -> None:
    canvas.setKeywords([text])


WAYS: dict[str, Hide] = {
    "white": coloured(1, 1, 1),
    "nearly white": coloured(0.96, 0.97, 0.97),
    "dark on dark": coloured(0.1, 0.2, 0.4, (0.1, 0.2, 0.4)),
    "near on shaded": coloured(0.80, 0.88, 0.93, (0.78, 0.86, 0.93)),
    "black on black": coloured(0.02, 0.02, 0.02, (0, 0, 0)),
    "flat picture": on_flat_picture,
    "alpha 0": alpha(0),
    "alpha 4": alpha(0.04),
    "mode 3": mode(3),
    "mode 7": mode(7),
    "one point": sized(1),
    "two points": sized(2.2),
    "three points": sized(3),
    "scaled": scaled(0.1, 0.1),
    "narrow": scaled(0.03, 1),
    "flattened": scaled(1, 0.05),
    "right of page": placed(640, 400),
    "below page": placed(60, -30),
    "above page": placed(60, 870),
    "left of page": placed(-600, 300),
    "clipped": clipped_out,
    "under white": under_rectangle(1),
    "under grey": under_rectangle(0.4),
    "under photo": under_photo,
    "under decoy": under_decoy,
    "over line": over_a_line,
    "sideways white": sideways_white,
    "sticky": sticky,
    "free text": free_text,
    "form value": form_value,
    "title": title,
    "subject": subject,
    "keywords": keywords,
}


def drawn(hide: Hide, text: str, body: tuple[str, ...], position: int) -> bytes:
    """The body with the hidden text before, inside or after it, or on a second page."""

    def first(canvas: Canvas) -> None:
        lines(canvas, body, leading=60)
        if position < 3:
            hide(canvas, (805, 690, 480)[position], text)

    def second(canvas: Canvas) -> None:
        lines(canvas, ["La seconde page porte le calendrier des envois."])
        hide(canvas, 600, text)

    return pdf(*((first, second) if position == 3 else (first,)))


def cropped(text: str, body: tuple[str, ...]) -> bytes:
    def draw(canvas: Canvas) -> None:
        lines(canvas, body, top=650)
        lines(canvas, [text], top=820)
        canvas.setCropBox((40, 100, 575, 700))

    return pdf(draw)


def layer_off(text: str, body: tuple[str, ...]) -> bytes:
    """Text on an optional layer that is switched off."""
    content = _lines(body) + b"/OC /Hid BDC\n" + shown(text, 60, 400) + b"EMC\n"
    return raw_pdf(
        content,
        {10: b"<< /Type /OCG /Name (Calque) >>"},
        resources="/Properties << /Hid 10 0 R >>",
        catalog="/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>",
    )


def lying(text: str, body: tuple[str, ...]) -> bytes:
    """A line whose letters are drawn as others than the text layer says."""
    decoy = "Le planning des permanences est affiche dans la reserve du magasin et relu chaque lundi matin"
    codes, font, cmap = lying_font(decoy, text)
    return raw_pdf(_lines(body) + shown_codes(codes), {10: font, 11: stream(cmap)}, fonts="/F2 10 0 R")


def shown_codes(codes: bytes) -> bytes:
    return b"BT /F2 11 Tf 60 400 Td <" + codes.hex().encode() + b"> Tj ET\n"


def actual_text(text: str, body: tuple[str, ...]) -> bytes:
    """A line that a reader of the text layer is told to read as another."""
    said = text.encode("utf-16-be").hex()
    content = (
        f"/Span << /ActualText <FEFF{said}> >> BDC\n".encode() + shown("Planning du mois de mai", 60, 400) + b"EMC\n"
    )
    return raw_pdf(_lines(body) + content, {})


def described(text: str, body: tuple[str, ...]) -> bytes:
    """A tagged figure with its description for those who do not see it."""
    content = _lines(body) + b"/Figure << /MCID 0 >> BDC 0.5 g 60 400 100 60 re f EMC\n"
    said = b"(" + escaped(text) + b")"
    return raw_pdf(
        content,
        {
            10: b"<< /Type /StructTreeRoot /K [12 0 R] /ParentTree 13 0 R >>",
            12: b"<< /Type /StructElem /S /Figure /P 10 0 R /Pg 3 0 R /K 0 /Alt " + said + b" >>",
            13: b"<< /Nums [0 [12 0 R]] >>",
        },
        catalog="/StructTreeRoot 10 0 R /MarkInfo << /Marked true >>",
        page="/StructParents 0",
    )


def _lines(body: tuple[str, ...]) -> bytes:
    return b"".join(shown(line, 60, 780 - 60 * place) for place, line in enumerate(body))


RAW = {
    "crop box": cropped,
    "layer off": layer_off,
    "lying font": lying,
    "actual text": actual_text,
    "picture description": described,
}


def scan(texts: tuple[str, ...]) -> Image.Image:
    """A page of text as a scanner leaves it: an image, slightly grey and noisy."""
    page = Image.new("L", (1240, 1754), 246)
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=26)
    for place, text in enumerate(texts):
        pen.text((125, 125 + 70 * place), text, fill=30, font=font)
    noise = np.random.default_rng(3).normal(0, 4, (1754, 1240))
    return Image.fromarray(np.clip(np.asarray(page) + noise, 0, 255).astype("uint8"))


def scanned(texts: tuple[str, ...], layer: tuple[str, ...]) -> bytes:
    """A scanned page with the invisible layer that character recognition left, or that someone wrote instead."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(scan(texts)), 0, 0, 595, 842)
        canvas.setFont("Helvetica", 12.5)
        for place, text in enumerate(layer):
            canvas.drawString(60, 842 - 72 - 33.6 * place, text, mode=3)

    return pdf(draw)
