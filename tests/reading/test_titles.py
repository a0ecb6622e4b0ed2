"""Titles of a PDF: a title is never evidence, so text must not be taken for one."""

from reportlab.pdfgen.canvas import Canvas

from tests.reading.conftest import Write
from tests.reading.paper import BODY, pdf

SMALL = (
    "Le conseil a voté une enveloppe de deux mille euros pour toute la saison à venir, ateliers compris.",
    "Les ateliers ont lieu le mercredi après-midi à la médiathèque, et le samedi matin au marché couvert.",
    "Le bilan sera présenté aux adhérents avant la fin du mois de juin, avec les comptes de la saison.",
    "Aucun adhérent ne s’est plaint des horaires, que le bureau avait fixés après une longue enquête.",
)
TALL = (
    "La file d’attente du samedi décourage les familles",
    "venues de loin. Nous avons donc ouvert une caisse",
    "de plus. Les salariés ont suivi une formation au",
    "printemps",
)


def _line(canvas: Canvas, text: str, top: float, size: float = 11, bold: bool = False, x: float = 60) -> None:
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, top, text)


def _small(canvas: Canvas) -> None:
    for _ in range(2):
        for row, text in enumerate(SMALL):
            _line(canvas, text, 780 - 12 * row, 9)
        canvas.translate(0, -100)


def test_a_paragraph_taller_than_the_rest_of_the_document_is_no_title(dossier_of: Write) -> None:
    def tall(canvas: Canvas) -> None:
        _line(canvas, "La caisse", 780, 18)
        for row, text in enumerate(TALL):
            _line(canvas, text, 740 - 15 * row, 12)

    dossier = dossier_of("d.pdf", pdf(_small, _small, tall))
    assert [(p.kind, p.text) for p in dossier.passages if p.page == 3] == [
        ("heading", "La caisse"),
        ("prose", " ".join(TALL)),
    ]


def test_a_title_on_two_lines_is_one_title(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        _line(canvas, "Relancer la librairie des Tilleuls par le", 780, 20)
        _line(canvas, "bouche-à-oreille local", 756, 20)
        _line(canvas, BODY, 720)
        _line(canvas, BODY, 706)

    (title, text) = dossier_of("d.pdf", pdf(draw)).passages
    assert (title.kind, title.text) == (
        "heading",
        "Relancer la librairie des Tilleuls par le bouche-à-oreille local",
    )
    assert (" ".join(text.text.split()), text.path) == (f"{BODY} {BODY}", (title.text,))


def test_an_item_of_a_slide_is_no_title(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        _line(canvas, "Avant et après", 780, 30)
        _line(canvas, "• Avant : une file de douze", 720, 22)
        _line(canvas, "minutes", 694, 22)
        for row in range(5):
            _line(canvas, "Relevé de caisse du samedi", 300 - 14 * row)

    kinds = {p.text.split("\n")[0]: p.kind for p in dossier_of("d.pdf", pdf(draw)).passages}
    assert kinds["Avant et après"] == "heading"
    assert kinds["• Avant : une file de douze minutes"] == "prose"


def test_the_first_row_of_a_table_without_rules_is_no_title(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        _line(canvas, "1.", 780, bold=True)
        _line(canvas, "Bilan", 780, bold=True, x=100)
        for row, cells in enumerate([("Indicateur", "Avant"), ("Visites", "85"), ("Retours", "12")]):
            for column, cell in enumerate(cells):
                _line(canvas, cell, 740 - 16 * row, bold=row == 0, x=60 + 200 * column)

    passages = dossier_of("d.pdf", pdf(draw)).passages
    assert [p.text for p in passages if p.kind == "heading"] == ["1. Bilan"]
    assert "Indicateur Avant" in passages[-1].text


def test_a_title_without_a_number_has_the_rank_of_the_numbered_ones_of_its_size(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        titles = [("Sommaire des actions", 24), ("1 Diagnostic", 16), ("1.1 Forces", 13), ("Conclusion", 16)]
        for row, (title, size) in enumerate(titles):
            _line(canvas, title, 780 - 100 * row, size)
            _line(canvas, BODY, 750 - 100 * row)

    last = dossier_of("d.pdf", pdf(draw)).passages[-1]
    assert last.path == ("Conclusion",)


def test_a_share_is_no_number_of_a_title(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        _line(canvas, "38 % des abonnés ont ouvert la lettre.", 780, bold=True)
        _line(canvas, BODY, 720)

    assert [p.kind for p in dossier_of("d.pdf", pdf(draw)).passages] == ["prose"]
