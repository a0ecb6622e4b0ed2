"""The référentiels at hand: those shipped with Critérium, and any YAML file of the same form."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import ValidationError

from assistant.errors import UserError
from assistant.rubric.rubric import Rubric

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    try:
        node = yaml.compose(text, Loader=_LOADER)
        repeated = next(_repeated_keys(node, set()), None)
        content = yaml.load(text, Loader=_LOADER)  # noqa: S506 -- a safe loader, the C one where there is one
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UserError(f"{name}, ligne {line} : le YAML est mal formé ({error.problem}).") from error
    except (yaml.YAMLError, ValueError, AttributeError, RecursionError) as error:
        raise UserError(f"{name} : le YAML est mal formé ; vérifier que le fichier est du texte UTF-8.") from error
    if repeated is not None:
        line = repeated.start_mark.line + 1
        raise UserError(f"{name}, ligne {line} : la clé « {repeated.value} » est donnée deux fois au même endroit.")
    if not isinstance(content, dict):
        raise UserError(f"{name}, ligne 1 : le fichier doit commencer par les clés d'un référentiel (id, title…).")
    try:
        return Rubric.model_validate(content)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        line = _line(node, fault["loc"])
        field = ".".join(str(step) for step in fault["loc"]) or "référentiel"
        raise UserError(f"{name}, ligne {line}, champ « {field} » : {_french(fault['type'], fault['msg'])}.") from error


def _repeated_keys(node: yaml.Node | None, seen: set[int]) -> Iterator[yaml.Node]:
    """Keys that a mapping holds twice: YAML would quietly keep the last."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in keys:
                    yield key
                keys.add(key.value)
            yield from _repeated_keys(value, seen)
    elif isinstance(node, yaml.SequenceNode):
        for member in node.value:
            yield from _repeated_keys(member, seen)


def _line(node: yaml.Node | None, location: Sequence[int | str]) -> int:
    """The line of the deepest part of the location that the document has."""
    line = node.start_mark.line + 1 if node is not None else 1
    for step in location:
        following: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    line, following = key.start_mark.line + 1, value
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            following = node.value[step]
            line = following.start_mark.line + 1
        if following is None:
            break
        node = following
    return line


def _french(kind: str, message: str) -> str:
    known = {
        "missing": "ce champ manque",
        "extra_forbidden": "cette clé n'est pas connue",
        "string_type": "un texte est attendu",
        "string_too_short": "le texte est vide",
        "too_short": "la liste est vide",
        "string_pattern_mismatch": "le texte est vide ou n'a pas la forme attendue",
        "literal_error": "valeur inattendue" + re.sub(r".*should be", " ; attendu :", message).replace(" or ", " ou "),
        "value_error": message.removeprefix("Value error, "),
    }
    return known.get(kind, f"valeur refusée ({message})")
