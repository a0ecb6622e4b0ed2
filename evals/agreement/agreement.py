"""How far raters agree: every measure over one table, with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.agreement.alpha import ALPHA_INTERVAL, ALPHA_NOMINAL, ALPHA_ORDINAL
from evals.agreement.bootstrap import OFTEN_UNDEFINED, ONE_CLUSTER, in_parts, interval, resampled
from evals.agreement.confusion import Confusion, confusion
from evals.agreement.gwet import AC1, AC2_QUADRATIC
from evals.agreement.kappa import KAPPA, KAPPA_LINEAR, QWK
from evals.agreement.measure import NOBODY_TWICE, Measure
from evals.agreement.measured import Interval, Measured
from evals.agreement.moments import BIAS, PEARSON, SMD
from evals.agreement.observed import ADJACENT, EXACT
from evals.agreement.pairs import Pair, pairs
from evals.agreement.ratings import Ratings
from evals.agreement.tally import Array, Patterns, Tally

MEASURES = (
    EXACT,
    ADJACENT,
    KAPPA,
    KAPPA_LINEAR,
    QWK,
    ALPHA_NOMINAL,
    ALPHA_ORDINAL,
    ALPHA_INTERVAL,
    AC1,
    AC2_QUADRATIC,
    PEARSON,
    BIAS,
    SMD,
)


@dataclass(frozen=True, eq=False)
class Agreement:
    """The measures of one table."""

    ratings: Ratings
    figures: dict[str, Measured]
    intervals: dict[str, Interval]
    """Of the measures that have one."""
    why_no_interval: dict[str, str]
    resamples: dict[str, Array]
    """Figures of the resamples, for pairing with another table's."""

    @property
    def confusion(self) -> Confusion | None:
        """The two raters' levels against each other; None unless they are two."""
        return confusion(self.ratings, *self.ratings.raters) if len(self.ratings.raters) == 2 else None

    @property
    def not_assessable(self) -> int:
        """Ratings outside the scale: a category of the nominal measures, left out of the ordinal ones."""
        return int((self.ratings.codes == len(self.ratings.values)).sum())

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every two of the raters; empty when they are two or fewer, as all figures are then theirs."""
        return pairs(self.ratings) if len(self.ratings.raters) > 2 else ()

    def as_json(self) -> dict[str, Any]:
        """One object of ``evals agree --json``, without what was skipped."""
        found = self.confusion
        return {
            "items": len(self.ratings.items),
            "raters": len(self.ratings.raters),
            "names": list(self.ratings.raters),
            "not_assessable": self.not_assessable,
            **{name: figure.value for name, figure in self.figures.items()},
            "ci": {name: list(ends) for name, ends in self.intervals.items()},
            "undefined": {name: figure.why for name, figure in self.figures.items() if figure.why}
            | {f"ci.{name}": why for name, why in self.why_no_interval.items()},
            "levels": found.as_json() if found else None,
            "pairs": [pair.as_json() for pair in self.pairs],
        }


def agreement(ratings: Ratings, measures: Sequence[Measure] = MEASURES, *, intervals: bool = True) -> Agreement:
    """Every measure of the table; a table that allows none says so for each."""
    figures: dict[str, Measured] = {}
    found: dict[str, Interval] = {}
    missing: dict[str, str] = {}
    drawn: dict[str, Array] = {}
    values = np.asarray(ratings.values, dtype=np.float64)
    for ordinal in (False, True):
        chosen = [measure for measure in measures if measure.ordinal is ordinal]
        codes, categories = ratings.codes, len(ratings.values) + ratings.has_outside
        if ordinal:
            codes, categories = ratings.on_scale, len(ratings.values)
        patterns = Patterns.of(codes, max(categories, 1))
        scale = values if len(values) else np.zeros(1)
        paired = len(patterns.rated_pairs[0]) > 0
        tally = Tally.of(patterns, patterns.counts[None, :])
        figures |= {m.name: _measured(m, tally, scale, paired, len(ratings.raters)) for m in chosen}
        sure = [m for m in chosen if figures[m.name].value is not None]
        if not intervals or not sure:
            continue
        if len(set(ratings.clusters)) < 2:
            missing |= dict.fromkeys((m.name for m in sure), ONE_CLUSTER)
            continue
        drawn |= _drawn(sure, ratings.clusters, patterns, scale)
        for measure in sure:
            ends = interval(drawn[measure.name])
            if ends is None:
                missing[measure.name] = OFTEN_UNDEFINED
            else:
                found[measure.name] = ends
    order = [measure.name for measure in measures]
    return Agreement(
        ratings,
        {name: figures[name] for name in order},
        {name: found[name] for name in order if name in found},
        {name: missing[name] for name in order if name in missing},
        drawn,
    )


def _measured(measure: Measure, tally: Tally, scale: Array, paired: bool, raters: int) -> Measured:
    if not paired:
        return Measured.undefined(NOBODY_TWICE)
    figure = float(measure.values(tally, scale)[0])
    return Measured.undefined(measure.why_undefined(tally, raters)) if np.isnan(figure) else Measured(figure)


def _drawn(measures: Sequence[Measure], clusters: Sequence[str], patterns: Patterns, scale: Array) -> dict[str, Array]:
    weights = resampled(clusters, patterns.of_items, len(patterns.rows))
    cells = len(patterns.rater_pairs) * patterns.categories**2
    parts: dict[str, list[Array]] = {measure.name: [] for measure in measures}
    for part in in_parts(weights, cells):
        tally = Tally.of(patterns, part)
        for measure in measures:
            parts[measure.name].append(measure.values(tally, scale))
    return {name: np.concatenate(figures) for name, figures in parts.items()}
