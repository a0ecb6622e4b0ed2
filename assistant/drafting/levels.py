"""From grounds to a level: a proportional-odds model of three shares, fitted on graded dossiers and kept in a file.

P(level ≥ partial) = 1 / (1 + e^-(s - partial)), P(met) = 1 / (1 + e^-(s - met)), with
s = grounded · (weight) - claimed · (weight) - repeated · (weight). P. McCullagh, «Regression models for ordinal data»,
1980. No weight is negative: more facts never lower a level, and emptier claims never raise one.
"""

import hashlib
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.drafting.grounds import Grounds
from assistant.judgement.calibration import CalibrationMap
from assistant.judgement.level import Level

FILE = "levels.json"
LIKELY = 0.5
"""A level is proposed when it is likelier than the two others together."""
SCALE = (Level.NOT_MET, Level.PARTIAL, Level.MET)

Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Finite = Annotated[float, Field(allow_inf_nan=False)]


class Proposal(NamedTuple):
    """A level and how sure it is."""

    level: Level
    support: float
    """The model's probability of the level, 0 to 1, before calibration."""
    confidence: float
    """How often such a level was the graded one, 0 to 1, on dossiers that the model had not seen."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fitted(_Value):
    """What the model was fitted on."""

    dataset: str
    sha256: str
    part: Literal["tuning"] = "tuning"
    synthetic: bool
    candidates: tuple[str, ...]
    graded: int = Field(ge=1)
    """Written criteria with a level on the scale."""


class Levels(_Value):
    """The fitted model: three weights and two thresholds, and when it keeps silent."""

    form: Literal["criterium-levels-1"] = "criterium-levels-1"
    grounded: Weight
    claimed: Weight
    repeated: Weight
    partial: Finite
    met: Finite
    near: Finite
    """Least mean retrieval score of the weighed passages; below it they may speak of something else."""
    spoken: Finite
    """Least mean number of our words that they share; the same."""
    calibration: CalibrationMap
    """From support to confidence, fitted on dossiers left out one at a time."""
    fitted: Fitted

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.met <= self.partial:
            raise ValueError("the threshold of met lies above that of partial")
        return self

    @property
    def version(self) -> str:
        """First 12 hexadecimal digits of the content's hash."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]

    def chances(self, grounds: Grounds) -> tuple[float, float, float]:
        """Probabilities of ``not_met``, ``partial`` and ``met``; they add up to 1."""
        score = self.grounded * grounds.grounded - self.claimed * grounds.claimed - self.repeated * grounds.repeated
        some, all_of_it = _logistic(score - self.partial), _logistic(score - self.met)
        return 1 - some, some - all_of_it, all_of_it

    def heard(self, grounds: Grounds) -> bool:
        """Whether the weighed passages stand out enough to be about the criterion at all."""
        return bool(grounds.sentences) and grounds.near >= self.near and grounds.spoken >= self.spoken

    def proposed(self, grounds: Grounds) -> Proposal | None:
        """The likeliest level; None when the passages are too far off, or no level is likely enough."""
        if not self.heard(grounds):
            return None
        chances = self.chances(grounds)
        support = max(chances)
        level = SCALE[chances.index(support)]
        if support < LIKELY:
            return None
        return Proposal(level, round(support, 4), round(self.calibration.of(support), 3))


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-max(-700.0, min(700.0, value))))


@lru_cache(maxsize=1)
def shipped_levels() -> Levels:
    """The model that comes with Critérium.

    Raises:
        LookupError: its file is missing or malformed: a defect of the installation.
    """
    try:
        return Levels.model_validate_json(files("assistant.drafting").joinpath(FILE).read_text("utf-8"))
    except (OSError, ValidationError) as error:
        raise LookupError(f"{FILE} cannot be used: {error}") from error
