"""What is asked of an index on behalf of a criterion: its wording, and our aids, each as a query of its own."""

from typing import NamedTuple

from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric


class Query(NamedTuple):
    """One text to rank by, and how much its ranking counts."""

    text: str
    weight: float


WORDING, COMPETENCY, INDICATORS, VOCABULARY, EXAMPLES = 1.0, 0.3, 1.0, 1.5, 1.5
"""Weights of the five kinds of query, set before anything was measured on the sample and not tuned on it."""


def expanded(rubric: Rubric, criterion: Criterion) -> tuple[Query, ...]:
    """The criterion's queries. Kinds that the rubric leaves empty are left out."""
    statements = " ".join(rubric.competency(c).statement or "" for c in criterion.competencies)
    heading = f"{criterion.heading} " if criterion.heading else ""
    queries = [
        Query(f"{heading}{criterion.statement}", WORDING),
        Query(f"{criterion.label} {statements}", COMPETENCY),
        Query(" ".join(criterion.aids.indicators), INDICATORS),
        Query(" ".join(criterion.aids.vocabulary), VOCABULARY),
        Query(" ".join(criterion.aids.examples), EXAMPLES),
    ]
    return tuple(query for query in queries if query.text.strip())
