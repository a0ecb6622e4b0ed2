"""One critère d'évaluation, in its official wording, with our own reading aids kept apart."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Assessable = Literal["written", "oral", "both"]
Attachment = Literal["competency", "activity", "production"]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Lines = tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]


class Value(BaseModel):
    """An immutable value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Indicator(Value):
    """What a juror could observe for a criterion: our reading, never official wording."""

    id: str
    """The criterion's id, a dot, a running number: ``C2.1-1.1``."""
    text: Text


class Aids(Value):
    """Our own words about a criterion. None of it is official and none is a fact about a dossier."""

    label: Text
    """At most six words, for lists."""
    indicators: tuple[Text, ...] = ()
    """What a juror could point at, checkable one by one."""
    vocabulary: tuple[Text, ...] = ()
    """Words by which candidates really speak of it. Serves retrieval only."""
    examples: tuple[Text, ...] = ()
    """Invented sentences of invented candidates. Serve retrieval only; never shown as facts."""


class Criterion(Value):
    """One critère d'évaluation of a référentiel."""

    id: Text
    attached: Attachment = "competency"
    """What the document attaches the criterion to."""
    competencies: tuple[str, ...] = Field(min_length=1)
    """Ids of every competency that the criterion reaches."""
    activity: str | None = None
    """Id of the activity, where the document attaches the criterion to one."""
    heading: str | None = None
    """The heading under which the document groups the criterion, if any."""
    statement: Text
    """The official wording, exactly, with only layout damage undone."""
    assessable: Assessable
    notes: tuple[Text, ...] = ()
    """Doubts about the document, in French, shown to the juror."""
    lost: bool = False
    """The source breaks off within the wording; the statement is what is left of it, a note says where."""
    lines: Lines
    """First and last line of the wording in the source document, counted from 1."""
    place: Text | None = None
    """Where a person finds it, in French, where lines say nothing to her: «Grille!E4», «tableau 2, ligne 3»."""
    aids: Aids

    @property
    def label(self) -> str:
        """Our short name for the criterion."""
        return self.aids.label

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Our indicators, numbered in their order."""
        return tuple(
            Indicator(id=f"{self.id}.{number}", text=text) for number, text in enumerate(self.aids.indicators, start=1)
        )
