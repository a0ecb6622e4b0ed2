"""Honest pages and documents that look like the attacks: each with the text that must stay visible."""

from collections.abc import Callable
from functools import partial

from PIL import Image
from reportlab.lib.colors import Color, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.reading.concealment import odts, pdfs, words
from tests.reading.concealment.phrases import BODY
from tests.reading.paper import lines, pdf, ruled

Draw = Callable[[Canvas], None]
Made = tuple[str, Callable[[], bytes], str]


def _page(draw: Callable[[Canvas, str], None], text: str) -> Callable[[], bytes]:
    def whole(canvas: Canvas) -> None:
        lines(canvas, BODY[:2], top=790)
        draw(canvas, text)

    return lambda: pdf(whole)


def _banner(
    ground: tuple[float, float, float], ink: tuple[float, float, float], size: float = 14
) -> Callable[..., None]:
    def draw(canvas: Canvas, text: str) -> None:
        canvas.setFillColor(Color(*ground))
        canvas.rect(40, 600, 515, 60, stroke=0, fill=1)
        canvas.setFillColor(Color(*ink))
        canvas.setFont("Helvetica", size)
        canvas.drawString(60, 625, text)

    return draw


def _ink(red: float, green: float, blue: float, size: float = 11) -> Callable[..., None]:
    def draw(canvas: Canvas, text: str) -> None:
        canvas.setFillColor(Color(red, green, blue))
        canvas.setFont("Helvetica", size)
        canvas.drawString(60, 500, text)

    return draw


def _on_photo(mean: int, ink: Color) -> Callable[..., None]:
    def draw(canvas: Canvas, text: str) -> None:
        canvas.drawImage(pdfs.photo(mean=mean, spread=40), 40, 560, 515, 120)
        canvas.setFillColor(ink)
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 610, text)

    return draw


def _watermark(canvas: Canvas, text: str) -> None:
    canvas.saveState()
    canvas.setFillColor(Color(0.88, 0.88, 0.88))
    canvas.setFont("Helvetica-Bold", 80)
    canvas.translate(120, 200)
    canvas.rotate(50)
    canvas.drawString(0, 0, "PROJET")
    canvas.restoreState()
    lines(canvas, [text] * 1, top=420)


def _table(canvas: Canvas, text: str) -> None:
    canvas.setFont("Helvetica", 5)
    first, second = text.split(" | ")
    ruled(canvas, [["Action", "Effet"], [first, second]], width=230)


def _shadow(canvas: Canvas, text: str) -> None:
    canvas.setFont("Helvetica-Bold", 18)
    canvas.setFillColor(Color(0.75, 0.75, 0.75))
    canvas.drawString(61.2, 498.8, text)
    canvas.setFillColor(black)
    canvas.drawString(60, 500, text)


def _twice(canvas: Canvas, text: str) -> None:
    canvas.drawString(60, 500, text)
    canvas.drawString(60.3, 500, text)


def _outlined(canvas: Canvas, text: str) -> None:
    canvas.setFont("Helvetica-Bold", 20)
    canvas.setFillColor(white)
    canvas.drawString(60, 500, text, mode=2)


def _faint(canvas: Canvas, text: str) -> None:
    canvas.setFillAlpha(0.4)
    canvas.drawString(60, 500, text)


def _multiplied(canvas: Canvas, text: str) -> None:
    """Marked with a yellow pen over the text."""
    canvas.drawString(60, 500, text)
    canvas.setFillColor(Color(1, 1, 0))
    canvas.setFillAlpha(0.35)
    canvas.rect(55, 495, 400, 18, stroke=0, fill=1)


def _framed(canvas: Canvas, text: str) -> None:
    canvas.drawString(60, 500, text)
    canvas.rect(50, 490, 480, 30, stroke=1, fill=0)


def _sheer(canvas: Canvas, text: str) -> None:
    """A picture with transparency laid over the text."""
    lines(canvas, [text], top=500)
    sheer = Image.new("RGBA", (200, 40), (200, 30, 30, 40))
    canvas.drawImage(ImageReader(sheer), 50, 480, 400, 50, mask="auto")


def _ground(canvas: Canvas, text: str) -> None:
    """A picture for the ground of most of the page."""
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), (236, 240, 244))), 0, 0, 595, 740)
    lines(canvas, [*BODY[2:], text], top=700)


def _sideways(canvas: Canvas, text: str) -> None:
    canvas.saveState()
    canvas.translate(40, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def _clip(canvas: Canvas, text: str) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(40, 480, 500, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(60, 500, text)
    canvas.restoreState()


def _tight(canvas: Canvas, text: str) -> None:
    """Lines set so close that their boxes meet."""
    lines(canvas, [text, BODY[2], BODY[3], text], top=500, leading=9)


def _near_the_photo(canvas: Canvas, text: str) -> None:
    canvas.drawString(60, 500, text)
    canvas.drawImage(pdfs.photo(), 60, 380, 300, 115)


PDFS: tuple[Made, ...] = tuple(
    (name, _page(draw, text), text)
    for name, draw, text in (
        ("white on blue banner", _banner((0.1, 0.2, 0.4), (1, 1, 1)), "Plan de communication de la saison"),
        ("white on black banner", _banner((0, 0, 0), (1, 1, 1), 9), "Bilan chiffré des ventes du printemps"),
        ("pale on green banner", _banner((0.2, 0.5, 0.3), (0.9, 1, 0.9)), "Une démarche suivie chaque mois"),
        ("orange on red banner", _banner((0.8, 0.1, 0.1), (1, 0.6, 0)), "Les offres de la rentrée"),
        ("grey on grey banner", _banner((0.85, 0.85, 0.85), (0.5, 0.5, 0.5)), "Source : enquête du magasin"),
        ("same grey, other hue", _banner((0.0, 0.55, 0.0), (0.9, 0.1, 0.2)), "Promotion de la semaine"),
        ("light grey caption", _ink(0.7, 0.7, 0.7, 8), "Figure 3 : ventes par mois, source interne"),
        ("lighter grey caption", _ink(0.8, 0.8, 0.8, 8), "Figure 4 : trafic par heure, source interne"),
        ("light blue", _ink(0.6, 0.75, 0.95), "Encadré : ce que disent les clients"),
        ("yellow", _ink(0.85, 0.75, 0.1), "À retenir de cette partie"),
        ("note in seven points", _ink(0, 0, 0, 7), "1 Chiffres du syndicat des papetiers, 2025."),
        ("note in five points", _ink(0.2, 0.2, 0.2, 5), "Photographies non contractuelles, prix hors taxes."),
        ("text on dark photo", _on_photo(50, white), "La boutique un samedi de mai"),
        ("text on pale photo", _on_photo(205, black), "La boutique un dimanche de juin"),
        ("watermark", _watermark, "Le budget prévisionnel tient en une page."),
        ("small print table", _table, "Mailing aux écoles du secteur | 14 rendez-vous pris en deux semaines"),
        ("drop shadow", _shadow, "Une année de reconquête"),
        ("printed twice", _twice, "Le chiffre d'affaires progresse de 8 %."),
        ("outlined", _outlined, "Merci de votre visite"),
        ("faint", _faint, "Document de travail, version du 3 mars"),
        ("marker pen", _multiplied, "Le taux de retour passe de 12 à 19 %."),
        ("framed", _framed, "Encadré : la méthode suivie"),
        ("sheer picture", _sheer, "Validé par la responsable du magasin"),
        ("picture ground", _ground, "Le fond de page est une image claire."),
        ("sideways", _sideways, "Chiffres en milliers d'euros"),
        ("clipped column", _clip, "Le texte tient dans sa colonne."),
        ("tight lines", _tight, "Un interligne très serré entre les lignes."),
        ("near the photo", _near_the_photo, "La légende touche presque la photo."),
    )
)


def _docx(properties: str, around: str = "") -> Callable[[str], bytes]:
    return _document(words.looking(properties, around))


def _docx_cell(properties: str, fill: str) -> Callable[[str], bytes]:
    return _document(words.in_cell(properties, fill))


def _document(way: words.Way) -> Callable[[str], bytes]:
    return lambda text: words.drawn(way, text, BODY[:1], 1)


def _odt(properties: str) -> Callable[[str], bytes]:
    return _odt_of(*odts.span(properties))


def _odt_cell(colour: str, ground: str) -> Callable[[str], bytes]:
    return _odt_of(*odts.cell(colour, ground))


def _odt_of(content: str, styles: str) -> Callable[[str], bytes]:
    return lambda text: odts.odt(f"<text:p>{BODY[0]}</text:p>" + content.format(text), styles)


_DARK = '<w:shd w:val="clear" w:fill="404040"/>'
DOCX: tuple[Made, ...] = tuple(
    (name, partial(build, text), text)
    for name, text, build in (
        ("white on dark cell", "Indicateur suivi", _docx_cell('<w:color w:val="FFFFFF"/>', "1F3864")),
        ("pale on dark cell", "Objectif atteint", _docx_cell('<w:color w:val="DEEAF6"/>', "2E74B5")),
        ("black on pale cell", "Budget engagé", _docx_cell("", "F2F2F2")),
        ("white on highlight", "Urgent pour lundi", _docx('<w:color w:val="FFFFFF"/><w:highlight w:val="red"/>')),
        ("white on shaded paragraph", "Le plan d'action", _docx('<w:color w:val="FFFFFF"/>', _DARK)),
        ("light grey", "Source : enquête interne", _docx('<w:color w:val="BFBFBF"/>')),
        ("lighter grey", "Source : relevé de caisse", _docx('<w:color w:val="D0D0D0"/>')),
        ("seven points", "Prix hors taxes et hors livraison.", _docx('<w:sz w:val="14"/>')),
        ("five points", "Photographies non contractuelles.", _docx('<w:sz w:val="10"/>')),
        ("condensed", "Un titre un peu resserré", _docx('<w:spacing w:val="-10"/><w:w w:val="90"/>')),
        ("raised", "2e trimestre", _docx('<w:position w:val="6"/>')),
        ("auto colour", "Une couleur laissée au logiciel", _docx('<w:color w:val="auto"/>')),
        ("theme colour", "Un bleu du thème", _docx('<w:color w:val="4472C4" w:themeColor="accent1"/>')),
        ("auto on dark", "Écrit clair sur fond sombre", _docx_cell('<w:color w:val="auto"/>', "1F1F1F")),
        ("not vanished", "Une mention rétablie", _docx('<w:vanish w:val="false"/>')),
        ("yellow highlight", "Le taux passe à 19 %", _docx('<w:highlight w:val="yellow"/>')),
        ("insertion", "Une phrase ajoutée au suivi des modifications.", _document(words.tracked("ins", "t"))),
    )
)
ODT: tuple[Made, ...] = tuple(
    (name, partial(build, text), text)
    for name, text, build in (
        ("white on dark cell", "Indicateur suivi", _odt_cell("#ffffff", "#1f3864")),
        ("pale on dark cell", "Objectif atteint", _odt_cell("#deeaf6", "#2e74b5")),
        ("light grey", "Source : enquête interne", _odt('fo:color="#bfbfbf"')),
        ("seven points", "Prix hors taxes et hors livraison.", _odt('fo:font-size="7pt"')),
        ("half size", "Une mention en petits caractères", _odt('fo:font-size="58%"')),
        ("white on ground", "Urgent pour lundi", _odt('fo:color="#ffffff" fo:background-color="#c00000"')),
        ("narrow letters", "Un titre resserré", _odt('style:text-scale="85%"')),
        ("window colour", "Une couleur laissée au logiciel", _odt('style:use-window-font-color="true"')),
    )
)
