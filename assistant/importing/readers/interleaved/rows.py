"""Paragraphs of columns, grouped into the rows of the table that they come from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from assistant.importing.codes import code_at, numbers
from assistant.importing.readers.interleaved.fragments import Fragment, joined
from assistant.importing.readers.interleaved.roles import code_letters
from assistant.importing.readers.interleaved.sequence import Step
from assistant.importing.source import Cell, Piece, Role, Row

_ROUND = set("•‣▪●○◦■□➢➤✓✔❖·\uf0b7\uf0a7\uf0d8")
_OUTER: tuple[Role, ...] = ("block", "activity", "competency")
"""The columns that a row is told by."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph of one column, perhaps in several parts with other columns' text in between."""

    role: Role
    parts: list[Fragment]

    @property
    def head(self) -> Fragment:
        """The fragment it begins with."""
        return self.parts[0]


@dataclass(slots=True)
class _Pass:
    """One way through the columns from left to right: a row, or what a page shows of one."""

    page: bool
    """Whether it begins at the top of a page, where the row of the page before may go on."""
    heads: list[tuple[Fragment, Step]] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    """Those that begin in it."""

    def competencies(self) -> int:
        """How many competencies begin in it."""
        return sum(p.role == "competency" and p.head.opening in ("code", "capital") for p in self.paragraphs)

    def all_new(self) -> bool:
        """Whether no column goes on with what stands before the page."""
        first = {step.role: (fragment, step) for fragment, step in reversed(self.heads)}
        return all(step.begins and fragment.opening in ("code", "capital") for fragment, step in first.values())

    def first(self, role: Role) -> tuple[Fragment, Step] | None:
        """The first fragment that it has in a column."""
        return next((head for head in self.heads if head[1].role == role), None)


@dataclass(slots=True)
class Group:
    """The paragraphs of one row."""

    paragraphs: list[Paragraph]

    def row(self, columns: Sequence[Role], depths: dict[tuple[Role, bool], int]) -> Row:
        """The row's cells, in the order of the columns."""
        return tuple(Cell(tuple(piece(p, depths) for p in self.paragraphs if p.role == role)) for role in columns)


def groups(fragments: Sequence[Fragment], steps: Sequence[Step], columns: Sequence[Role]) -> list[Group]:
    """The rows' paragraphs. A row goes on over a page break unless what names the row begins anew."""
    passes = list(_passes(fragments, steps, columns))
    counts = [count for one in passes if not one.page and (count := one.competencies())]
    several = bool(counts) and median(counts) >= 2
    starters = {_shape(one.heads[0][0]) for one in passes[1:] if not one.page and one.heads[0][1].role != "block"} - {
        None
    }
    found: list[Group] = []
    named = False
    for one in passes:
        if not found or _starts_row(one, named, several, starters):
            found.append(Group([]))
            named = False
        found[-1].paragraphs.extend(one.paragraphs)
        named = named or bool(one.competencies())
    return [group for group in found if group.paragraphs]


def _passes(fragments: Sequence[Fragment], steps: Sequence[Step], columns: Sequence[Role]) -> Iterator[_Pass]:
    current: _Pass | None = None
    last: dict[Role, Paragraph] = {}
    at, page = -1, True
    for fragment, step in zip(fragments, steps, strict=True):
        page = page or fragment.page
        if step.role not in columns:
            page = True  # a page's title or foot
            continue
        column = columns.index(step.role)
        back = column < at
        # Without a mark, only a sentence that goes on to the left of where it was left tells a page break.
        if current is None or page or (back and (step.role in _OUTER or not step.begins)):
            if current is not None:
                yield current
            current = _Pass(page=current is not None and (page or not step.begins))
        at, page = column, False
        current.heads.append((fragment, step))
        if step.begins or step.role not in last:
            last[step.role] = Paragraph(step.role, [fragment])
            current.paragraphs.append(last[step.role])
        else:
            last[step.role].parts.append(fragment)
    if current is not None:
        yield current


def _starts_row(one: _Pass, named: bool, several: bool, starters: set[tuple[str, int] | None]) -> bool:
    """Whether a pass begins a row. ``named``: the row at hand has its competency already."""
    if not one.page:
        return True
    if one.first("block") is not None and one.heads[0][1].begins:
        return True
    if several:
        head, step = one.heads[0]
        if not step.begins or step.role not in _OUTER or not one.competencies():
            return False
        # Rows that begin within a page show what rows begin with; else a row that goes on shows in some column.
        return _shape(head) in starters if starters else one.all_new()
    if not named:
        return False
    first = one.first("competency")
    return first is not None and first[1].begins and first[0].opening in ("code", "capital")


def _shape(fragment: Fragment) -> tuple[str, int] | None:
    """Letters and depth of the code that a fragment begins with: ``A.1.2`` is ("A", 2)."""
    code = code_at(fragment.text)
    return (code_letters(fragment.text), len(numbers(code.name))) if code is not None else None


def depths(paragraphs: Sequence[Paragraph]) -> dict[tuple[Role, bool], int]:
    """The depth of a list item by its column and whether its bullet is round; round ones stand outside dashes."""
    kinds = {(p.role, p.head.bullet in _ROUND) for p in paragraphs if p.head.bullet}
    return {(role, is_round): 1 if is_round or (role, True) not in kinds else 2 for role, is_round in kinds}


def piece(paragraph: Paragraph, depths: dict[tuple[Role, bool], int], heading: int = 0) -> Piece:
    """The paragraph on one line, with the lines that it stands on."""
    lines = [line for part in paragraph.parts for line, _, _ in part.spans]
    bullet = paragraph.head.bullet
    return Piece(
        text=joined([part.text for part in paragraph.parts]),
        place=(min(lines), max(lines)),
        heading=heading,
        depth=depths.get((paragraph.role, bullet in _ROUND), 0) if bullet else 0,
        bullet=bullet,
    )
