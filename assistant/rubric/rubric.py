"""A référentiel: the norm that a dossier is read against."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from assistant.fingerprint import fingerprint
from assistant.rubric.criterion import Criterion, Lines, Text, Value

Mode = Literal["written", "oral"]
Work = Literal["individual", "group", "both"]
Company = Literal["real", "in_creation", "fictional"]


class Rule(Value):
    """Official text that explains how to evaluate; never a criterion."""

    id: Text
    title: Text
    text: Text
    lines: Lines


class Block(Value):
    """A bloc de compétences. Blocks do not compensate each other."""

    id: Text
    title: Text
    competencies: tuple[str, ...] = Field(min_length=1)
    option_of: str | None = None
    """The block that this one is a choice for, where a candidate takes one of several: ``B5``."""
    notes: tuple[Text, ...] = ()
    lines: Lines


class Loss(Value):
    """A place where the source has plainly lost text. Nothing stands in for it."""

    competencies: tuple[str, ...] = ()
    heading: str | None = None
    """The heading under which something is gone, if it is left."""
    text: Text
    """What is missing, in French, in our words."""
    lines: Lines


class Activity(Value):
    """An activité of the référentiel d'activités."""

    id: Text
    title: Text
    tasks: tuple[Text, ...] = ()
    """What the document lists under the activity."""
    block: str
    competency: Text | None = None
    """The general compétence that the document gives the whole activity, without a code of its own."""
    competency_lines: Lines | None = None
    notes: tuple[Text, ...] = ()
    lines: Lines


class Competency(Value):
    """A compétence, with the activities that the document sets beside it."""

    id: Text
    statement: Text | None
    """The official wording; None where the source has lost it and only the code is left."""
    activities: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    lines: Lines

    @property
    def wording(self) -> str:
        """The official wording, or that it is lost."""
        return self.statement if self.statement is not None else "(énoncé perdu dans le document source)"


class Assessment(Value):
    """A modalité d'évaluation: what the candidate hands in or does."""

    id: Text
    title: Text
    competencies: tuple[str, ...] = Field(min_length=1)
    mode: tuple[Mode, ...] = Field(min_length=1)
    work: Work | None = None
    company: tuple[Company, ...] = ()
    text: Text
    block_text: str | None = None
    """What changes when the candidate presents one block alone."""
    notes: tuple[Text, ...] = ()
    lines: Lines


class Rubric(Value):
    """One référentiel, whole. Its version is the hash of its content."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: Text
    certifier: str | None = None
    language: Literal["fr"] = "fr"
    document: Text
    """File name of the source document that ``lines`` count in."""
    rules: tuple[Rule, ...] = ()
    blocks: tuple[Block, ...] = Field(min_length=1)
    activities: tuple[Activity, ...] = ()
    competencies: tuple[Competency, ...] = Field(min_length=1)
    assessments: tuple[Assessment, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    losses: tuple[Loss, ...] = ()

    @model_validator(mode="after")
    def _references_hold(self) -> Self:
        faults = list(self._faults())
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _faults(self) -> Iterator[str]:
        kinds: dict[str, tuple[Any, ...]] = {
            "rules": self.rules,
            "blocks": self.blocks,
            "activities": self.activities,
            "competencies": self.competencies,
            "assessments": self.assessments,
            "criteria": self.criteria,
        }
        for kind, members in kinds.items():
            for repeated, times in Counter(member.id for member in members).items():
                if times > 1:
                    yield f"{kind}: l'identifiant {repeated} est donné {times} fois"
        competencies = {competency.id for competency in self.competencies}
        activities = {activity.id for activity in self.activities}
        blocks = {block.id for block in self.blocks}
        for kind in ("blocks", "assessments", "criteria"):
            for member in kinds[kind]:
                for unknown in set(member.competencies) - competencies:
                    yield f"{member.id}: la compétence {unknown} n'existe pas"
        options = {block.id: block.option_of for block in self.blocks}
        for block_id in options:
            above, met = options[block_id], {block_id}
            while above in options and above not in met:
                met.add(above)
                above = options[above]
            if above in met:
                yield f"{block_id}: le bloc est une option de lui-même"
        for competency in self.competencies:
            for unknown in set(competency.activities) - activities:
                yield f"{competency.id}: l'activité {unknown} n'existe pas"
        for activity in self.activities:
            if activity.block not in blocks:
                yield f"{activity.id}: le bloc {activity.block} n'existe pas"
        placed = Counter(member for block in self.blocks for member in block.competencies)
        for competency_id in sorted(competencies - placed.keys()):
            yield f"{competency_id}: la compétence n'est dans aucun bloc"
        for loss in self.losses:
            for unknown in set(loss.competencies) - competencies:
                yield f"losses: la compétence {unknown} n'existe pas"
        for criterion in self.criteria:
            if criterion.attached == "activity" and criterion.activity not in activities:
                yield f"{criterion.id}: l'activité {criterion.activity} n'existe pas"

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy; what was worked out of the content is worked out anew."""
        copied = super().model_copy(update=update, deep=deep)
        for name in ("version", "_criteria_by_id", "_competencies_by_id"):
            copied.__dict__.pop(name, None)
        return copied

    @cached_property
    def version(self) -> str:
        """SHA-256 (hex) of the content in a canonical form; a screening is pinned to it."""
        # Without what is left at its default, so that a field added to the form changes no version.
        return fingerprint(self.model_dump(mode="json", exclude_defaults=True))

    @cached_property
    def _criteria_by_id(self) -> dict[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def _competencies_by_id(self) -> dict[str, Competency]:
        return {competency.id: competency for competency in self.competencies}

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion of that id; KeyError if there is none."""
        return self._criteria_by_id[criterion_id]

    def competency(self, competency_id: str) -> Competency:
        """The competency of that id; KeyError if there is none."""
        return self._competencies_by_id[competency_id]

    def block_of(self, competency_id: str) -> Block:
        """The first block that holds the competency."""
        return next(block for block in self.blocks if competency_id in block.competencies)

    def activity_of(self, criterion: Criterion) -> Activity | None:
        """The activity that the document attaches the criterion to, if it attaches it to one."""
        if criterion.attached != "activity":
            return None
        return next(activity for activity in self.activities if activity.id == criterion.activity)

    def assessments_of(self, criterion: Criterion) -> tuple[Assessment, ...]:
        """The modalities that cover one of the criterion's competencies."""
        reached = set(criterion.competencies)
        return tuple(a for a in self.assessments if reached.intersection(a.competencies))

    def as_json(self) -> dict[str, Any]:
        """The agreed shape of ``rubrics show --json``."""
        return {
            "id": self.id,
            "title": self.title,
            "certifier": self.certifier,
            "version": self.version,
            "blocks": [
                {
                    "id": b.id,
                    "title": b.title,
                    "competencies": list(b.competencies),
                    "option_of": b.option_of,
                    "notes": list(b.notes),
                }
                for b in self.blocks
            ],
            "activities": [
                {
                    "id": a.id,
                    "title": a.title,
                    "tasks": list(a.tasks),
                    "block": a.block,
                    "competency": a.competency,
                    "notes": list(a.notes),
                }
                for a in self.activities
            ],
            "competencies": [
                {
                    "id": c.id,
                    "statement": c.statement,
                    "activities": list(c.activities),
                    "lost": c.statement is None,
                    "notes": list(c.notes),
                }
                for c in self.competencies
            ],
            "assessments": [
                {
                    "id": a.id,
                    "title": a.title,
                    "competencies": list(a.competencies),
                    "mode": list(a.mode),
                    "work": a.work,
                    "company": list(a.company),
                    "text": a.text,
                    "block_text": a.block_text,
                    "notes": list(a.notes),
                }
                for a in self.assessments
            ],
            "criteria": [
                {
                    "id": c.id,
                    "attached": c.attached,
                    "competencies": list(c.competencies),
                    "heading": c.heading,
                    "label": c.label,
                    "statement": c.statement,
                    "assessable": c.assessable,
                    "indicators": [i.model_dump() for i in c.indicators],
                    "vocabulary": list(c.aids.vocabulary),
                    "examples": list(c.aids.examples),
                    "notes": list(c.notes),
                    "lost": c.lost,
                    "source": {
                        "document": self.document,
                        "lines": list(c.lines),
                        **({"place": c.place} if c.place else {}),
                    },
                }
                for c in self.criteria
            ],
            "losses": [
                {"competencies": list(loss.competencies), "heading": loss.heading, "text": loss.text}
                for loss in self.losses
            ],
        }
