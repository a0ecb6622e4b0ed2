"""What pdfium alone does for a text whose letters have places and are known to be seen."""

from pathlib import Path

import pypdfium2 as pdfium

from assistant.reading.pdf.ink import SHARPNESS, Canvas
from assistant.reading.pdf.letters import Letters


def engine(path: Path) -> None:
    """Opens every page of a PDF, asks where each of its letters stands, and draws the page once."""
    canvas = Canvas()
    document = pdfium.PdfDocument(path.read_bytes())
    for page in document:
        text_page = page.get_textpage()
        letters = Letters(text_page)
        letters.boxes(range(len(letters.text())))
        text_page.close()
        canvas.draw(page, SHARPNESS, 0)
    document.close()
