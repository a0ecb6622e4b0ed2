"""Where in a source's lines a wording stands, to colour it. Layout in between is passed over; nothing is checked here."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.rubric.criterion import Lines

_TAG = re.compile(r"<[^>]*>|\]\([^)]*\)|&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-fA-F]+);")
_SIGNS = re.compile(r"[\W_]*$")
_LOST = "\N{REPLACEMENT CHARACTER}"
_LIGATURES = ("ffi", "ti", "fi", "fl")
SHORTEST = 8
"""A fragment of a wording in the middle of a line has at least so many letters: fewer are chance."""


class Stretch(NamedTuple):
    """A part of one line."""

    line: int
    """Counted from 1."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Letters:
    """A text's letters and digits, without accents nor capitals, and where each stands in it."""

    text: str
    places: tuple[int, ...]


def located(wording: str, lines: Sequence[str], within: Lines) -> tuple[Stretch, ...]:
    """The stretches of the lines that spell the wording, in order; fewer than all when the layout is too entangled."""
    first, last = max(within[0], 1), min(within[1], len(lines))
    lossy = any(_LOST in line for line in lines[first - 1 : last])
    wanted = _letters(wording, lossy).text
    held = [(number, _letters(lines[number - 1], lossy)) for number in range(first, last + 1)]
    if not wanted or not held:
        return ()
    found = _whole(wanted, held) or list(_fragments(wanted, held))
    return tuple(_with_sign(stretch, wording, lines, stretch is found[-1]) for stretch in found)


def lines_held(wording: str, lines: Sequence[str], within: Lines) -> Lines:
    """The first and last line that the wording takes up; ``within`` when not all of it is located."""
    found = located(wording, lines, within)
    read = "".join(lines[each.line - 1][each.start : each.end] for each in found)
    lossy = _LOST in read
    if not found or _letters(read, lossy).text != _letters(wording, lossy).text:
        return within
    return found[0].line, found[-1].line


def _with_sign(stretch: Stretch, wording: str, lines: Sequence[str], last: bool) -> Stretch:
    """The stretch with the signs that follow its last letter in the wording too: «.», « % », « »»."""
    ending = _SIGNS.search(wording) if last else None
    signs = ending[0] if ending else ""
    line, end = lines[stretch.line - 1], stretch.end
    if last:
        for sign in "".join(signs.split()):
            after = end + len(line[end:]) - len(line[end:].lstrip())
            if line[after : after + 1] != sign:
                break
            end = after + 1
    elif line[end:].strip() and line[end:].strip() in wording and not any(c.isalnum() for c in line[end:]):
        end = len(line.rstrip())
    return stretch._replace(end=end)


def _whole(wanted: str, held: list[tuple[int, _Letters]]) -> list[Stretch]:
    """The wording as it runs on from line to line without anything in between."""
    at = "".join(letters.text for _, letters in held).find(wanted)
    if at < 0:
        return []
    found, end = [], at + len(wanted)
    passed = 0
    for number, letters in held:
        start, stop = max(at - passed, 0), min(end - passed, len(letters.text))
        if start < stop:
            found.append(_stretch(number, letters, start, stop))
        passed += len(letters.text)
    return found


def _fragments(wanted: str, held: list[tuple[int, _Letters]]) -> Iterator[Stretch]:
    """The wording line by line, lines of other columns passed over."""
    at = 0
    for number, letters in held:
        left = wanted[at:]
        start = letters.text.find(left) if len(left) >= SHORTEST else -1
        if start >= 0:
            yield _stretch(number, letters, start, start + len(left))
            return
        length = _tail(left, letters.text)
        if length:
            size = len(letters.text)
            yield _stretch(number, letters, size - length, size)
            at += length


def _tail(left: str, line: str) -> int:
    """Letters of the line's end with which the rest of the wording begins; a whole line may be short."""
    if line and left.startswith(line):
        return len(line)
    for length in range(min(len(left), len(line)), SHORTEST - 1, -1):
        if line.endswith(left[:length]):
            return length
    return 0


def _stretch(number: int, letters: _Letters, start: int, stop: int) -> Stretch:
    return Stretch(number, letters.places[start], letters.places[stop - 1] + 1)


@lru_cache(maxsize=20_000)
def _letters(text: str, lossy: bool) -> _Letters:
    blank = _TAG.sub(lambda tag: " " * len(tag[0]), text)
    pairs: list[tuple[str, int]] = []
    for place, character in enumerate(blank):
        for letter in unicodedata.normalize("NFKD", character.casefold()):
            if letter.isalnum():
                pairs.append((letter, place))
    if lossy:
        pairs = list(_without_ligatures(pairs))
    return _Letters("".join(letter for letter, _ in pairs), tuple(place for _, place in pairs))


def _without_ligatures(pairs: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """A source that has lost some ligatures is compared without any, and without double t or f."""
    plain = "".join(letter for letter, _ in pairs)
    at = 0
    while at < len(pairs):
        ligature = next((each for each in _LIGATURES if plain.startswith(each, at)), None)
        if ligature is not None:
            at += len(ligature)
            continue
        if not (pairs[at][0] in "tf" and plain[at - 1 : at] == pairs[at][0]):
            yield pairs[at]
        at += 1
