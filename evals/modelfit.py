"""Fitting a language model's calibration map on graded runs."""

from assistant.errors import UserError
from assistant.judgement.calibration import CalibrationMap
from evals.dataset import PLAN
from evals.judged import humans_of, judged_in
from evals.platt import Outcome, platt_map
from evals.runlog import RunLog

FEWEST = 30
"""Graded levels that a map needs."""


def fit_map(log: RunLog) -> CalibrationMap:
    """The map of the model that drafted the run, on the tuning part, against the first human or else the plan.

    Raises:
        UserError: no model drafted it, with more than one prompt, or too few of its levels were graded.
    """
    if log.model is None or len(log.prompts) != 1:
        raise UserError(
            "Ce passage n'est pas celui d'un modèle de langage avec une seule consigne ; pour le repérage embarqué, "
            "donner un jeu de données à « criterium evals calibrate »."
        )
    rows = judged_in(log, "tuning")
    reference = next(iter(humans_of(rows)), PLAN)
    outcomes = [
        Outcome(row.draft.support, row.given(reference) is row.draft.level)
        for row in rows
        if row.draft.support is not None and row.draft.level is not None and row.given(reference) is not None
    ]
    if len(outcomes) < FEWEST:
        raise UserError(
            f"La partie de réglage du passage compte {len(outcomes)} niveaux notés ; il en faut {FEWEST} pour calibrer."
        )
    return platt_map(
        outcomes,
        model=log.model,
        prompt=log.prompts[0],
        data=f"{log.dataset.id} {log.dataset.sha256}",
        second_opinion=any(row.draft.second_request for row in rows),
    )
