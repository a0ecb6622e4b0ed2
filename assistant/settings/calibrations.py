"""Calibration maps, one JSON file per model in the data folder."""

import re
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import UserError
from assistant.judgement.calibration import CalibrationMap
from assistant.wholefile import whole

FOLDER = "calibration"


def calibration_file(data: Path, model: str) -> Path:
    """Where the model's map is kept: ``calibration/mistral-small-latest.json``."""
    return data / FOLDER / f"{re.sub(r'[^A-Za-z0-9._-]+', '_', model).strip('.') or '_'}.json"


def calibration_for(data: Path, model: str, prompt: str, *, second_opinion: bool) -> CalibrationMap | None:
    """The map fitted for exactly this model, prompt and way of asking; None when there is none.

    Raises:
        UserError: the file is there and cannot be used.
    """
    path = calibration_file(data, model)
    if not path.exists():
        return None
    try:
        found = CalibrationMap.model_validate_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise UserError(f"Le calibrage « {path} » est inutilisable ; le refaire ou l'effacer.") from error
    fits = (found.model, found.prompt, found.second_opinion) == (model, prompt, second_opinion)
    return found if fits else None


def keep_calibration(data: Path, calibration: CalibrationMap) -> Path:
    """Writes the model's map and gives its file.

    Raises:
        UserError: it cannot be written.
    """
    path = calibration_file(data, calibration.model)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with whole(path) as draft:
            draft.write_text(calibration.model_dump_json(indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(f"Le calibrage « {path} » ne peut pas être écrit ; vérifier CRITERIUM_DATA.") from error
    return path
