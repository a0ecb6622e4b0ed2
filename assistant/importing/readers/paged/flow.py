"""Text outside tables: headings by size and weight, paragraphs and lists."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.importing.readers.joining import goes_on
from assistant.importing.readers.paged.paragraphs import Frame, Paragraph, listed, paragraphs
from assistant.reading.page.layout import Line
from assistant.reading.title import HEADING_RATIO

_LONGEST = 200
"""Letters of the longest heading."""
_LINES = 3
"""Lines of the longest heading."""


@dataclass(frozen=True, slots=True)
class Type:
    """The font sizes of a document: of its body, and those that are headings, largest first."""

    body: float
    headings: tuple[float, ...]


def type_of(lines: Iterable[Line]) -> Type:
    """The sizes that a document's lines have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_rounded(line.size)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    return Type(body, tuple(sorted((size for size in sizes if size >= body * HEADING_RATIO), reverse=True)))


def flowing(lines: Sequence[Line], sizes: Type, step: float, right: float) -> list[Paragraph]:
    """Headings, paragraphs and list items of lines one below the other."""
    if not lines:
        return []
    frame = Frame(min(line.box.x0 for line in lines), right, step)
    found: list[Paragraph] = []
    run: list[Line] = []
    level = 0
    for line in lines:
        here = _level(line, sizes)
        if run and here != level:
            found.extend(_made(run, level, frame))
            run = []
        level = here
        run.append(line)
    return [*found, *_made(run, level, frame)]


def _level(line: Line, sizes: Type) -> int:
    """Level of the heading that a line is (part of), or 0."""
    if len(line.text) > _LONGEST or not any(c.isalpha() for c in line.text) or listed(line):
        return 0
    if line.size >= sizes.body * HEADING_RATIO:
        size = _rounded(line.size)
        return sizes.headings.index(size) + 1 if size in sizes.headings else 1
    return len(sizes.headings) + 1 if line.bold and line.size >= 0.95 * sizes.body else 0


def _made(run: Sequence[Line], level: int, frame: Frame) -> list[Paragraph]:
    if not level:
        return paragraphs(run, frame)
    found: list[list[Line]] = []
    for line in run:
        last = found[-1][-1] if found else None
        near = last is not None and line.box.top - last.box.top < 1.7 * last.size
        full = last is not None and frame.right - last.box.x1 < line.glyphs[0].box.x1 - line.box.x0 + 0.4 * line.size
        if last is not None and near and (goes_on(line.text) or full):
            found[-1].append(line)
        else:
            found.append([line])
    # several lines in bold that run on are a paragraph that someone stresses
    return [Paragraph(tuple(lines), heading=level if len(lines) <= _LINES else 0) for lines in found]


def _rounded(size: float) -> float:
    return round(size * 2) / 2
