"""One program at a time on one screening: whoever runs it, or makes its drafts otherwise, holds its file lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import RunError

BUSY = "Cet examen est déjà en cours dans un autre programme ; attendre qu'il se termine."


@contextmanager
def held(data: Path, screening_id: str, told: str = BUSY) -> Iterator[None]:
    """While it is held, no other program makes drafts of the screening.

    Raises:
        RunError: one does when it is entered, which is ``told``.
    """
    folder = data / "locks"
    folder.mkdir(exist_ok=True, mode=0o700)
    # Not bound to a thread: a lock that was refused is not taken for one that this thread has already.
    lock = FileLock(folder / f"{screening_id}.lock", thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise RunError(told) from error
    try:
        yield
    finally:
        lock.release()
