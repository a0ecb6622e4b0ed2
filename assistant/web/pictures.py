"""Page images of PDFs and pictures, in archives too, drawn once and kept beside the dossier's file."""

from collections import defaultdict
from itertools import takewhile
from pathlib import Path
from threading import Lock

from assistant.dossier.dossier import Dossier
from assistant.reading.bounded import work_apart
from assistant.screening.desk import Desk

SECONDS = 30
AHEAD = 4
"""Pages drawn at a time: the next ones are wanted soon."""


class Pictures:
    """The images of dossiers' pages."""

    def __init__(self, desk: Desk) -> None:
        """Images under the desk's data folder."""
        self._desk = desk
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._undrawable: set[Path] = set()

    def drawing(self, sha256: str) -> Lock:
        """Held while pages of the dossier are drawn, and while it is erased."""
        return self._locks[sha256]

    def of(self, dossier: Dossier, number: int) -> Path | None:
        """The image of a page; None when the page has no fixed layout or cannot be drawn."""
        if not 1 <= number <= len(dossier.pages) or dossier.pages[number - 1].width is None:
            return None
        folder = self._desk.settings.data / "pages" / dossier.sha256
        image = folder / f"{number}.png"
        with self.drawing(dossier.sha256):
            if not image.exists() and image not in self._undrawable:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                arguments = [str(self._desk.file_of(dossier).resolve()), str(SECONDS), *_wanted(dossier, number)]
                work_apart("assistant.reading.render", arguments, folder, SECONDS)
            if image.exists():
                return image
            # Until the program starts anew: a page that takes its whole time is not tried at every look.
            self._undrawable.add(image)
            return None


def _wanted(dossier: Dossier, number: int) -> list[str]:
    """What the renderer is asked: the page and the next ones of its file; for an archive, which file that is."""
    page = dossier.pages[number - 1]
    if page.part is None or page.part_page is None:
        return [str(number), str(number), str(number + AHEAD - 1)]
    turn = sum(one.part == page.part and one.part_page == 1 for one in dossier.pages[:number])
    left = sum(1 for _ in takewhile(lambda one: one.part_page != 1, dossier.pages[number:]))
    last = page.part_page + min(AHEAD - 1, left)
    return [str(number), str(page.part_page), str(last), page.part, str(turn)]
