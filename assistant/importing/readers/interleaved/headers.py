"""The headers of columns in a text that has lost its table: which columns there are, and in what order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.importing.codes import code_at, folded
from assistant.importing.source import Role

_WORDS: tuple[tuple[Role, str], ...] = (
    ("criterion", r"\bcriteres?\b|\bindicateurs?\b|\bobservables?\b|\bresultats? attendus?\b|\battendus\b"),
    (
        "assessment",
        r"\bmodalites?\b|\bepreuves?\b|\bsituations? d'evaluation\b|\bmises? en situation\b|\bmoyens d'evaluation\b",
    ),
    ("competency", r"\bcompetences?\b|\bcapacites?\b|\bsavoir[- ]faire\b|\baptitudes?\b"),
    ("activity", r"\bactivites?\b|\btaches?\b|\bfonctions?\b|\bmissions?\b|\bsituations? de travail\b"),
)
_TALK = re.compile(
    r"\b(?:est|sont|doit|doivent|permet|permettent|peut|peuvent|[a-z]+ant|[a-z]{3,}ees?|il|elle|ils|candidats?|je|nous)\b"
)
_UNFINISHED = re.compile(r"\b(?:pour|de|des|du|les?|la|par|et|ou|en|avec|a|au|aux)$")
_Named = tuple[int, list[Role]]
"""A line, counted from 1, and the columns that it names."""
_NEAR = 24
"""Lines within which the headers of one table stand, the definitions that référentiels put under them included."""


@dataclass(frozen=True, slots=True)
class Header:
    """The headers of one table."""

    first: int
    last: int
    """First and last of the lines that hold them, counted from 1."""
    roles: tuple[Role, ...]
    """In the order of the columns."""
    naming: tuple[int, ...]
    """Those of its lines that name columns; what stands between them explains."""


def headers(lines: Sequence[str]) -> list[Header]:
    """Every group of headers in the text, in reading order; after the first one, those that repeat its words."""
    named = [(number, columns) for number, line in enumerate(lines, 1) if (columns := _named(line))]
    at = 0
    while at < len(named):
        group, roles = _group(named[at : at + 8])
        if len(roles) >= 2 and "criterion" in roles:
            wordings = {_folded(lines[number - 1]) for number, _ in group}
            again = [one for one in named[at:] if _folded(lines[one[0] - 1]) in wordings]
            return list(_repeated(lines, again, len(group)))
        at += 1
    return []


def label_lines(lines: Sequence[str], found: Sequence[Header]) -> Iterator[int]:
    """The lines, counted from 1, that name columns, and those that repeat any part of the first header."""
    if not found:
        return
    first, *others = found
    yield from first.naming
    whole = _run_together(lines[first.first - 1 : first.last])
    for header in others:
        same = _run_together(lines[header.first - 1 : header.last]) == whole
        for number in range(header.first, header.last + 1):
            text = _run_together([lines[number - 1]])
            if text and (same or text in whole):
                yield number


def _run_together(lines: Sequence[str]) -> str:
    return " ".join(text for line in lines if (text := _folded(line)))


def _repeated(lines: Sequence[str], named: Sequence[_Named], size: int) -> Iterator[Header]:
    at = 0
    while at < len(named):
        group, roles = _group(named[at : at + size])
        if len(group) == size:
            naming = tuple(number for number, _ in group)
            yield Header(naming[0], _end(lines, naming[-1]), tuple(roles), naming)
            at += size
        else:
            at += 1


def _group(named: Sequence[_Named]) -> tuple[list[_Named], list[Role]]:
    """The lines, from the first on, that stand near each other and name columns not named yet; and those columns."""
    group, roles = [named[0]], list(named[0][1])
    for number, more in named[1:]:
        if number - group[-1][0] > _NEAR or any(role in roles for role in more):
            break
        group.append((number, more))
        roles.extend(more)
    return group, roles


def _folded(line: str) -> str:
    return " ".join(folded(line).split())


def _end(lines: Sequence[str], last: int) -> int:
    """The last line of a header that goes on below."""
    while last < len(lines) and lines[last].strip()[:1].islower():
        last += 1
    return last


def _named(line: str) -> list[Role]:
    """The columns that a line names, from left to right; none where it says anything else."""
    text = _folded(line).rstrip(" :|")
    if not text[:1].isalpha() or len(text) > 90 or code_at(line.strip()) is not None or text[-1] in ".,;":
        return []
    if _UNFINISHED.search(text):
        return []
    shouted = line.upper() == line
    if not shouted and (len(text.split()) > 8 or _TALK.search(text) or line.strip()[:1].islower()):
        return []
    places: dict[Role, int] = {}
    taken: list[tuple[int, int]] = []
    for role, pattern in _WORDS:
        for found in re.finditer(pattern, text):
            if not any(start <= found.start() < end for start, end in taken):
                places.setdefault(role, found.start())
                taken.append(found.span())
    words = len(text.split())
    if words > 6 * max(1, len(places)):
        return []
    return sorted(places, key=places.__getitem__)
