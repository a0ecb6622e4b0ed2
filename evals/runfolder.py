"""Where runs are kept when no other place is named: ``evals/`` of the data folder, one log a file."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from assistant.errors import UserError
from evals.dataset import Part
from evals.runlog import RunLog, read_run

FOLDER = "evals"


class KeptRun(NamedTuple):
    """What a list of runs shows of one, without its drafts."""

    name: str
    """The file's, without its suffix."""
    path: Path
    dataset: str
    """Id of the data set."""
    synthetic: bool
    part: Part | None
    drafter: str
    model: str | None
    started: datetime
    dossiers: int
    drafts: int
    failed: int


class Unreadable(NamedTuple):
    """A file of the folder that is no run, and the sentence that says so."""

    name: str
    why: str


def run_folder(data: Path) -> Path:
    """The folder, made when it is missing. It is for its owner alone: logs of real dossiers are personal data.

    Raises:
        UserError: it cannot be made.
    """
    folder = data / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise UserError(f"Le dossier « {folder} » ne peut pas être créé ; régler CRITERIUM_DATA.") from error
    return folder


def file_name(log: RunLog) -> str:
    """The file's name: when, what and by whom. Names sort by time."""
    part = f"-{log.dataset.part}" if log.dataset.part else ""
    return f"{log.started:%Y%m%d-%H%M%S}-{log.dataset.id}{part}-{log.drafter}.json"


def kept_runs(data: Path) -> tuple[list[KeptRun], list[Unreadable]]:
    """The folder's runs, newest first, and the files that are none."""
    runs: list[KeptRun] = []
    others: list[Unreadable] = []
    for path in _files(data / FOLDER):
        try:
            stat = path.stat()
            runs.append(_summary(path, stat.st_mtime_ns, stat.st_size))
        except OSError:
            continue  # taken away since the folder was listed
        except UserError as error:
            others.append(Unreadable(path.name, str(error)))
    return sorted(runs, key=lambda run: (run.started, run.name), reverse=True), others


def _files(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        return ()
    return sorted(path for path in folder.glob("*.json") if not path.name.startswith("."))


@lru_cache(maxsize=256)
def _summary(path: Path, _written: int, _size: int) -> KeptRun:
    """Read once as long as the file stays as it is: a log holds every passage that was looked at."""
    log = read_run(path)
    return KeptRun(
        name=path.stem,
        path=path,
        dataset=log.dataset.id,
        synthetic=log.dataset.synthetic,
        part=log.dataset.part,
        drafter=log.drafter,
        model=log.model,
        started=log.started,
        dossiers=len(log.dossiers),
        drafts=len(log.drafts),
        failed=log.failed,
    )
