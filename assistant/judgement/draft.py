"""What the machine proposes for one criterion. Inert until a juror acts on it."""

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.dossier.quote import Anchor
from assistant.judgement.level import Level

Status = Literal["drafted", "abstained", "failed"]
Observed = Literal["yes", "partly", "no", "unknown"]
DrafterName = Literal["offline", "llm"]

MOST_PASSAGES = 10
"""Ranked passages kept with a draft."""


class RankedPassage(BaseModel):
    """A passage that speaks to the criterion, with its retrieval score (comparable within one dossier, no unit)."""

    model_config = ConfigDict(frozen=True)

    id: str
    page: int
    text: str
    score: float


class Evidence(BaseModel):
    """A quote. It is evidence only when it was found in visible text, that is, when it has an anchor."""

    model_config = ConfigDict(frozen=True)

    quote: str
    anchors: tuple[Anchor, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether the quote was found in the dossier."""
        return bool(self.anchors)


class IndicatorSeen(BaseModel):
    """What the drafter says of one indicator."""

    model_config = ConfigDict(frozen=True)

    id: str
    observed: Observed


class Draft(BaseModel):
    """One criterion's draft: a level with its grounds, an abstention, or a failure with its reason."""

    model_config = ConfigDict(frozen=True)

    criterion: str
    drafter: DrafterName
    model: str | None = None
    """Name of the language model, None when none wrote the draft."""
    prompt: str | None = None
    """Name and version of the prompt."""
    request: str | None = None
    """Hash of the last request whose reply made the draft."""
    second_request: str | None = None
    """The same of the second opinion, where one was asked for."""
    status: Status
    level: Level | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)
    """None until it is calibrated on graded data; a model's own number is never shown as one."""
    support: float | None = Field(default=None, ge=0, le=1)
    """How well the draft's own parts agree, counted in code: what a calibration map reads. Not a probability."""
    reasons: str = ""
    """What the model concludes from its quotes, and what it does not."""
    basis: str | None = None
    """Hash of everything that the draft was made from; the same basis need not be drafted again."""
    passages: tuple[RankedPassage, ...] = Field(default=(), max_length=MOST_PASSAGES)
    evidence: tuple[Evidence, ...] = ()
    indicators: tuple[IndicatorSeen, ...] = ()
    feedback: str = ""
    question: str | None = None
    reason: str | None = None
    """Why the draft abstains or failed."""

    @model_validator(mode="after")
    def _has_grounds(self) -> Self:
        if (self.level is None) != (self.status != "drafted"):
            raise ValueError("a level goes with status drafted, and only with it")
        if self.status != "drafted" and not self.reason:
            raise ValueError("an abstention or a failure needs its reason")
        if self.level in (Level.MET, Level.PARTIAL) and not any(e.verified for e in self.evidence):
            raise ValueError("met or partial needs a verified quote")
        return self

    def as_json(self) -> dict[str, Any]:
        """The agreed shape of one criterion in ``screen --json``."""
        return {
            "id": self.criterion,
            "status": self.status,
            "level": self.level.value if self.level else None,
            "confidence": self.confidence,
            "passages": [p.model_dump() for p in self.passages],
            "evidence": [
                {
                    "quote": e.quote,
                    "page": e.anchors[0].page if e.anchors else None,
                    "passage": e.anchors[0].passage if e.anchors else None,
                    "verified": e.verified,
                }
                for e in self.evidence
            ],
            "indicators": [i.model_dump() for i in self.indicators],
            "feedback": self.feedback,
            "question": self.question,
            "reason": self.reason,
        }


def failed(criterion: str, drafter: DrafterName, reason: str, **known: Any) -> Draft:
    """A draft that says why there is none."""
    return Draft(criterion=criterion, drafter=drafter, status="failed", reason=reason, **known)
