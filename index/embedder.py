"""The embedded French embedder: no model to download, no network, the same vector everywhere and always."""

import hashlib
import math
from collections import Counter
from functools import lru_cache

import numpy as np
from langchain_core.embeddings import Embeddings

from index.words import letter_grams, stems

DIMENSIONS = 768
GRAM_SIZES = (3, 4)
STEM_WEIGHT = 1.0
GRAM_WEIGHT = 0.35
"""A word's letters together weigh about a third of its stem: they join «budgéter» to «budget»."""


class FrenchHashing(Embeddings):
    """Signed feature hashing of French stems and letter n-grams, unit length.

    A feature's weight is 1 + ln(count), as in sublinear TF; each feature goes to two of the dimensions with signs
    of its own (Weinberger et al., 2009, «Feature Hashing for Large Scale Multitask Learning»), so that the inner
    product of two vectors estimates that of the unhashed bags of features. It knows no synonyms.
    """

    name = f"french-hashing-{DIMENSIONS}-1"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One unit vector per text; a text without a word gives a vector that is like no other."""
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """The text's unit vector."""
        vector = np.zeros(DIMENSIONS, dtype=np.float32)
        for feature, weight in _features(text):
            for place, sign in _places(feature):
                vector[place] += sign * weight
        norm = float(np.linalg.norm(vector))
        if norm == 0.0:
            vector[0] = 1.0
            norm = 1.0
        return [float(value) for value in vector / norm]


def _features(text: str) -> list[tuple[str, float]]:
    weighted = [(f"s:{stem}", STEM_WEIGHT * (1 + math.log(n))) for stem, n in Counter(stems(text)).items()]
    for size in GRAM_SIZES:
        grams = Counter(letter_grams(text, size))
        weighted.extend((f"g:{gram}", GRAM_WEIGHT * (1 + math.log(n))) for gram, n in grams.items())
    return weighted


@lru_cache(maxsize=200_000)
def _places(feature: str) -> tuple[tuple[int, float], ...]:
    digest = hashlib.blake2b(feature.encode(), digest_size=10).digest()
    first, second = int.from_bytes(digest[:4]) % DIMENSIONS, int.from_bytes(digest[4:8]) % DIMENSIONS
    return ((first, 1.0 if digest[8] & 1 else -1.0), (second, 1.0 if digest[9] & 1 else -1.0))
