"""Checks a référentiel: its numbering, and its wording against the source document."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from assistant.importing.plain import LOST, Plain, plain
from assistant.importing.spelling import spelled
from assistant.rubric.rubric import Rubric

HEADING_ABOVE = 40
"""A heading stands at most so many lines above the first criterion under it: other columns may come between."""
_SEGMENT = re.compile(r"\t|</?(?:p|li|ol|ul|hr|td|tr|br)\b[^>]*>")
"""What separates the cells and paragraphs that one line of a source holds."""
Kind = Literal["rule", "block", "activity", "competency", "assessment", "heading", "criterion"]
_SUREST: tuple[Kind, ...] = ("criterion", "competency", "activity", "block", "assessment", "heading", "rule")
"""In the order in which they claim lines: what stands in narrow bounds first."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One official text of the référentiel."""

    kind: Kind
    identity: str
    """The part's id; of a heading that of its first criterion."""
    text: str
    lines: tuple[int, int]

    @property
    def name(self) -> str:
        """The part, in French, as a fault names it."""
        if self.kind == "criterion":
            return self.identity
        words = {
            "rule": "règle",
            "block": "bloc",
            "activity": "activité",
            "competency": "compétence",
            "assessment": "modalité",
            "heading": "intitulé de",
        }
        return f"{words[self.kind]} {self.identity}"


@dataclass(slots=True)
class Segment:
    """A cell or paragraph of one line of the source."""

    line: int
    plain: Plain
    raw: str
    claims: list[int]
    """For each compared character the number of the wording that claims it, from 1; 0 for none."""

    @property
    def free(self) -> str:
        """The compared characters that nothing claims."""
        return "".join(c for c, claim in zip(self.plain.text, self.claims, strict=True) if not claim)


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
    wordings: tuple[Wording, ...] = ()
    """The official texts that were looked for, in the référentiel's order."""
    twice: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of criteria that stand on the same characters of the source."""
    segments: list[Segment] = field(default_factory=list)
    """The source's cells and paragraphs, and which wording claims what of them."""


def check(rubric: Rubric, source: str | None = None) -> Report:
    """Checks numbering and, with the source text, that every wording is there; and says which lines none claims.

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
    ligatures_lost = LOST in source
    for number, line in enumerate(source.splitlines(), start=1):
        for part in _SEGMENT.split(line):
            if part.strip():
                text = plain(part, ligatures_lost)
                report.segments.append(Segment(number, text, part.strip(), [0] * len(text.text)))
    report.wordings = tuple(_wordings(rubric))
    numbers = [segment.line for segment in report.segments]
    missing: set[int] = set()
    for index in sorted(range(len(report.wordings)), key=lambda at: _SUREST.index(report.wordings[at].kind)):
        wording = report.wordings[index]
        first, last = wording.lines
        within = report.segments[bisect_left(numbers, first) : bisect_right(numbers, last)]
        taken = spelled(
            plain(wording.text, ligatures_lost).text, [s.plain.text for s in within], [s.claims for s in within]
        )
        if taken is None:
            missing.add(index)
            continue
        for fragment in taken:
            claims = within[fragment.line].claims
            for at in range(fragment.start, fragment.end):
                if claims[at] and wording.kind == "criterion":
                    report.twice.add((report.wordings[claims[at] - 1].identity, wording.identity))
                claims[at] = claims[at] or index + 1
    for index in sorted(missing):
        wording = report.wordings[index]
        first, last = wording.lines
        report.faults.append(f"{wording.name} : le texte ne se retrouve pas aux lignes {first}–{last} de la source")
        report.absent.add(wording.name)
    report.found = sum(w.kind == "criterion" and at not in missing for at, w in enumerate(report.wordings))
    for segment in report.segments:
        free = segment.free
        report.letters += sum(c.isalpha() for c in segment.plain.text)
        if sum(c.isalpha() for c in free) >= 4:
            report.unclaimed.append((segment.line, segment.raw))
            report.free.append(free)


def _wordings(rubric: Rubric) -> Iterator[Wording]:
    for rule in rubric.rules:
        for part in rule.text.splitlines():
            yield Wording("rule", rule.id, part, rule.lines)
    for block in rubric.blocks:
        yield Wording("block", block.id, block.title, block.lines)
    for activity in rubric.activities:
        for part in (activity.title, *activity.tasks):
            yield Wording("activity", activity.id, part, activity.lines)
        if activity.competency and activity.competency_lines:
            yield Wording("activity", activity.id, activity.competency, activity.competency_lines)
    for competency in rubric.competencies:
        if competency.statement is not None:
            yield Wording("competency", competency.id, competency.statement, competency.lines)
    for assessment in rubric.assessments:
        for part in (assessment.title, *assessment.text.splitlines(), *(assessment.block_text or "").splitlines()):
            if part.strip():
                yield Wording("assessment", assessment.id, part, assessment.lines)
    heading = None
    for criterion in rubric.criteria:
        if criterion.heading is not None and criterion.heading != heading:
            first, last = criterion.lines
            yield Wording("heading", criterion.id, criterion.heading, (max(1, first - HEADING_ABOVE), last))
        heading = criterion.heading
        yield Wording("criterion", criterion.id, criterion.statement, criterion.lines)
