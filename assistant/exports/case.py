"""A référentiel as a 1EdTech CASE 1.1 package, the same bytes for the same référentiel."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from assistant.importing.case import (
    COMPANIES,
    EXTENSION,
    ITEM_TYPES,
    LEVELS,
    LOST_STATEMENT,
    MODES,
    NO_CREATOR,
    WORKS,
    Association,
    CaseRubric,
    CriterionLevel,
    Definitions,
    Document,
    Item,
    ItemType,
    Link,
    Package,
    Role,
    RubricCriterion,
    one_line,
)
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Activity, Assessment, Competency, Rubric

NAMESPACE = uuid5(NAMESPACE_URL, "urn:criterium:case")
ABOUT = (
    "Référentiel exporté par Critérium. Les énoncés (fullStatement) sont ceux du document du certificateur. "
    f"Ce qui est sous « extensions.{EXTENSION} » et les niveaux des critères sont de Critérium, non officiels. "
    "Aucune date de changement n'est connue : lastChangeDateTime vaut partout le 1er janvier 1970 ; "
    "« version » est l'empreinte du contenu."
)
NOT_OFFICIAL = "Aides de lecture rédigées pour Critérium : non officielles."


def case_json(rubric: Rubric) -> str:
    """The package as JSON text, ending with a line break."""
    content = case_package(rubric).model_dump(mode="json", by_alias=True, exclude_none=True)
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def case_package(rubric: Rubric) -> Package:
    """The package of a référentiel.

    Identifiers follow from the référentiel's id and each part's own, not from the wording, so that a platform which
    holds an earlier version finds the same parts again.
    """
    return _Writer(rubric).package()


class _Writer:
    """Gathers the items and associations of one référentiel."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.items: list[Item] = []
        self.associations: list[Association] = []
        self.root = Link(title=one_line(rubric.title), identifier=self.identifier("document"), uri=self.uri("document"))
        self.links: dict[tuple[Role, str], Link] = {}
        self._positions = Counter[Role]()
        self._children = Counter[str]()

    def identifier(self, *path: str) -> str:
        return str(uuid5(NAMESPACE, "\n".join((self.rubric.id, *path))))

    def uri(self, *path: str) -> str:
        return f"urn:uuid:{self.identifier(*path)}"

    def package(self) -> Package:
        self._blocks()
        self._activities()
        self._competencies()
        for rule in self.rubric.rules:
            self._add("rule", rule.id, rule.text, title=rule.title, lines=rule.lines)
            self._child("rule", rule.id, self.root)
        for assessment in self.rubric.assessments:
            self._assessment(assessment)
        for criterion in self.rubric.criteria:
            self._criterion(criterion)
        return Package(
            document=self._document(),
            items=tuple(self.items),
            associations=tuple(self.associations),
            definitions=Definitions(item_types=tuple(self._item_type(role) for role in ITEM_TYPES)),
            rubrics=(self._rubric(),) if self.rubric.criteria else None,
        )

    def _document(self) -> Document:
        rubric = self.rubric
        ours: dict[str, Any] = {"id": rubric.id, "document": rubric.document}
        if self.root.title != rubric.title:
            ours["title"] = rubric.title
        creator = one_line(rubric.certifier or NO_CREATOR)
        if rubric.certifier is not None and (creator != rubric.certifier or creator == NO_CREATOR):
            ours["certifier"] = rubric.certifier
        if rubric.losses:
            ours["losses"] = [loss.model_dump(mode="json", exclude_defaults=True) for loss in rubric.losses]
        notes = [
            f"Perdu dans le document source ({', '.join(loss.competencies)}) : {loss.text}" for loss in rubric.losses
        ]
        return Document(
            identifier=self.root.identifier,
            uri=self.root.uri,
            case_version="1.1",
            creator=creator,
            title=self.root.title,
            description=ABOUT,
            language=rubric.language,
            version=rubric.version,
            notes="\n".join(notes) or None,
            extensions={EXTENSION: ours},
        )

    def _blocks(self) -> None:
        for block in self.rubric.blocks:
            ours: dict[str, Any] = {"option_of": block.option_of} if block.option_of is not None else {}
            self._add("block", block.id, block.title, notes=block.notes, lines=block.lines, **ours)
            self._child("block", block.id, self.root)

    def _activities(self) -> None:
        for activity in self.rubric.activities:
            ours: dict[str, Any] = {"competency_lines": activity.competency_lines} if activity.competency_lines else {}
            self._add("activity", activity.id, activity.title, notes=activity.notes, lines=activity.lines, **ours)
            self._child("activity", activity.id, self.links["block", activity.block])
            self._parts(activity)

    def _parts(self, activity: Activity) -> None:
        parent = self.links["activity", activity.id]
        if activity.competency is not None:
            self._add("general", activity.id, activity.competency, coded=False)
            self._child("general", activity.id, parent)
        for number, task in enumerate(activity.tasks, start=1):
            self._add("task", f"{activity.id}\n{number}", task, coded=False)
            self._child("task", f"{activity.id}\n{number}", parent)

    def _competencies(self) -> None:
        for competency in self.rubric.competencies:
            self._competency(competency)
        for block in self.rubric.blocks:
            for competency_id in block.competencies:
                self._child("competency", competency_id, self.links["block", block.id])

    def _competency(self, competency: Competency) -> None:
        ours: dict[str, Any] = {"lost": True} if competency.statement is None else {}
        statement = LOST_STATEMENT if competency.statement is None else competency.statement
        self._add("competency", competency.id, statement, notes=competency.notes, lines=competency.lines, **ours)
        origin = self.links["competency", competency.id]
        self._relate(origin, [self.links["activity", activity] for activity in competency.activities])

    def _assessment(self, assessment: Assessment) -> None:
        keywords = [MODES[mode] for mode in assessment.mode]
        keywords += [WORKS[assessment.work]] if assessment.work else []
        keywords += [COMPANIES[company] for company in assessment.company]
        variant = assessment.block_text
        has_variant = variant is not None and bool(variant.strip())
        ours: dict[str, Any] = {"block_text": variant} if variant is not None and not has_variant else {}
        self._add(
            "assessment",
            assessment.id,
            assessment.text,
            title=assessment.title,
            keywords=keywords,
            notes=assessment.notes,
            lines=assessment.lines,
            **ours,
        )
        link = self.links["assessment", assessment.id]
        self._child("assessment", assessment.id, self.root)
        self._relate(link, [self.links["competency", competency] for competency in assessment.competencies])
        if variant is not None and has_variant:
            self._add("block_variant", assessment.id, variant, coded=False)
            self._child("block_variant", assessment.id, link)

    def _criterion(self, criterion: Criterion) -> None:
        ours: dict[str, Any] = {"competencies": criterion.competencies}
        if criterion.lost:
            ours["lost"] = True
        if criterion.heading is not None and (
            not criterion.heading or one_line(criterion.heading) != criterion.heading
        ):
            ours["heading"] = criterion.heading
        activity = self.links.get(("activity", criterion.activity or ""))
        if criterion.activity is not None and activity is None:
            ours["activity"] = criterion.activity
        seen = ("written", "oral") if criterion.assessable == "both" else (criterion.assessable,)
        self._add(
            "criterion",
            criterion.id,
            criterion.statement,
            keywords=[MODES[mode] for mode in seen],
            notes=criterion.notes,
            lines=criterion.lines,
            **ours,
            aids={"notice": NOT_OFFICIAL, **criterion.aids.model_dump(mode="json")},
        )
        reached = [self.links["competency", competency] for competency in criterion.competencies]
        link = self.links["criterion", criterion.id]
        if criterion.attached == "competency":
            for competency in reached:
                self._child("criterion", criterion.id, competency)
        elif criterion.attached == "activity" and activity is not None:
            self._child("criterion", criterion.id, activity)
            self._relate(link, reached)
        else:
            block = self.rubric.block_of(criterion.competencies[0])
            self._child("criterion", criterion.id, self.links["block", block.id])
            self._relate(link, reached)
        if activity is not None and criterion.attached != "activity":
            self._relate(link, [activity])

    def _add(
        self,
        role: Role,
        name: str,
        statement: str,
        *,
        title: str | None = None,
        coded: bool = True,
        keywords: Sequence[str] = (),
        notes: Sequence[str] = (),
        **ours: Any,
    ) -> None:
        self._positions[role] += 1
        kept: dict[str, Any] = {"position": self._positions[role], **ours}
        if coded and one_line(name) != name:
            kept["id"] = name
        if title is not None and one_line(title) != title:
            kept["title"] = title
        if any("\n" in note for note in notes):
            kept["notes"] = notes
        label, _ = ITEM_TYPES[role]
        item = Item(
            identifier=self.identifier(role, name),
            uri=self.uri(role, name),
            full_statement=statement,
            abbreviated_statement=one_line(title) if title is not None else None,
            item_type=label,
            item_type_link=Link(title=label, identifier=self.identifier("type", role), uri=self.uri("type", role)),
            coding=one_line(name) if coded else None,
            keywords=tuple(keywords) or None,
            notes="\n".join(notes) or None,
            language=self.rubric.language,
            extensions={EXTENSION: kept},
        )
        self.items.append(item)
        self.links[role, name] = Link(title=item.coding or label, identifier=item.identifier, uri=item.uri)

    def _child(self, role: Role, name: str, parent: Link) -> None:
        self._children[parent.identifier] += 1
        self._associate("isChildOf", self.links[role, name], parent, self._children[parent.identifier])

    def _relate(self, origin: Link, destinations: Sequence[Link]) -> None:
        for number, destination in enumerate(destinations, start=1):
            self._associate("isRelatedTo", origin, destination, number)

    def _associate(self, kind: str, origin: Link, destination: Link, sequence: int) -> None:
        path = ("association", kind, origin.identifier, destination.identifier)
        self.associations.append(
            Association(
                identifier=self.identifier(*path),
                uri=self.uri(*path),
                association_type=kind,
                sequence=sequence,
                origin=origin,
                destination=destination,
            )
        )

    def _item_type(self, role: Role) -> ItemType:
        title, description = ITEM_TYPES[role]
        return ItemType(
            identifier=self.identifier("type", role),
            uri=self.uri("type", role),
            title=title,
            description=description,
            hierarchy_code=str(list(ITEM_TYPES).index(role) + 1),
        )

    def _rubric(self) -> CaseRubric:
        identifier = self.identifier("rubric")
        return CaseRubric(
            identifier=identifier,
            uri=self.uri("rubric"),
            title=self.root.title,
            description="Un critère par CFItem « Critère d'évaluation » ; niveaux de Critérium, non officiels.",
            criteria=tuple(
                self._rubric_criterion(criterion, number, identifier)
                for number, criterion in enumerate(self.rubric.criteria, start=1)
            ),
        )

    def _rubric_criterion(self, criterion: Criterion, number: int, rubric: str) -> RubricCriterion:
        identifier = self.identifier("rubric criterion", criterion.id)
        return RubricCriterion(
            identifier=identifier,
            uri=self.uri("rubric criterion", criterion.id),
            category=one_line(criterion.heading) if criterion.heading else None,
            description=criterion.statement,
            item=self.links["criterion", criterion.id],
            position=number,
            rubric=rubric,
            levels=tuple(
                CriterionLevel(
                    identifier=self.identifier("level", criterion.id, level),
                    uri=self.uri("level", criterion.id, level),
                    description=description,
                    quality=level.french.capitalize(),
                    position=place,
                    criterion=identifier,
                )
                for place, (level, description) in enumerate(LEVELS.items(), start=1)
            ),
        )
