# ruff: noqa: N815 -- fields are named as the standard names them
"""CASE 1.1 as its information model states it (24 January 2025): fields, multiplicities, forms; nothing else passes."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Uuid = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
Line = Annotated[str, Field(pattern=r"^[^\n\r\t]*$")]
Uri = Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*:\S+$")]
Moment = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
Kind = Literal[
    "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar",
    "hasSkillLevel", "isTranslationOf",
]  # fmt: skip


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Link(Strict):
    title: Line
    identifier: Uuid
    uri: Uri


class Entity(Strict):
    identifier: Uuid
    uri: Uri
    lastChangeDateTime: Moment
    extensions: dict[str, JsonValue] | None = None


class Document(Entity):
    frameworkType: Line | None = None
    caseVersion: Literal["1.1"] | None = None
    creator: Line
    title: Line
    officialSourceURL: Uri | None = None
    publisher: Line | None = None
    description: str | None = None
    subject: list[Line] | None = None
    subjectURI: list[Link] | None = None
    language: Line | None = None
    version: Line | None = None
    adoptionStatus: Line | None = None
    statusStartDate: str | None = None
    statusEndDate: str | None = None
    licenseURI: Link | None = None
    notes: str | None = None


class Item(Entity):
    fullStatement: str
    alternativeLabel: Line | None = None
    CFItemType: Line | None = None
    humanCodingScheme: Line | None = None
    listEnumeration: Line | None = None
    abbreviatedStatement: Line | None = None
    conceptKeywords: list[Line] | None = None
    conceptKeywordsURI: Link | None = None
    notes: str | None = None
    subject: list[Line] | None = None
    subjectURI: list[Link] | None = None
    language: Line | None = None
    educationLevel: list[Line] | None = None
    CFItemTypeURI: Link | None = None
    licenseURI: Link | None = None
    statusStartDate: str | None = None
    statusEndDate: str | None = None


class Association(Entity):
    associationType: Kind
    sequenceNumber: int | None = None
    originNodeURI: Link
    destinationNodeURI: Link
    CFAssociationGroupingURI: Link | None = None
    notes: str | None = None


class ItemType(Entity):
    title: Line
    description: str
    hierarchyCode: Line
    typeCode: Line | None = None


class Definitions(Strict):
    CFItemTypes: list[ItemType] | None = None


class Level(Entity):
    extensions: None = None
    description: str | None = None
    quality: Line | None = None
    score: float | None = None
    feedback: str | None = None
    position: int | None = None
    rubricCriterionId: Uuid | None = None


class RubricCriterion(Entity):
    category: Line | None = None
    description: str | None = None
    CFItemURI: Link | None = None
    weight: float | None = None
    position: int | None = None
    rubricId: Uuid | None = None
    CFRubricCriterionLevels: list[Level] | None = None


class Rubric(Entity):
    title: Line | None = None
    description: str | None = None
    CFRubricCriteria: list[RubricCriterion] | None = None


class Package(Strict):
    CFDocument: Document
    CFItems: list[Item] | None = None
    CFAssociations: list[Association] | None = None
    CFDefinitions: Definitions | None = None
    CFRubrics: list[Rubric] | None = None


def valid(content: Any) -> Package:
    """The package, once its form, the uniqueness of its identifiers and every reference were checked."""
    package = Package.model_validate(content)
    items, types = package.CFItems or [], (package.CFDefinitions or Definitions()).CFItemTypes or []
    rubrics = package.CFRubrics or []
    criteria = [criterion for rubric in rubrics for criterion in rubric.CFRubricCriteria or []]
    levels = [level for criterion in criteria for level in criterion.CFRubricCriterionLevels or []]
    entities: list[Entity] = [
        package.CFDocument, *items, *types, *(package.CFAssociations or []), *rubrics, *criteria, *levels
    ]  # fmt: skip
    known = {entity.identifier: entity.uri for entity in entities}
    assert len(known) == len(entities)
    nodes = {package.CFDocument.identifier, *(item.identifier for item in items)}
    links = [link for a in package.CFAssociations or [] for link in (a.originNodeURI, a.destinationNodeURI)]
    assert {link.identifier for link in links} <= nodes
    links += [item.CFItemTypeURI for item in items if item.CFItemTypeURI]
    links += [criterion.CFItemURI for criterion in criteria if criterion.CFItemURI]
    assert all(known[link.identifier] == link.uri for link in links)
    for rubric in rubrics:
        for criterion in rubric.CFRubricCriteria or []:
            assert criterion.rubricId == rubric.identifier
            assert {level.rubricCriterionId for level in criterion.CFRubricCriterionLevels or []} <= {
                criterion.identifier
            }
    return package
