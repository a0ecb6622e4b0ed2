"""The critères of other référentiels that are nearest to one: a lead for whoever compares certifications, no ruling."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from index.kept import KeptVectors

SCORE = (
    "Le score va de 1 (le même propos) à 0 et au-dessous (sans rapport) : il compare libellés et repères une fois ôté "
    "ce que tous les critères partagent, et classe sans rien trancher."
)
"""What the score says, in one sentence for whoever reads it."""


class Similar(NamedTuple):
    """A criterion near to the one asked about."""

    rubric: Rubric
    criterion: Criterion
    score: float
    """Cosine similarity, -1 to 1, of what the two criteria have beyond what all criteria share."""
    identical: bool = False
    """The official wordings are the same, capitals, spaces and final signs aside."""


class SimilarCriteria:
    """Criteria of several rubrics, compared by their vectors."""

    def __init__(self, kept: KeptVectors) -> None:
        """Vectors are kept, once for every text that is compared."""
        self._kept = kept

    def of(self, rubric: Rubric, criterion: Criterion, others: Sequence[Rubric], most: int) -> list[Similar]:
        """At most ``most`` criteria of the other rubrics, those of the same wording first, then the nearest.

        The rubric itself is never among them.
        """
        compared = [other for other in others if other.id != rubric.id]
        pairs = [(of, member) for of in (rubric, *compared) for member in of.criteria]
        vectors = self._kept.of([_told(member) for _, member in pairs])
        # All criteria speak of candidates, choices and objectives: without their mean, what is left tells them apart,
        # and no criterion is near to everything.
        vectors -= vectors.mean(axis=0)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        asked = next(place for place, (of, member) in enumerate(pairs) if of is rubric and member.id == criterion.id)
        scores = vectors @ vectors[asked]
        same = [_plain(member.statement) == _plain(criterion.statement) for _, member in pairs]
        theirs = range(len(rubric.criteria), len(pairs))
        order = sorted(theirs, key=lambda place: (not same[place], -scores[place]))[:most]
        return [Similar(*pairs[place], round(float(scores[place]), 4), same[place]) for place in order]


def _plain(wording: str) -> str:
    """The wording without what two documents set differently: capitals, spaces, apostrophes, ligatures, final signs."""
    plain = unicodedata.normalize("NFKC", wording).casefold().replace("œ", "oe").replace("’", "'")
    return " ".join(plain.split()).strip(" .;,:")


def _told(criterion: Criterion) -> str:
    """What speaks for a criterion: its wording and our aids, without the examples, whose invented trades mislead."""
    aids = criterion.aids
    parts = (criterion.heading or "", criterion.statement, aids.label, *aids.indicators, *aids.vocabulary)
    return " ".join(part for part in parts if part)
