"""What a person makes of an imported draft: what each text is, and what it hangs on. No wording is ever typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.errors import UserError
from assistant.importing.modality import assessable
from assistant.importing.proposal import Doubt, Proposal
from assistant.rubric.criterion import Aids, Assessable, Criterion
from assistant.rubric.rubric import Assessment, Mode, Rubric
from assistant.web.composed import Composition, Gap
from assistant.web.item import LETTERS, PARTS, Item, Role, items_of, next_code, part_of
from assistant.web.located import lines_held
from assistant.web.span import BORDERS, cleaned, is_in_source, letters

LABEL_WORDS = 6
CODE_LETTERS = 24
ABOVE: dict[Role, tuple[Role, ...]] = {
    "activity": ("block",),
    "competency": ("block", "activity"),
    "assessment": ("competency",),
    "criterion": ("competency", "activity", "assessment"),
    "note": ("competency", "activity", "block", "assessment"),
}
"""What an item of that role may hang on. Where it is one of several kinds, the first is what it must hang on."""
_CODE = re.compile(r"[^\W_][\w.-]*")
_MODES: dict[Assessable, tuple[Mode, ...]] = {
    "written": ("written",),
    "oral": ("oral",),
    "both": ("written", "oral"),
}


@dataclass(frozen=True, slots=True)
class Sorting:
    """A proposal, and what the person has made of it so far."""

    proposal: Proposal
    items: tuple[Item, ...]
    settled: frozenset[int] = frozenset()
    """Places in ``proposal.doubts`` of the doubts that the person has settled."""
    before: "Sorting | None" = field(default=None, repr=False, compare=False)
    """What ``undone`` goes back to."""

    @classmethod
    def of(cls, proposal: Proposal) -> "Sorting":
        """The proposal as it came."""
        items = items_of(proposal)
        return cls(
            proposal, tuple(replace(i, text=cleaned(i.text) or i.text) if i.role == "free" else i for i in items)
        )

    @property
    def composition(self) -> Composition:
        """The texts as they hang on each other."""
        return Composition(self.proposal, self.items)

    def item(self, key: int) -> Item:
        """The item of that key; KeyError if there is none."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)

    def rubric(self) -> Rubric:
        """The référentiel as it stands, critères numbered anew.

        Raises:
            UserError: something is missing; the sentence says what.
        """
        return self.composition.rubric()

    def gaps(self) -> tuple[Gap, ...]:
        """What keeps it from being a référentiel."""
        return self.composition.gaps()

    def doubts(self) -> list[tuple[int, Doubt]]:
        """The doubts that are not settled, each with its place in the proposal."""
        return [(n, doubt) for n, doubt in enumerate(self.proposal.doubts) if n not in self.settled]

    @property
    def placed(self) -> float:
        """Share of the source's letters that have a place, 0 to 1."""
        whole = sum(letters(cleaned(piece.text)) for piece in self.proposal.unplaced)
        left = sum(letters(item.text) for item in self.items if item.role == "free")
        return 1 - (1 - self.proposal.placed) * min(1.0, left / whole) if whole else self.proposal.placed

    def with_role(self, key: int, role: Role) -> "Sorting":
        """The item as that from now on: a part under what stands before it in the source, a note, or left out.

        Raises:
            UserError: the text has no words, or is not in the source as it stands.
        """
        item = self.item(key)
        if role == item.role:
            return self
        if role in ("aside", "free") or (role in PARTS and isinstance(item.part, PARTS[role])):
            return self._with(self._recoded(replace(item, role=role)))
        if role == "note":
            parents = item.parents if item.part is not None else self._default_parents(item, role)
            return self._with(replace(self._found(item), role=role, parents=parents))
        kind = PARTS[role]
        past = next((f for f in item.former if isinstance(f.part, kind) and f.part and f.text == item.text), None)
        former = (*item.former, replace(item, former=())) if item.part is not None else item.former
        if past is not None:
            return self._moved_in(self._recoded(replace(past, role=role, former=former)))
        part, text = part_of(role, self._found(item).text, item.lines, self._codes())
        lines = lines_held(text, self.proposal.lines, item.lines)
        made = replace(item, role=role, text=text, lines=lines, part=part, former=former, parents=())
        return self._moved_in(self._in_its_mode(replace(made, parents=self._default_parents(made, role))))

    def coded(self, key: int, code: str) -> "Sorting":
        """The bloc, activity, competency or modalité with another code.

        Raises:
            UserError: the code has other signs than a code, or another part has it.
        """
        item, wanted = self.item(key), code.strip()
        if item.part is None or item.role not in LETTERS or wanted == item.code:
            return self
        if not _CODE.fullmatch(wanted) or len(wanted) > CODE_LETTERS:
            raise UserError("Un code s'écrit en lettres, chiffres, points et tirets, sans espace : B2, C1.3, BC01-C4.")
        if wanted in self._codes():
            raise UserError(f"Le code {wanted} est déjà pris ; en donner un autre, ou changer d'abord celui-là.")
        return self._with(replace(item, part=item.part.model_copy(update={"id": wanted})))

    def hung(self, key: int, parents: Sequence[int]) -> "Sorting":
        """The item on other items. Of a critère's competencies, activities and modalités the last named kind counts.

        Raises:
            UserError: nothing is chosen that it may hang on.
        """
        item = self.item(key)
        known = {each.key: each for each in self.items}
        may = ABOVE.get(item.role, ())
        kept = [parent for parent in parents if parent in known and known[parent].role in may and parent != key]
        if not kept:
            raise UserError("Un texte garde au moins un rattachement ; choisir l'autre avant d'ôter celui-ci.")
        if item.role == "criterion":
            kind = known[kept[-1]].role
            alone = [parent for parent in kept if known[parent].role == kind]
            kept = alone if kind == "competency" else alone[-1:]
        elif item.role == "competency" and not any(known[parent].role == "block" for parent in kept):
            raise UserError("Une compétence est dans un bloc ; choisir l'autre avant d'ôter celui-ci.")
        places = {each.key: place for place, each in enumerate(self.items)}
        hung = replace(item, parents=tuple(sorted(dict.fromkeys(kept), key=places.__getitem__)))
        if isinstance(hung.part, Criterion):
            hung = replace(hung, part=hung.part.model_copy(update={"attached": "competency"}))
        return self._with(hung)

    def hung_also(self, key: int, parent: int) -> "Sorting":
        """The item on one more; a bloc, where only one may hold it, takes the place of the one before.

        Raises:
            UserError: it may not hang on that.
        """
        roles = {each.key: each.role for each in self.items}
        single = roles.get(parent) == "block" and self.item(key).role in ("activity", "competency", "note")
        kept = [each for each in self.item(key).parents if not (single and roles.get(each) == "block")]
        return self.hung(key, [parent] if self.item(key).role == "note" else [*kept, parent])

    def unhung(self, key: int, parent: int) -> "Sorting":
        """The item without one of the things it hangs on.

        Raises:
            UserError: it is the last one.
        """
        return self.hung(key, [each for each in self.item(key).parents if each != parent])

    def gathered(self, key: int) -> "Sorting":
        """What follows the item in the source, up to the next of its kind, hung on it.

        Raises:
            UserError: nothing follows that could hang on it.
        """
        head = self.item(key)
        ends = [each.lines[0] for each in self.items if each.role == head.role and each.lines[0] > head.lines[0]]
        until = min(ends, default=len(self.proposal.lines) + 1)
        below = {"block": ("activity", "competency"), "activity": ("competency",), "competency": ("criterion",)}
        after, roles = self, {each.key: each.role for each in self.items}
        for item in self.items:
            if item.role not in below.get(head.role, ()) or not head.lines[0] <= item.lines[0] < until:
                continue
            others = [parent for parent in item.parents if roles.get(parent) != head.role]
            kept = () if item.role == "criterion" else others
            after = replace(after, items=after._put(replace(item, parents=(key, *kept))))
        if after.items == self.items:
            raise UserError("Rien de ce qui suit dans la source ne peut être mis sous ce texte.")
        return replace(after, before=self)

    def assessable(self, key: int, how: Assessable) -> "Sorting":
        """Where the critère, or what the modalité asks for, can be assessed."""
        part = self.item(key).part
        update: dict[str, object] = {"mode": _MODES[how]} if isinstance(part, Assessment) else {"assessable": how}
        return self._changed(key, update) if isinstance(part, Assessment | Criterion) else self

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
        part = self.item(key).part
        if not isinstance(part, Criterion):
            return self
        return self._changed(key, {"aids": part.aids.model_copy(update={"label": " ".join(words)})})

    def merged(self, key: int) -> "Sorting":
        """The item and the next one of its kind, or else the next that nobody has judged, as one wording.

        Raises:
            UserError: there is no next, or the two do not follow each other in the source.
        """
        one = self.item(key)
        place = self.items.index(one)
        same = [each for each in self.items[place + 1 :] if each.role == one.role][:1]
        free = [e for e in self.items if e.role == "free" and e.lines[0] >= one.lines[1] and e not in (one, *same)]
        if not (same or free):
            raise UserError("C'est le dernier texte : il n'y a rien après lui avec quoi le fusionner.")
        for two in (*same, *sorted(free, key=lambda item: item.lines)[:1]):
            text = f"{one.text} {two.text}"
            within = min(one.lines[0], two.lines[0]), max(one.lines[1], two.lines[1])
            if is_in_source(text, self.proposal.lines, within):
                label = one.part.label if isinstance(one.part, Criterion) else None
                joined = one.reworded(text, lines_held(text, self.proposal.lines, within), label)
                return self._next(tuple(item for item in self._put(joined) if item.key != two.key))
        raise UserError("Ces deux textes ne se suivent pas dans la source ; ils restent séparés.")

    def cut(self, key: int, words: int) -> "Sorting":
        """The item as two, the first of that many words.

        Raises:
            UserError: one of the two would be empty.
        """
        item = self.item(key)
        starts = [found.start() for found in re.finditer(r"\S+", item.text)]
        if not 0 < words < len(starts):
            raise UserError("Choisir un point de coupe à l'intérieur du texte.")
        one, two = item.text[: starts[words]].rstrip(BORDERS), item.text[starts[words] :].lstrip(BORDERS)
        if not (one and two):
            raise UserError("Choisir un point de coupe à l'intérieur du texte.")
        lines = self.proposal.lines
        own = (
            item.part.label if isinstance(item.part, Criterion) and not item.text.startswith(item.part.label) else None
        )
        head = item.reworded(one, lines_held(one, lines, item.lines), own)
        tail = replace(item, key=self._new_key(), former=()).reworded(two, lines_held(two, lines, item.lines))
        if isinstance(tail.part, Criterion):
            tail = replace(tail, part=tail.part.model_copy(update={"aids": Aids(label=tail.part.label)}))
        if tail.code and tail.part is not None:
            named = next_code(tail.role, self._codes())
            tail = replace(tail, part=tail.part.model_copy(update={"id": named, **_own_notes(tail)}))
        place = self.items.index(item)
        return self._next((*self.items[:place], head, tail, *self.items[place + 1 :]))

    def taken(self, line: int, start: int, end: int) -> "Sorting":
        """A stretch of a line that no item holds, as an item that nobody has judged; its key is the highest.

        Raises:
            UserError: the stretch has no words.
        """
        text = cleaned(self.proposal.lines[line - 1][start:end]) if 0 < line <= len(self.proposal.lines) else ""
        if not letters(text):
            raise UserError("Ce passage n'a pas de mots ; il ne peut pas avoir de rôle.")
        return self._next((*self.items, Item(self._new_key(), "free", text, (line, line))))

    def with_doubt(self, number: int, settled: bool) -> "Sorting":
        """The doubt of that place as settled, or as open again."""
        if not 0 <= number < len(self.proposal.doubts):
            return self
        after = self.settled | {number} if settled else self.settled - {number}
        return self if after == self.settled else replace(self, settled=after, before=self)

    def undone(self) -> "Sorting":
        """What it was before the last change."""
        return self.before or self

    def _changed(self, key: int, update: dict[str, object]) -> "Sorting":
        item = self.item(key)
        return self._with(replace(item, part=item.part.model_copy(update=update) if item.part else None))

    def _put(self, item: Item) -> tuple[Item, ...]:
        return tuple(item if each.key == item.key else each for each in self.items)

    def _with(self, item: Item) -> "Sorting":
        return self._next(self._put(item))

    def _next(self, items: tuple[Item, ...]) -> "Sorting":
        return self if items == self.items else replace(self, items=items, before=self)

    def _moved_in(self, item: Item) -> "Sorting":
        """The item among those of its role, in the order of the source."""
        others = [each for each in self.items if each.key != item.key]
        before = [place for place, each in enumerate(others) if each.role == item.role and each.lines <= item.lines]
        after = [place for place, each in enumerate(others) if each.role == item.role]
        place = before[-1] + 1 if before else after[0] if after else len(others)
        return self._next((*others[:place], item, *others[place:]))

    def _default_parents(self, item: Item, role: Role) -> tuple[int, ...]:
        """What stands before the item in the source: its bloc, its competency, or what the critère before it has."""
        nearest = self._nearest(item, "block" if role in ("activity", "competency") else "competency")
        if role not in ABOVE or nearest is None:
            return ()
        sibling = self._nearest(item, "criterion") if role == "criterion" else None
        if sibling is not None and nearest.lines <= sibling.lines <= item.lines:
            return sibling.parents
        return (nearest.key,)

    def _nearest(self, item: Item, role: Role) -> Item | None:
        all_of = sorted((e for e in self.items if e.role == role and e.key != item.key), key=lambda each: each.lines)
        before = [each for each in all_of if each.lines[0] <= item.lines[0]]
        return before[-1] if before else all_of[0] if all_of else None

    def _in_its_mode(self, item: Item) -> Item:
        """The critère judged where its modalités ask for it, under the heading of the one before it."""
        if not isinstance(item.part, Criterion):
            return item
        composition = self.composition
        reached = {each.key for each in composition.reached(item)}
        asked = {
            mode
            for each in composition.of_role("assessment")
            if isinstance(each.part, Assessment) and reached & {above.key for above in composition.reached(each)}
            for mode in each.part.mode
        }
        where = assessable(item.text, sorted(asked, reverse=True)) if asked else "written"
        near = self._nearest(item, "criterion")
        sibling = near.part if near is not None and near.lines <= item.lines and near.parents == item.parents else None
        heading = sibling.heading if isinstance(sibling, Criterion) else None
        return replace(item, part=item.part.model_copy(update={"assessable": where, "heading": heading}))

    def _codes(self) -> list[str]:
        return [item.code for item in self.items if item.code]

    def _recoded(self, item: Item) -> Item:
        """The item that comes back, with another code where its own was given away."""
        others = [each.code for each in self.items if each.code and each.key != item.key]
        if item.part is None or item.code not in others:
            return item
        return replace(item, part=item.part.model_copy(update={"id": next_code(item.role, others)}))

    def _new_key(self) -> int:
        return max((item.key for item in self.items), default=-1) + 1

    def _found(self, item: Item) -> Item:
        if not letters(item.text):
            raise UserError("Ce texte n'a pas de mots ; il ne peut pas avoir de rôle.")
        if not is_in_source(item.text, self.proposal.lines, item.lines):
            raise UserError(
                "Ce texte ne se retrouve pas tel quel dans la source ; le couper, ou l'ajouter dans le YAML."
            )
        return item


def assessable_of(value: str) -> Assessable:
    """The value as a place of assessment; KeyError if it is none."""
    known: dict[str, Assessable] = {"written": "written", "oral": "oral", "both": "both"}
    return known[value]


def _own_notes(item: Item) -> dict[str, object]:
    """A part cut off another does not repeat its doubts."""
    return {"notes": ()} if hasattr(item.part, "notes") else {}
