"""Blocks, activities and competencies with their ids, from the groups of a document."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.importing.codes import PARTS, folded, letters, numbers
from assistant.importing.group import Group
from assistant.importing.proposal import Doubt
from assistant.importing.source import Place
from assistant.importing.statements import Statement

_MOST_SINGLY = 3
"""Competencies without wording that are each said; more are said together."""


@dataclass(slots=True)
class Part:
    """A block, an activity or a competency of the draft."""

    id: str
    text: str | None
    """None where the source has lost the wording and only the code is left."""
    place: Place
    block: str = ""
    activities: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    general: Statement | None = None
    """Of an activity: the competency that the document gives the whole of it, without a code."""
    tasks: tuple[str, ...] = ()
    """Of an activity what is listed under it."""
    option_of: str | None = None
    """Of a bloc: the one that it is a choice for."""


@dataclass(slots=True)
class Skeleton:
    """The parts in reading order, and what each group reaches."""

    blocks: list[Part] = field(default_factory=list)
    activities: list[Part] = field(default_factory=list)
    competencies: list[Part] = field(default_factory=list)
    reached: list[tuple[str, ...]] = field(default_factory=list)
    """For each group the ids of its competencies: its own, else those that go on."""
    under: list[tuple[str, ...]] = field(default_factory=list)
    """For each group the ids of the activities that it stands beside."""
    block_of: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def known(self) -> list[str]:
        """Ids of the competencies in order."""
        return [part.id for part in self.competencies]


def skeleton_of(groups: Sequence[Group]) -> Skeleton:
    """Names every part; a part that comes again is the same one."""
    _inner_parts(groups)
    skeleton = Skeleton()
    by_block = _codes_restart(groups)
    naming = _Naming(skeleton, by_block, _codes(groups))
    for group in groups:
        for statement in group.blocks:
            naming.block(statement)
        beside: list[str] = []
        named: list[str] = []
        for row in (group, *group.below):
            if row.activities:
                naming.beside = tuple(dict.fromkeys(naming.activity(statement) for statement in row.activities))
            beside.extend(naming.beside)
            named.extend(naming.competency(statement) for statement in row.competencies)
        if named:
            naming.going_on = tuple(dict.fromkeys(named))
        elif group.blocks or (group.activities and not group.criteria and not group.assessment):
            naming.going_on = ()
        skeleton.reached.append(naming.going_on)
        skeleton.under.append(tuple(dict.fromkeys(beside)))
        skeleton.block_of.append(naming.at)
        _remark(group, naming.going_on, skeleton)
    _general(skeleton, naming.ours())
    naming.say()
    _guessed(groups, skeleton)
    return skeleton


def _inner_parts(groups: Sequence[Group]) -> None:
    """«Module 1» within «Bloc 1» is an activity of it."""
    outermost: str | None = None
    for group in groups:
        for statement in list(group.blocks):
            kind = letters(statement.code.name) if statement.code else ""
            outermost = outermost if outermost is not None else kind
            if statement.code and kind in PARTS and kind != outermost:
                group.blocks.remove(statement)
                group.activities.append(statement)


def _guessed(groups: Sequence[Group], skeleton: Skeleton) -> None:
    """Says which parts no word of the document names."""
    blocks = [statement for group in groups for statement in group.blocks if statement.guessed]
    if blocks:
        text = "Ces titres sont lus comme des blocs, parce que les compétences sont rangées sous eux ; vérifier."
        skeleton.doubts.append(Doubt(line=blocks[0].place[0], text=text))
    competencies = [statement for group in groups for statement in group.competencies if statement.guessed]
    if competencies:
        text = "Rien ne nomme les compétences ; ces énoncés à l'infinitif sont lus comme telles ; vérifier."
        skeleton.doubts.append(Doubt(line=competencies[0].place[0], text=text))


def _remark(group: Group, reached: Sequence[str], skeleton: Skeleton) -> None:
    """Gives a remark to the competencies that it stands under."""
    for piece in group.remarks:
        for part in skeleton.competencies:
            if part.id in reached:
                part.notes = (*part.notes, piece.text)
        if reached:
            text = (
                f"Cette remarque est jointe en note à {', '.join(reached)} ; vérifier si elle vaut aussi pour d'autres."
            )
            skeleton.doubts.append(Doubt(line=piece.place[0], text=text))


def _general(skeleton: Skeleton, ours: set[str]) -> None:
    """Where competencies bear codes, one without a code that opens an activity is the whole activity's."""
    for part in [part for part in skeleton.competencies if part.id in ours and part.activities]:
        outermost = next(activity for activity in skeleton.activities if activity.id == part.activities[0])
        beside = [other for other in skeleton.competencies if outermost.id in other.activities]
        if beside[0] is not part or any(other.id in ours for other in beside[1:]) or len(beside) < 2 or not part.text:
            continue
        outermost.general = Statement(part.text, part.place)
        skeleton.competencies.remove(part)
        skeleton.reached = [tuple(name for name in reached if name != part.id) for reached in skeleton.reached]
        text = f"Cet énoncé de compétence n'a pas de code ; il est donné à l'activité {outermost.id} entière."
        skeleton.doubts.append(Doubt(line=part.place[0], text=text))


class _Naming:
    """Gives ids as parts are met."""

    def __init__(self, skeleton: Skeleton, by_block: bool, reserved: set[str]) -> None:
        self.reserved = reserved
        self.skeleton = skeleton
        self.by_block = by_block
        self.at = ""
        self.beside: tuple[str, ...] = ()
        self.going_on: tuple[str, ...] = ()
        self._seen: dict[tuple[str, str], str] = {}
        self._ours: dict[str, int] = {}
        self._named_by_us: set[str] = set()
        self._without_wording: list[Part] = []

    def block(self, statement: Statement) -> None:
        name = statement.code.name if statement.code else self._next("B", self.skeleton.blocks)
        known = next((part for part in self.skeleton.blocks if part.id == name), None)
        if known is None:
            option_of = statement.code.option_of if statement.code else None
            self.skeleton.blocks.append(Part(name, statement.text, statement.place, option_of=option_of))
        self.at, self.beside, self.going_on = name, (), ()

    def activity(self, statement: Statement) -> str:
        parents = self._parents(statement)
        name = self._name(statement, "A", self.skeleton.activities)
        if name is None:
            name = self._seen[("A", self._key(statement))]
            known = next(part for part in self.skeleton.activities if part.id == name)
            if more := [task for task in statement.tasks if task not in known.tasks]:
                known.tasks = (*known.tasks, *more)
                known.place = (min(known.place[0], statement.place[0]), max(known.place[1], statement.place[1]))
            return name
        part = Part(name, statement.text, statement.place, self.at, parents, tasks=statement.tasks)
        self.skeleton.activities.append(part)
        return name

    def competency(self, statement: Statement) -> str:
        name = self._name(statement, "C", self.skeleton.competencies)
        if name is None:
            name = self._seen[("C", self._key(statement))]
            part = next(part for part in self.skeleton.competencies if part.id == name)
            part.activities = tuple(dict.fromkeys((*part.activities, *self._around())))
            part.notes = tuple(dict.fromkeys((*part.notes, *statement.notes)))
            return name
        part = Part(name, statement.text or None, statement.place, self.at, self._around(), statement.notes)
        if part.text is None:
            text = f"L'énoncé de la compétence {name} manque dans le document ; seul son code y est."
            part.notes = (text, *part.notes)
            self._without_wording.append(part)
        self.skeleton.competencies.append(part)
        return name

    def ours(self) -> set[str]:
        """Ids of the competencies whose code is ours."""
        return self._named_by_us

    def say(self) -> None:
        """One doubt for each kind of code that is ours and stands in the draft, and what has no wording."""
        self._say_without_wording()
        if not self._named_by_us & set(self.skeleton.known()):
            self._ours.pop("C", None)
        words = {"A": "à toutes les activités", "C": "à toutes les compétences", "B": "à tous les blocs"}
        for letter, line in self._ours.items():
            text = f"Le document ne donne pas de code {words[letter]} : ceux du brouillon sont les nôtres."
            self.skeleton.doubts.append(Doubt(line=line, text=text))

    def _say_without_wording(self) -> None:
        parts = [part for part in self._without_wording if part.text is None]
        if len(parts) > _MOST_SINGLY:
            names = ", ".join(part.id for part in parts)
            text = f"Le document ne donne que les codes de {len(parts)} compétences, sans leur énoncé : {names}."
            self.skeleton.doubts.append(Doubt(line=parts[0].place[0], text=text))
            return
        self.skeleton.doubts.extend(Doubt(line=part.place[0], text=part.notes[0]) for part in parts)

    def _around(self) -> tuple[str, ...]:
        around: list[str] = []
        for name in self.beside:
            part = next(part for part in self.skeleton.activities if part.id == name)
            around.extend((*part.activities, name))
        return tuple(dict.fromkeys(around))

    def _parents(self, statement: Statement) -> tuple[str, ...]:
        if statement.code is None:
            return ()
        mine = numbers(statement.code.name)
        return tuple(
            part.id
            for part in self.skeleton.activities
            if len(numbers(part.id)) < len(mine) and mine[: len(numbers(part.id))] == numbers(part.id)
        )

    def _key(self, statement: Statement) -> str:
        where = f"{self.at}|" if self.by_block else ""
        return where + (statement.code.name if statement.code else folded(statement.text))

    def _name(self, statement: Statement, letter: str, parts: list[Part]) -> str | None:
        """A new id, or None when the part is known."""
        key = (letter, self._key(statement))
        if key in self._seen:
            known = next(part for part in parts if part.id == self._seen[key])
            same = known.text is None or not statement.text or _alike(known.text, statement.text)
            if same:
                if known.text is None and statement.text:
                    known.text, known.place, known.notes = statement.text, statement.place, known.notes[1:]
                return None
            name = _free(f"{known.id}bis", parts)
            said = (
                f"Le code {known.id} est donné deux fois pour des énoncés différents ; le second s'appelle ici {name}."
            )
            self.skeleton.doubts.append(Doubt(line=statement.place[0], text=said))
            self._seen[key] = name
            return name
        if statement.code is not None:
            own = statement.code.name
            name = _free(f"{self.at}-{own}" if self.by_block and self.at and letter == "C" else own, parts)
        else:
            self._ours.setdefault(letter, statement.place[0])
            name = self._next(letter, parts)
            if letter == "C":
                self._named_by_us.add(name)
        self._seen[key] = name
        return name

    def _next(self, letter: str, parts: list[Part]) -> str:
        taken = {part.id for part in parts} | self.reserved
        number = len(parts) + 1
        while f"{letter}{number}" in taken:
            number += 1
        return f"{letter}{number}"


def _codes(groups: Sequence[Group]) -> set[str]:
    """The codes that the document gives: ours are others."""
    rows = (row for group in groups for row in (group, *group.below))
    parts = (part for row in rows for part in (*row.blocks, *row.activities, *row.competencies))
    return {part.code.name for part in parts if part.code is not None}


def _free(name: str, parts: list[Part]) -> str:
    taken = {part.id for part in parts}
    while name in taken:
        name += "bis"
    return name


def _alike(one: str, other: str) -> bool:
    """Whether two wordings are one: the same words, or one the beginning of the other."""
    short, long = sorted((folded(" ".join(one.split())), folded(" ".join(other.split()))), key=len)
    return long.startswith(short.rstrip(" .;,:"))


def _codes_restart(groups: Sequence[Group]) -> bool:
    """Whether the same code stands for different competencies in different blocks."""
    seen: dict[str, tuple[int, str]] = {}
    block = 0
    for group in groups:
        block += len(group.blocks)
        for statement in (named for row in (group, *group.below) for named in row.competencies):
            if statement.code is None:
                continue
            where, text = seen.setdefault(statement.code.name, (block, statement.text))
            if where != block and not _alike(text, statement.text):
                return True
    return False
