"""Style sheets of a web page: their rules, and which of them an element meets. What is not understood is left out."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from assistant.reading.markup.pseudo import is_followed, stands

LONGEST = 200_000
"""Characters of a style sheet that are read."""
MOST_RULES = 3000
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_COMBINATOR = re.compile(r"(?:\s*([>+~])\s*|\s+)(?![^()]*\))")
_COMMA = re.compile(r",(?![^()]*\))")
_COMPOUND = re.compile(r"^(\*|[a-z][\w-]*)?((?:[.#][\w-]+|\[[^\]]+\]|:[a-z][a-z-]*(?:\([^()]*\))?)*)$", re.IGNORECASE)
_PART = re.compile(
    r"([.#])([\w-]+)|\[\s*([\w-]+)\s*(?:([~^$*|]?=)\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]|:([a-z-]+)(?:\(([^()]*)\))?"
)
_OTHERWISE = {"not": False, "is": True, "where": True}
"""Pseudo-classes that hold another compound, and whether the element must meet it."""
_OPENED = ("@supports", "@layer", "@container")
"""Blocks whose rules hold."""

Style = dict[str, str]


class _Step(NamedTuple):
    """One element of a selector, and how it stands to the one before: «» for the first."""

    how: str
    tag: str
    parts: tuple[tuple[str, ...], ...]


class Rule(NamedTuple):
    """Declarations for the elements that a selector names; ``weight`` grows with how closely it names them."""

    steps: tuple[_Step, ...]
    weight: tuple[int, int, int]
    style: Style
    important: Style
    above: frozenset[str]
    """Tags, «.class» and «#id» that the elements around the named ones must have between them."""
    needs: str
    """The same of the named ones themselves; «*» when there is none."""


class Declarations(NamedTuple):
    """What a block says, and what it insists on."""

    style: Style
    important: Style


def declarations(text: str) -> Declarations:
    """The declarations of a block or of a ``style`` attribute."""
    said = Declarations({}, {})
    for name, value in _DECLARATION.findall(text):
        value = value.strip().lower()
        if "!important" in value:
            said.important[name.lower()] = value.replace("!important", "").strip()
        else:
            said.style[name.lower()] = value
    return said


def rules(sheet: str) -> Iterator[Rule]:
    """The rules of a style sheet as a screen follows them."""
    for selectors, block in _blocks(_COMMENT.sub("", sheet[:LONGEST])):
        said = declarations(block)
        for selector in _COMMA.split(selectors):
            if steps := _steps(selector.strip()):
                inside = all(step.how in ("", " ", ">") for step in steps)
                above = frozenset(map(_key, steps[:-1])) - {"*"} if inside else frozenset()
                yield Rule(steps, _weight(steps), said.style, said.important, above, _key(steps[-1]))


def meets(element: Any, steps: tuple[_Step, ...]) -> bool:
    """Whether the selector names the element."""
    near = [element] if _is(element, steps[-1]) else []
    for step, before in pairwise(reversed(steps)):
        # The ancestors of the nearest are those of all.
        starts = near[:1] if step.how == " " else near
        near = [*dict.fromkeys(o for start in starts for o in _others(start, step.how) if _is(o, before))]
    return bool(near)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and their blocks, those within the conditions that hold included."""
    at = 0
    for _ in range(MOST_RULES):
        opened = text.find("{", at)
        if opened < 0:
            return
        head, depth, end = text[at:opened].rpartition(";")[2].strip().lower(), 1, opened + 1
        while depth and end < len(text):
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        block = text[opened + 1 : end - 1 if not depth else end]
        if head.startswith("@media"):
            if "print" not in head or "screen" in head:
                yield from _blocks(block)
        elif head.startswith(_OPENED):
            yield from _blocks(block)
        elif not head.startswith("@"):
            yield head, block
        at = end


def _steps(selector: str) -> tuple[_Step, ...]:
    """The selector's elements from the outermost in; none when it asks for what is not followed here."""
    steps: list[_Step] = []
    how = ""
    at = 0
    for found in (*_COMBINATOR.finditer(selector), None):
        compound = _COMPOUND.match(selector[at : found.start() if found else len(selector)])
        if compound is None or not compound[0]:
            return ()
        parts = tuple(tuple(part) for part in _PART.findall(compound[2]))
        if not all(_is_told(*part[5:]) for part in parts):
            return ()
        steps.append(_Step(how, (compound[1] or "*").lower(), parts))
        if found:
            how, at = found[1] or " ", found.end()
    return tuple(steps)


def _is_told(pseudo: str, argument: str) -> bool:
    """Whether a part of a selector can be told of an element."""
    if pseudo in _OTHERWISE:
        held = _steps(argument.strip())
        return len(held) == 1 and not any(part[5] in _OTHERWISE for part in held[0].parts)
    return not pseudo or is_followed(pseudo, argument)


def keys_of(element: Any) -> frozenset[str]:
    """What rules may need of an element: its tag, its classes and its id."""
    classes = (element.get("class") or "").lower().split()
    return frozenset((element.tag.lower(), f"#{(element.get('id') or '').lower()}", *(f".{name}" for name in classes)))


def _key(step: _Step) -> str:
    return next((part[0] + part[1] for part in step.parts if part[0]), step.tag)


def _weight(steps: tuple[_Step, ...]) -> tuple[int, int, int]:
    marks = [part[0] for step in steps for part in step.parts]
    return marks.count("#"), len(marks) - marks.count("#"), sum(step.tag != "*" for step in steps)


def _others(element: Any, how: str) -> Iterator[Any]:
    if how == ">":
        near = element.getparent()
        return iter(() if near is None else (near,))
    if how == "+":
        near = element.getprevious()
        return iter(() if near is None else (near,))
    return element.itersiblings(preceding=True) if how == "~" else element.iterancestors()  # type: ignore[no-any-return]


def _is(element: Any, step: _Step) -> bool:
    if not isinstance(element.tag, str) or step.tag not in ("*", element.tag.lower()):
        return False
    return all(_has(element, *part) for part in step.parts)


def _has(element: Any, mark: str, name: str, attribute: str, how: str, value: str, pseudo: str, argument: str) -> bool:
    if mark == ".":
        return name in (element.get("class") or "").lower().split()
    if mark == "#":
        return name == (element.get("id") or "").lower()
    if pseudo in _OTHERWISE:
        return _is(element, _steps(argument.strip())[0]) == _OTHERWISE[pseudo]
    if pseudo:
        return stands(element, pseudo, argument)
    held = element.get(attribute)
    if held is None or not how:
        return held is not None
    held = held.lower()
    met: dict[str, bool] = {
        "=": held == value, "~=": value in held.split(), "^=": held.startswith(value), "$=": held.endswith(value),
        "*=": value in held, "|=": held == value or held.startswith(f"{value}-"),
    }  # fmt: skip
    return met[how]
