"""Where in a YAML document a fault stands: the line, and the part and the field in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

Location = tuple[int | str, ...]
"""Keys and places in lists, from 0, from the outermost inwards."""

KINDS = {
    "rules": "règle",
    "blocks": "bloc",
    "activities": "activité",
    "competencies": "compétence",
    "assessments": "modalité",
    "criteria": "critère",
    "losses": "perte",
    "candidates": "candidat",
}
"""What a member of a list is called."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A key that stands twice in one mapping."""

    location: Location
    line: int
    first: int
    """The line where it stands first."""


def walk(root: yaml.Node) -> Iterator[tuple[Location, yaml.Node]]:
    """Every node with its location; one that is referred to comes for every reference, opened once."""
    seen: set[int] = set()
    standing: list[tuple[Location, yaml.Node]] = [((), root)]
    while standing:
        location, node = standing.pop()
        yield location, node
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            standing.extend(((*location, str(key.value)), value) for key, value in reversed(node.value))
        elif isinstance(node, yaml.SequenceNode):
            standing.extend(((*location, place), value) for place, value in reversed(list(enumerate(node.value))))


def referred(root: yaml.Node) -> yaml.Node | None:
    """The first node that the document refers to a second time («*nom»), or None."""
    seen: set[int] = set()
    for _, node in walk(root):
        if id(node) in seen:
            return node
        seen.add(id(node))
    return None


def repeated_key(root: yaml.Node) -> Repeated | None:
    """The first key that a mapping holds twice: YAML would quietly keep the last."""
    for location, node in walk(root):
        first: dict[str, int] = {}
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            name, line = str(key.value), key.start_mark.line + 1
            if name in first:
                return Repeated((*location, name), line, first[name])
            first[name] = line
    return None


def line_of(root: yaml.Node, location: Location) -> int:
    """The line, from 1, of the deepest part of the location that the document has."""
    node, line = root, root.start_mark.line + 1
    for step in location:
        found = _inside(node, step)
        if found is None:
            break
        line, node = found
    return line


def node_at(root: yaml.Node, location: Location) -> yaml.Node | None:
    """What stands at the location, or None."""
    node = root
    for step in location:
        found = _inside(node, step)
        if found is None:
            return None
        node = found[1]
    return node


def _inside(node: yaml.Node, step: int | str) -> tuple[int, yaml.Node] | None:
    """(line, node) of a step within a node; of a key given twice the last."""
    if isinstance(node, yaml.MappingNode):
        held = [(key.start_mark.line + 1, value) for key, value in node.value if key.value == step]
        return held[-1] if held else None
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def owner(root: yaml.Node, location: Location) -> tuple[str, Location]:
    """(the part in words, the rest of the location): («critère C1-2», ("statement",)); the part is empty at the top."""
    if len(location) < 2 or not isinstance(location[0], str) or not isinstance(location[1], int):
        return "", location
    name = node_at(root, (*location[:2], "id"))
    told = name.value if isinstance(name, yaml.ScalarNode) and str(name.value).strip() else f"n° {location[1] + 1}"
    return f"{KINDS.get(location[0], location[0])} {told}", location[2:]


def named(root: yaml.Node, location: Location) -> str:
    """The part and the field in words: «critère C1-2, champ « lines », élément 2»."""
    part, rest = owner(root, location)
    keys = [str(step) for step in rest if isinstance(step, str)]
    said = [part] if part else []
    if keys:
        said.append(f"champ « {'.'.join(keys)} »")
    if rest and isinstance(rest[-1], int):
        said.append(f"élément {rest[-1] + 1}")
    return ", ".join(said)


def members(root: yaml.Node, identity: str) -> Iterator[tuple[str, int]]:
    """Where the parts of that id stand."""
    for kind, _ in _items(root):
        for place, member in enumerate(_sequence(node_at(root, (kind,)))):
            name = node_at(member, ("id",))
            if isinstance(name, yaml.ScalarNode) and name.value == identity:
                yield kind, place


def scalar_in(root: yaml.Node, location: Location, value: str) -> Location | None:
    """Where the value stands within a part, its own id apart."""
    node = node_at(root, location)
    for inner, held in walk(node) if node is not None else ():
        if isinstance(held, yaml.ScalarNode) and held.value == value and inner[-1:] != ("id",):
            return (*location, *inner)
    return None


def _items(node: yaml.Node) -> Sequence[tuple[str, yaml.Node]]:
    return [(str(key.value), value) for key, value in node.value] if isinstance(node, yaml.MappingNode) else ()


def _sequence(node: yaml.Node | None) -> Sequence[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else ()
