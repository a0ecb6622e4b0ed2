"""One hostile file is read by a process of its own, bounded in time and memory: the side that starts it."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from assistant.dossier.given import shown_name
from assistant.errors import UserError
from assistant.reading.limit import SECONDS
from assistant.reading.slots import SLOTS

__all__ = ["LARGEST", "SECONDS", "read_apart", "work_apart"]

LARGEST = 100 * 1024**2
"""Bytes of the largest file that is opened."""
LARGEST_ANSWER = 256 * 1024**2
"""Bytes of what a worker may print; 600 pages take about a tenth of it."""
REFUSED = b'{"error":'
"""How a worker's answer begins when the file cannot be read."""
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
_SET = {"LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
"""Plugins that other packages bring would be looked for at each start, and run beside a hostile file."""

Read = TypeVar("Read", bound=BaseModel)


def read_apart(
    worker: str, made: type[Read], path: Path, name: str | None = None, seconds: float = SECONDS, *, wanted: str
) -> Read:
    """What a worker makes of the file, in a process of its own.

    Args:
        worker: the module that is run; its ``main`` calls ``confined.answer``.
        made: what it prints.
        path: the file.
        name: how the person called it, when the path is a copy; only its last part is kept.
        seconds: time allowed, and time that may pass before there is room for another reader.
        wanted: what to give when the path is a folder, as the end of a sentence.

    Raises:
        UserError: the file is missing or a folder, cannot be read, or is too big or too slow to read; the message
            says which.
    """
    shown = shown_name(path, name)
    try:
        if path.is_dir():
            raise UserError(f"« {shown or path} » est un répertoire et non un fichier ; donner {wanted}.")
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
    with SLOTS.one(seconds), TemporaryDirectory(prefix="criterium-") as folder:
        answer = _answer(worker, path.resolve(), shown, Path(folder), seconds)
    if not answer:
        raise UserError(f"« {shown} » n'a pas pu être lu : fichier abîmé ou trop lourd ; l'exporter à nouveau en PDF.")
    try:
        if answer.startswith(REFUSED):
            raise UserError(json.loads(answer)["error"])
        return made.model_validate_json(answer)
    except (ValidationError, ValueError) as error:
        raise UserError(f"« {shown} » n'a pas pu être lu : fichier abîmé ; l'exporter à nouveau en PDF.") from error


def work_apart(worker: str, arguments: Sequence[str], folder: Path, seconds: float) -> None:
    """Runs a worker that leaves files in the folder, in a process of its own; it is ended when it takes longer."""
    command = [sys.executable, "-I", "-B", "-m", worker, *arguments]
    with _running(command, folder, environment(folder)) as process:
        _printed(process, time.monotonic() + seconds)


def environment(folder: Path) -> dict[str, str]:
    """All that a worker gets of the environment: neither keys nor proxies are in it."""
    passed_on = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    return {**passed_on, **_SET, "HOME": str(folder), "TMPDIR": str(folder)}


def _answer(worker: str, path: Path, shown: str, folder: Path, seconds: float) -> bytes:
    """What the worker prints before it closes its output; nothing when that is too much.

    Raises:
        UserError: it takes too long.
    """
    ends = time.monotonic() + seconds
    command = [sys.executable, "-I", "-B", "-m", worker, str(path), shown, str(seconds)]
    with _running(command, folder, environment(folder)) as process:
        answer = _printed(process, ends)
        if answer is None:
            raise UserError(
                f"La lecture de « {shown} » dépasse {seconds:.0f} secondes ; fournir un fichier plus simple ou découpé."
            )
        return answer if len(answer) <= LARGEST_ANSWER else b""


@contextmanager
def _running(command: list[str], folder: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The process, and in the end none of it left: nor of the processes that it started."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        # Before it is waited for: afterwards its number may be another's.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        if process.stdout is not None:
            process.stdout.close()
        process.wait()


def _printed(process: subprocess.Popen[bytes], ends: float) -> bytes | None:
    """All that the process prints, up to a little beyond the bound; None when it does not end in time."""
    if process.stdout is None:
        raise RuntimeError("the worker's output is a pipe")
    parts: list[bytes] = []
    length = 0
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while length <= LARGEST_ANSWER:
            left = ends - time.monotonic()
            if left <= 0 or not selector.select(left):
                return None
            part = os.read(process.stdout.fileno(), 1 << 20)
            if not part:
                break
            parts.append(part)
            length += len(part)
    return b"".join(parts)
