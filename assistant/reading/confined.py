"""The worker's side of reading a hostile file: bounds on itself, then one JSON object on its output.

The kernel holds the bounds on memory, time, written files and open files. Python's audit hook keeps Python code from
the network, from other programs than Tesseract and from changing files; native code that a file has taken over would
not ask it.
"""

import gc
import json
import os
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel

from assistant.errors import UserError
from assistant.reading.limit import LIMIT, SECONDS

MEMORY = 2 * 1024**3
"""Bytes of address space that reading one file may take."""
FILES = 128
"""Files that may be open at once."""
OBJECTS = 50_000
"""Objects that are made between two searches for garbage: of those that a file is read into, hardly any is."""
PROGRAMS = frozenset({"tesseract"})
"""Programs that a reader may start."""
_CHANGES = (
    "os.chmod os.chown os.link os.mkdir os.remove os.rename os.rmdir os.symlink os.truncate os.utime os.setxattr "
    "os.removexattr shutil.copyfile shutil.copymode shutil.copystat shutil.copytree shutil.move shutil.rmtree"
)
_CHANGING = frozenset(_CHANGES.split())
_STARTS = "os.system os.exec os.fork os.forkpty os.posix_spawn os.spawn pty.spawn"
_STARTING = frozenset(_STARTS.split())
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def answer(read: Callable[[Path, str], BaseModel]) -> None:
    """Reads the file named on the command line and prints what was read, or ``{"error": "a French sentence"}``.

    The command line is: the file, how the person called it, seconds allowed. The folder that it is started in is the
    only one that may be written in.
    """
    path, name = Path(sys.argv[1]).absolute(), sys.argv[2]
    out = _only_output()
    gc.set_threshold(OBJECTS)
    confine(str(Path.cwd()), float(sys.argv[3]) if len(sys.argv) > 3 else SECONDS)
    try:
        printed = read(path, name).model_dump_json()
    except UserError as error:
        printed = _refusal(str(error).replace(f"« {path.name} »", f"« {name} »"))
    except MemoryError:
        printed = _refusal(f"La lecture de « {name} » demande trop de mémoire ; fournir un fichier plus simple.")
    except RecursionError:
        printed = _refusal(f"« {name} » est imbriqué trop profondément pour être lu ; l'exporter à nouveau en PDF.")
    with os.fdopen(out, "wb") as stream:
        stream.write(printed.encode("utf-8", "replace"))
        stream.flush()
        # Native libraries may stumble while they are taken down: what matters is said.
        os._exit(0)


def confine(folder: str, seconds: float, written: int = 0) -> None:
    """Sets this process's bounds; none of them can be lifted again.

    Args:
        folder: the only one that may be written in.
        seconds: of work.
        written: bytes that each file may come to hold.
    """
    LIMIT.start(seconds)
    with suppress(OSError):
        # When memory runs out, the system should end this process and no other.
        Path("/proc/self/oom_score_adj").write_text("1000")
    os.nice(5)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, int(seconds) + 5),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        highest = resource.getrlimit(what)[1]
        most = most if highest == resource.RLIM_INFINITY else min(most, highest)
        resource.setrlimit(what, (most, most))
    sys.addaudithook(_guard(folder))


def _guard(folder: str) -> Callable[[str, tuple[object, ...]], None]:
    """The hook that refuses what reading a file never needs."""
    inside = os.path.realpath(folder) + os.sep

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket.") or event in _STARTING:
            raise PermissionError(event)
        if event == "subprocess.Popen" and os.path.basename(str(arguments[0])) not in PROGRAMS:  # noqa: PTH119
            raise PermissionError(event)
        if event == "open":
            place, flags = arguments[0], arguments[2]
            if isinstance(flags, int) and flags & _WRITING and not _allowed(place, inside):
                raise PermissionError(event)
        elif event in _CHANGING and not _allowed(arguments[0], inside):
            raise PermissionError(event)

    return refuse


def _allowed(place: object, inside: str) -> bool:
    if isinstance(place, int) or place == os.devnull:
        return True
    return isinstance(place, str | bytes) and os.path.realpath(os.fsdecode(place)).startswith(inside)


def _only_output() -> int:
    """The output as a descriptor of its own: a library that prints must not spoil the answer."""
    out = os.dup(1)
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.close(sink)
    return out


def _refusal(sentence: str) -> str:
    return json.dumps({"error": sentence})
