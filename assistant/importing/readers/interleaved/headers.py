"""The headers of columns in a text that has lost its table: which columns there are, and in what order."""

import re
from collections.abc import Sequence
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


def headers(lines: Sequence[str]) -> list[Header]:
    """Every group of headers in the text, in reading order."""
    named = [(number, columns) for number, line in enumerate(lines, 1) if (columns := _named(line))]
    found: list[Header] = []
    at = 0
    # The first group counts from two columns; afterwards only the same columns again are headers and not text.
    while at < len(named):
        group = [named[at]]
        roles = dict.fromkeys(named[at][1])
        for number, more in named[at + 1 : at + 8]:
            if number - group[-1][0] > _NEAR or any(role in roles for role in more):
                break
            group.append((number, more))
            roles.update(dict.fromkeys(more))
        if len(roles) >= 2 and "criterion" in roles and (not found or set(roles) == set(found[0].roles)):
            found.append(Header(group[0][0], _end(lines, group[-1][0]), tuple(roles)))
            at += len(group)
        else:
            at += 1
    return found


def _end(lines: Sequence[str], last: int) -> int:
    """The last line of a header that goes on below."""
    while last < len(lines) and lines[last].strip()[:1].islower():
        last += 1
    return last


def _named(line: str) -> list[Role]:
    """The columns that a line names, from left to right; none where it says anything else."""
    text = " ".join(folded(line).split()).rstrip(" :|")
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
