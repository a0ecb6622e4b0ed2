"""What an import proposes: a draft référentiel, and what it is unsure of."""

from typing import Annotated, Any, Literal

from pydantic import Field

from assistant.rubric.criterion import Text, Value
from assistant.rubric.rubric import Rubric

Line = Annotated[int, Field(ge=1)]


class Doubt(Value):
    """Something that a person has to look at."""

    line: Line
    text: Text
    """One French sentence."""


class Remark(Value):
    """Something that was done, for a person to know: there is nothing to decide."""

    line: Line
    kind: Literal["typography", "kept"]
    """Letters that were mended, or what the document says beside critères and is kept in their notes."""
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
    remarks: tuple[Remark, ...] = ()
    """In the order of the source."""
    places: tuple[str, ...] = ()
    """For each line where a person finds it; empty where the document is a text and she counts the same lines."""
    unplaced: tuple[Unplaced, ...] = ()
    placed: Annotated[float, Field(ge=0, le=1)] = 1.0
    """Share of the source's letters that the draft has a place for."""

    def where(self, first: int, last: int | None = None) -> str:
        """Where a person finds these lines, in French: «ligne 12», «Grille!E4», «page 3 à page 4»."""
        last = first if last is None else last
        if len(self.places) < last:
            return f"ligne {first}" if first == last else f"lignes {first} à {last}"
        one, other = self.places[first - 1], self.places[last - 1]
        return one if one == other else f"{one} à {other}"

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
            "doubts": [self._placed(doubt) for doubt in self.doubts],
            "remarks": [self._placed(remark) for remark in self.remarks],
            "unplaced": [self._placed(piece) for piece in self.unplaced],
            "rubric": rubric.as_json(),
        }

    def _placed(self, said: Doubt | Remark | Unplaced) -> dict[str, Any]:
        return {**said.model_dump(), "place": self.where(said.line)}
