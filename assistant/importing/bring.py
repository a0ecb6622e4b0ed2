"""The door to importing: a file is read by a process of its own, bounded in time and memory."""

from pathlib import Path

from assistant.errors import UserError
from assistant.importing.format import decoded
from assistant.importing.proposal import Proposal
from assistant.reading.bounded import SECONDS, read_apart

_TEXTS = (".txt", ".md", ".markdown", ".csv", ".tsv")


def propose(path: Path, name: str | None = None, seconds: float = SECONDS) -> Proposal:
    """The draft référentiel that the file holds, with what is unsure in it.

    Args:
        path: the file, in any format that is read here.
        name: how the person called it, when the path is a copy; only its last part is kept.
        seconds: time allowed.

    Raises:
        UserError: the file is missing or a folder, cannot be read, holds no référentiel, or is too big or too slow to
            read; the message says which.
    """
    wanted = "le fichier du référentiel"
    return read_apart("assistant.importing.worker", Proposal, path, name, seconds, wanted=wanted)


def source_text(path: Path) -> str:
    """The text that a référentiel's line numbers count in: a text file's own, else one line for each piece.

    Raises:
        UserError: the file cannot be read.
    """
    if path.suffix.lower() not in _TEXTS:
        return "\n".join(propose(path).lines)
    try:
        return decoded(path.read_bytes())
    except OSError as error:
        raise UserError(f"La source « {path.name} » ne peut pas être ouverte ; vérifier les droits d'accès.") from error
