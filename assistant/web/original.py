"""The left column of an import's page: the source's lines, what each stretch was taken for, and the doubts beside them."""

from collections import defaultdict
from collections.abc import Iterator

from assistant.importing.check import HEADING_ABOVE
from assistant.rubric.criterion import Lines
from assistant.web.located import Stretch, located
from assistant.web.markup import safe
from assistant.web.sorting import Sorting

KINDS = {
    "criterion": "critère",
    "heading": "intitulé",
    "competency": "compétence",
    "activity": "activité",
    "block": "bloc",
    "assessment": "modalité",
    "rule": "texte général",
    "note": "note",
    "aside": "écarté",
    "free": "sans place",
}
"""What a stretch was taken for: class of its colour, and word for it."""
Mark = tuple[Stretch, str, int | None]
"""Where, what, and the item's key or the unplaced text's number."""


def original(sorting: Sorting) -> str:
    """The column's HTML."""
    marks: dict[int, list[Mark]] = defaultdict(list)
    for mark in _marks(sorting):
        marks[mark[0].line].append(mark)
    doubts: dict[int, list[str]] = defaultdict(list)
    for doubt in sorting.proposal.doubts:
        doubts[doubt.line].append(doubt.text)
    legend = "".join(f'<span class="k-{kind}">{word}</span>' for kind, word in KINDS.items())
    lines = "".join(
        _line(number, text, marks.get(number, []), doubts.get(number, []))
        for number, text in enumerate(sorting.proposal.lines, start=1)
        if text.strip() or number in doubts
    )
    return f'<section class="original"><p class="legend">{legend}</p><div class="lines">{lines}</div></section>'


def _marks(sorting: Sorting) -> Iterator[Mark]:
    """What was taken for what, the surest first: a stretch that two claim is the first one's."""
    lines = sorting.proposal.lines
    for item in sorting.items:
        for stretch in located(item.criterion.statement, lines, item.criterion.lines):
            yield stretch, item.role, item.key
    for kind, wording, within in (*_headings(sorting), *_parts(sorting)):
        for paragraph in wording.splitlines():
            for stretch in located(paragraph, lines, within):
                yield stretch, kind, None
    for number, piece in enumerate(sorting.proposal.unplaced):
        if number not in sorting.placed:
            for stretch in located(piece.text, lines, (piece.line, piece.line)):
                yield stretch, "free", None


def _headings(sorting: Sorting) -> Iterator[tuple[str, str, Lines]]:
    """Where the headings of criteria first stand: above the first criterion under each, at most so many lines."""
    before = None
    for item in sorting.items:
        heading, (first, last) = item.criterion.heading, item.criterion.lines
        if heading and heading != before:
            yield "heading", heading, (max(1, first - HEADING_ABOVE), last)
        before = heading


def _parts(sorting: Sorting) -> Iterator[tuple[str, str, Lines]]:
    rubric = sorting.proposal.rubric
    for competency in rubric.competencies:
        if competency.statement is not None:
            yield "competency", competency.statement, competency.lines
    for activity in rubric.activities:
        for text in (activity.title, *activity.tasks):
            yield "activity", text, activity.lines
        if activity.competency and activity.competency_lines:
            yield "competency", activity.competency, activity.competency_lines
    for block in rubric.blocks:
        yield "block", block.title, block.lines
    for assessment in rubric.assessments:
        for text in (assessment.text, assessment.title, assessment.block_text or ""):
            yield "assessment", text, assessment.lines
    for rule in rubric.rules:
        yield "rule", f"{rule.text}\n{rule.title}", rule.lines


def _line(number: int, text: str, marks: list[Mark], doubts: list[str]) -> str:
    shown, at = "", 0
    for (_, start, end), kind, key in sorted(_apart(marks, len(text)), key=lambda mark: mark[0].start):
        chosen = f' data-action="select" data-key="{key}"' if key is not None else ""
        shown += safe(text[at:start])
        shown += f'<mark class="k-{kind}" title="{KINDS[kind]}"{chosen}>{safe(text[start:end])}</mark>'
        at = end
    shown += safe(text[at:])
    told = "".join(f'<p class="doubt">{safe(doubt)}</p>' for doubt in doubts)
    return f'<div class="line" data-line="{number}"><b>{number}</b><div>{shown}{told}</div></div>'


def _apart(marks: list[Mark], length: int) -> list[Mark]:
    """The marks that claim nothing that one before them has claimed."""
    taken = bytearray(length)
    kept = []
    for mark in marks:
        start, end = mark[0].start, mark[0].end
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(mark)
    return kept
