"""Draws pages as images: ``python -m assistant.reading.render FILE FOLDER FIRST LAST`` writes ``FOLDER/N.png``.

A process of its own, bounded like the reader's: a file that was read can still crash a renderer.
"""

import resource
import sys
from pathlib import Path

import pypdfium2 as pdfium

SCALE = 1.6
"""Pixels per point: sharp in a column of 600 pixels, some 100 kB a page."""
MEMORY = 2 * 1024**3
LARGEST_SIDE = 3000
"""Pixels; a poster is drawn smaller."""


def main() -> None:
    """Draws the pages that the command line asks for."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    path, folder, first, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    document = pdfium.PdfDocument(path)
    for number in range(first, min(last, len(document)) + 1):
        page = document[number - 1]
        scale = min(SCALE, LARGEST_SIDE / max(page.get_size()))
        draft = folder / f"{number}.part"
        with draft.open("wb") as stream:
            page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil().save(stream, format="PNG")
        draft.replace(folder / f"{number}.png")


if __name__ == "__main__":
    main()
