"""The shapes of 1EdTech CASE 1.1 that Critérium reads and writes, and the words that both ways share."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.judgement.level import Level

Role = Literal["rule", "block", "activity", "task", "general", "competency", "assessment", "block_variant", "criterion"]
"""What a CFItem is: ``general`` is the compétence of a whole activity, ``block_variant`` a modality for one block."""

ITEM_TYPES: dict[Role, tuple[str, str]] = {
    "rule": ("Règle", "Texte officiel qui explique comment évaluer ; jamais un critère."),
    "block": ("Bloc de compétences", "Intitulé d'un bloc ; les blocs ne se compensent pas."),
    "activity": ("Activité", "Activité du référentiel d'activités."),
    "task": ("Tâche", "Ce que le document énumère sous une activité."),
    "general": ("Compétence générale", "Compétence que le document donne à toute une activité, sans code."),
    "competency": ("Compétence", "Compétence, dans son énoncé officiel."),
    "assessment": ("Modalité d'évaluation", "Ce que le candidat remet ou fait."),
    "block_variant": ("Modalité pour un bloc seul", "Ce qui change quand un bloc est présenté seul."),
    "criterion": ("Critère d'évaluation", "Critère, dans son libellé officiel."),
}
"""Title and description of each CFItemType that Critérium writes."""

MODES = {"written": "écrit", "oral": "oral"}
WORKS = {"individual": "travail individuel", "group": "travail en groupe", "both": "travail individuel et en groupe"}
COMPANIES = {"real": "entreprise réelle", "in_creation": "entreprise en création", "fictional": "entreprise fictive"}
"""How a modality's mode, work and company are written as ``conceptKeywords``."""

NO_CREATOR = "Certificateur non indiqué"
"""CASE asks for a creator; what stands for none."""
LOST_STATEMENT = "(énoncé perdu dans le document source)"
"""CASE asks for a statement; what stands for one that the source has lost."""
EXTENSION = "criterium"
"""The name under ``extensions`` of what CASE has no field for."""
NO_DATE = "1970-01-01T00:00:00+00:00"
"""CASE asks for dates of change; a référentiel has none, and this one says so to whoever reads it."""
LEVELS = {level: f"Niveau de Critérium, non officiel : critère {level.french}." for level in Level}


def one_line(text: str) -> str:
    """The text as CASE's NormalizedString: no line break, no tab."""
    return text.translate({9: " ", 10: " ", 13: " "})


def _several(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_several)]


class Shape(BaseModel):
    """Part of a package. Read, it passes over what it does not know; written, it leaves out what is None."""

    model_config = ConfigDict(frozen=True, extra="ignore", validate_by_name=True, validate_by_alias=True)


class Node(Shape):
    """Anything that has an identity of its own."""

    identifier: str
    """A UUID in lower case."""
    uri: str = ""
    last_change: str = Field(default=NO_DATE, alias="lastChangeDateTime")
    extensions: Any = None
    """An object, most often; CASE leaves its content open."""

    @property
    def ours(self) -> dict[str, Any]:
        """What Critérium wrote beside CASE's fields."""
        kept = self.extensions.get(EXTENSION) if isinstance(self.extensions, dict) else None
        return kept if isinstance(kept, dict) else {}

    @property
    def place(self) -> int | None:
        """The running number that Critérium gave it among its like; None when another hand wrote it."""
        kept = self.ours.get("position")
        return kept if type(kept) is int else None


class Link(Shape):
    """A reference to a node (LinkURI, LinkGenURI)."""

    title: str = ""
    identifier: str
    uri: str = ""


class Document(Node):
    """CFDocument."""

    case_version: str | None = Field(default=None, alias="caseVersion")
    creator: str = NO_CREATOR
    title: str
    description: str | None = None
    language: str | None = None
    version: str | None = None
    notes: str | None = None


class Item(Node):
    """CFItem."""

    full_statement: str = Field(alias="fullStatement")
    abbreviated_statement: str | None = Field(default=None, alias="abbreviatedStatement")
    item_type: str | None = Field(default=None, alias="CFItemType")
    item_type_link: Link | None = Field(default=None, alias="CFItemTypeURI")
    coding: str | None = Field(default=None, alias="humanCodingScheme")
    enumeration: str | None = Field(default=None, alias="listEnumeration")
    keywords: Texts | None = Field(default=None, alias="conceptKeywords")
    notes: str | None = None
    language: str | None = None


class Association(Node):
    """CFAssociation: the origin is a child, a part or a relative of the destination."""

    identifier: str = ""
    association_type: str = Field(alias="associationType")
    sequence: int | None = Field(default=None, alias="sequenceNumber")
    origin: Link = Field(alias="originNodeURI")
    destination: Link = Field(alias="destinationNodeURI")


class ItemType(Node):
    """CFItemType."""

    title: str
    description: str = ""
    hierarchy_code: str = Field(default="", alias="hierarchyCode")


class Definitions(Shape):
    """CFDefinitions."""

    item_types: tuple[ItemType, ...] = Field(default=(), alias="CFItemTypes")


class CriterionLevel(Node):
    """CFRubricCriterionLevel."""

    identifier: str = ""
    description: str | None = None
    quality: str | None = None
    feedback: str | None = None
    position: int | None = None
    criterion: str | None = Field(default=None, alias="rubricCriterionId")


class RubricCriterion(Node):
    """CFRubricCriterion."""

    identifier: str = ""
    category: str | None = None
    description: str | None = None
    item: Link | None = Field(default=None, alias="CFItemURI")
    position: int | None = None
    rubric: str | None = Field(default=None, alias="rubricId")
    levels: tuple[CriterionLevel, ...] = Field(default=(), alias="CFRubricCriterionLevels")


class CaseRubric(Node):
    """CFRubric."""

    identifier: str = ""
    title: str | None = None
    description: str | None = None
    criteria: tuple[RubricCriterion, ...] = Field(default=(), alias="CFRubricCriteria")


class Package(Shape):
    """CFPackage: one framework, whole."""

    document: Document = Field(alias="CFDocument")
    items: tuple[Item, ...] = Field(default=(), alias="CFItems")
    associations: tuple[Association, ...] = Field(default=(), alias="CFAssociations")
    definitions: Definitions | None = Field(default=None, alias="CFDefinitions")
    rubrics: tuple[CaseRubric, ...] | None = Field(default=None, alias="CFRubrics")
