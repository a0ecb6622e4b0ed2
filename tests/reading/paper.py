"""Small PDFs drawn for the tests."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

BODY = "Le conseil a voté une enveloppe de 21 500 € pour la saison."
TOP = 780

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, **options: Any) -> bytes:
    """A PDF of A4 pages, each drawn by its function."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines(canvas: Canvas, texts: Iterable[str], x: float = 60, top: float = TOP, leading: float = 14) -> None:
    """Writes lines downwards."""
    for place, text in enumerate(texts):
        canvas.drawString(x, top - place * leading, text)


def written(*texts: str, **where: float) -> Draw:
    """A page that holds these lines."""
    return lambda canvas: lines(canvas, texts, **where)


def ruled(canvas: Canvas, rows: list[list[str]], top: float = 700, left: float = 60, width: float = 150) -> None:
    """A table with all its rules."""
    height = 20.0
    canvas.grid(
        [left + column * width for column in range(len(rows[0]) + 1)],
        [top - row * height for row in range(len(rows) + 1)],
    )
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            canvas.drawString(left + column * width + 4, top - row * height - 14, text)
