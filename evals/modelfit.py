"""Fitting a language model's calibration map on graded runs."""

from assistant.errors import UserError
from assistant.judgement.calibration import CalibrationMap
from evals.judged import judged_in
from evals.platt import Outcome, platt_map
from evals.reference import Reference
from evals.runlog import RunLog

FEWEST = 30
"""Graded levels that a map needs."""


def fit_map(log: RunLog) -> CalibrationMap:
    """The map of the model that drafted the run, on the tuning part, against the humans' consensus or else the plan.

    Raises:
        UserError: no model drafted it, with more than one prompt, or too few of its levels were graded.
    """
    if log.model is None or len(log.prompts) != 1:
        raise UserError(
            "Ce passage n'est pas celui d'un modèle de langage avec une seule consigne ; pour le repérage embarqué, "
            "donner un jeu de données à « criterium evals calibrate »."
        )
    rows = judged_in(log, "tuning")
    reference = Reference.of(rows)
    outcomes = [
        Outcome(row.draft.support, level is row.draft.level)
        for row in rows
        if row.draft.support is not None and row.draft.level is not None
        if reference is not None and (level := reference.level(row)) is not None
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
