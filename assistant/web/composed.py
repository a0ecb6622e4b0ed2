"""A référentiel put together from sorted texts, and what is missing before it can be."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from assistant.errors import UserError
from assistant.importing.proposal import Proposal
from assistant.rubric.criterion import Attachment, Criterion
from assistant.rubric.rubric import Activity, Assessment, Block, Competency, Rubric, Rule
from assistant.web.item import Item, items_of


class Gap(NamedTuple):
    """What keeps the texts from being a référentiel."""

    key: int | None
    """Of the item that it is about; None when it is about the whole."""
    text: str
    """One French sentence."""


class Composition:
    """The texts as they hang on each other. Texts left out, notes and unjudged ones hold nothing."""

    def __init__(self, proposal: Proposal, items: Sequence[Item]) -> None:
        """Looks at the items; nothing is checked yet."""
        self._proposal = proposal
        self.items = items
        self.by_key = {item.key: item for item in items}

    def where(self, item: Item) -> str:
        """Where a person finds the item in the document, in French."""
        own = item.part.place if isinstance(item.part, Criterion) and item.part.lines == item.lines else None
        return own or self._proposal.where(*item.lines)

    def of_role(self, role: str) -> list[Item]:
        """The items of that role, in their order."""
        return [item for item in self.items if item.role == role]

    def above(self, item: Item, role: str) -> list[Item]:
        """What the item hangs on that has that role now."""
        held = (self.by_key.get(key) for key in item.parents)
        return [parent for parent in held if parent is not None and parent.role == role]

    def reached(self, item: Item) -> list[Item]:
        """The competencies that a critère or a modalité reaches."""
        for activity in self.above(item, "activity"):
            return self.above(item, "competency") or self._under(activity)
        for whole in self.above(item, "assessment"):
            return self.above(whole, "competency")
        return self.above(item, "competency")

    def attached(self, item: Item) -> Attachment:
        """What a critère is attached to."""
        if self.above(item, "activity"):
            return "activity"
        many = len(self.reached(item)) > 1
        whole = bool(self.above(item, "assessment"))
        kept = isinstance(item.part, Criterion) and item.part.attached == "production"
        return "production" if many and (whole or kept) else "competency"

    def prefix(self, item: Item) -> str:
        """What a critère's id begins with; empty when it hangs on nothing."""
        codes = [competency.code for competency in self.reached(item)]
        if not codes:
            return ""
        match self.attached(item):
            case "activity":
                return self.above(item, "activity")[0].code
            case "production":
                return f"{codes[0]}..{codes[-1]}"
        return "+".join(codes)

    def ids(self) -> dict[int, str]:
        """Code of every part by its item's key; critères are numbered in their order."""
        found = {item.key: item.code for item in self.items if item.code}
        counts: Counter[str] = Counter()
        for item in self.of_role("criterion"):
            prefix = self.prefix(item)
            if prefix:
                counts[prefix] += 1
                found[item.key] = f"{prefix}-{counts[prefix]}"
        return found

    def gaps(self) -> tuple[Gap, ...]:
        """What has to be settled before the référentiel is one; empty when it is."""
        return tuple(self._gaps())

    def rubric(self) -> Rubric:
        """The référentiel.

        Raises:
            UserError: there are gaps; the first is named.
        """
        gaps = self.gaps()
        if gaps:
            more = f" (et {len(gaps) - 1} de plus à compléter)" if len(gaps) > 1 else ""
            raise UserError(f"{gaps[0].text}{more}")
        own = self._proposal.rubric
        now = self._renamed()
        parts: dict[str, Any] = {name: getattr(own, name) for name in Rubric.model_fields}
        parts |= {
            "rules": tuple(self._rules()),
            "blocks": tuple(self._blocks(now)),
            "activities": tuple(self._activities()),
            "competencies": tuple(self._competencies()),
            "assessments": tuple(self._assessments()),
            "criteria": tuple(self._criteria()),
            "losses": tuple(
                loss.model_copy(update={"competencies": tuple(now[c] for c in loss.competencies if c in now)})
                for loss in own.losses
            ),
        }
        return Rubric(**parts)

    def _gaps(self) -> Iterator[Gap]:
        if not self.of_role("block"):
            yield Gap(None, "Il n'y a aucun bloc : donner ce rôle à un texte de la source.")
        if not self.of_role("competency"):
            yield Gap(None, "Il n'y a aucune compétence : donner ce rôle à un texte de la source.")
        for item in self.items:
            match item.role:
                case "block" if not self._held(item):
                    yield Gap(item.key, f"Le bloc {item.code} n'a aucune compétence : lui en donner, ou l'écarter.")
                case "activity" if not self.above(item, "block"):
                    yield Gap(item.key, f"L'activité {item.code} n'est dans aucun bloc : choisir le sien.")
                case "competency" if not self.above(item, "block"):
                    yield Gap(item.key, f"La compétence {item.code} n'est dans aucun bloc : choisir le sien.")
                case "assessment" if not self.reached(item):
                    yield Gap(item.key, f"La modalité {item.code} ne couvre aucune compétence : en choisir.")
                case "criterion" if not self.reached(item):
                    yield Gap(item.key, f"Le critère « {_label(item)} » n'est rattaché à rien : choisir à quoi.")
                case "note" if not any(self.above(item, role) for role in _NOTED):
                    yield Gap(item.key, f"La note « {_start(item)} » n'est rattachée à rien : choisir à quoi.")

    def _held(self, block: Item) -> list[Item]:
        return [item for item in self.of_role("competency") if block.key in item.parents]

    def _under(self, activity: Item) -> list[Item]:
        competencies = self.of_role("competency")
        named = [item for item in competencies if activity.key in item.parents]
        blocks = {block.key for block in self.above(activity, "block")}
        return named or [item for item in competencies if blocks & set(item.parents)]

    def _renamed(self) -> dict[str, str]:
        """Codes of today by those of the proposal, of the blocs and competencies that are still there."""
        before = {item.key: item for item in items_of(self._proposal) if item.role in ("block", "competency")}
        return {
            before[item.key].code: item.code
            for item in self.items
            if item.key in before and item.role == before[item.key].role
        }

    def _noted(self, item: Item) -> tuple[str, ...]:
        """The part's notes, and those that texts of the source were made."""
        own: tuple[str, ...] = getattr(item.part, "notes", ())
        said = (
            f"Le document écrit aussi, sans que ce soit un critère : « {note.text} »."
            for note in self.of_role("note")
            if next((key for key in note.parents if self._takes_notes(key)), None) == item.key
        )
        return (*own, *said)

    def _takes_notes(self, key: int) -> bool:
        return key in self.by_key and self.by_key[key].role in _NOTED

    def _rules(self) -> Iterator[Rule]:
        taken = {item.part.id for item in self.of_role("rule") if isinstance(item.part, Rule)}
        number = 0
        for item in self.of_role("rule"):
            if not isinstance(item.part, Rule):
                continue
            name = item.part.id
            if name == "?":
                number = next(n for n in range(number + 1, number + len(taken) + 2) if f"regle-{n}" not in taken)
                name = f"regle-{number}"
            yield item.part.model_copy(update={"id": name, "text": item.text, "lines": item.lines})

    def _blocks(self, now: dict[str, str]) -> Iterator[Block]:
        for item in self.of_role("block"):
            if isinstance(item.part, Block):
                option = item.part.option_of
                update = {
                    "title": item.text,
                    "competencies": tuple(held.code for held in self._held(item)),
                    "option_of": now.get(option, option) if option else None,
                    "notes": self._noted(item),
                    "lines": item.lines,
                }
                yield item.part.model_copy(update=update)

    def _activities(self) -> Iterator[Activity]:
        for item in self.of_role("activity"):
            if isinstance(item.part, Activity):
                block = self.above(item, "block")[0].code
                update = {"title": item.text, "block": block, "notes": self._noted(item), "lines": item.lines}
                yield item.part.model_copy(update=update)

    def _competencies(self) -> Iterator[Competency]:
        for item in self.of_role("competency"):
            if isinstance(item.part, Competency):
                update = {
                    "statement": item.text or None,
                    "activities": tuple(above.code for above in self.above(item, "activity")),
                    "notes": self._noted(item),
                    "lines": item.lines,
                }
                yield item.part.model_copy(update=update)

    def _assessments(self) -> Iterator[Assessment]:
        for item in self.of_role("assessment"):
            if isinstance(item.part, Assessment):
                covers = tuple(above.code for above in self.reached(item))
                update = {"competencies": covers, "text": item.text, "notes": self._noted(item), "lines": item.lines}
                yield item.part.model_copy(update=update)

    def _criteria(self) -> Iterator[Criterion]:
        ids = self.ids()
        for item in self.of_role("criterion"):
            if isinstance(item.part, Criterion):
                attached = self.attached(item)
                kept = item.part.place if item.part.lines == item.lines else None
                activity = self.above(item, "activity")[0].code if attached == "activity" else None
                update = {
                    "id": ids[item.key],
                    "attached": attached,
                    "competencies": tuple(above.code for above in self.reached(item)),
                    "activity": activity,
                    "statement": item.text,
                    "lines": item.lines,
                    "place": self.where(item) if self._proposal.places else kept,
                }
                yield item.part.model_copy(update=update)


_NOTED = ("competency", "activity", "block", "assessment")
_START_WORDS = 6


def _label(item: Item) -> str:
    return item.part.label if isinstance(item.part, Criterion) else _start(item)


def _start(item: Item) -> str:
    return " ".join(item.text.split()[:_START_WORDS])
