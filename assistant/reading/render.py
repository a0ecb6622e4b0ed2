"""Draws pages as images: ``python -m assistant.reading.render FILE SECONDS NUMBER FIRST LAST [PART TURN]``.

Writes the pages FIRST to LAST of a PDF or of a picture to ``NUMBER.png`` and the next ones, in the folder that it is
started in. FILE may be an
archive: PART is then the name of the file in it, and TURN which of the files of that name, from 1. A process of its
own, bounded like the reader's: a file that was read can still crash a renderer.
"""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from assistant.reading.archive import members
from assistant.reading.confined import confine
from assistant.reading.file import File, Member
from assistant.reading.format import format_of
from assistant.reading.page.frames import frames
from assistant.wholefile import whole

SCALE = 1.6
"""Pixels per point: sharp in a column of 600 pixels, some 100 kB a page."""
LARGEST_IMAGE = 64 * 1024**2
"""Bytes of a page's image."""
LARGEST_SIDE = 3000
"""Pixels; a poster is drawn smaller."""
PICTURE_SIDE = 1600
"""Pixels of the longer side from which a picture is reduced: it is taken to show a sheet of A4."""


def main() -> None:
    """Draws the pages that the command line asks for."""
    path, seconds, number, first, last = Path(sys.argv[1]).absolute(), float(sys.argv[2]), *map(int, sys.argv[3:6])
    confine(str(Path.cwd()), seconds, LARGEST_IMAGE)
    file = _part(path, sys.argv[6], int(sys.argv[7])) if len(sys.argv) > 6 else path
    for place, image in enumerate(_images(file, first, last), start=number):
        with whole(Path(f"{place}.png")) as draft:
            image.save(draft, format="PNG")


def _part(path: Path, name: str, turn: int) -> File:
    """The file of that name in the archive; the turn-th where several have it."""
    found = (one for one in members(path) if isinstance(one, Member) and one.name == name)
    return next(islice(found, turn - 1, None))


def _images(file: File, first: int, last: int) -> Iterator[Image.Image]:
    if format_of(file) == "image":
        for frame in islice(frames(file), first - 1, last):
            shown = frame.convert("RGB")
            shown.thumbnail((PICTURE_SIDE, PICTURE_SIDE))
            yield shown
        return
    document = pdfium.PdfDocument(file.read_bytes())
    for number in range(first, min(last, len(document)) + 1):
        page = document[number - 1]
        scale = min(SCALE, LARGEST_SIDE / max(page.get_size()))
        yield page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()


if __name__ == "__main__":
    main()
