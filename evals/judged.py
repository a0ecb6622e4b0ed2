"""Every draft of a run beside what was said of it: the rows that all figures are counted on."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.judgement.draft import Draft
from assistant.judgement.level import Level
from evals.agreement.ratings import Rating, Ratings
from evals.dataset import PLAN, Candidate, Grade, Part
from evals.runlog import LoggedMark, RunLog
from evals.scale import POINTS, points

DRAFT = "(proposition)"
"""The drafts' name among raters; no human can have it, as names in files have no such parentheses around them."""
VALUES = tuple(sorted(POINTS.values()))


@dataclass(frozen=True)
class Judged:
    """One criterion of one candidate."""

    candidate: Candidate
    criterion: str
    oral: bool
    """Whether only the oral can show it."""
    draft: Draft
    grades: dict[str, Grade]
    """By rater."""
    marks: tuple[LoggedMark, ...]
    fictional: bool = False
    """Whether nobody real wrote the dossier: whoever graded it is then called no juror."""

    @property
    def key(self) -> str:
        """Candidate and criterion."""
        return f"{self.candidate.id}/{self.criterion}"

    def given(self, rater: str) -> Level | None:
        """The rater's level; None where there is none."""
        return self.grades[rater].level if rater in self.grades else None

    @property
    def marked(self) -> frozenset[str]:
        """Passages that hold evidence, as it was marked."""
        return frozenset(p for logged in self.marks if not logged.mark.decoy for p in logged.passages)

    @property
    def decoys(self) -> frozenset[str]:
        """Passages that only seem to."""
        return frozenset(p for logged in self.marks if logged.mark.decoy for p in logged.passages) - self.marked


def judged_in(log: RunLog, part: Part | None = None) -> list[Judged]:
    """The run's rows, of one part or of all."""
    candidates = {d.candidate.id: d.candidate for d in log.dossiers if part is None or d.candidate.part == part}
    grades: dict[tuple[str, str], dict[str, Grade]] = {}
    for grade in log.grades:
        grades.setdefault((grade.candidate, grade.criterion), {})[grade.rater] = grade
    marks: dict[tuple[str, str], list[LoggedMark]] = {}
    for logged in log.marks:
        marks.setdefault((logged.mark.candidate, logged.mark.criterion), []).append(logged)
    rows = []
    for made in log.drafts:
        if made.candidate in candidates:
            key = made.candidate, made.draft.criterion
            rows.append(
                Judged(
                    candidates[made.candidate],
                    made.draft.criterion,
                    log.criterion(*key).assessable == "oral",
                    made.draft,
                    grades.get(key, {}),
                    tuple(marks.get(key, ())),
                    log.dataset.synthetic,
                )
            )
    return rows


def raters_of(rows: Sequence[Judged]) -> tuple[str, ...]:
    """Everyone who graded one of the rows."""
    return tuple(sorted({rater for row in rows for rater in row.grades}))


def humans_of(rows: Sequence[Judged]) -> tuple[str, ...]:
    """The jurors: those who are people, and graded real dossiers."""
    return tuple(rater for rater in raters_of([row for row in rows if not row.fictional]) if rater != PLAN)


def ratings_of(rows: Sequence[Judged], raters: Sequence[str], *, with_draft: bool = True) -> Ratings:
    """The rows as a table; drafts without a level are empty cells. The draft's column is the last."""
    given = [
        Rating(row.key, row.candidate.id, rater, points(grade.level))
        for row in rows
        for rater, grade in row.grades.items()
        if rater in raters
    ]
    if with_draft:
        given += [
            Rating(row.key, row.candidate.id, DRAFT, points(row.draft.level))
            for row in rows
            if row.draft.level is not None
        ]
    return Ratings.of(given, VALUES, (*raters, DRAFT) if with_draft else raters)
