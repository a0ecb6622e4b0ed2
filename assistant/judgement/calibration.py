"""From a draft's support to a confidence: a map fitted on graded data, for one model and one prompt."""

from bisect import bisect_right
from math import exp
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Share = Annotated[float, Field(ge=0, le=1)]


class CalibrationMap(BaseModel):
    """How often a juror gave the drafted level, as a function of the draft's support.

    Two forms: ``isotonic`` joins points with straight lines and never falls; ``platt`` is 1 / (1 + e^-(slope · support
    + intercept)), with a slope that is not negative (Platt 1999).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    """Name of the language model at its endpoint."""
    prompt: str
    """Name and version of the prompt whose drafts were graded."""
    second_opinion: bool = False
    data: str
    """What it was fitted on: the data set's id and hash."""
    graded: int = Field(ge=1)
    """Criteria with a human grade that it was fitted on."""
    kind: Literal["isotonic", "platt"]
    support: tuple[Share, ...] = ()
    """Isotonic: the points' supports, rising."""
    confidence: tuple[Share, ...] = ()
    """Isotonic: the points' confidences, never falling."""
    slope: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    intercept: float = Field(default=0.0, allow_inf_nan=False)

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.kind == "platt":
            return self
        if not self.support or len(self.support) != len(self.confidence):
            raise ValueError("an isotonic map needs as many supports as confidences, at least one")
        if list(self.support) != sorted(set(self.support)) or list(self.confidence) != sorted(self.confidence):
            raise ValueError("an isotonic map's supports rise and its confidences never fall")
        return self

    def of(self, support: float) -> float:
        """The confidence, 0 to 1, for a support."""
        if self.kind == "platt":
            power = max(-700.0, min(700.0, self.slope * support + self.intercept))
            return 1 / (1 + exp(-power))
        place = bisect_right(self.support, support)
        if place == 0:
            return self.confidence[0]
        if place == len(self.support):
            return self.confidence[-1]
        low, high = self.support[place - 1], self.support[place]
        share = (support - low) / (high - low)
        return self.confidence[place - 1] + share * (self.confidence[place] - self.confidence[place - 1])
