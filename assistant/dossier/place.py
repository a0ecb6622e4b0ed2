"""How a place in a dossier is named in French: a page, a section of a text without pages, a slide."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

Unit = Literal["page", "section", "slide"]

_ONE: dict[Unit, str] = {"page": "p.", "section": "section", "slide": "diapositive"}
_MANY: dict[Unit, str] = {"page": "p.", "section": "sections", "slide": "diapositives"}
NOUNS: dict[Unit, str] = {"page": "page", "section": "section", "slide": "diapositive"}
"""The whole word, singular; all three are feminine and take an s."""


def place(unit: Unit, number: int) -> str:
    """«p. 3», «section 3», «diapositive 3»."""
    return f"{_ONE[unit]} {number}"


def places(numbers: Sequence[tuple[Unit, int]]) -> str:
    """«p. 3», «sections 2 et 3», «diapositives 1, 4 et 6»; units that differ are named one after the other."""
    named: list[str] = []
    for unit, members in groupby(numbers, key=lambda member: member[0]):
        of_unit = [str(number) for _, number in members]
        if len(of_unit) == 1:
            named.append(f"{_ONE[unit]} {of_unit[0]}")
        else:
            named.append(f"{_MANY[unit]} {', '.join(of_unit[:-1])} et {of_unit[-1]}")
    return ", ".join(named)


def extent(units: Sequence[Unit]) -> str:
    """«12 pages», «1 section», «2 pages et 3 diapositives»: how much there is."""
    counts = {unit: sum(one == unit for one in units) for unit in dict.fromkeys(units)}
    named = [f"{count} {NOUNS[unit]}{'s' if count > 1 else ''}" for unit, count in counts.items()]
    return f"{', '.join(named[:-1])} et {named[-1]}" if len(named) > 1 else "".join(named)


def stretches(numbers: Sequence[tuple[Unit, int]]) -> str:
    """«page 3», «sections 2, 5–7 et 9»; nothing for no number. Numbers come in their order."""
    return ", ".join(f"{noun} {listed}" for noun, listed, _ in _stretches(numbers))


def ranges(numbers: Sequence[tuple[Unit, int]]) -> str:
    """«page 3 illisible», «pages 2, 5–7 et 9 illisibles»; nothing for no number. Numbers come in their order."""
    return ", ".join(f"{noun} {listed} illisible{several}" for noun, listed, several in _stretches(numbers))


def _stretches(numbers: Sequence[tuple[Unit, int]]) -> Iterator[tuple[str, str, str]]:
    """For each unit its noun, the numbers as runs, and the s of its adjectives where they are several."""
    for unit, members in groupby(numbers, key=lambda member: member[0]):
        runs: list[list[int]] = []
        for _, number in members:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        several = "s" if sum(map(len, runs)) > 1 else ""
        shown = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
        listed = f"{', '.join(shown[:-1])} et {shown[-1]}" if len(shown) > 1 else shown[0]
        yield f"{NOUNS[unit]}{several}", listed, several
