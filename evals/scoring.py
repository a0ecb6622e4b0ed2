"""Scoring a run's log: no model, no dossier, only what the log holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.judgement.level import Level
from evals.agreement.agreement import Agreement, agreement
from evals.agreement.alttest import AltTest, alt_test
from evals.agreement.calibration import Bin, Forecast, brier, expected_calibration_error, reliability
from evals.agreement.coverage import CoveragePoint, Leveled, coverage_curve
from evals.agreement.measured import Measured
from evals.agreement.ratings import Rating, Ratings
from evals.dataset import PLAN, Part
from evals.evidence import EvidenceScore, evidence_score
from evals.judged import DRAFT, VALUES, Judged, humans_of, judged_in, raters_of, ratings_of
from evals.rate import Case, Rate, rate
from evals.reference import Reference
from evals.runlog import RunLog
from evals.scale import points


@dataclass(frozen=True)
class Score:
    """The figures of one part of a run, or of all of it."""

    part: Part | None
    rows: tuple[Judged, ...]
    reference: Reference | None
    """Whom single figures are against: the humans' consensus, or else the plan; None without any grade."""
    abstained: Rate
    failed: Rate
    levelled: Rate
    """Written criteria for which the draft gives a level."""
    stuffed_met: Rate
    """``met`` where a dossier that only repeats the référentiel's words was planned ``not_met``."""
    against: dict[str, Agreement]
    """Each rater against the draft."""
    main: Agreement | None
    """The reference against the draft."""
    human: Agreement | None
    """The humans among themselves; None unless they are two or more."""
    stands_in: AltTest
    curve: tuple[CoveragePoint, ...]
    bins: tuple[Bin, ...]
    ece: Measured
    brier: Measured
    evidence: EvidenceScore

    @property
    def graded_by_humans(self) -> bool:
        """Whether a human graded any of it."""
        return bool(humans_of(self.rows))

    def as_json(self) -> dict[str, Any]:
        """Every figure, for machines."""
        return {
            "part": self.part,
            "criteria": len(self.rows),
            "reference": self.reference.name if self.reference else None,
            "reference_raters": list(self.reference.raters) if self.reference else [],
            "graded_by_humans": self.graded_by_humans,
            "abstained": self.abstained.figure.value,
            "failed": self.failed.figure.value,
            "levelled": self.levelled.figure.value,
            "stuffed_met": self.stuffed_met.figure.value,
            "against": {rater: found.as_json() for rater, found in self.against.items()},
            "human": self.human.as_json() if self.human else None,
            "alt_test": {"winning_rate": self.stands_in.winning_rate, "why": self.stands_in.why},
            "ece": self.ece.value,
            "brier": self.brier.value,
            **{f"recall@{depth}": found.figure.value for depth, found in self.evidence.recall.items()},
            "precision@5": self.evidence.precision.figure.value,
            "verified": self.evidence.verified.figure.value,
            "quoted": self.evidence.quoted.figure.value,
            "quotes_on_marks": self.evidence.right.figure.value,
            "quotes_on_decoys": self.evidence.decoys.figure.value,
            "marks_lost": self.evidence.lost,
        }


def score(log: RunLog, part: Part | None = None, *, intervals: bool = True) -> Score:
    """The figures of the run's rows of that part, or of all of them."""
    return score_of(judged_in(log, part), part, intervals=intervals)


def score_of(rows: Sequence[Judged], part: Part | None = None, *, intervals: bool = True) -> Score:
    """The figures of these rows."""
    raters, humans = raters_of(rows), humans_of(rows)
    reference = Reference.of(rows)
    against = {rater: agreement(ratings_of(rows, (rater,)), intervals=intervals) for rater in raters}
    forecasts = list(_forecasts(rows, reference))
    return Score(
        part,
        tuple(rows),
        reference,
        rate(Case(row.candidate.id, row.draft.status == "abstained") for row in rows),
        rate(Case(row.candidate.id, row.draft.status == "failed") for row in rows),
        rate(levelled_cases(rows)),
        rate(stuffed_cases(rows)),
        against,
        _main(rows, reference, against, intervals=intervals),
        agreement(ratings_of(rows, humans, with_draft=False), intervals=intervals) if len(humans) > 1 else None,
        alt_test(ratings_of(rows, humans), DRAFT),
        coverage_curve(list(_levels(rows, reference)), len(rows), VALUES),
        reliability(forecasts),
        expected_calibration_error(forecasts),
        brier(forecasts),
        evidence_score(rows),
    )


def levelled_cases(rows: Sequence[Judged]) -> Iterator[Case]:
    """One case a criterion that writing can show: whether the draft gives it a level."""
    return (Case(row.candidate.id, row.draft.level is not None) for row in rows if not row.oral)


def stuffed_cases(rows: Sequence[Judged]) -> Iterator[Case]:
    """One case a criterion planned ``not_met`` in keyword-stuffed prose: whether the draft says ``met``."""
    for row in rows:
        if row.candidate.profile == "stuffed" and row.given(PLAN) is Level.NOT_MET and not row.oral:
            yield Case(row.candidate.id, row.draft.level is Level.MET)


def _main(
    rows: Sequence[Judged], reference: Reference | None, against: dict[str, Agreement], *, intervals: bool
) -> Agreement | None:
    if reference is None or reference.name in against:
        return against[reference.name] if reference else None
    given = [
        Rating(row.key, row.candidate.id, rater, points(level))
        for row in rows
        for rater, level in ((reference.name, reference.level(row)), (DRAFT, row.draft.level))
        if level is not None
    ]
    return agreement(Ratings.of(given, VALUES, (reference.name, DRAFT)), intervals=intervals)


def _levels(rows: Sequence[Judged], reference: Reference | None) -> Iterator[Leveled]:
    for row in rows:
        given = reference.level(row) if reference else None
        if given is not None and row.draft.level is not None:
            yield Leveled(row.draft.confidence, points(given), points(row.draft.level))


def _forecasts(rows: Sequence[Judged], reference: Reference | None) -> Iterator[Forecast]:
    for row in rows:
        given = reference.level(row) if reference else None
        if given is not None and row.draft.level is not None and row.draft.confidence is not None:
            yield Forecast(row.draft.confidence, given is row.draft.level)
