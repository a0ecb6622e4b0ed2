"""How much a sentence speaks to the one who judges the dossier about how to judge it: a logistic model of what it says.

Learnt from invented sentences and kept in a file (``python -m evals.appealfit``). It weighs, it does not understand:
what it finds is shown to the juror with the words that weighed most, and nobody is penalised.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise, repeat
from math import sqrt
from typing import NamedTuple

from assistant.dossier.skeleton import skeleton

FILE = "appeal.json"
SCALE = 32
"""Weights are kept as whole numbers of this part of one."""
LENGTH = 10.0
"""A kind of features' sum of weights is multiplied by this over the square root of how many there are."""
FEWEST_TERMS, FEWEST_GRAMS = 20, 50
"""A heading has fewer: it is weighed as if it had so many."""
GRAMS = (3, 4, 5)
MOST_TOLD = 4

_TOKEN = re.compile(
    r"(?P<code>\bc ?\d+(?:[.-]\d+)*\b)|(?P<out>\b\d+ ?(?:/|sur|out of) ?(?:20|100|5|10)\b|100 ?%)"
    r"|[^\W\d_]+|(?P<n>\d+(?:[.,]\d+)*)|[^\w\s]|_"
)
_DIGIT = re.compile(r"\d")
_UNFIGURED = re.compile(r"[^\W\d_]+|[^\w\s]|_")
"""What ``_TOKEN`` finds in a sentence without figures, which most are, and much sooner."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?![\s\"')]|$))+[.!?]*[\"')]?")


class Features(NamedTuple):
    """What the model sees of a sentence."""

    terms: frozenset[str]
    """Words, their beginnings, pairs of words, how long the sentence is."""
    grams: frozenset[str]
    """Runs of three to five characters: they join words of one family, also misspelt or in a language seldom seen."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The learnt model; weights are in parts of ``SCALE``, and what is not there weighs nothing."""

    terms: Mapping[str, int]
    grams: Mapping[str, int]
    bias: float
    threshold: float
    """Log-odds from which a sentence counts as found."""


@dataclass(frozen=True, slots=True)
class Appeal:
    """A stretch of a text that speaks to the one who judges."""

    start: int
    end: int
    score: float
    """Log-odds, above the threshold."""


def appeals(text: str) -> list[Appeal]:
    """Those of a skeleton's sentences that the model finds."""
    weights = shipped_weights()
    return [
        Appeal(start, end, score)
        for start, end in stretches(text)
        if (score := weighed(features(text[start:end]), weights)) > weights.threshold
    ]


def stretches(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a skeleton is."""
    return [found.span() for found in _SENTENCE.finditer(text) if not found[0].isspace()]


def weighed(found: Features, weights: Weights) -> float:
    """Log-odds that a sentence with these features speaks to the one who judges."""
    terms = sum(map(weights.terms.get, found.terms, repeat(0))) * term_value(len(found.terms))
    grams = sum(map(weights.grams.get, found.grams, repeat(0))) * gram_value(len(found.grams))
    return weights.bias + (terms + grams) / SCALE


def term_value(count: int) -> float:
    """What each of a sentence's so many terms counts."""
    return LENGTH / sqrt(max(FEWEST_TERMS, count))


def gram_value(count: int) -> float:
    """What each of a sentence's so many runs of characters counts."""
    return LENGTH / sqrt(max(FEWEST_GRAMS, count))


def telling(text: str) -> tuple[str, ...]:
    """The words of a sentence, as written, that weigh most, at most four, in the order of the text."""
    known = shipped_weights()
    weight = {word: weighed(_alone(skeleton(word).text), known) - known.bias for word in _WORD.findall(text)}
    best = sorted(weight, key=lambda word: -weight[word])[:MOST_TOLD]
    return tuple(word for word in weight if word in best and weight[word] > 0)


def features(text: str) -> Features:
    """The features of a skeleton's sentence."""
    words = tokens(text)
    terms = set().union(*map(of_word, words))
    terms.update([f"b {one} {other}" for one, other in pairwise(["^", *words, "$"])])
    terms.add(f"n{min(len(words) // 6, 5)}")
    if next((word for word in words if word.isalpha()), "").endswith("ez"):
        terms.add("^ez")
    return Features(frozenset(terms), frozenset().union(*map(runs_of, words)))


def _alone(word: str) -> Features:
    return Features(frozenset(of_word(word)), runs_of(word))


@lru_cache(maxsize=16384)
def runs_of(word: str) -> frozenset[str]:
    """A word's runs of characters, its edges marked."""
    marked = f"_{word}_"
    return frozenset([marked[at : at + size] for size in GRAMS for at in range(len(marked) - size + 1)])


def tokens(text: str) -> list[str]:
    """Words and marks; codes of criteria, marks out of so many and other figures each as one sign."""
    if not _DIGIT.search(text):
        return _UNFIGURED.findall(text)
    return [f"<{found.lastgroup}>" if found.lastgroup else found[0] for found in _TOKEN.finditer(text)]


@lru_cache(maxsize=16384)
def of_word(word: str) -> tuple[str, ...]:
    """A word, its beginnings, and whether it ends as a French order does."""
    made = [f"w {word}"]
    if word.isalpha() and len(word) > 4:
        made.append(f"p {word[:4]}")
        if len(word) > 6:
            made.append(f"p {word[:6]}")
        if word.endswith("ez"):
            made.append("ez")
    return tuple(made)


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The model that comes with Critérium."""
    held = json.loads(files("assistant.dossier").joinpath(FILE).read_text(encoding="utf-8"))
    return Weights(
        terms={term: weight for weight, named in held["terms"] for term in named.split("\t")},
        grams={gram: weight for weight, named in held["grams"] for gram in named.split("\t")},
        bias=held["bias"],
        threshold=held["threshold"],
    )
