"""Fitting how often a level holds as a function of its support.

J. Platt, «Probabilistic outputs for support vector machines», 1999, with his targets, which keep a small sample from
certainty; the slope is not allowed to be negative.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from assistant.judgement.calibration import CalibrationMap
from evals.agreement.tally import Array

STEPS = 100
RIDGE = 1e-6


class Outcome(NamedTuple):
    """The support of one proposed level, 0 to 1, and whether it was the graded one."""

    support: float
    held: bool


def platt_map(
    outcomes: Sequence[Outcome], *, model: str, prompt: str, data: str, second_opinion: bool = False
) -> CalibrationMap:
    """The map 1 / (1 + e^-(slope · support + intercept)) fitted on the outcomes, of which there is at least one."""
    support = np.array([one.support for one in outcomes])
    right = sum(one.held for one in outcomes)
    high, low = (right + 1) / (right + 2), 1 / (len(outcomes) - right + 2)
    target = np.array([high if one.held else low for one in outcomes])
    slope, intercept = _newton(np.stack([support, np.ones_like(support)], axis=1), target)
    if slope < 0:
        mean = float(target.mean())
        slope, intercept = 0.0, float(np.log(mean / (1 - mean)))
    return CalibrationMap(
        model=model,
        prompt=prompt,
        second_opinion=second_opinion,
        data=data,
        graded=len(outcomes),
        kind="platt",
        slope=round(slope, 6),
        intercept=round(intercept, 6),
    )


def _newton(design: Array, target: Array) -> tuple[float, float]:
    values = np.zeros(2)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ values, -30, 30)))
        slope = design.T @ (chance - target) + RIDGE * values
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + RIDGE * np.eye(2)
        step = np.linalg.solve(bend, slope)
        values = values - np.clip(step, -5, 5)
        if np.abs(step).max() < 1e-9:
            break
    return float(values[0]), float(values[1])
