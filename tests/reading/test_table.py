"""What the cells of a table are called by its first rows or by its first column."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from assistant.reading.table import column_names
from tests.reading.conftest import Write
from tests.reading.paper import pdf
from tests.reading.test_docx import docx

KEYED = (("Commanditaire", "Librairie"), ("Délai", "Six mois"), ("Budget", "4 250 €"))
TOLD = ["Commanditaire : Librairie", "Délai : Six mois", "Budget : 4 250 €"]


def _keyed_pdf() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 200, 340], [700, 680, 660, 640])
        for row, (name, value) in enumerate(KEYED):
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(64, 686 - 20 * row, name)
            canvas.setFont("Helvetica", 11)
            canvas.drawString(204, 686 - 20 * row, value)

    return pdf(draw)


def _keyed_docx() -> bytes:
    def fill(document: object) -> None:
        table = document.add_table(3, 2)  # type: ignore[attr-defined]
        for row, (name, value) in enumerate(KEYED):
            table.cell(row, 0).paragraphs[0].add_run(name).bold = True
            table.cell(row, 1).text = value

    return docx(fill)


def _keyed_html() -> bytes:
    rows = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in KEYED)
    return f'<meta charset="utf-8"><table>{rows}</table>'.encode()


@pytest.mark.parametrize(
    ("name", "content"), [("d.pdf", _keyed_pdf()), ("d.docx", _keyed_docx()), ("d.html", _keyed_html())]
)
def test_a_first_column_in_bold_names_the_second(name: str, content: bytes, dossier_of: Write) -> None:
    (passage,) = dossier_of(name, content).passages
    assert (passage.kind, passage.text.split("\n")) == ("table", TOLD)


@pytest.mark.parametrize(
    ("rows", "names", "told"),
    [
        ([["Action", "Montant"], ["Affiche", "120 €"]], ("Action", "Montant"), 1),
        ([["Poste", "2024", "2025"], ["Affiche", "120", "140"]], ("Poste", "2024", "2025"), 1),
        ([["Phase", "S1", "S12"], ["Cadrage", "X", ""]], ("Phase", "S1", "S12"), 1),
        (
            [["Poste", "2024", "", "2025", ""], ["", "Prévu", "Réel", "Prévu", "Réel"], ["Radio", "1", "2", "3", "4"]],
            ("Poste", "2024 Prévu", "2024 Réel", "2025 Prévu", "2025 Réel"),
            2,
        ),
        ([["Mars", "2024"], ["Avril", "2023"]], (), 0),
        ([["Poste", "2024", "2025"], ["", "Prévu", "Réel", "Prévu", "Réel"]], (), 0),
        ([["12", "14"], ["15", "16"]], (), 0),
        ([["Action", "Montant"]], (), 0),
        ([["Mois", "Visites", ""], ["Mars", "120", "en hausse"], ["Avril", "90", ""]], ("Mois", "Visites", ""), 1),
    ],
)
def test_columns_are_named_by_one_row_or_two_or_none(rows: list[list[str]], names: tuple[str, ...], told: int) -> None:
    assert column_names(rows) == (names, told)
