"""What an import proposes: a draft référentiel, and what it is unsure of."""

from typing import Annotated, Any

from pydantic import Field

from assistant.rubric.criterion import Text, Value
from assistant.rubric.rubric import Rubric

Line = Annotated[int, Field(ge=1)]


class Doubt(Value):
    """Something that a person has to look at."""

    line: Line
    text: Text
    """One French sentence."""


class Unplaced(Value):
    """Text of the source that the draft has no place for."""

    line: Line
    text: Text


class Proposal(Value):
    """A draft référentiel beside the source it was read from."""

    rubric: Rubric
    lines: tuple[str, ...] = ()
    """The source's text, the lines that the rubric's and the doubts' numbers count in."""
    doubts: tuple[Doubt, ...] = ()
    """In the order of the source."""
    unplaced: tuple[Unplaced, ...] = ()
    placed: Annotated[float, Field(ge=0, le=1)] = 1.0
    """Share of the source's letters that the draft has a place for."""

    def as_json(self) -> dict[str, Any]:
        """The report of ``rubrics import --json``: counts, doubts, what was not placed, and the draft."""
        rubric = self.rubric
        return {
            "document": rubric.document,
            "counts": {
                "blocks": len(rubric.blocks),
                "activities": len(rubric.activities),
                "competencies": len(rubric.competencies),
                "assessments": len(rubric.assessments),
                "criteria": len(rubric.criteria),
                "rules": len(rubric.rules),
            },
            "placed": round(self.placed, 4),
            "doubts": [doubt.model_dump() for doubt in self.doubts],
            "unplaced": [piece.model_dump() for piece in self.unplaced],
            "rubric": rubric.as_json(),
        }
