"""From a source to a proposal: what is what, and what had no place."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from assistant.errors import RunError
from assistant.importing.assembly import assembled
from assistant.importing.check import Report, check
from assistant.importing.codes import code_at
from assistant.importing.descriptors import join_levels
from assistant.importing.front import front_of
from assistant.importing.group import Group
from assistant.importing.grouping import groups_of
from assistant.importing.outline import outlined, outlined_bare
from assistant.importing.plain import plain_text
from assistant.importing.proposal import Doubt, Proposal, Remark, Unplaced
from assistant.importing.ruling import without_rules
from assistant.importing.source import Piece, Source, Table
from assistant.importing.statements import reach_of
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric

_TAG = re.compile(r"<[^>]+>")
_STRONG = re.compile(r"(\*{1,3}|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SHORTEST = 4
"""Letters; fewer are chance."""


def interpreted(source: Source) -> Proposal:
    """The proposal for a source.

    Raises:
        UserError: the source holds nothing that a référentiel is made of.
        RunError: a part of the draft is not in the source word for word, which is a defect of ours.
    """
    read = _groups(source)
    groups, structure = read.groups, read.structure
    front = front_of(read.around, read.rules)
    structure = [*structure, *front.said, *source.labels]
    rubric, doubts = assembled(source, groups, front)
    text = "\n".join(" ".join(line.splitlines()) for line in source.lines)
    report = check(rubric, text)
    lost: Sequence[Doubt] = ()
    if report.absent:
        rubric, lost = _without(report.absent, rubric)
        report = check(rubric, text)
    if report.absent:
        raise RunError(
            f"L'import de « {source.name} » a produit un texte qui n'est pas dans la source ({min(report.absent)}) ; "
            "signaler ce document."
        )
    left = list(_by_cell(_left(report, structure, rubric), source))
    missing = sum(c.isalpha() for _, _, free in left for c in free)
    return Proposal(
        rubric=rubric,
        lines=source.lines,
        doubts=tuple(sorted([*doubts, *read.doubts, *lost], key=lambda doubt: doubt.line)),
        remarks=tuple(_remarks(source, rubric)),
        places=source.places,
        unplaced=_once(list(_as_read(left, source))),
        placed=1 - missing / report.letters if report.letters else 1.0,
    )


def _remarks(source: Source, rubric: Rubric) -> Iterator[Remark]:
    """What was mended in the letters, and what the columns beside the critères say."""
    for line, text in source.repairs:
        yield Remark(line=line, kind="typography", text=text)
    noted = [criterion for criterion in rubric.criteria if criterion.notes]
    if noted:
        names = ", ".join(dict.fromkeys(note.partition(" : ")[0] for c in noted for note in c.notes))
        count = "d'un critère" if len(noted) == 1 else f"de {len(noted)} critères"
        text = f"Gardé mot pour mot dans les notes {count}, un référentiel n'ayant pas de champ pour cela : {names}."
        yield Remark(line=noted[0].lines[0], kind="kept", text=text)


def _left(report: Report, structure: Sequence[Piece], rubric: Rubric) -> list[tuple[int, str, str]]:
    """(line, text, what is left of it) of the source's lines that have no place in the draft.

    What names a column or a part is placed, and so is a wording that comes again.
    """
    labels: dict[int, set[str]] = defaultdict(set)
    for piece in structure:
        for line in range(piece.place[0], piece.place[1] + 1):
            labels[line].add(plain_text(piece.text))
    again = _by_opening(plain_text(text) for text in _wordings(rubric))
    found: list[tuple[int, str, str]] = []
    for (number, shown), free in zip(report.unclaimed, report.free, strict=True):
        rest = free
        for known in sorted(labels[number] | _within(free, again), key=len, reverse=True):
            rest = "" if rest in known else rest.replace(known, "")
        rest = _without_codes(rest, _TAG.sub("", shown).strip(' -*#\t"'))
        if sum(c.isalpha() for c in rest) >= _SHORTEST:
            found.append((number, shown, rest))
    return found


def _by_cell(left: Iterable[tuple[int, str, str]], source: Source) -> Iterator[tuple[int, str, str]]:
    """What is left, cell by cell where the cells of a row share a line."""
    cells: dict[int, list[Piece]] = defaultdict(list)
    for piece in source.pieces():
        if piece.column:
            cells[piece.place[0]].append(piece)
    for number, shown, rest in left:
        told = [(number, piece.text, known) for piece in cells[number] if (known := plain_text(piece.text)) in rest]
        yield from told or [(number, shown, rest)]


def _by_opening(texts: Iterable[str]) -> dict[str, set[str]]:
    """Texts of more than a few letters by the first of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        if len(text) > _SHORTEST:
            found[text[:_SHORTEST]].add(text)
    return found


def _within(free: str, texts: Mapping[str, Set[str]]) -> set[str]:
    """Those of the texts that stand in what is free."""
    openings = {free[at : at + _SHORTEST] for at in range(len(free))} & texts.keys()
    return {text for opening in openings for text in texts[opening] if text in free}


def _as_read(left: Iterable[tuple[int, str, str]], source: Source) -> Iterator[tuple[int, str, str]]:
    """What is left without the marks that a text sets around its words."""
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for piece in source.pieces():
        for line in range(piece.place[0], piece.place[1] + 1):
            pieces[line].append(piece)
    for number, shown, rest in left:
        whole = plain_text(shown)
        read = [piece.text for piece in pieces[number] if whole.endswith(plain_text(piece.text))]
        yield number, max(read, key=len, default=_LINK.sub(r"\1", _STRONG.sub(r"\2", shown))), rest


def _once(left: Sequence[tuple[int, str, str]]) -> tuple[Unplaced, ...]:
    """What had no place, each text where it stands first."""
    first: dict[str, Unplaced] = {}
    for number, shown, _ in left:
        first.setdefault(" ".join(shown.split()), Unplaced(line=number, text=shown))
    return tuple(first.values())


def _without_codes(rest: str, shown: str) -> str:
    """What is left of a line without the codes that it opens with: they are in the draft as ids and reach."""
    wording, named = reach_of(shown)
    code = code_at(shown)
    end = len(shown) - len(wording) if named else code.end if code else 0
    return rest.lstrip("#").removeprefix(plain_text(shown[:end]))


def _wordings(rubric: Rubric) -> Iterator[str]:
    yield from (part.title for part in rubric.blocks)
    yield from (text for part in rubric.activities for text in (part.title, *part.tasks, part.competency or ""))
    yield from (text for part in rubric.competencies for text in (part.statement or "", *part.notes))
    yield from (line for part in rubric.assessments for line in (part.title, *part.text.splitlines()))
    yield from (text for part in rubric.criteria for text in (part.statement, part.heading or ""))
    yield from (text for part in rubric.criteria for note in part.notes for text in (note, note.partition(" : ")[2]))


@dataclass(slots=True)
class _Read:
    """A document's parts, each in the order of the document."""

    groups: list[Group] = field(default_factory=list)
    structure: list[Piece] = field(default_factory=list)
    """Pieces that only label."""
    around: list[Piece] = field(default_factory=list)
    rules: list[Piece] = field(default_factory=list)
    """Rows of tables that state a rule."""
    doubts: list[Doubt] = field(default_factory=list)


def _groups(source: Source) -> _Read:
    read = _Read()
    run: list[Piece] = []
    tables: list[tuple[Table, list[Group], list[Piece]]] = []
    for region in source.regions:
        if isinstance(region, Table):
            table, rules = without_rules(region)
            tables.append((table, *groups_of(table)))
            read.rules.extend(rules)
    telling = any(found for _, found, _ in tables)
    read.doubts.extend(join_levels([found for _, found, _ in tables]))
    rest = iter(tables)
    for region in source.regions:
        if isinstance(region, Piece):
            run.append(region)
            continue
        table, found, labels = next(rest)
        read.structure.extend(labels)
        _outline(run, telling, read.groups, read.structure, read.around)
        read.groups.extend(found)
        if not groups_of(table)[0]:
            pieces = (piece for row in table.rows for cell in row for piece in cell.pieces)
            read.around.extend(piece for piece in pieces if piece not in labels)
    _outline(run, telling, read.groups, read.structure, read.around)
    if not any(group.competencies or group.criteria or group.activities for group in read.groups):
        read.groups, labels, read.around = outlined_bare(list(source.pieces()))
        read.structure.extend(labels)
        read.rules.clear()
    return read


def _outline(run: list[Piece], tabled: bool, groups: list[Group], structure: list[Piece], around: list[Piece]) -> None:
    """Reads a run of pieces; beside tables only its titles of blocks, activities and competencies count."""
    found, labels, rest = outlined(run)
    if tabled:
        kept = [g for g in found if (g.blocks or g.activities or g.competencies) and not g.criteria]
        texts = {s.text for g in kept for s in (*g.blocks, *g.activities, *g.competencies)}
        for g in kept:
            said = [piece for piece in g.assessment if piece not in run]  # «Modalité : …», not a chapter on modalités
            texts.update(piece.text for piece in said)
            structure.extend(label for label in labels if label.place in [piece.place for piece in said])
            groups.append(Group(blocks=g.blocks, activities=g.activities, competencies=g.competencies, assessment=said))
        around.extend(piece for piece in run if not any(text and text in piece.text for text in texts))
    else:
        groups.extend(found)
        structure.extend(labels)
        around.extend(rest)
    run.clear()


def _without(absent: Set[str], rubric: Rubric) -> tuple[Rubric, Sequence[Doubt]]:
    """The rubric without the rules, modalités and critères that are not in the source word for word."""
    headless = {name.removeprefix("intitulé de ") for name in absent if name.startswith("intitulé de ")}
    kept = rubric.model_copy(
        update={
            "rules": tuple(rule for rule in rubric.rules if f"règle {rule.id}" not in absent),
            "assessments": tuple(a for a in rubric.assessments if f"modalité {a.id}" not in absent),
            "criteria": _renumbered(
                c.model_copy(update={"heading": None}) if c.id in headless else c
                for c in rubric.criteria
                if c.id not in absent
            ),
        }
    )
    gone = [c for c in rubric.criteria if c.id in absent]
    doubts = [
        Doubt(
            line=c.lines[0], text="Un critère lu ici ne se retrouve pas mot pour mot dans la source ; il a été écarté."
        )
        for c in gone
    ]
    return kept, doubts


def _renumbered(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """The critères numbered from 1 without gaps under each prefix."""
    numbers: Counter[str] = Counter()
    found: list[Criterion] = []
    for criterion in criteria:
        prefix = criterion.id.rpartition("-")[0]
        numbers[prefix] += 1
        found.append(criterion.model_copy(update={"id": f"{prefix}-{numbers[prefix]}"}))
    return tuple(found)
