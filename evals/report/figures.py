"""A run's figures for machines: the same that the page shows."""

from typing import Any

from evals.dataset import Part
from evals.judged import judged_in
from evals.report.words import caution
from evals.runlog import RunLog
from evals.scoring import score
from evals.thresholds import thresholds


def figures(log: RunLog) -> dict[str, Any]:
    """Every figure, by part and for all parts together."""
    parts: list[Part | None] = ["tuning", "held_out", None]
    scores = {part or "all": score(log, part) for part in parts if judged_in(log, part)}
    return {
        "dataset": log.dataset.model_dump(),
        "drafter": log.drafter,
        "model": log.model,
        "caution": caution(log, judged_in(log)) or None,
        "parts": {
            name: {
                **found.as_json(),
                "caution": caution(log, found.rows) or None,
                "thresholds": [threshold._asdict() for threshold in thresholds(found)],
            }
            for name, found in scores.items()
        },
    }
