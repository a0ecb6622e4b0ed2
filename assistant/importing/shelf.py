"""The référentiels at hand: those shipped with Critérium, and any YAML file of the same form."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from assistant.errors import UserError
from assistant.importing.yamltext import read_yaml
from assistant.rubric.rubric import Rubric


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
        try:
            if not path.is_file():
                raise UserError(f"Le fichier « {name} » est introuvable ; vérifier le chemin.")
            return parsed(path.read_text("utf-8-sig"), path.name)
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(f"Le fichier « {name} » n'est pas lisible ; l'enregistrer en UTF-8.") from error
    return shipped(name)


def parsed(text: str, name: str) -> Rubric:
    """The référentiel written in a YAML text.

    Raises:
        UserError: names the file, the line and the field of the first fault.
    """
    return read_yaml(text, name, Rubric, "référentiel (id, title…)")
