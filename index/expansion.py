"""What is asked of an index on behalf of a criterion: its wording with our aids, and what it belongs to."""

from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from index.telling import tellings


def asked(criterion: Criterion) -> str:
    """The wording, the indicators, the examples and the tellings, as one long query."""
    aids = criterion.aids
    return " ".join((criterion.statement, *aids.indicators, *aids.examples, *tellings(criterion)))


def spoken(criterion: Criterion) -> str:
    """The words by which candidates really speak of it, as a query of its own."""
    return " ".join(criterion.aids.vocabulary)


def whole(criterion: Criterion) -> str:
    """All that speaks for the criterion, as one text: what its vector is of."""
    return f"{asked(criterion)} {spoken(criterion)}"


def belonging(rubric: Rubric, criterion: Criterion) -> str:
    """Our label, the heading, and the wording of the competencies or of the activity that the criterion judges."""
    competencies = [rubric.competency(competency).statement or "" for competency in criterion.competencies]
    return " ".join(part for part in (criterion.label, criterion.heading or "", *competencies) if part)
