"""The trace of our last defect, kept where dossiers are kept, as it may quote one."""

import os
import traceback
from pathlib import Path

FILE = "defaut.log"
"""In the data folder; it holds the last defect alone."""


def kept_defect(error: BaseException, data: Path) -> Path:
    """Keeps the error's traceback in the data folder, readable by its owner only, and gives its path.

    Raises:
        OSError: the folder cannot be written.
    """
    path = data / FILE
    forget_defect(data)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    return path


def forget_defect(data: Path) -> None:
    """Removes the last defect's traceback, if there is one."""
    (data / FILE).unlink(missing_ok=True)
