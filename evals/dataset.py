"""A data set: dossiers, what humans or a plan said of them, and where the evidence stands."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from assistant.judgement.level import Level

Part = Literal["tuning", "held_out"]
"""``tuning`` is what thresholds and weights may be fitted on; figures are quoted on ``held_out``."""
Where = Literal["text", "table", "footnote", "list"]
Profile = Literal["strong", "uneven", "stuffed", "offtopic", "plain"]
Name = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]

PLAN = "plan"
"""Rater of planned levels: the truth of a synthetic dossier by design. Never called human."""


def rater_named(text: str) -> str:
    """The rater of that name; the plan's name is reserved, however it is written."""
    name = text.strip()
    return PLAN if name.casefold() == PLAN else name


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Candidate(_Value):
    """One dossier of the set and what it is read against."""

    id: Name
    """A code, never a name."""
    rubric: Name
    """Id of a shipped référentiel, or a YAML file's path from the set's folder."""
    scope: tuple[Name, ...] = Field(min_length=1)
    """Compétences, activités or critères, as ``--scope`` takes them."""
    dossier: Name
    """The file, its path from the set's folder."""
    part: Part
    profile: Profile | None = None
    """How a synthetic dossier was meant to be."""


class Sheet(_Value):
    """``dataset.yaml``: what the set is and who is in it."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Name
    licence: Name
    origin: Name
    """Who made the set, how, and when."""
    synthetic: bool
    """Whether nobody real wrote the dossiers."""
    language: Literal["fr", "en"] = "fr"
    candidates: tuple[Candidate, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [candidate.id for candidate in self.candidates]
        for identity in ids:
            if ids.count(identity) > 1:
                raise ValueError(f"le candidat {identity} est donné deux fois")
        return self


class Grade(_Value):
    """What one rater says of one criterion of one candidate: a line of ``grades.csv``."""

    candidate: str
    criterion: str
    rater: str
    level: Level
    comment: str = ""

    @field_validator("rater")
    @classmethod
    def _plan_is_reserved(cls, rater: str) -> str:
        return rater_named(rater)


class Mark(_Value):
    """A quote that shows a criterion or, as a decoy, only seems to: a line of ``evidence.csv``."""

    candidate: str
    criterion: str
    quote: str
    where: Where
    decoy: bool


class DataSet(_Value):
    """A set, loaded."""

    folder: Path
    sheet: Sheet
    grades: tuple[Grade, ...]
    marks: tuple[Mark, ...]
    sha256: str
    """Of every file of the set, dossiers included."""

    @property
    def raters(self) -> tuple[str, ...]:
        """Who graded, the plan among them, in the alphabet's order."""
        return tuple(sorted({grade.rater for grade in self.grades}))

    @property
    def humans(self) -> tuple[str, ...]:
        """The raters that are people."""
        return tuple(rater for rater in self.raters if rater != PLAN)

    def candidates(self, part: Part | None = None) -> tuple[Candidate, ...]:
        """The candidates of a part, or all."""
        return tuple(c for c in self.sheet.candidates if part is None or c.part == part)

    def dossier_of(self, candidate: Candidate) -> Path:
        """The candidate's file."""
        return self.folder / candidate.dossier
