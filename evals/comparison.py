"""What changed from one run to another, on the criteria that both drafted, with paired intervals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from assistant.errors import UserError
from evals.agreement.agreement import MEASURES
from evals.agreement.bootstrap import in_parts, interval, resampled
from evals.agreement.measure import Measure
from evals.agreement.measured import Interval
from evals.agreement.ratings import Rating, Ratings
from evals.agreement.tally import Array, Patterns, Tally
from evals.dataset import Part
from evals.evidence import precision_cases, quoted_cases, recall_cases, right_cases, verified_cases
from evals.judged import VALUES, Judged, judged_in
from evals.rate import Case, rate, resampled_rates
from evals.reference import Reference
from evals.runlog import RunLog
from evals.scale import points
from evals.scoring import levelled_cases, stuffed_cases

FIRST, SECOND = "(premier)", "(second)"

RATES: dict[str, Callable[[Sequence[Judged]], Iterable[Case]]] = {
    "levelled": levelled_cases,
    "stuffed_met": stuffed_cases,
    "recall@5": lambda rows: recall_cases(rows, 5),
    "recall@10": lambda rows: recall_cases(rows, 10),
    "precision@5": precision_cases,
    "verified": verified_cases,
    "quoted": quoted_cases,
    "quotes_on_marks": right_cases,
}


class Change(NamedTuple):
    """One figure in both runs; the interval is that of second less first."""

    first: float | None
    second: float | None
    interval: Interval | None

    @property
    def difference(self) -> float | None:
        """Second less first."""
        return None if self.first is None or self.second is None else self.second - self.first

    def as_json(self) -> dict[str, Any]:
        """The figures and the interval of their difference."""
        ends = list(self.interval) if self.interval else None
        return {"first": self.first, "second": self.second, "difference": self.difference, "ci": ends}


class Turned(NamedTuple):
    """A criterion whose draft says something else in the second run."""

    candidate: str
    criterion: str
    expected: str | None
    first: str
    second: str


@dataclass(frozen=True)
class Comparison:
    """Two runs side by side."""

    common: int
    only_first: int
    only_second: int
    reference: Reference | None
    parts: frozenset[Part]
    """Of the common criteria: they are pooled."""
    figures: dict[str, Change]
    criteria: dict[str, dict[str, Change]]
    """Recall@5 and exact agreement of each criterion, by «rubric/criterion»."""
    turned: tuple[Turned, ...]
    notes: tuple[str, ...]
    """What the two runs do not share, in French."""

    def as_json(self) -> dict[str, Any]:
        """``evals compare --json``."""
        return {
            "common": self.common,
            "only_first": self.only_first,
            "only_second": self.only_second,
            "reference": self.reference.name if self.reference else None,
            "reference_raters": list(self.reference.raters) if self.reference else [],
            "parts": sorted(self.parts),
            "figures": {name: change.as_json() for name, change in self.figures.items()},
            "criteria": {
                name: {measure: change.as_json() for measure, change in changes.items()}
                for name, changes in self.criteria.items()
            },
            "turned": [turned._asdict() for turned in self.turned],
            "notes": list(self.notes),
        }


def compare(first: RunLog, second: RunLog, part: Part | None = None) -> Comparison:
    """The runs on their common criteria.

    Raises:
        UserError: they have none.
    """
    left = {row.key: row for row in judged_in(first, part)}
    right = {row.key: row for row in judged_in(second, part)}
    keys = sorted(left.keys() & right.keys())
    if not keys:
        raise UserError(
            "Ces deux passages n'ont aucun critère d'un même candidat en commun ; il n'y a rien à comparer."
        )
    one, two = [left[key] for key in keys], [right[key] for key in keys]
    reference = Reference.of(one)
    figures = {name: _rate_change(cases(one), cases(two)) for name, cases in RATES.items()}
    if reference:
        figures |= _agreement_changes(one, two, reference)
    return Comparison(
        len(keys),
        len(left) - len(keys),
        len(right) - len(keys),
        reference,
        frozenset(row.candidate.part for row in one),
        figures,
        _by_criterion(first, one, two, reference),
        tuple(_turned(a, b, reference) for a, b in zip(one, two, strict=True) if _said(a) != _said(b)),
        _notes(first, second),
    )


def _rate_change(one: Iterable[Case], two: Iterable[Case]) -> Change:
    first, second = list(one), list(two)
    names = sorted({case.candidate for case in (*first, *second)})
    ends = None
    if len(names) > 1:
        ends = interval(resampled_rates(second, names) - resampled_rates(first, names))
    return Change(rate(first).figure.value, rate(second).figure.value, ends)


def _agreement_changes(
    one: Sequence[Judged], two: Sequence[Judged], reference: Reference, measures: Sequence[Measure] = MEASURES
) -> dict[str, Change]:
    """Each measure of agreement with the reference; both runs are resampled by the same draws."""
    given = [
        Rating(row.key, row.candidate.id, rater, points(level))
        for a, b in zip(one, two, strict=True)
        for row, rater, level in (
            (a, reference.name, reference.level(a)),
            (a, FIRST, a.draft.level),
            (b, SECOND, b.draft.level),
        )
        if level is not None
    ]
    ratings = Ratings.of(given, VALUES, (reference.name, FIRST, SECOND))
    scale = np.asarray(VALUES)
    changes: dict[str, Change] = {}
    for ordinal in (False, True):
        chosen = [measure for measure in measures if measure.ordinal is ordinal]
        codes = ratings.on_scale if ordinal else ratings.codes
        joint = Patterns.of(codes, len(VALUES) + (ratings.has_outside and not ordinal))
        sides = [Patterns(joint.rows[:, [0, column]], joint.categories, joint.of_items) for column in (1, 2)]
        seen = [_figures(side, joint.counts[None, :], chosen, scale) for side in sides]
        drawn = None
        if len(set(ratings.clusters)) > 1:
            weights = resampled(ratings.clusters, joint.of_items, len(joint.rows))
            drawn = [_figures(side, weights, chosen, scale) for side in sides]
        for measure in chosen:
            before, after = (float(side[measure.name][0]) for side in seen)
            ends = interval(drawn[1][measure.name] - drawn[0][measure.name]) if drawn else None
            changes[measure.name] = Change(
                None if np.isnan(before) else before, None if np.isnan(after) else after, ends
            )
    return {measure.name: changes[measure.name] for measure in measures}


def _figures(patterns: Patterns, weights: Array, measures: Sequence[Measure], scale: Array) -> dict[str, Array]:
    parts: dict[str, list[Array]] = {measure.name: [] for measure in measures}
    for part in in_parts(weights, patterns.categories**2):
        tally = Tally.of(patterns, part)
        for measure in measures:
            parts[measure.name].append(measure.values(tally, scale))
    return {name: np.concatenate(found) for name, found in parts.items()}


def _by_criterion(
    log: RunLog, one: Sequence[Judged], two: Sequence[Judged], reference: Reference | None
) -> dict[str, dict[str, Change]]:
    rubrics = {d.candidate.id: d.rubric for d in log.dossiers}
    grouped: dict[str, tuple[list[Judged], list[Judged]]] = {}
    for a, b in zip(one, two, strict=True):
        sides = grouped.setdefault(f"{rubrics[a.candidate.id]}/{a.criterion}", ([], []))
        sides[0].append(a)
        sides[1].append(b)
    return {
        name: {
            "recall@5": _rate_change(recall_cases(first, 5), recall_cases(second, 5)),
            "exact": _rate_change(_exact(first, reference), _exact(second, reference)),
        }
        for name, (first, second) in sorted(grouped.items())
    }


def _exact(rows: Sequence[Judged], reference: Reference | None) -> Iterable[Case]:
    for row in rows:
        given = reference.level(row) if reference else None
        if given is not None and row.draft.level is not None:
            yield Case(row.candidate.id, given is row.draft.level)


def _said(row: Judged) -> str:
    return row.draft.level.value if row.draft.level else row.draft.status


def _turned(first: Judged, second: Judged, reference: Reference | None) -> Turned:
    given = reference.level(first) if reference else None
    return Turned(first.candidate.id, first.criterion, given.value if given else None, _said(first), _said(second))


def _notes(first: RunLog, second: RunLog) -> tuple[str, ...]:
    notes = []
    if first.dataset.id != second.dataset.id:
        notes.append("les deux passages ne sont pas du même jeu de données")
    elif first.dataset.sha256 != second.dataset.sha256:
        notes.append("le jeu de données a changé entre les deux passages")
    versions = {rubric.id: rubric.version for rubric in first.rubrics}
    changed = [rubric.id for rubric in second.rubrics if versions.get(rubric.id, rubric.version) != rubric.version]
    if changed:
        notes.append(f"référentiels modifiés entre les deux passages : {', '.join(changed)}")
    if first.prompts != second.prompts:
        notes.append("les consignes données au modèle ne sont pas les mêmes")
    return tuple(notes)
