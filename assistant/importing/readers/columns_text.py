"""Reads text taken from a table without its rules: the columns come out block after block, cut at line ends."""

from collections.abc import Iterator, Sequence

from assistant.importing.readers.interleaved.fragments import Fragment, fragments, furniture, joined, page_tops
from assistant.importing.readers.interleaved.headers import headers, label_lines
from assistant.importing.readers.interleaved.ligature import restored
from assistant.importing.readers.interleaved.roles import (
    COLUMNS,
    code_letters,
    code_roles,
    fragment_scores,
    sentences,
    shouted,
)
from assistant.importing.readers.interleaved.rows import Group, Paragraph, depths, groups, piece
from assistant.importing.readers.interleaved.sequence import Step, steps
from assistant.importing.source import Piece, Role, Row, Source, Table


def read_columns_text(text: str, name: str) -> Source:
    """The source in a text of interleaved columns. Its tables carry ``roles``; without columns it has pieces only."""
    lines, warnings, repairs = restored(text.splitlines())
    tops = page_tops(text)
    found = headers(lines)
    after = found[0].last if found else 0
    repeated = frozenset(number for header in found[1:] for number in range(header.first, header.last + 1))
    skipped = furniture(lines, tops) | repeated
    cut = fragments(lines, after + 1, len(lines), skipped, tops)
    codes = code_roles(cut)
    present = {codes[letters] for one in cut if (letters := code_letters(one.text)) in codes}
    columns = found[0].roles if found else COLUMNS
    columns = (*(role for role in COLUMNS if role in present and role not in columns), *columns)
    width = sorted(one.width for one in cut)[len(cut) * 3 // 4] if cut else 0
    capitals = sum(shouted(one.text) for one in cut) > 0.02 * len(cut)
    scores = [
        fragment_scores(one, sentence, codes, width, capitals)
        for one, sentence in zip(cut, sentences(cut), strict=True)
    ]
    path = steps(cut, scores, ("block", *columns, "other"))
    regions: list[Piece | Table]
    if found or _tabular(path, present):
        grouped = groups(cut, path, ("block", *columns))
        warnings = sorted([*warnings, *_broken(grouped)])
        above = _prose(fragments(lines, 1, after, skipped, tops))
        regions = [*above, *_tables(grouped, columns), *_outside(cut, path)]
    else:
        regions = [*_prose(fragments(lines, 1, len(lines), skipped, tops))]
    labels = tuple(Piece(" ".join(lines[n - 1].split()), (n, n)) for n in label_lines(lines, found))
    return Source(
        name=name,
        lines=tuple(lines),
        regions=tuple(regions),
        warnings=tuple(warnings),
        repairs=tuple(repairs),
        labels=labels,
    )


def _tabular(path: Sequence[Step], present: set[Role]) -> bool:
    """Whether a text without headers is a table nevertheless: codes name its rows, and critères stand beside them."""
    begun = [step.role for step in path if step.begins]
    return bool(present & {"activity", "competency"}) and min(begun.count("competency"), begun.count("criterion")) >= 2


def _broken(grouped: Sequence[Group]) -> Iterator[tuple[int, str]]:
    """Paragraphs of which a part seems to be missing."""
    for one in (paragraph for group in grouped for paragraph in group.paragraphs):
        text = joined([part.text for part in one.parts])
        if one.parts[-1].closing == "hanging":
            last = one.parts[-1].spans[-1][0]
            yield last, f"La phrase semble coupée après « …{text[-50:]} » ; chercher sa suite dans le document."
        if one.head.opening == "lower" and text[:1].islower():
            first = one.head.spans[0][0]
            yield (
                first,
                f"« {text[:50]}… » semble commencer au milieu d'une phrase ; chercher son début dans le document.",
            )


def _prose(cut: Sequence[Fragment]) -> list[Piece]:
    """The paragraphs of a text without columns; capitals and the title of the bloc that follows are headings."""
    path = steps(cut, [{} for _ in cut], ("criterion",))
    paragraphs: list[Paragraph] = []
    for fragment, step in zip(cut, path, strict=True):
        if step.begins or not paragraphs:
            paragraphs.append(Paragraph("other", [fragment]))
        else:
            paragraphs[-1].parts.append(fragment)
    nesting = depths(paragraphs)
    titles = [at for at, one in enumerate(paragraphs) if shouted(one.head.text)]
    titles.extend([at for at, one in enumerate(paragraphs) if code_letters(one.head.text) == "B"][-1:])
    return [piece(one, nesting, heading=int(at in titles)) for at, one in enumerate(paragraphs)]


def _tables(grouped: Sequence[Group], columns: Sequence[Role]) -> list[Piece | Table]:
    """A table for each bloc, under its title."""
    nesting = depths([paragraph for group in grouped for paragraph in group.paragraphs])
    regions: list[Piece | Table] = []
    rows: list[Row] = []
    activity = columns.index("activity") if "activity" in columns else None
    for group in grouped:
        titles = [piece(one, nesting, heading=1) for one in group.paragraphs if one.role == "block"]
        if titles and rows:
            regions.append(Table(tuple(rows), tuple(columns)))
            rows = []
        regions.extend(titles)
        row = group.row(columns, nesting)
        if activity is not None and rows and not row[activity].pieces:
            row = (*row[:activity], rows[-1][activity], *row[activity + 1 :])
        if any(cell.pieces for cell in row):
            rows.append(row)
    if rows:
        regions.append(Table(tuple(rows), tuple(columns)))
    return regions


def _outside(cut: Sequence[Fragment], path: Sequence[Step]) -> list[Piece]:
    """What is of no column: titles and feet of pages, notes. It stands after the tables that it interrupts."""
    return [piece(Paragraph("other", [one]), {}) for one, step in zip(cut, path, strict=True) if step.role == "other"]
