"""The folder that an evaluation is made in: its own, so that nothing drafted before is taken for its result."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.settings.calibrations import FOLDER as CALIBRATION
from assistant.settings.prices import FILE as PRICES
from assistant.settings.settings import Settings
from evals.dataset import DataSet
from evals.software import Software


def kept_folder(dataset: DataSet, settings: Settings, software: Software, what: str = "") -> Path:
    """Where a model's work on the set is kept until it is whole: the same set, model and program find it again."""
    same = "\0".join((dataset.sha256, settings.llm_model or "", software.commit or "", str(software.dirty), what))
    return settings.data / "evals" / hashlib.sha256(same.rstrip("\0").encode()).hexdigest()[:16]


@contextmanager
def workplace(data: Path, kept: Path | None) -> Iterator[Path]:
    """A folder with the user's prices and calibration: a fresh one that is removed, or ``kept``, which outlives it."""
    with tempfile.TemporaryDirectory(prefix="criterium-evals-") as fresh:
        folder = kept or Path(fresh)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if (data / PRICES).is_file():
            shutil.copyfile(data / PRICES, folder / PRICES)
        if (data / CALIBRATION).is_dir():
            shutil.copytree(data / CALIBRATION, folder / CALIBRATION, dirs_exist_ok=True)
        yield folder
