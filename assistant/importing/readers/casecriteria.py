"""The critères of a CASE package: those that are items, and those that only its rubrics state."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from assistant.importing.case import LEVELS, MODES, Item, RubricCriterion, one_line
from assistant.importing.modality import assessable
from assistant.importing.reach import label_of
from assistant.importing.readers.caseledger import CaseLedger, kept_text
from assistant.rubric.criterion import Aids
from assistant.rubric.rubric import Mode

Fields = dict[str, Any]


def criteria(ledger: CaseLedger, blocks: Sequence[Fields], assessments: Sequence[Fields]) -> list[Fields]:
    """The criteria as fields of the rubric, in the package's order."""
    return _Criteria(ledger, blocks, assessments).found()


class _Criteria:
    def __init__(self, ledger: CaseLedger, blocks: Sequence[Fields], assessments: Sequence[Fields]) -> None:
        self.ledger = ledger
        self.tree = ledger.tree
        self.blocks = {block["id"]: block for block in blocks}
        self.assessments = assessments
        rubrics = ledger.package.rubrics or ()
        self.entries = [entry for rubric in rubrics for entry in rubric.criteria]
        self.order = {ledger.id(item): number for number, item in enumerate(ledger.stated("competency"))}
        self.used: set[str] = set()
        self.numbers = Counter[str]()

    def found(self) -> list[Fields]:
        graded = {entry.item.identifier: entry for entry in self.entries if entry.item}
        in_order = self._in_order(graded)
        made = [self._of_item(item, graded.get(item.identifier)) for item in in_order]
        items = {item.identifier for item in in_order}
        others = [entry for entry in self.entries if entry.item is None or entry.item.identifier not in items]
        others.sort(key=lambda entry: (entry.position is None, entry.position or 0))
        made += [self._of_rubric(entry) for entry in others]
        for entry in self.entries:
            self._levels(entry)
        return [criterion for criterion in made if criterion is not None]

    def _in_order(self, graded: Mapping[str, RubricCriterion]) -> list[Item]:
        """The criterion items; where one rubric numbers them all, in its order."""
        items = self.tree.of("criterion")
        places = [graded[item.identifier].position for item in items if item.identifier in graded]
        if len(self.ledger.package.rubrics or ()) != 1 or len(places) < len(items) or None in places:
            return items
        if all(item.place is not None for item in items):
            return items
        return sorted(items, key=lambda item: graded[item.identifier].position or 0)

    def _of_item(self, item: Item, entry: RubricCriterion | None) -> Fields | None:
        if not item.full_statement.strip():
            self.ledger.doubt(item, "Ce critère n'a pas de libellé : il n'est pas repris.")
            return None
        if entry and entry.description and entry.description != item.full_statement:
            self.ledger.doubt(
                item, "Ce critère a un autre libellé dans la grille du document : celui de l'élément est repris."
            )
            self.ledger.leave(entry.description)
        attachment = self._attachment(item)
        if attachment is None:
            self.ledger.drop(item, "Rien ne rattache ce critère à une compétence : il n'est pas repris.")
            return None
        return self._fields(item, entry, item.full_statement, attachment, self.ledger.place(item))

    def _of_rubric(self, entry: RubricCriterion) -> Fields | None:
        statement = entry.description or ""
        if not statement.strip():
            self.ledger.doubt(None, "Un critère de la grille n'a pas de libellé : il n'est pas repris.")
            return None
        place = self.ledger.add(statement)
        item = self.tree.items.get(entry.item.identifier) if entry.item else None
        attachment = self._to(item) if item is not None else None
        if attachment is None:
            self.ledger.leave(statement)
            self.ledger.doubt(None, "Un critère de la grille n'est rattaché à aucune compétence : il n'est pas repris.")
            return None
        return self._fields(None, entry, statement, attachment, place)

    def _fields(
        self,
        item: Item | None,
        entry: RubricCriterion | None,
        statement: str,
        attachment: Fields,
        place: tuple[int, int],
    ) -> Fields:
        category = entry.category if entry else None
        heading = kept_text(item, "heading", category or "") if item else category
        seen = [mode for mode, word in MODES.items() if item and word in (item.keywords or ())]
        notes = self.ledger.notes(item) if item else []
        identity = self._id(item, attachment)
        if item and item.coding and item.coding != one_line(identity):
            notes = [*notes, f"Code dans le document : {item.coding}."]
        return {
            "id": identity,
            **attachment,
            "heading": heading if heading or (item and item.ours.get("heading") == "") else None,
            "statement": statement,
            "assessable": "both" if len(seen) == 2 else seen[0] if seen else self._assessable(statement, attachment),
            "notes": notes,
            "lost": item is not None and item.ours.get("lost") is True,
            "lines": place,
            "aids": self._aids(item, statement),
        }

    def _assessable(self, statement: str, attachment: Fields) -> str:
        reached = set(attachment["competencies"])
        found: list[Mode] = []
        for assessment in self.assessments:
            if reached.intersection(assessment["competencies"]):
                found += [mode for mode in assessment["mode"] if mode not in found]
        return assessable(statement, found)

    def _id(self, item: Item | None, attachment: Fields) -> str:
        """The document's code where it has the form of an id here, else the competency's and a running number."""
        reached = attachment["competencies"]
        prefix = {
            "competency": "+".join(reached),
            "activity": attachment["activity"],
            "production": f"{reached[0]}..{reached[-1]}",
        }[attachment["attached"]]
        code = kept_text(item, "id", item.coding or "") if item else ""
        fits = re.fullmatch(rf"{re.escape(prefix)}-\d+", code) or (item is not None and item.place is not None)
        if not code.strip() or code in self.used or not fits:
            self.numbers[prefix] += 1
            while (code := f"{prefix}-{self.numbers[prefix]}") in self.used:
                self.numbers[prefix] += 1
        self.used.add(code)
        return code

    def _aids(self, item: Item | None, statement: str) -> Fields:
        kept = item.ours.get("aids") if item else None
        if isinstance(kept, Mapping):
            try:
                return Aids.model_validate({key: kept[key] for key in Aids.model_fields if key in kept}).model_dump()
            except ValidationError:
                self.ledger.doubt(item, "Les aides de lecture de ce critère sont illisibles : elles sont à récrire.")
        return {"label": label_of(statement)}

    def _attachment(self, item: Item) -> Fields | None:
        """What an item that is a criterion is attached to."""
        ids = self.ledger.id
        above = self._sorted(item, [ids(c) for c in self.tree.nearest(item, "competency", stop=("activity",))])
        reached = [
            ids(competency) for competency in self.tree.related(item, "competency") if ids(competency) in self.order
        ]
        reached = self._sorted(item, reached, keep=True)
        activities = [ids(activity) for activity in self.tree.nearest(item, "activity", stop=("competency",))]
        beside = [ids(activity) for activity in self.tree.related(item, "activity")]
        kept = item.ours.get("activity")
        activity = next(iter(beside), kept if isinstance(kept, str) else None)
        if above:
            return {"attached": "competency", "competencies": above, "activity": activity}
        if activities:
            return self._to_activity(item, self.tree.nearest(item, "activity")[0], reached)
        if reached and self.tree.nearest(item, "block"):
            return {"attached": "production", "competencies": reached, "activity": activity}
        if reached:
            return {"attached": "competency", "competencies": self._sorted(item, reached), "activity": activity}
        block = next((b for b in self.tree.nearest(item, "block") if ids(b) in self.blocks), None)
        return self._to(block) if block else None

    def _sorted(self, item: Item, names: Sequence[str], keep: bool = False) -> list[str]:
        """The competencies in the order that Critérium wrote, else in the rubric's; ``keep``: else as they are."""
        wanted = [name for name in dict.fromkeys(names) if name in self.order]
        kept = item.ours.get("competencies")
        if isinstance(kept, list) and len(kept) == len(wanted) and set(map(str, kept)) == set(wanted):
            return [str(name) for name in kept]
        return wanted if keep else sorted(wanted, key=lambda name: self.order[name])

    def _to(self, item: Item) -> Fields | None:
        """The attachment to an item that a rubric's criterion points at, or that is all a criterion stands under."""
        role = self.tree.roles[item.identifier]
        name = self.ledger.id(item) if role in ("competency", "activity", "block") else ""
        if role == "competency" and name in self.order:
            return {"attached": "competency", "competencies": [name], "activity": None}
        if role == "activity":
            return self._to_activity(item, item, [])
        if role == "block" and name in self.blocks:
            self.ledger.doubt(
                item, f"Des critères ne tiennent qu'au bloc {name} : toutes ses compétences leur sont données."
            )
            return {"attached": "production", "competencies": self.blocks[name]["competencies"], "activity": None}
        return None

    def _to_activity(self, item: Item, activity: Item, reached: Sequence[str]) -> Fields | None:
        ids = self.ledger.id
        tied = [*self.tree.related(activity, "competency"), *self.tree.beneath(activity, "competency")]
        found = list(reached) or [name for name in dict.fromkeys(map(ids, tied)) if name in self.order]
        if not found:
            blocks = [self.blocks[ids(b)] for b in self.tree.nearest(activity, "block") if ids(b) in self.blocks]
            found = list(dict.fromkeys(name for block in blocks for name in block["competencies"]))
            if found:
                self.ledger.doubt(
                    item, "L'activité n'est liée à aucune compétence : le critère reçoit celles de son bloc."
                )
        return {"attached": "activity", "competencies": found, "activity": ids(activity)} if found else None

    def _levels(self, entry: RubricCriterion) -> None:
        """Writes down what foreign levels say: the rubric has its own scale, and no place for theirs."""
        ours = set(LEVELS.values())
        texts = [level.description for level in entry.levels if level.description and level.description not in ours]
        for text in texts:
            self.ledger.leave(text)
        if texts:
            self.ledger.doubt(
                None, f"Niveaux décrits dans la grille, non repris : « {(entry.description or '')[:60]} »."
            )
