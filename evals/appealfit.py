"""Makes ``appeal.json`` from the sentences under ``evals/sets/appeals``: ``python -m evals.appealfit``.

A logistic regression with a ridge (A. E. Hoerl, R. W. Kennard, «Ridge regression», 1970), by Y. Nesterov's accelerated
descent («A method for solving the convex programming problem with convergence rate O(1/k²)», 1983). The threshold is
the least at which no more than ``ALLOWED`` of the honest sentences are found by models that were fitted without them.
Every sentence is invented; sums run in one order, so that the same sentences give the same file.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

import assistant.dossier
from assistant.dossier.appeal import FEWEST, FILE, LENGTH, SCALE, Weights, features, stretches, weighed
from assistant.dossier.skeleton import skeleton
from assistant.importing.shelf import shipped, shipped_ids
from evals.phrasing import phrased

Array = NDArray[np.float64]
Places = NDArray[np.intp]

SETS = Path(__file__).with_name("sets")
FOLDS = 4
TOGETHER = 8
"""Lines that follow each other are alike: they are left out together."""
PHRASED = {"fr": 1500, "en": 750}
"""Sentences made from the patterns, for each side."""
PHRASED_COUNTS = 0.2
RIDGE = 1.0
LEAST_SEEN = 2
STEPS = 300
ALLOWED = 0.003
LIGHTEST = 1
"""Weights below this many parts of ``SCALE`` are left out of the file."""


class Line(NamedTuple):
    """A sentence, whether it speaks to the one who judges, and the fold that it is left out with, if any."""

    text: str
    said: bool
    fold: int | None
    counts: float


@dataclass(frozen=True, slots=True)
class Table:
    """Features of many sentences: entry e says that sentence ``rows[e]`` has feature ``columns[e]``."""

    rows: Places
    columns: Places
    values: Array
    shape: tuple[int, int]

    def times(self, weights: Array) -> Array:
        """(sentences,)"""
        totals = np.bincount(self.rows, self.values * weights[self.columns], self.shape[0])
        return totals.astype(np.float64)

    def turned_times(self, errors: Array) -> Array:
        """(features,)"""
        totals = np.bincount(self.columns, self.values * errors[self.rows], self.shape[1])
        return totals.astype(np.float64)


def lines() -> list[Line]:
    """Everything that is learnt from."""
    held = SETS / "appeals"
    made: list[Line] = []
    for said, name in ((True, "said*.txt"), (False, "honest*.txt")):
        for path in sorted(held.glob(name)):
            made += _folded(path.read_text(encoding="utf-8").splitlines(), said)
    made += _folded(list(dict.fromkeys(_shipped())), said=False)
    for said in (True, False):
        for language, count in PHRASED.items():
            kind = "said" if said else "honest"
            made += [Line(text, said, None, PHRASED_COUNTS) for text in phrased(kind, language, count)]
    return made


def _folded(texts: Sequence[str], said: bool) -> Iterator[Line]:
    for place, text in enumerate(texts):
        if text.strip():
            yield Line(text, said, place // TOGETHER % FOLDS, 1.0)


def _shipped() -> Iterator[str]:
    """Sentences of the synthetic dossiers and of the référentiels."""
    paths = [*(SETS / "synthetique-2026" / "dossiers").glob("*.md"), *(SETS / "masking").glob("*/*.txt")]
    for path in [*sorted(paths), SETS.with_name("sample") / "dossier.md"]:
        yield from _sentences(path.read_text(encoding="utf-8"))
    for identity in shipped_ids():
        for criterion in shipped(identity).criteria:
            yield from (*criterion.aids.examples, criterion.statement)


def _sentences(text: str) -> Iterator[str]:
    for start, end in stretches(text):
        if len(sentence := text[start:end].strip()) > 2:
            yield sentence


def learn() -> tuple[Weights, dict[str, int]]:
    """The model, and what it finds of lines that it was not fitted on."""
    all_lines = lines()
    seen = [features(skeleton(line.text).text) for line in all_lines]
    unseen = np.full(len(all_lines), -np.inf)
    for fold in range(FOLDS):
        kept = [place for place, line in enumerate(all_lines) if line.fold != fold]
        weights = _model([all_lines[p] for p in kept], [seen[p] for p in kept])
        for place, line in enumerate(all_lines):
            if line.fold == fold:
                unseen[place] = weighed(seen[place], weights)
    honest = np.sort([unseen[p] for p, line in enumerate(all_lines) if line.fold is not None and not line.said])[::-1]
    threshold = round(float(honest[int(ALLOWED * len(honest))]), 3)
    said = np.array([unseen[p] for p, line in enumerate(all_lines) if line.fold is not None and line.said])
    whole = _model(all_lines, seen)
    figures = {
        "said": len(said),
        "found": int((said > threshold).sum()),
        "honest": len(honest),
        "wrongly": int((honest > threshold).sum()),
    }
    return Weights(whole.features, whole.bias, threshold), figures


def _model(cases: Sequence[Line], seen: Sequence[set[str]]) -> Weights:
    counted = Counter(feature for found in seen for feature in found)
    names = sorted(feature for feature, times in counted.items() if times >= LEAST_SEEN)
    table = _table(seen, {name: place for place, name in enumerate(names)})
    said = np.array([line.said for line in cases], dtype=float)
    counts = np.array([line.counts for line in cases])
    weights, bias = _fitted(table, said, counts)
    whole = np.rint(weights * SCALE).astype(int)
    kept = {name: int(weight) for name, weight in zip(names, whole, strict=True) if abs(weight) >= LIGHTEST}
    return Weights(kept, round(bias, 3), 0.0)


def _table(seen: Sequence[set[str]], places: Mapping[str, int]) -> Table:
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, found in enumerate(seen):
        known = sorted(places[feature] for feature in found if feature in places)
        rows += [row] * len(known)
        columns += known
        values += [LENGTH / max(FEWEST, len(found)) ** 0.5] * len(known)
    return Table(np.array(rows), np.array(columns), np.array(values), (len(seen), len(places)))


def _fitted(table: Table, said: Array, counts: Array) -> tuple[Array, float]:
    """Weights and bias that make least Σ counts · log-loss + ridge / 2 · Σ weight²."""
    values, ahead = np.zeros(table.shape[1] + 1), np.zeros(table.shape[1] + 1)
    steepest = RIDGE + (_greatest(table, counts) + counts.sum()) / 4
    for step in range(1, STEPS + 1):
        scores = table.times(ahead[:-1]) + ahead[-1]
        errors = counts * (0.5 * (1 + np.tanh(scores / 2)) - said)
        slope = np.append(table.turned_times(errors) + RIDGE * ahead[:-1], errors.sum())
        new = ahead - slope / steepest
        ahead = new + (step - 1) / (step + 2) * (new - values)
        values = new
    return values[:-1], float(values[-1])


def _greatest(table: Table, counts: Array) -> float:
    """The greatest eigenvalue of the weighed table times itself, by repeated multiplication."""
    vector = np.ones(table.shape[1])
    size = 1.0
    for _ in range(30):
        vector = table.turned_times(counts * table.times(vector))
        size = float(np.sqrt((vector * vector).sum()))
        vector /= size
    return size * 1.05


def main() -> None:
    """Writes the file beside the module that reads it."""
    weights, figures = learn()
    named: dict[int, list[str]] = {}
    for feature, weight in sorted(weights.features.items()):
        named.setdefault(weight, []).append(feature)
    held = {
        "bias": weights.bias,
        "threshold": weights.threshold,
        "weights": {str(weight): "\t".join(named[weight]) for weight in sorted(named)},
    }
    path = Path(assistant.dossier.__file__).with_name(FILE)
    path.write_text(json.dumps(held, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(
        f"{path.name} : {path.stat().st_size // 1024} kio ; non vues à l'apprentissage : "
        f"{figures['found']} phrases sur {figures['said']} reconnues, "
        f"{figures['wrongly']} honnêtes sur {figures['honest']} signalées ; seuil {weights.threshold}"
    )


if __name__ == "__main__":
    main()
