"""Headings, paragraphs and lists into groups: a référentiel written without a table."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.importing.codes import Code, code_at, folded
from assistant.importing.columns import header_role
from assistant.importing.group import Group
from assistant.importing.hanging import boxed, competency, hanging
from assistant.importing.source import Piece, Role
from assistant.importing.statements import Statement, criteria, remarks
from assistant.importing.titles import CODED, titles_over
from assistant.importing.unnamed import infinitives, unnamed

_LABEL = re.compile(
    r"^(?P<label>(?:les |indicateurs? |referentiel |evaluation )?(?:blocs? de competences?|activites?|taches?|missions?"
    r"|competences?|capacites?|criteres?|indicateurs?|modalites?|epreuves?|attendus"
    r"|(?:modes?|types?|formes?|dispositifs?|methodes?|situations?) (?:d'evaluation|de certification|de validation))"
    r"(?: [^:.]{0,60})?)\s*(?::\s*|$)"
)
_EVALUATION = re.compile(r"(?P<label>evaluations?(?: (?:finale|certificative|sommative|du bloc))?) ?:\s*(?=\S)")
"""Opens a line that says how a bloc or a competency is evaluated."""
_TASKS = re.compile(r"^(?:(?:les|principales) )*taches\b")
_STRUCTURE: tuple[Role, ...] = ("block", "activity", "competency", "criterion", "assessment")


@dataclass(slots=True)
class _Walk:
    """Where the reading of an outline stands."""

    bare: bool = False
    """No critères are looked for."""
    at: int = 0
    """Index of the piece at hand."""
    depth: int = 0
    """Of the piece at hand."""
    listed: list[Group] = field(default_factory=list)
    """The groups that the items of the list at hand begin, each with its competency."""
    listed_at: int = 0
    """Depth of that list."""
    named: list[int] = field(default_factory=list)
    """Indices of the pieces that a competency begins with."""
    parted: bool = False
    """A bloc was met."""
    titles: list[int] = field(default_factory=list)
    """Indices of the headings and items that nothing is known of."""
    groups: list[Group] = field(default_factory=list)
    structure: list[Piece] = field(default_factory=list)
    rest: list[Piece] = field(default_factory=list)
    role: Role | None = None
    """What the last label announced."""
    tasks: bool = False
    """It announced the tasks of the activity at hand."""
    level: int = 0
    """Of the heading, or the depth of the item, that announced it."""
    in_list: bool = False
    within: tuple[int, int] | None = None
    """(heading, depth) of the competency or activity that the following pieces stand under."""
    ticked: int = 0
    """Level of the heading whose boxes to tick are critères; 0 where none is known."""
    pending: list[Piece] = field(default_factory=list)
    """Critères gathered, to be read together for their headings."""

    def group(self) -> Group:
        if not self.groups:
            self.groups.append(Group())
        return self.groups[-1]

    def flush(self) -> None:
        if self.pending:
            self.group().criteria.extend(criteria(self.pending) if len(self.pending) > 1 else _one(self.pending[0]))
            self.pending.clear()

    def begin(self, kind: Role, statement: Statement) -> None:
        """A block, an activity or a competency begins."""
        self.flush()
        if kind == "block":
            self.parted = True
        elif kind == "competency":
            self.named.append(self.at)
        group = self.group()
        if group.criteria or group.assessment or group.competencies or (kind != "competency" and group.activities):
            group = Group()
            self.groups.append(group)
        {"block": group.blocks, "activity": group.activities}.get(kind, group.competencies).append(statement)
        if kind != "competency" or not self.depth or self.depth != self.listed_at:
            self.listed.clear()
        self.listed_at = self.depth
        if kind == "competency" and self.depth:
            self.listed.append(group)

    def share(self, label: Piece) -> None:
        """Critères or a modalité are announced outside of a list of competencies: they are of all that it lists."""
        outside = label.heading or label.depth < self.listed_at
        row = [group for group in self.listed if not (group.criteria or group.assessment)]
        if outside and len(row) > 1 and row == self.listed and row == self.groups[-len(row) :]:
            row[0].competencies.extend(statement for group in row[1:] for statement in group.competencies)
            del self.groups[1 - len(row) :]
        self.listed.clear()


def outlined(pieces: Sequence[Piece]) -> tuple[list[Group], list[Piece], list[Piece]]:
    """(groups, pieces that only label, pieces that are none of it) of a text without tables."""
    return _read(pieces, _promoted(pieces), bare=False)


def outlined_bare(pieces: Sequence[Piece]) -> tuple[list[Group], list[Piece], list[Piece]]:
    """The same of a text in which nothing is a competency or a critère by any word or code: what opens with an
    infinitive is a competency, and nothing is a critère."""
    return _read(pieces, infinitives(pieces), bare=True)


def _read(
    pieces: Sequence[Piece], promoted: Collection[int], bare: bool
) -> tuple[list[Group], list[Piece], list[Piece]]:
    walk = _walked(pieces, promoted, {}, bare)
    if not walk.parted and (blocs := titles_over(pieces, walk.titles, walk.named)):
        walk = _walked(pieces, promoted, blocs, bare)
    return [group for group in walk.groups if _says(group)], walk.structure, walk.rest


def _walked(pieces: Sequence[Piece], promoted: Collection[int], blocs: Mapping[int, Statement], bare: bool) -> _Walk:
    walk = _Walk(bare=bare)
    for index, piece in enumerate(pieces):
        walk.at, walk.depth = index, piece.depth
        if index in blocs:
            walk.begin("block", blocs[index])
            walk.structure.append(piece)
            _enter(walk, piece, None)
        elif index in promoted:
            walk.begin("competency", Statement(piece.text, piece.place, guessed=True) if bare else competency(piece))
            _enter(walk, piece, None)
        else:
            _place(walk, piece)
    walk.flush()
    return walk


def _promoted(pieces: Sequence[Piece]) -> set[int]:
    """Indices of the competencies that no code and no word names."""
    announced = [None if code_at(piece.text) else _label(piece) for piece in pieces]
    named = any(
        label and label[0] == "competency" and (label[1] or piece.heading)
        for label, piece in zip(announced, pieces, strict=True)
    )
    named = named or any(
        (code := code_at(piece.text)) and code.kind == "competency" and len(piece.text) > code.end for piece in pieces
    )
    labels = [label is not None and label[0] in ("criterion", "assessment") for label in announced]
    if named:
        return set()
    return hanging(pieces, [label and label[0] for label in announced]) or unnamed(pieces, labels)


def _one(piece: Piece) -> Iterator[Statement]:
    code = code_at(piece.text)
    if code is not None and code.kind == "criterion":
        yield Statement(piece.text[code.end :], piece.place, code)
    else:
        yield from criteria([replace(piece, depth=1)])


def _says(group: Group) -> bool:
    return bool(group.blocks or group.activities or group.competencies or group.criteria or group.assessment)


def _place(walk: _Walk, piece: Piece) -> None:
    code = code_at(piece.text)
    label = None if code else _label(piece)
    if code is not None and code.kind in ("block", "activity", "competency") and len(piece.text) > code.end:
        if walk.role == "criterion" and piece.depth and walk.pending and not _outwards(walk, piece):
            walk.pending.append(piece)
            return
        walk.begin(code.kind, Statement(piece.text[code.end :], piece.place, code))
        _enter(walk, piece, None)
        return
    if label is not None:
        role, rest = label
        walk.flush()
        if role in ("criterion", "assessment"):
            walk.share(piece)
        if not rest:
            walk.structure.append(piece)
            _enter(walk, piece, role)
            group = walk.group()
            walk.tasks = bool(_TASKS.match(folded(piece.text)) and group.activities and not group.competencies)
            return
        _labelled(walk, piece, role, rest)
        return
    if remarks([piece]):
        under = bool(walk.groups) and bool(walk.groups[-1].competencies)
        (walk.groups[-1].remarks if under else walk.rest).append(piece)
        return
    if walk.role is not None and _outwards(walk, piece):
        walk.flush()
        walk.role = None
    _unlabelled(walk, piece, code)


def _enter(walk: _Walk, piece: Piece, role: Role | None) -> None:
    walk.role, walk.level, walk.in_list = role, piece.heading or piece.depth, not piece.heading
    if role is None:
        walk.within = (piece.heading, piece.depth)
        walk.ticked = piece.heading


def _outwards(walk: _Walk, piece: Piece) -> bool:
    """Whether the piece stands outside what the last label announced."""
    if piece.heading:
        return walk.in_list or piece.heading <= walk.level
    return walk.in_list and walk.level > 0 and piece.depth <= walk.level


def _level(text: str) -> str:
    """The text folded letter by letter, so that places in it are places in the text."""
    return "".join(folded(letter)[:1] or letter for letter in text)


def _label(piece: Piece) -> tuple[Role, str] | None:
    """The role that a label announces, and the wording that follows it in the same piece."""
    level = _level(piece.text)
    if not (piece.depth or piece.heading) and (evaluated := _EVALUATION.match(level)):
        return "assessment", piece.text[evaluated.end() :].strip()
    found = _LABEL.match(level)
    if not found:
        return None
    rest = piece.text[found.end() :].strip()
    spoken = found["label"]
    role = header_role(spoken)
    if spoken.startswith("bloc"):
        role = "block"
    if role == "criterion" and "competence" in spoken.split("crit")[0]:
        return None  # «Compétences et critères»: the list below holds both
    if role not in _STRUCTURE or (not rest and not piece.heading and ":" not in piece.text and len(spoken.split()) > 6):
        return None
    return role, rest


def _labelled(walk: _Walk, piece: Piece, role: Role, rest: str) -> None:
    """«Compétence : …», «Modalité : …», «Critères : a ; b» in one piece."""
    only = replace(piece, text=rest, heading=0)
    walk.structure.append(replace(piece, text=piece.text[: len(piece.text) - len(rest)].strip()))
    if role == "criterion":
        parts = [part.strip() for part in re.split(r"\s;\s|;\s", rest)]
        walk.group().criteria.extend(
            statement for part in parts for statement in _one(replace(only, text=part)) if statement.text
        )
    elif role == "assessment":
        walk.group().assessment.append(only)
    else:
        code = code_at(rest)
        walk.begin(role, Statement(rest[code.end :] if code else rest, piece.place, code))
        walk.within = (piece.heading, piece.depth)
    walk.role = None


def _task(walk: _Walk, piece: Piece) -> None:
    """An item of «Tâches :» is given to the activity that it stands under."""
    activities = walk.group().activities
    last = activities[-1]
    place = (min(last.place[0], piece.place[0]), max(last.place[1], piece.place[1]))
    activities[-1] = replace(last, tasks=(*last.tasks, piece.text), place=place)


def _unlabelled(walk: _Walk, piece: Piece, code: Code | None) -> None:
    role = walk.role
    if role == "activity" and walk.tasks:
        _task(walk, piece)
        return
    if piece.heading and CODED.match(piece.text):
        walk.titles.append(walk.at)
    if role == "criterion":
        walk.pending.append(piece)
    elif role == "assessment":
        walk.group().assessment.append(piece)
    elif role in ("block", "activity", "competency"):
        walk.begin(role, Statement(piece.text, piece.place))
        walk.within = (piece.heading, piece.depth)
        walk.role = role
    elif code is not None and code.kind == "criterion" and len(piece.text) > code.end:
        walk.flush()
        walk.group().criteria.append(Statement(piece.text[code.end :], piece.place, code))
    elif code is not None and code.kind == "assessment":
        walk.group().assessment.append(piece)
    elif piece.heading:
        walk.flush()
        walk.within = None
        walk.ticked = walk.ticked if piece.heading > walk.ticked else 0
        walk.titles.append(walk.at)
        walk.rest.append(piece)
    elif boxed(piece) and walk.ticked and walk.groups[-1].competencies:
        walk.pending.append(piece)
    elif not walk.bare and walk.within is not None and piece.depth > walk.within[1] and walk.groups[-1].competencies:
        walk.pending.append(piece)  # items under a competency, with no word between: what else would they be
    else:
        if piece.depth:
            walk.titles.append(walk.at)
        walk.rest.append(piece)
