"""The left column of an import's page: the source's lines, what each stretch was taken for, and the doubts beside them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from assistant.importing.check import HEADING_ABOVE
from assistant.rubric.criterion import Criterion, Lines
from assistant.rubric.rubric import Activity, Assessment, Rule
from assistant.web.item import Item
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
Mark = tuple[Stretch, str, int]
"""Where, what, and the item's key."""
FEWEST = 3
"""Letters of a passage that is worth choosing."""
_BORDER = re.compile(r"</?[a-zA-Z][^>]*>|[|\t]")
"""What stands between the cells of one line."""


def original(sorting: Sorting) -> str:
    """The column's HTML."""
    marks: dict[int, list[Mark]] = defaultdict(list)
    for mark in _marks(sorting):
        marks[mark[0].line].append(mark)
    doubts: dict[int, list[str]] = defaultdict(list)
    for _, doubt in sorting.doubts():
        doubts[doubt.line].append(doubt.text)
    legend = "".join(f'<span class="k-{kind}">{word}</span>' for kind, word in KINDS.items())
    lines = "".join(
        _line(number, text, _place(sorting, number), marks.get(number, []), doubts.get(number, []))
        for number, text in enumerate(sorting.proposal.lines, start=1)
        if text.strip() or number in doubts
    )
    return f'<section class="original"><p class="legend">{legend}</p><div class="lines">{lines}</div></section>'


def _marks(sorting: Sorting) -> Iterator[Mark]:
    """What was taken for what, the surest first: a stretch that two claim is the first one's."""
    lines = sorting.proposal.lines
    told: list[tuple[str, str, Lines, int]] = [
        (item.role, item.text, item.lines, item.key) for item in sorting.items if isinstance(item.part, Criterion)
    ]
    told += _headings(sorting)
    for kind in ("competency", "activity", "block", "assessment", "rule", "note", "aside", "free"):
        for item in sorting.items:
            if item.role == kind and not isinstance(item.part, Criterion):
                told += [(kind, item.text, item.lines, item.key), *_beside(item)]
    for kind, wording, within, key in told:
        for paragraph in wording.splitlines():
            for stretch in located(paragraph, lines, within):
                yield stretch, kind, key


def _headings(sorting: Sorting) -> list[tuple[str, str, Lines, int]]:
    """Where the headings of criteria first stand: above the first criterion under each, at most so many lines."""
    found, before = [], None
    for item in sorting.items:
        if not isinstance(item.part, Criterion):
            continue
        heading, (first, last) = item.part.heading, item.lines
        if heading and heading != before:
            found.append(("heading", heading, (max(1, first - HEADING_ABOVE), last), item.key))
        before = heading
    return found


def _beside(item: Item) -> Iterator[tuple[str, str, Lines, int]]:
    """What a part holds of the source beside its wording."""
    part = item.part
    if isinstance(part, Activity) and item.role == "activity":
        for task in part.tasks:
            yield "activity", task, part.lines, item.key
        if part.competency and part.competency_lines:
            yield "competency", part.competency, part.competency_lines, item.key
    if isinstance(part, Assessment) and item.role == "assessment":
        for text in (part.title, part.block_text or ""):
            yield "assessment", text, part.lines, item.key
    if isinstance(part, Rule) and item.role == "rule":
        yield "rule", part.title, part.lines, item.key


def _place(sorting: Sorting, number: int) -> str:
    """Where the line is found in the document, where that is not where the line above is."""
    places = sorting.proposal.places
    if len(places) < number or (number > 1 and places[number - 1] == places[number - 2]):
        return ""
    return f'<small class="place">{safe(places[number - 1])}</small>'


def _line(number: int, text: str, place: str, marks: list[Mark], doubts: list[str]) -> str:
    shown, at = "", 0
    for (_, start, end), kind, key in sorted(_apart(marks, len(text)), key=lambda mark: mark[0].start):
        shown += _bare(number, text, at, start)
        shown += (
            f'<mark class="k-{kind}" title="{KINDS[kind]}" data-action="select" data-key="{key}">'
            f"{safe(text[start:end])}</mark>"
        )
        at = end
    shown += _bare(number, text, at, len(text))
    told = "".join(f'<p class="doubt">{safe(doubt)}</p>' for doubt in doubts)
    return f'<div class="line" data-line="{number}"><b>{number}</b><div>{place}{shown}{told}</div></div>'


def _bare(number: int, text: str, start: int, end: int) -> str:
    """A part of a line that no item holds; each cell of it that has words can be taken up."""
    shown, at = "", start
    for border in (*_BORDER.finditer(text, start, end), None):
        until = border.start() if border else end
        cell = safe(text[at:until])
        if sum(c.isalpha() for c in text[at:until]) >= FEWEST:
            cell = (
                f'<span class="bare" title="Choisir ce passage" data-action="take" data-line="{number}" '
                f'data-start="{at}" data-end="{until}">{cell}</span>'
            )
        shown += cell + (safe(border[0]) if border else "")
        at = border.end() if border else end
    return shown


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
