"""A value written in YAML: every fault is named with its line, the part and the field, in words."""

from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from assistant.errors import UserError
from assistant.importing.yamlfault import value_fault
from assistant.importing.yamlpart import line_of, named, referred, repeated_key, walk
from assistant.importing.yamlsyntax import syntax_fault, too_deep

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
    deep = too_deep(text, _LOADER)
    if deep is not None:
        raise UserError(f"{name}, ligne {deep} : trop de niveaux sont emboîtés ici ; écrire un {what}.")
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        line, said = syntax_fault(text, error)
        raise UserError(f"{name}, ligne {line} : le YAML est mal formé ; {said}.") from error
    if root is None:
        raise UserError(f"{name} est vide ; il doit donner les clés d'un {what}.")
    if not isinstance(root, yaml.MappingNode):
        found = "une liste" if isinstance(root, yaml.SequenceNode) else "un seul texte"
        raise UserError(f"{name}, ligne 1 : le fichier est {found} ; il doit commencer par les clés d'un {what}.")
    _sound(root, name)
    content = _content(root, text, name)
    try:
        return made.model_validate(content)
    except ValidationError as error:
        location, said = value_fault(error, root, made)
        where = named(root, location)
        sentence = f"{name}, ligne {line_of(root, location)} : {f'{where} ' if where else ''}{said}"
        raise UserError(sentence if sentence.endswith("?") else f"{sentence}.") from error


def _sound(root: yaml.Node, name: str) -> None:
    """Refuses what YAML allows and no file here has: parts that are referred to, keys given twice."""
    anchored = referred(root)
    if anchored is not None:
        raise UserError(
            f"{name}, ligne {anchored.start_mark.line + 1} : cette partie est reprise ailleurs par un renvoi (« & » et "
            "« * »), ce qui n'est pas accepté ; l'écrire en toutes lettres à chaque endroit."
        )
    twice = repeated_key(root)
    if twice is not None:
        raise UserError(
            f"{name}, ligne {twice.line} : {named(root, twice.location)} donné deux fois, déjà à la ligne "
            f"{twice.first} ; n'en garder qu'un."
        )


def _content(root: yaml.Node, text: str, name: str) -> object:
    """What the nodes stand for: texts, numbers, lists, mappings."""
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_document(root)
    except yaml.YAMLError as error:
        line, said = syntax_fault(text, error)
        raise UserError(f"{name}, ligne {line} : le YAML est mal formé ; {said}.") from error
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        location = next((place for place, node in walk(root) if _odd(node)), ())
        raise UserError(
            f"{name}, ligne {line_of(root, location)} : {named(root, location)} a une valeur qui ne se lit pas ; la "
            "mettre entre guillemets."
        ) from error
    finally:
        loader.dispose()


def _odd(node: yaml.Node) -> bool:
    """Whether a scalar is no value of the kind that it looks like, as the date 2024-13-45."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    try:
        yaml.SafeLoader("").construct_document(node)
    except (yaml.YAMLError, ValueError, AttributeError, TypeError):
        return True
    return False
