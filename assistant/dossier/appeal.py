"""How much a sentence speaks to the one who judges the dossier about how to judge it: a logistic model of its words.

Learnt from invented sentences and kept in a file (``python -m evals.appealfit``). It weighs, it does not understand:
what it finds is shown to the juror with the words that weighed most, and nobody is penalised.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations, pairwise, repeat
from math import sqrt

from assistant.dossier.roles import roles_of
from assistant.dossier.skeleton import skeleton

FILE = "appeal.json"
SCALE = 32
"""Weights are kept as whole numbers of this part of one."""
LENGTH = 10.0
"""A sentence's sum of weights is multiplied by this over the square root of how many features it has."""
FEWEST = 30
"""A heading has fewer features: it is weighed as if it had so many."""
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


@dataclass(frozen=True, slots=True)
class Weights:
    """The learnt model."""

    features: Mapping[str, int]
    """In parts of ``SCALE``; features that are not there weigh nothing."""
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


def weighed(found: set[str], weights: Weights) -> float:
    """Log-odds that a sentence with these features speaks to the one who judges."""
    total = sum(map(weights.features.get, found, repeat(0)))
    return weights.bias + LENGTH * total / (SCALE * sqrt(max(FEWEST, len(found))))


def telling(text: str) -> tuple[str, ...]:
    """The words of a sentence, as written, that weigh most, at most four, in the order of the text."""
    known = shipped_weights().features
    weight: dict[str, int] = {}
    for word in _WORD.findall(text):
        plain = skeleton(word).text
        weight[word] = sum(known.get(f, 0) for f in (*of_word(plain), *(f"k {role}" for role in roles_of(plain))))
    best = sorted(weight, key=lambda word: -weight[word])[:MOST_TOLD]
    return tuple(word for word in weight if word in best and weight[word] > 0)


def features(text: str) -> set[str]:
    """What the model sees of a skeleton's sentence: words, pairs of words, and roles, together and in order."""
    words = tokens(text)
    found = set().union(*map(of_word, words))
    found.update([f"b {one} {other}" for one, other in pairwise(["^", *words, "$"])])
    played = [roles for word in words if (roles := roles_of(word))]
    seen: set[str] = set()
    for roles in played:
        for role in roles:
            found.update([f"o {before} {role}" for before in seen if before != role])
        seen.update(roles)
    present = sorted(seen)
    found.update([f"k {role}" for role in present])
    found.update([f"t {one} {other}" for one, other in combinations(present, 2)])
    found.add(f"n{min(len(words) // 6, 5)}")
    first = next((word for word in words if word.isalpha()), "")
    opening = [*roles_of(first), *(["ez"] if first.endswith("ez") else [])]
    found.update(f"s {role}" for role in opening)
    found.update(f"s {one} {other}" for one in opening for other in present)
    return found


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
        features={feature: int(weight) for weight, named in held["weights"].items() for feature in named.split("\t")},
        bias=held["bias"],
        threshold=held["threshold"],
    )
