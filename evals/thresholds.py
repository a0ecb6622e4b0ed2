"""Release thresholds of automated scoring, which are about humans: without their grades there is no pass or fail.

D. M. Williamson, X. Xi, F. J. Breyer, «A framework for evaluation and use of automated scoring», 2012.
"""

from typing import NamedTuple

from evals.agreement.measured import Measured
from evals.judged import humans_of
from evals.number import plural
from evals.scoring import Score

QWK_AT_LEAST = 0.70
DROP_AT_MOST = 0.10
DIFFERENCE_AT_MOST = 0.15
FEWEST_CRITERIA = 30
"""Fewer grades leave a kappa whose interval spans most of its range: a verdict on it would be chance."""
FEWEST_CANDIDATES = 3
"""Grades of one candidate go together, so that many of one or two say little of the next."""


class Threshold(NamedTuple):
    """One threshold and how the draft stands to it."""

    what: str
    """In French."""
    value: float | None
    limit: str
    passed: bool | None
    """None where it cannot be said."""
    why: str = ""


def thresholds(score: Score) -> tuple[Threshold, ...]:
    """The three thresholds against the humans' grades; empty where no human graded."""
    if not score.graded_by_humans or score.main is None:
        return ()
    qwk, smd = _with_humans(score, "qwk"), _with_humans(score, "smd")
    human = score.human.figures["qwk"] if score.human else None
    few = _too_few(score)
    drop = human.value - qwk.value if human and human.value is not None and qwk.value is not None else None
    return (
        Threshold(
            "Kappa quadratique avec les jurés" + (", en moyenne" if len(humans_of(score.rows)) > 1 else ""),
            qwk.value,
            _limit("≥", QWK_AT_LEAST),
            None if few or qwk.value is None else qwk.value >= QWK_AT_LEAST,
            qwk.why or few,
        ),
        Threshold(
            "Perte par rapport à l'accord entre jurés",
            drop,
            _limit("≤", DROP_AT_MOST),
            None if few or drop is None else drop <= DROP_AT_MOST,
            few if drop is not None else "il faut deux jurés et deux kappas définis",
        ),
        Threshold(
            "Différence standardisée des moyennes, en valeur absolue",
            None if smd.value is None else abs(smd.value),
            _limit("≤", DIFFERENCE_AT_MOST),
            None if few or smd.value is None else abs(smd.value) <= DIFFERENCE_AT_MOST,
            smd.why or few,
        ),
    )


def _limit(sign: str, value: float) -> str:
    return f"{sign} {value:.2f}".replace(".", ",")


def _too_few(score: Score) -> str:
    """Why there are too few grades for a verdict, empty when there are enough: what juror and draft both levelled."""
    humans = humans_of(score.rows)
    both = [row for row in score.rows if row.draft.level and any(juror in row.grades for juror in humans)]
    candidates = len({row.candidate.id for row in both})
    if len(both) >= FEWEST_CRITERIA and candidates >= FEWEST_CANDIDATES:
        return ""
    return f"trop peu de notes ({plural(len(both), 'critère')} de {plural(candidates, 'candidat')})"


def _with_humans(score: Score, measure: str) -> Measured:
    """The mean over the jurors of the draft's figure with each."""
    figures = [score.against[juror].figures[measure] for juror in humans_of(score.rows)]
    defined = [figure.value for figure in figures if figure.value is not None]
    if len(defined) == len(figures):
        return Measured(sum(defined) / len(defined))
    return next(figure for figure in figures if figure.value is None)
