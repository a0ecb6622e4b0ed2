"""Checks a référentiel: its numbering, and its wording against the source document."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from assistant.rubric.rubric import Rubric

LOST = "\N{REPLACEMENT CHARACTER}"
"""What an extraction leaves of a ligature that its font did not name."""
HEADING_ABOVE = 40
"""A heading stands at most so many lines above the first criterion under it: other columns may come between."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKS = str.maketrans("", "", '*_`~\\"')
"""What Markdown marks with and what CSV quotes with: left out on both sides."""
_Fragment = tuple[int, int, int]
"""Line, start and end of letters of a source."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SEGMENT = re.compile(r"\t|</?(?:p|li|ol|ul|hr|td|tr|br)\b[^>]*>")
"""What separates the cells and paragraphs that one line of a source holds."""


@dataclass(slots=True)
class Report:
    """What a check found. ``faults`` are in French, empty when all is well."""

    rubric: str
    version: str
    criteria: int
    found: int | None = None
    """Wordings found in the source at their lines; None when the source is not at hand."""
    unclaimed: list[tuple[int, str]] = field(default_factory=list)
    """Lines of the source that no part of the référentiel claims."""
    faults: list[str] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)
    """Names of the parts, as in ``faults``, whose wording is not in the source."""
    letters: int = 0
    """Letters of the source."""
    free: list[str] = field(default_factory=list)
    """What is left unclaimed in each of ``unclaimed``, without spaces."""


def check(rubric: Rubric, source: str | None = None) -> Report:
    """Checks numbering and, with the source text, that every wording is there and every line is claimed.

    A wording is found when its words can be read off its lines in order, whole fragments of lines at a time, other
    columns' lines in between: this undoes interleaved columns but invents nothing.
    """
    report = Report(rubric=rubric.id, version=rubric.version, criteria=len(rubric.criteria))
    report.faults.extend(_numbering(rubric))
    if source is not None:
        _against(rubric, source, report)
    return report


def _numbering(rubric: Rubric) -> Iterator[str]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for criterion in rubric.criteria:
        prefix, _, number = criterion.id.rpartition("-")
        expected = {
            "activity": criterion.activity,
            "competency": "+".join(criterion.competencies),
            "production": f"{criterion.competencies[0]}..{criterion.competencies[-1]}",
        }[criterion.attached]
        if prefix != expected:
            yield f"{criterion.id} : l'identifiant devrait commencer par « {expected}- »"
        if number.isdigit():
            numbers[prefix].append(int(number))
        else:
            yield f"{criterion.id} : l'identifiant ne finit pas par un numéro"
    for prefix, found in numbers.items():
        if found != list(range(1, len(found) + 1)):
            yield f"{prefix} : les critères ne sont pas numérotés de 1 à {len(found)} dans l'ordre"


def _against(rubric: Rubric, source: str, report: Report) -> None:
    plain = _without_ligatures if LOST in source else plain_text
    segments = [
        (number, plain(part), part.strip())
        for number, line in enumerate(source.splitlines(), start=1)
        for part in _SEGMENT.split(line)
        if part.strip()
    ]
    numbers = [number for number, _, _ in segments]
    claimed = [bytearray(len(text)) for _, text, _ in segments]
    criteria = {criterion.id for criterion in rubric.criteria}
    report.found = 0
    for name, wording, (first, last) in _wordings(rubric):
        within = range(bisect_left(numbers, first), bisect_right(numbers, last))
        taken = _read_off(plain(wording), [segments[index][1] for index in within])
        if taken is None:
            report.faults.append(f"{name} : le texte ne se retrouve pas aux lignes {first}–{last} de la source")
            report.absent.add(name)
            continue
        for offset, start, end in taken:
            claimed[within[offset]][start:end] = b"\x01" * (end - start)
        report.found += name in criteria
    for (number, text, shown), marks in zip(segments, claimed, strict=True):
        free = "".join(c for c, mark in zip(text, marks, strict=True) if not mark)
        report.letters += sum(c.isalpha() for c in text)
        if sum(c.isalpha() for c in free) >= 4:
            report.unclaimed.append((number, shown))
            report.free.append(free)


def _wordings(rubric: Rubric) -> Iterator[tuple[str, str, tuple[int, int]]]:
    for rule in rubric.rules:
        for part in rule.text.splitlines():
            yield f"règle {rule.id}", part, rule.lines
    for block in rubric.blocks:
        yield f"bloc {block.id}", block.title, block.lines
    for activity in rubric.activities:
        for part in (activity.title, *activity.tasks):
            yield f"activité {activity.id}", part, activity.lines
        if activity.competency and activity.competency_lines:
            yield f"activité {activity.id}", activity.competency, activity.competency_lines
    for competency in rubric.competencies:
        if competency.statement is not None:
            yield f"compétence {competency.id}", competency.statement, competency.lines
    for assessment in rubric.assessments:
        for part in (assessment.title, *assessment.text.splitlines(), *(assessment.block_text or "").splitlines()):
            if part.strip():
                yield f"modalité {assessment.id}", part, assessment.lines
    heading = None
    for criterion in rubric.criteria:
        if criterion.heading is not None and criterion.heading != heading:
            first, last = criterion.lines
            yield f"intitulé de {criterion.id}", criterion.heading, (max(1, first - HEADING_ABOVE), last)
        heading = criterion.heading
        yield criterion.id, criterion.statement, criterion.lines


def plain_text(text: str) -> str:
    """Letters and punctuation without tags, marks of a markup, white space and invisible characters."""
    text = unescape(_TAG.sub(" ", _LINK.sub(r"\1", text))).translate(_MARKS)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))


def _without_ligatures(text: str) -> str:
    """The same for a source that has lost ligatures: a lost one and a kept one look alike, on both sides.

    Some are lost as a sign, some without a trace: «permetent» stands for «permettent».
    """
    for ligature in ("ffi", "ti", "fi", "fl"):
        text = text.replace(ligature, LOST)
    return plain_text(text.replace("tt", "t").replace("ff", "f"))


def _read_off(wanted: str, lines: list[str]) -> list[_Fragment] | None:
    """Fragments (line, start, end) of the lines that spell the wanted text in order, or None.

    From each line at most one fragment is taken, as long as can be; a line may be passed over, as another column's.
    Depth-first, so that a fragment taken too early is given back.
    """
    if not wanted:
        return []
    dead: set[tuple[int, int]] = set()
    path: list[tuple[tuple[int, int], _Fragment | None, Iterator[_Fragment]]] = []
    """(letters spelled, line), the fragment that led there, what else that line offers."""
    path.append(((0, 0), None, _choices(wanted, 0, lines, 0)))
    while path:
        (at, line), _, choices = path[-1]
        fragment = next(choices, None)
        if fragment is None:
            dead.add((at, line))
            path.pop()
            continue
        after = at + fragment[2] - fragment[1]
        if after == len(wanted):
            return [taken for _, taken, _ in path[1:] if taken and taken[1] < taken[2]] + [fragment]
        if line + 1 < len(lines) and (after, line + 1) not in dead:
            path.append(((after, line + 1), fragment, _choices(wanted, after, lines, line + 1)))
    return None


def _choices(wanted: str, at: int, lines: list[str], line: int) -> Iterator[_Fragment]:
    """What the line can spell of the wanted text, longest first, and last nothing of it."""
    for start, length in _fragments(wanted, at, lines[line]) if line < len(lines) else ():
        yield line, start, start + length
    yield line, 0, 0


def _fragments(wanted: str, at: int, line: str) -> Iterator[tuple[int, int]]:
    """Places of the line where the wanted text goes on, longest first; a fragment of a few letters is chance."""
    found: list[tuple[int, int]] = []
    for start in range(len(line)):
        length = 0
        while start + length < len(line) and at + length < len(wanted) and line[start + length] == wanted[at + length]:
            length += 1
        ends = at + length == len(wanted) or start + length == len(line)
        if length and ends and (start == 0 or at == 0 or length >= 12):
            found.append((start, length))
    yield from sorted(found, key=lambda fragment: -fragment[1])
