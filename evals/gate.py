"""The last accepted figures of the embedded drafter, which no change may make worse: ``python -m evals.gate RUN.json``.

Prints what the run would have accepted. ``accepted.yaml`` is changed by hand, in a commit that says why.
"""

import math
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.importing.yamltext import read_yaml
from evals.dataset import Part
from evals.runlog import RunLog, read_run
from evals.scoring import Score, score

ACCEPTED = Path(__file__).parent / "accepted.yaml"
AT_LEAST = ("recall@5", "recall@10", "precision@5", "quotes_on_marks", "verified", "levelled", "qwk")
AT_MOST = ("quotes_on_decoys", "stuffed_met", "failed")
STEP = 1000
"""Figures are kept to the third decimal, rounded to the lenient side."""


class Accepted(BaseModel):
    """Figures that were accepted, and what they were measured on. A figure that was undefined is null."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dataset: str
    sha256: str
    """Of the data set: another set's figures are no comparison."""
    part: Part
    at_least: dict[str, float | None]
    at_most: dict[str, float | None]


def accepted() -> Accepted:
    """What the file holds."""
    return read_yaml(ACCEPTED.read_text("utf-8"), ACCEPTED.name, Accepted, "fichier de chiffres acceptés (dataset…)")


def shortfalls(wanted: Accepted, log: RunLog) -> list[str]:
    """What the run does worse than accepted, in English for developers; empty when it may pass.

    A figure that was accepted as undefined may become anything; one that becomes undefined falls short.
    """
    if (log.dataset.id, log.dataset.sha256) != (wanted.dataset, wanted.sha256):
        return [f"the data set changed: accept figures anew ({log.dataset.id}, {log.dataset.sha256})"]
    found = figures(score(log, wanted.part, intervals=False))
    short = []
    for name, limit in wanted.at_least.items():
        value = found[name]
        if limit is not None and (value is None or value < limit):
            short.append(f"{name} is {value}, accepted at least {limit}")
    for name, limit in wanted.at_most.items():
        value = found[name]
        if limit is not None and (value is None or value > limit):
            short.append(f"{name} is {value}, accepted at most {limit}")
    return short


def figures(found: Score) -> dict[str, float | None]:
    """The figures that the gate looks at."""
    values: Mapping[str, Any] = found.as_json()
    main = found.main.figures if found.main else {}
    return {name: main[name].value if name in main else values.get(name) for name in (*AT_LEAST, *AT_MOST)}


def acceptable(log: RunLog, part: Part = "held_out") -> Accepted:
    """What the run would have accepted."""
    found = figures(score(log, part, intervals=False))
    return Accepted(
        dataset=log.dataset.id,
        sha256=log.dataset.sha256,
        part=part,
        at_least={name: _rounded(found[name], math.floor) for name in AT_LEAST},
        at_most={name: _rounded(found[name], math.ceil) for name in AT_MOST},
    )


def _rounded(value: float | None, toward: Callable[[float], int]) -> float | None:
    return None if value is None else toward(round(value * STEP, 6)) / STEP


def main() -> None:
    """Prints the YAML that would accept the run named on the command line."""
    print(yaml.safe_dump(acceptable(read_run(Path(sys.argv[1]))).model_dump(), sort_keys=False), end="")


if __name__ == "__main__":
    main()
