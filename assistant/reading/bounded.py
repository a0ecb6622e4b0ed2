"""One hostile file is read by a process of its own, bounded in time and memory: both sides of the door."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from assistant.errors import UserError

SECONDS = 120
"""A file that takes longer is refused."""
LARGEST = 100 * 1024**2
"""Bytes of the largest file that is opened."""
MEMORY = 2 * 1024**3
"""Bytes of address space that reading one file may take."""

_REFUSED = b'{"error":'

Read = TypeVar("Read", bound=BaseModel)


def read_apart(worker: str, made: type[Read], path: Path, name: str | None = None, seconds: float = SECONDS) -> Read:
    """What a worker makes of the file, in a process of its own.

    Args:
        worker: the module that is run; its ``main`` calls ``answer``.
        made: what it prints.
        path: the file.
        name: how the person called it, when the path is a copy; only its last part is kept.
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
            [sys.executable, "-P", "-m", worker, str(path.resolve()), shown],
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
    if run.stdout.startswith(_REFUSED):
        raise UserError(json.loads(run.stdout)["error"])
    return made.model_validate_json(run.stdout)


def answer(read: Callable[[Path, str], BaseModel]) -> None:
    """The worker's side: reads the file named on the command line and prints one JSON object.

    What was read, or ``{"error": "a French sentence"}`` when the file cannot be read.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    path, name = Path(sys.argv[1]), sys.argv[2]
    try:
        with redirect_stdout(sys.stderr):  # a library that prints must not spoil the answer
            printed = read(path, name).model_dump_json()
    except UserError as error:
        printed = json.dumps({"error": str(error).replace(f"« {path.name} »", f"« {name} »")})
    sys.stdout.buffer.write(printed.encode())


def _base_name(name: str | None, path: Path) -> str:
    """The last part of the name, on one line; bytes that are no text are shown as such."""
    base = Path(name or "").name or path.name
    text = os.fsencode(base).decode("utf-8", errors="replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
