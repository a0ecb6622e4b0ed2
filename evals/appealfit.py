"""Makes ``appeal.json`` from the sentences under ``evals/sets/appeals``: ``python -m evals.appealfit``.

A logistic regression with a ridge (A. E. Hoerl, R. W. Kennard, «Ridge regression», 1970), by Y. Nesterov's accelerated
descent («A method for solving the convex programming problem with convergence rate O(1/k²)», 1983). What few sentences
hold is given a longer measure, so that the ridge holds it back less; the measure is then part of the weight. The
threshold is the least at which no more than ``ALLOWED`` of the honest sentences are found by models that were fitted
without them. Every sentence is invented; sums run in one order, so that the same sentences give the same file.
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
from assistant.dossier.appeal import (
    FILE,
    SCALE,
    Features,
    Weights,
    features,
    gram_value,
    stretches,
    term_value,
    weighed,
)
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
LEAST_TERMS, LEAST_GRAMS = 2, 4
"""Sentences in which a term or a run of characters must be, to be weighed."""
STEPS = 300
ALLOWED = 0.0025
LIGHTEST = 2
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
    return Weights(whole.terms, whole.grams, whole.bias, threshold), figures


def _model(cases: Sequence[Line], seen: Sequence[Features]) -> Weights:
    terms = _frequent([found.terms for found in seen], LEAST_TERMS)
    grams = _frequent([found.grams for found in seen], LEAST_GRAMS)
    table = _table(seen, terms, grams)
    said = np.array([line.said for line in cases], dtype=float)
    counts = np.array([line.counts for line in cases])
    weights, bias = _fitted(table, said, counts)
    holding = np.array([*terms.values(), *grams.values()], dtype=float)
    whole = np.rint(weights * measure(holding, len(cases)) * SCALE).astype(int)
    kept = [int(weight) if abs(weight) >= LIGHTEST else 0 for weight in whole]
    return Weights(
        {term: weight for term, weight in zip(terms, kept, strict=False) if weight},
        {gram: weight for gram, weight in zip(grams, kept[len(terms) :], strict=True) if weight},
        round(bias, 3),
        0.0,
    )


def measure(holding: Array, cases: int) -> Array:
    """A third of 1 + ln((1 + N) / (1 + n)): n of N sentences hold the feature."""
    return np.asarray((1 + np.log((1 + cases) / (1 + holding))) / 3, dtype=np.float64)


def _frequent(found: Sequence[frozenset[str]], least: int) -> dict[str, int]:
    """How many hold each feature that so many hold, in the features' order."""
    counted = Counter(feature for features_ in found for feature in features_)
    return {feature: counted[feature] for feature in sorted(counted) if counted[feature] >= least}


def _table(seen: Sequence[Features], terms: Mapping[str, int], grams: Mapping[str, int]) -> Table:
    places = {term: place for place, term in enumerate(terms)}
    later = {gram: place for place, gram in enumerate(grams, start=len(terms))}
    measures = measure(np.array([*terms.values(), *grams.values()], dtype=float), len(seen))
    rows: list[Places] = []
    columns: list[Places] = []
    values: list[Array] = []
    for row, found in enumerate(seen):
        for held, known, value in (
            (found.terms, places, term_value(len(found.terms))),
            (found.grams, later, gram_value(len(found.grams))),
        ):
            here = np.array(sorted(known[feature] for feature in held if feature in known), dtype=np.intp)
            rows.append(np.full(len(here), row, dtype=np.intp))
            columns.append(here)
            values.append(value * measures[here])
    shape = (len(seen), len(terms) + len(grams))
    return Table(np.concatenate(rows), np.concatenate(columns), np.concatenate(values), shape)


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
    held = {
        "bias": weights.bias,
        "threshold": weights.threshold,
        "terms": _by_weight(weights.terms),
        "grams": _by_weight(weights.grams),
    }
    path = Path(assistant.dossier.__file__).with_name(FILE)
    path.write_text(json.dumps(held, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(
        f"{path.name} : {path.stat().st_size // 1024} kio ; non vues à l'apprentissage : "
        f"{figures['found']} phrases sur {figures['said']} reconnues, "
        f"{figures['wrongly']} honnêtes sur {figures['honest']} signalées ; seuil {weights.threshold}"
    )


def _by_weight(weights: Mapping[str, int]) -> list[tuple[int, str]]:
    """Every weight once, with all that has it."""
    named: dict[int, list[str]] = {}
    for feature, weight in sorted(weights.items()):
        named.setdefault(weight, []).append(feature)
    return [(weight, "\t".join(named[weight])) for weight in sorted(named)]


if __name__ == "__main__":
    main()
