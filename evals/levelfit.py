"""Fitting the embedded drafter's levels on the tuning part of a data set, and how they fare on a dossier left out."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.drafting.grounds import Grounds
from assistant.drafting.levels import LIKELY, SCALE, Fitted, Levels
from assistant.errors import UserError
from assistant.judgement.calibration import CalibrationMap
from assistant.judgement.draft import MOST_PASSAGES, RankedPassage
from assistant.judgement.level import Level
from assistant.reading.supervised import read_file
from assistant.rubric.scope import criteria_in_scope
from assistant.settings.settings import Settings
from evals.agreement.coverage import CoveragePoint, Leveled, coverage_curve
from evals.dataset import PLAN, Candidate, DataSet
from evals.judged import VALUES
from evals.ordinal import Array, Ordinal, fitted
from evals.platt import Outcome, platt_map
from evals.scale import POINTS, points
from evals.shelf import rubric_of
from index.matching import Aided, Rarity
from index.models import open_store
from index.retrieval import DossierIndex

RIDGE = 0.25
QUIET = 0.15
"""Share of the criteria graded ``met`` or ``partial`` whose passages may stand out so little that no level is given."""
FEWEST = 2
"""Dossiers that a fit needs, so that each can be left out once."""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Case:
    """One written criterion with its grounds and its graded level."""

    candidate: str
    criterion: str
    grounds: Grounds
    level: Level


@dataclass(frozen=True)
class Fit:
    """The fitted levels, and the curve of what they propose for dossiers that they were not fitted on."""

    levels: Levels
    left_out: tuple[CoveragePoint, ...]
    """Each dossier by a model of the others; passages that do not stand out count as not covered."""
    cases: int


def fit_levels(dataset: DataSet, tell: Tell = lambda _: None) -> Fit:
    """Fits on the tuning part alone.

    Raises:
        UserError: the tuning part has no two dossiers with grades.
    """
    cases = [case for candidate in dataset.candidates("tuning") for case in _cases(dataset, candidate, tell)]
    names = sorted({case.candidate for case in cases})
    if len(names) < FEWEST or len({case.level for case in cases}) < len(SCALE):
        raise UserError(
            f"La partie de réglage de « {dataset.sheet.id} » n'a pas deux dossiers notés sur les trois niveaux ; "
            "en ajouter avant de calibrer."
        )
    about = Fitted(
        dataset=dataset.sheet.id,
        sha256=dataset.sha256,
        synthetic=dataset.sheet.synthetic,
        candidates=tuple(names),
        graded=len(cases),
    )
    unseen = _unseen(cases, names)
    calibration = platt_map(
        [Outcome(support, level is case.level) for case, level, support in unseen],
        model="offline",
        prompt="levels",
        data=f"{dataset.sheet.id} {dataset.sha256}",
    )
    levels = _levels(_model(cases), cases, calibration, about)
    judged = [
        Leveled(calibration.of(support), points(case.level), points(level))
        for case, level, support in unseen
        if support >= LIKELY and levels.heard(case.grounds)
    ]
    return Fit(levels, coverage_curve(judged, len(cases), VALUES), len(cases))


def _cases(dataset: DataSet, candidate: Candidate, tell: Tell) -> list[Case]:
    """The candidate's written criteria with a level on the scale, by the first human or else by the plan."""
    rater = next(iter(dataset.humans), PLAN)
    given = {g.criterion: g.level for g in dataset.grades if (g.candidate, g.rater) == (candidate.id, rater)}
    rubric = rubric_of(dataset.folder, candidate)
    criteria = [
        criterion
        for criterion in criteria_in_scope(rubric, candidate.scope)
        if criterion.assessable != "oral" and given.get(criterion.id) in POINTS
    ]
    dossier = read_file(dataset.dossier_of(candidate))
    rarity = Rarity.among([passage.text for passage in dossier.passages])
    by_id = {passage.id: passage for passage in dossier.passages}
    with tempfile.TemporaryDirectory(prefix="criterium-evals-") as folder:
        index = DossierIndex(dossier, open_store(Settings(data=Path(folder), _env_file=None)))
        found = index.passages_for(rubric, criteria, MOST_PASSAGES)
    tell(f"{candidate.id} · {len(criteria)} critères")
    return [
        Case(
            candidate.id,
            criterion.id,
            Grounds.of(
                Aided.of(criterion, rarity),
                dossier.passages,
                [
                    RankedPassage(id=r.id, page=by_id[r.id].page, text=by_id[r.id].text, score=r.score)
                    for r in found[criterion.id]
                ],
            ),
            given[criterion.id],
        )
        for criterion in criteria
    ]


def _model(cases: Sequence[Case]) -> Ordinal:
    """A dossier with four times the criteria counts twice, not four times."""
    counts = {case.candidate: 0.0 for case in cases}
    for case in cases:
        counts[case.candidate] += 1
    weights = np.array([counts[case.candidate] ** -0.5 for case in cases])
    levels = np.array([SCALE.index(case.level) for case in cases], dtype=np.intp)
    return fitted(_features(cases), levels, weights * len(cases) / weights.sum(), RIDGE)


def _features(cases: Sequence[Case]) -> Array:
    """Each can only raise a level: (cases, 3)."""
    return np.array([[c.grounds.grounded, -c.grounds.claimed, -c.grounds.repeated] for c in cases], dtype=np.float64)


def _unseen(cases: Sequence[Case], names: Sequence[str]) -> list[tuple[Case, Level, float]]:
    """Each case with its likeliest level and that level's support, by a model of the other dossiers."""
    found = []
    for name in names:
        inside = [case for case in cases if case.candidate == name]
        chances = _model([case for case in cases if case.candidate != name]).chances(_features(inside))
        found += [(c, SCALE[int(row.argmax())], float(row.max())) for c, row in zip(inside, chances, strict=True)]
    return found


def _levels(model: Ordinal, cases: Sequence[Case], calibration: CalibrationMap, about: Fitted) -> Levels:
    shown = [case.grounds for case in cases if case.level is not Level.NOT_MET]
    grounded, claimed, repeated = (round(float(weight), 4) for weight in model.weights)
    return Levels(
        grounded=grounded,
        claimed=claimed,
        repeated=repeated,
        partial=round(model.second, 4),
        met=round(model.third, 4),
        near=round(float(np.quantile([g.near for g in shown], QUIET)), 3),
        spoken=round(float(np.quantile([g.spoken for g in shown], QUIET)), 3),
        calibration=calibration,
        fitted=about,
    )
