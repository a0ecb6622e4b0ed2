"""What is wrong with a value that was read from YAML, in French, with the place of the fault."""

import re
from difflib import get_close_matches
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assistant.importing.yamlpart import Location, line_of, members, node_at, scalar_in

_FOUND = {
    "tag:yaml.org,2002:int": "un nombre",
    "tag:yaml.org,2002:float": "un nombre",
    "tag:yaml.org,2002:bool": "vrai ou faux",
    "tag:yaml.org,2002:timestamp": "une date",
    "tag:yaml.org,2002:null": "rien",
    "tag:yaml.org,2002:seq": "une liste",
    "tag:yaml.org,2002:map": "des clés",
}
_REPEATED = re.compile(r"l'identifiant (?P<id>.+) est donné \d+ fois")
_UNKNOWN = re.compile(r"(?:la compétence|l'activité|le bloc) (?P<id>.+) n'existe pas")
_ALIKE = 0.6


def value_fault(error: ValidationError, root: yaml.Node, made: type[BaseModel]) -> tuple[Location, str]:
    """The place of the first fault and what it is, to be said after the field's name."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    if not faults[0]["loc"]:
        return _of_the_whole(faults[0]["msg"].removeprefix("Value error, "), root)
    fault = _misspelt(faults) or faults[0]
    location = tuple(fault["loc"])
    if fault["type"] == "extra_forbidden":
        return location, _unknown_key(str(location[-1]), _fields(made, location[:-1]))
    return location, _french(fault, node_at(root, location))


def _misspelt(faults: list[ErrorDetails]) -> ErrorDetails | None:
    """Where the first fault is a field that is missing, the unknown key beside it that may be meant for it."""
    first = faults[0]
    if first["type"] != "missing":
        return None
    beside = [
        fault for fault in faults if fault["type"] == "extra_forbidden" and fault["loc"][:-1] == first["loc"][:-1]
    ]
    wanted = str(first["loc"][-1])
    return next((fault for fault in beside if get_close_matches(str(fault["loc"][-1]), [wanted], 1, _ALIKE)), None)


def _unknown_key(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, 1, _ALIKE)
    if near:
        return f"inconnu ; vouliez-vous « {near[0]} » ?"
    return f"inconnu ; champs connus : {', '.join(known)}" if known else "inconnu ; l'enlever"


def _fields(made: type[BaseModel], location: Location) -> list[str]:
    """The fields that the type has at a place."""
    model: type[BaseModel] | None = made
    for step in location:
        if model is None:
            return []
        if isinstance(step, str):
            field = model.model_fields.get(step)
            model = _model_in(field.annotation) if field else None
    return list(model.model_fields) if model else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner)) is not None), None)


def _french(fault: ErrorDetails, node: yaml.Node | None) -> str:
    kind, message = fault["type"], fault["msg"]
    found = _FOUND.get(node.tag, "") if node is not None else ""
    if kind == "missing":
        return "manquant" if isinstance(fault["loc"][-1], str) else "manquant : deux nombres sont attendus, [12, 14]"
    if kind in ("string_too_short", "string_pattern_mismatch") and (node is None or not str(node.value).strip()):
        return "vide ; un texte est attendu"
    if kind == "string_pattern_mismatch":
        return "refusé ; il ne prend que des minuscules sans accent, des chiffres et des traits d'union"
    if kind == "string_type":
        scalar = isinstance(node, yaml.ScalarNode) and node.value
        quoted = f" ; mettre « {node.value} » entre guillemets" if scalar and node is not None else ""
        return f"refusé : un texte est attendu, pas {found}{quoted}"
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", message)
        return f"refusé ; valeurs possibles : {', '.join(f'« {choice} »' for choice in choices)}"
    known = {
        "too_short": "vide ; un élément au moins est attendu",
        "too_long": "trop long : deux nombres sont attendus, [12, 14]",
        "greater_than_equal": "refusé ; le nombre est trop petit",
        "less_than_equal": "refusé ; le nombre est trop grand",
        "value_error": f"refusé : {message.removeprefix('Value error, ')}",
    }
    wanted = {
        "tuple_type": "une liste est attendue",
        "list_type": "une liste est attendue",
        "int_type": "un nombre entier est attendu",
        "int_parsing": "un nombre entier est attendu",
        "int_from_float": "un nombre entier est attendu",
        "float_type": "un nombre est attendu",
        "float_parsing": "un nombre est attendu",
        "bool_type": "true ou false est attendu",
        "bool_parsing": "true ou false est attendu",
        "model_type": "des clés sont attendues",
        "dict_type": "des clés sont attendues",
    }
    if kind in wanted:
        return f"refusé : {wanted[kind]}, pas {found or 'un texte'}"
    return known.get(kind, "refusé ; vérifier sa valeur")


def _of_the_whole(message: str, root: yaml.Node) -> tuple[Location, str]:
    """The place that a fault of the whole names: «criteria: l'identifiant …», «C1-1: la compétence C9 …»."""
    first, *others = message.split("; ")
    name, _, said = first.partition(": ")
    more = f" (et {len(others)} autre{'s' if len(others) > 1 else ''} défaut{'s' if len(others) > 1 else ''})"
    said += more if others else ""
    repeated = _REPEATED.match(first.partition(": ")[2])
    if repeated:
        places = [place for place in members(root, repeated["id"]) if place[0] == name]
        if places:
            line = line_of(root, (*places[0], "id"))
            return (*places[-1], "id"), f"refusé : {said}, déjà à la ligne {line}"
    unknown = _UNKNOWN.match(first.partition(": ")[2])
    if unknown:
        standing = [(name, place) for place in range(_length(root, name))] or list(members(root, name))
        for part in standing:
            found = scalar_in(root, part, unknown["id"])
            if found is not None:
                return found, f"refusé : {said}"
    place = next(iter(members(root, name)), ())
    option = (*place, "option_of")
    if place and "option" in said and node_at(root, option) is not None:
        return option, f"refusé : {said}"
    return place, f": {said}" if place else f"le contenu est refusé : {first}"


def _length(root: yaml.Node, name: str) -> int:
    node = node_at(root, (name,))
    return len(node.value) if isinstance(node, yaml.SequenceNode) else 0
