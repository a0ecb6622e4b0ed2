"""Writing a file whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import UserError

_KEPT_OF_NAME = 70
"""Characters of the file's name that the unfinished one begins with: who looks for all of a file finds that one too."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """An empty file beside the path, to write to: it takes the path's place at the end, and goes if anything fails.

    Nobody else has the same one, whoever writes the same path at the same time; only its owner may read it.

    Raises:
        OSError: there is no room, or no right to write.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name[:_KEPT_OF_NAME]}.", suffix=".part")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_text(text: str, path: Path) -> None:
    """Writes the text in UTF-8, for whoever may read the folder's other files.

    Raises:
        UserError: the file cannot be written; what was there before is left as it was.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
            path.write_text(text, encoding="utf-8")
            return
        with whole(path) as draft:
            draft.write_text(text, encoding="utf-8")
            draft.chmod(path.stat().st_mode & 0o777 if path.exists() else _usual_mode())
    except OSError as error:
        raise UserError(f"Le fichier « {path} » ne peut pas être écrit ; choisir un autre emplacement.") from error


def _usual_mode() -> int:
    """Who may read and write a new file of this process."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
