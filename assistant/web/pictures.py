"""Page images of PDFs and pictures, in archives too, drawn once and kept beside the dossier's file."""

import subprocess
import sys
from itertools import takewhile
from pathlib import Path
from threading import Lock

from assistant.dossier.dossier import Dossier
from assistant.screening.desk import Desk

SECONDS = 30
AHEAD = 4
"""Pages drawn at a time: the next ones are wanted soon."""


class Pictures:
    """The images of dossiers' pages."""

    def __init__(self, desk: Desk) -> None:
        """Images under the desk's data folder."""
        self._desk = desk
        self.drawing = Lock()
        """Held while pages are drawn, and while a dossier is erased."""

    def of(self, dossier: Dossier, number: int) -> Path | None:
        """The image of a page; None when the page has no fixed layout or cannot be drawn."""
        if not 1 <= number <= len(dossier.pages) or dossier.pages[number - 1].width is None:
            return None
        folder = self._desk.settings.data / "pages" / dossier.sha256
        image = folder / f"{number}.png"
        with self.drawing:
            if not image.exists():
                self._draw(self._desk.file_of(dossier), folder, _wanted(dossier, number))
        return image if image.exists() else None

    def _draw(self, file: Path, folder: Path, wanted: list[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        command = [sys.executable, "-P", "-m", "assistant.reading.render", str(file), str(folder), *wanted]
        try:
            subprocess.run(command, timeout=SECONDS, check=False, capture_output=True, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            # What was drawn in time is there; the caller says that the page has no image.
            return


def _wanted(dossier: Dossier, number: int) -> list[str]:
    """What the renderer is asked: the page and the next ones of its file; for an archive, which file that is."""
    page = dossier.pages[number - 1]
    if page.part is None or page.part_page is None:
        return [str(number), str(number), str(number + AHEAD - 1)]
    turn = sum(one.part == page.part and one.part_page == 1 for one in dossier.pages[:number])
    left = sum(1 for _ in takewhile(lambda one: one.part_page != 1, dossier.pages[number:]))
    last = page.part_page + min(AHEAD - 1, left)
    return [str(number), str(page.part_page), str(last), page.part, str(turn)]
