"""How the lines of a source spell a wording, other columns' lines in between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LEAST = 12
"""Letters that a fragment has at least when it begins within a line: fewer are chance."""
_WITHIN_LINE = 2
_FAR_END = 1
_CLAIMED = 20


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some characters of a line, ``end`` not included."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Way:
    """The cheapest way to have spelled some characters of the wording."""

    cost: int
    fragment: Fragment | None = None
    before: "_Way | None" = None


def spelled(wanted: str, lines: Sequence[str], claimed: Sequence[Sequence[int]]) -> list[Fragment] | None:
    """The fragments that spell the wanted text in order, or None.

    From each line at most one fragment is taken, as long as can be; a line may be passed over, as another column's.
    Of several ways it is the one with the most whole lines, between the first line and the last, on characters that
    nothing has claimed yet: so the words of one column are not taken for those of another.

    Args:
        wanted: the characters of the wording; empty is spelled by nothing.
        lines: the characters of each line.
        claimed: for each line one number per character, 0 where nothing has claimed it.
    """
    ways: dict[int, _Way] = {0: _Way(0)}
    for number, line in enumerate(lines):
        found: dict[int, _Way] = {}
        for at, way in ways.items():
            if at == len(wanted):
                continue
            for start, end in _offers(wanted, at, line):
                after = at + end - start
                cost = way.cost + _cost(number, start, end, at, after == len(wanted), lines, claimed)
                if after not in found or cost < found[after].cost:
                    found[after] = _Way(cost, Fragment(number, start, end), way)
        for after, way in found.items():
            if after not in ways or way.cost < ways[after].cost:
                ways[after] = way
    done = ways.get(len(wanted))
    if done is None:
        return None
    path: list[Fragment] = []
    while done is not None:
        if done.fragment is not None:
            path.append(done.fragment)
        done = done.before
    return path[::-1]


def _cost(
    number: int,
    start: int,
    end: int,
    at: int,
    last: bool,
    lines: Sequence[str],
    claimed: Sequence[Sequence[int]],
) -> int:
    cost = _WITHIN_LINE * ((start > 0) + (end < len(lines[number])))
    cost += _FAR_END * ((at == 0 and number > 0) + (last and number < len(lines) - 1))
    return cost + (_CLAIMED if any(claimed[number][start:end]) else 0)


def _offers(wanted: str, at: int, line: str) -> Iterator[tuple[int, int]]:
    """Stretches of the line where the wanted text goes on: to the line's end or to its own."""
    last = len(line) if at == 0 else min(len(line), max(len(line) - LEAST + 1, 1))
    rest = len(wanted) - at
    for start in range(last):
        if line[start] != wanted[at]:
            continue
        if len(line) - start <= rest:
            if wanted.startswith(line[start:], at):
                yield start, len(line)
        elif line.startswith(wanted[at:], start) and (start == 0 or at == 0 or rest >= LEAST):
            yield start, start + rest
