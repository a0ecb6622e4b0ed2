"""The door to reading: a file is read by a process of its own, bounded in time and memory."""

import os
import subprocess
import sys
from pathlib import Path

from pydantic import BaseModel

from assistant.dossier.dossier import Dossier
from assistant.errors import UserError

SECONDS = 120
"""A file that takes longer is refused."""
LARGEST = 100 * 1024**2
"""Bytes of the largest file that is opened."""


class _Answer(BaseModel):
    dossier: Dossier | None = None
    error: str | None = None


def read_file(path: Path, name: str | None = None, seconds: float = SECONDS) -> Dossier:
    """The dossier in the file.

    Args:
        path: the file.
        name: how the candidate called it, when the path is a copy; only its last part is kept.
        seconds: time allowed.

    Raises:
        UserError: the file is missing, cannot be read, or is too big or too slow to read; the message says which.
    """
    shown = _base_name(name, path)
    try:
        if not path.is_file():
            raise UserError(f"Le fichier « {shown} » est introuvable ; vérifier le chemin.")
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise UserError(
            f"Le fichier « {shown} » ne peut pas être ouvert ; vérifier le chemin et les droits d'accès."
        ) from error
    if size > LARGEST:
        raise UserError(f"« {shown} » dépasse {LARGEST // 1024**2} Mo ; le réduire ou le découper.")
    try:
        run = subprocess.run(
            [sys.executable, "-P", "-m", "assistant.reading.worker", str(path.resolve()), shown],
            capture_output=True,
            timeout=seconds,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as error:
        raise UserError(
            f"La lecture de « {shown} » dépasse {seconds:.0f} secondes ; fournir un fichier plus simple ou découpé."
        ) from error
    if run.returncode != 0 or not run.stdout:
        raise UserError(f"« {shown} » n'a pas pu être lu : fichier abîmé ou trop lourd ; l'exporter à nouveau en PDF.")
    answer = _Answer.model_validate_json(run.stdout)
    if answer.dossier is None:
        raise UserError(answer.error or "")
    return answer.dossier


def _base_name(name: str | None, path: Path) -> str:
    """The last part of the name, on one line; bytes that are no text are shown as such."""
    base = Path(name or "").name or path.name
    text = os.fsencode(base).decode("utf-8", errors="replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
