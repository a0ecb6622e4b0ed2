"""A value written in YAML: every fault is named with its line and field."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from assistant.errors import UserError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Read = TypeVar("Read", bound=BaseModel)


def read_yaml(text: str, name: str, made: type[Read], what: str) -> Read:
    """The value that the text holds.

    Args:
        text: the YAML.
        name: the file's, for messages.
        made: the value's type.
        what: what the file should be, in French, with its first keys: «référentiel (id, title…)».

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
        raise UserError(f"{name}, ligne 1 : le fichier doit commencer par les clés d'un {what}.")
    try:
        return made.model_validate(content)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        location = fault["loc"] or _location(content, fault["msg"].removeprefix("Value error, "))
        line = _line(node, location)
        field = ".".join(str(step) for step in location) or what.split(" (")[0]
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


def _location(content: dict[str, Any], message: str) -> tuple[int | str, ...]:
    """Where the part stands that a fault of the whole names first: «criteria: l'identifiant …», «C1-1: …»."""
    named, _, said = message.partition(": ")
    repeated = re.match(r"l'identifiant (\S+) est donné", said)
    if repeated and isinstance(content.get(named), list):
        places = [index for index, part in enumerate(content[named]) if _has_id(part, repeated[1])]
        return (named, places[-1], "id") if places else (named,)
    for kind, parts in content.items():
        for index, part in enumerate(parts if isinstance(parts, list) else ()):
            if _has_id(part, named):
                return (kind, index)
    return ()


def _has_id(part: Any, identity: str) -> bool:
    return isinstance(part, dict) and part.get("id") == identity


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
