"""The référentiels at hand: those shipped with Critérium, and any YAML file of the same form."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from assistant.errors import UserError
from assistant.importing.yamltext import read_yaml
from assistant.rubric.rubric import Rubric

_LARGEST = 20 * 1024**2
"""Bytes; the largest référentiel at hand takes half a million."""


def shipped_ids() -> tuple[str, ...]:
    """Ids of the shipped référentiels, in alphabetical order."""
    names = (entry.name for entry in files("rubrics").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


@lru_cache(maxsize=32)
def shipped(rubric_id: str) -> Rubric:
    """The shipped référentiel of that id.

    Raises:
        UserError: there is none.
    """
    if rubric_id not in shipped_ids():
        raise UserError(f"Le référentiel « {rubric_id} » est inconnu ; connus : {', '.join(shipped_ids())}.")
    return parsed(files("rubrics").joinpath(f"{rubric_id}.yaml").read_text("utf-8"), f"{rubric_id}.yaml")


def rubric_named(name: str) -> Rubric:
    """The référentiel of an id, or in a YAML file.

    Raises:
        UserError: no such id nor file, or the file is not a référentiel.
    """
    if name in shipped_ids():
        return shipped(name)
    path = Path(name)
    if path.suffix.lower() in (".yaml", ".yml"):
        return parsed(_text(path), path.name)
    return shipped(name)


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise UserError(f"Le fichier « {path} » est introuvable ; vérifier le chemin.")
        if path.stat().st_size > _LARGEST:
            raise UserError(f"« {path.name} » dépasse {_LARGEST // 1024**2} Mo ; un référentiel tient en bien moins.")
        content = path.read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise UserError(f"Le fichier « {path} » n'est pas lisible ; vérifier son nom et ses droits d'accès.") from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UserError(f"{path.name}, ligne {line} : le texte n'est pas en UTF-8 ; l'enregistrer en UTF-8.") from error


def parsed(text: str, name: str) -> Rubric:
    """The référentiel written in a YAML text.

    Raises:
        UserError: names the file, the line and the field of the first fault.
    """
    return read_yaml(text, name, Rubric, "référentiel (id, title…)")
