"""Letters that a PDF places one by one."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.reading.conftest import Write, visible
from tests.reading.paper import pdf


def _letter_by_letter(canvas: Canvas, text: str, x: float, y: float, size: float = 11) -> None:
    canvas.setFont("Helvetica", size)
    for letter in text:
        canvas.drawString(x, y, letter)
        x += stringWidth(letter, "Helvetica", size)


def test_words_whose_letters_are_placed_one_by_one_on_a_page_of_few_words_are_words(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        for row, (title, page) in enumerate([("Table", ""), ("Historique", "3"), ("Publics accueillis", "15")]):
            _letter_by_letter(canvas, title, 60, 780 - 60 * row)
            _letter_by_letter(canvas, page, 500, 780 - 60 * row)

    assert visible(dossier_of("d.pdf", pdf(draw))).split() == [
        *["Table", "Historique", "3", "Publics", "accueillis", "15"],
    ]
