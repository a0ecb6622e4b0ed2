"""Page images, drawn once and kept beside the dossier's file."""

import subprocess
import sys
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
        self._lock = Lock()

    def of(self, dossier: Dossier, number: int) -> Path | None:
        """The image of a page; None when the dossier has no drawn pages or the page cannot be drawn."""
        if not dossier.paginated or not 1 <= number <= len(dossier.pages):
            return None
        folder = self._desk.settings.data / "pages" / dossier.sha256
        image = folder / f"{number}.png"
        with self._lock:
            if not image.exists():
                self._draw(self._desk.file_of(dossier), folder, number)
        return image if image.exists() else None

    def _draw(self, file: Path, folder: Path, number: int) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        command = [sys.executable, "-P", "-m", "assistant.reading.render", str(file), str(folder)]
        try:
            subprocess.run(
                [*command, str(number), str(number + AHEAD - 1)],
                timeout=SECONDS,
                check=False,
                capture_output=True,
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            # What was drawn in time is there; the caller says that the page has no image.
            return
