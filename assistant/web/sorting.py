"""What a person makes of an imported draft: which texts are critères, what they hang on. No wording is ever typed."""

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from textwrap import shorten
from typing import Literal, cast

from assistant.errors import UserError
from assistant.importing.check import check
from assistant.importing.proposal import Proposal
from assistant.importing.reach import label_of
from assistant.rubric.criterion import Aids, Assessable, Attachment, Criterion, Lines
from assistant.rubric.rubric import Competency, Rubric
from assistant.web.located import lines_held

Role = Literal["criterion", "note", "aside"]
"""A critère; a text kept as a note of its compétence; a text left out."""
LABEL_WORDS = 6
_TAG = re.compile(r"<[^>]*>")
_BULLET = re.compile(r"^(?:[-–—•‣▪●○■□➢✓*☐☑☒]\s*)+")
_KINDS: dict[str, Attachment] = {"C": "competency", "A": "activity", "P": "production"}


@dataclass(frozen=True, slots=True)
class Item:
    """One text of the source that is or might be a criterion."""

    key: int
    criterion: Criterion
    """Its id is given anew by ``Sorting.rubric``."""
    role: Role = "criterion"


@dataclass(frozen=True, slots=True)
class Sorting:
    """A proposal, and what the person has made of it so far."""

    proposal: Proposal
    items: tuple[Item, ...]
    placed: frozenset[int] = frozenset()
    """Places in ``proposal.unplaced`` of the texts that the person has made criteria of."""
    before: "Sorting | None" = field(default=None, repr=False, compare=False)
    """What ``undone`` goes back to."""

    @classmethod
    def of(cls, proposal: Proposal) -> "Sorting":
        """The proposal as it came."""
        return cls(proposal, tuple(Item(key, criterion) for key, criterion in enumerate(proposal.rubric.criteria)))

    def item(self, key: int) -> Item:
        """The item of that key; KeyError if there is none."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)

    def rubric(self) -> Rubric:
        """The référentiel as it stands, criteria numbered anew."""
        counts: Counter[str] = Counter()
        criteria: list[Criterion] = []
        notes: dict[str, list[str]] = {}
        for item in self.items:
            criterion = item.criterion
            if item.role == "criterion":
                prefix = _prefix(criterion)
                counts[prefix] += 1
                criteria.append(criterion.model_copy(update={"id": f"{prefix}-{counts[prefix]}"}))
            elif item.role == "note":
                said = f"Le document écrit aussi, sans que ce soit un critère : « {criterion.statement} »."
                notes.setdefault(criterion.competencies[0], []).append(said)
        own = self.proposal.rubric
        competencies = tuple(
            Competency.model_validate(c.model_dump() | {"notes": (*c.notes, *notes.get(c.id, ()))})
            for c in own.competencies
        )
        parts = {name: getattr(own, name) for name in Rubric.model_fields}
        return Rubric(**parts | {"competencies": competencies, "criteria": tuple(criteria)})

    def with_role(self, key: int, role: Role) -> "Sorting":
        """The item as a criterion, a note, or left out."""
        return self._with(replace(self.item(key), role=role))

    def assessable(self, key: int, how: Assessable) -> "Sorting":
        """Where the criterion can be assessed."""
        return self._changed(key, assessable=how)

    def labelled(self, key: int, label: str) -> "Sorting":
        """The criterion with a label of ours.

        Raises:
            UserError: the label is empty, or longer than six words.
        """
        words = label.split()
        if not words:
            raise UserError("Le nom court est vide ; en donner un, de six mots au plus.")
        if len(words) > LABEL_WORDS:
            raise UserError(f"Le nom court a {len(words)} mots ; en garder six au plus.")
        aids = self.item(key).criterion.aids.model_copy(update={"label": " ".join(words)})
        return self._changed(key, aids=aids)

    def attached(self, key: int, chosen: Sequence[str]) -> "Sorting":
        """The criterion on other competencies, on an activity or on a production, as ``attachments`` names them.

        An activity or a production stands alone: of a mixed choice, what was chosen last counts.

        Raises:
            UserError: nothing is chosen.
        """
        if not chosen:
            raise UserError("Un critère a au moins un rattachement ; choisir l'autre avant d'ôter celui-ci.")
        kind = _KINDS[chosen[-1][0]]
        last = chosen if kind == "competency" else chosen[-1:]
        rubric, names = self.proposal.rubric, {name[2:] for name in last if _KINDS[name[0]] == kind}
        if kind == "competency":
            reached = tuple(c.id for c in rubric.competencies if c.id in names)
        elif kind == "activity":
            reached = tuple(c.id for c in rubric.competencies if names & set(c.activities))
        else:
            reached = next(a.competencies for a in rubric.assessments if a.id in names)
        activity = next(iter(names)) if kind == "activity" else None
        return self._changed(key, attached=kind, competencies=reached, activity=activity)

    def merged(self, key: int) -> "Sorting":
        """The item and the next one as one wording.

        Raises:
            UserError: there is no next, or the two do not follow each other in the source.
        """
        place = self.items.index(self.item(key))
        if place + 1 == len(self.items):
            raise UserError("C'est le dernier texte : il n'y a rien après lui avec quoi le fusionner.")
        one, two = self.items[place].criterion, self.items[place + 1].criterion
        within = min(one.lines[0], two.lines[0]), max(one.lines[1], two.lines[1])
        joined = self._told(one, f"{one.statement} {two.statement}", within, one.label)
        self._must_be_in_source(joined, "Ces deux textes ne se suivent pas dans la source ; ils restent séparés.")
        item = replace(self.items[place], criterion=joined)
        return self._next((*self.items[:place], item, *self.items[place + 2 :]))

    def cut(self, key: int, words: int) -> "Sorting":
        """The item as two, the first of that many words.

        Raises:
            UserError: one of the two would be empty.
        """
        place = self.items.index(self.item(key))
        item = self.items[place]
        starts = [found.start() for found in re.finditer(r"\S+", item.criterion.statement)]
        if not 0 < words < len(starts):
            raise UserError("Choisir un point de coupe à l'intérieur du texte.")
        at, whole = starts[words], item.criterion
        own = whole.label if not whole.statement.startswith(whole.label) else None
        head = self._told(whole, whole.statement[:at].rstrip(), whole.lines, own)
        tail = self._told(whole, whole.statement[at:], whole.lines)
        parts = replace(item, criterion=head), Item(self._new_key(), tail, item.role)
        return self._next((*self.items[:place], *parts, *self.items[place + 1 :]))

    def brought(self, number: int) -> "Sorting":
        """An unplaced text of the source as a criterion, attached as the one before it.

        Raises:
            UserError: it holds no words, or is not in the source as it stands.
        """
        piece = self.proposal.unplaced[number]
        text = " ".join(html.unescape(_TAG.sub(" ", piece.text)).split())
        text = _BULLET.sub("", text)
        if not any(c.isalpha() for c in text):
            raise UserError("Ce texte n'a pas de mots ; il ne peut pas être un critère.")
        place = sum(item.criterion.lines[0] <= piece.line for item in self.items)
        near = self.items[max(place - 1, 0)].criterion if self.items else None
        if near is None:
            first = self.proposal.rubric.competencies[0].id
            near = Criterion(
                id="x", competencies=(first,), statement=text, assessable="written", lines=(1, 1), aids=Aids(label="x")
            )
        told = self._told(near.model_copy(update={"notes": (), "lost": False}), text, (piece.line, piece.line))
        self._must_be_in_source(told, "Ce texte ne se retrouve pas tel quel dans la source ; l'ajouter dans le YAML.")
        item = Item(self._new_key(), told)
        after = self._next((*self.items[:place], item, *self.items[place:]))
        return replace(after, placed=self.placed | {number})

    def undone(self) -> "Sorting":
        """What it was before the last change."""
        return self.before or self

    def _changed(self, key: int, **update: object) -> "Sorting":
        item = self.item(key)
        return self._with(replace(item, criterion=item.criterion.model_copy(update=update)))

    def _with(self, item: Item) -> "Sorting":
        return self._next(tuple(item if each.key == item.key else each for each in self.items))

    def _next(self, items: tuple[Item, ...]) -> "Sorting":
        return self if items == self.items else replace(self, items=items, before=self)

    def _new_key(self) -> int:
        return max((item.key for item in self.items), default=-1) + 1

    def _told(self, criterion: Criterion, statement: str, within: Lines, label: str | None = None) -> Criterion:
        """The criterion with another wording, whose first words are its label unless another is given."""
        aids = Aids(label=label or label_of(statement))
        lines = lines_held(statement, self.proposal.lines, within)
        return criterion.model_copy(update={"statement": statement, "lines": lines, "aids": aids})

    def _must_be_in_source(self, criterion: Criterion, otherwise: str) -> None:
        own = self.proposal.rubric
        parts = {name: getattr(own, name) for name in Rubric.model_fields}
        alone = Rubric(**parts | {"criteria": (criterion.model_copy(update={"id": "?", "heading": None}),)})
        text = "\n".join(" ".join(line.splitlines()) for line in self.proposal.lines)
        if "?" in check(alone, text).absent:
            raise UserError(otherwise)


def attachments(rubric: Rubric) -> list[tuple[str, str]]:
    """What a criterion may be attached to: (wording, name)."""
    choices = [(_short(f"{c.id} · {c.wording}"), f"C:{c.id}") for c in rubric.competencies]
    reached = {a for c in rubric.competencies for a in c.activities}
    choices += [(_short(f"{a.id} · activité : {a.title}"), f"A:{a.id}") for a in rubric.activities if a.id in reached]
    choices += [
        (_short(f"{a.id} · toute la production : {a.title}"), f"P:{a.id}")
        for a in rubric.assessments
        if len(a.competencies) > 1
    ]
    return choices


def attachment_names(rubric: Rubric, criterion: Criterion) -> list[str]:
    """The names, among ``attachments``, of what the criterion is attached to."""
    if criterion.attached == "activity":
        return [f"A:{criterion.activity}"]
    if criterion.attached == "production":
        whole = [a.id for a in rubric.assessments if a.competencies == criterion.competencies]
        if whole:
            return [f"P:{whole[0]}"]
    return [f"C:{c}" for c in criterion.competencies]


def _short(wording: str) -> str:
    return shorten(wording, 70, placeholder="…")


def assessable_of(value: str) -> Assessable:
    """The value as a place of assessment; KeyError if it is none."""
    return cast(Assessable, {"written": "written", "oral": "oral", "both": "both"}[value])


def _prefix(criterion: Criterion) -> str:
    if criterion.attached == "activity":
        return str(criterion.activity)
    if criterion.attached == "production":
        return f"{criterion.competencies[0]}..{criterion.competencies[-1]}"
    return "+".join(criterion.competencies)
