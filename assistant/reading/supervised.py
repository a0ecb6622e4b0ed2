"""The door to reading a dossier: bounded in time and memory."""

from pathlib import Path

from assistant.dossier.dossier import Dossier
from assistant.reading.bounded import LARGEST, read_apart
from assistant.reading.limit import SECONDS

__all__ = ["LARGEST", "SECONDS", "read_file"]


def read_file(path: Path, name: str | None = None, seconds: float = SECONDS) -> Dossier:
    """The dossier in the file.

    Args:
        path: the file.
        name: how the candidate called it, when the path is a copy; only its last part is kept.
        seconds: time allowed.

    Raises:
        UserError: the file is missing or a folder, cannot be read, or is too big or too slow to read; the message
            says which.
    """
    wanted = "un fichier, ou une archive ZIP de plusieurs"
    return read_apart("assistant.reading.worker", Dossier, path, name, seconds, wanted=wanted)
