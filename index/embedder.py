"""The embedded French embedder: no model to download, no network, the same vector everywhere and always."""

import hashlib
import math
from collections import Counter
from functools import lru_cache

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from index.background import background
from index.words import letter_grams, stems

HASHED = 512
GRAM_SIZES = (3, 4)
STEM_WEIGHT = 1.0
GRAM_WEIGHT = 0.35
"""A word's letters together weigh about a third of its stem: they join «budgéter» to «budget»."""
LEARNT_SHARE = 0.6
"""Share of two texts' similarity that comes from the learnt space; the rest is the words they share."""


class FrenchStatic(Embeddings):
    """A static French embedding of unit length, in two parts.

    One is signed feature hashing of stems and letter n-grams, weighed 1 + ln(count), each in two dimensions with signs
    of their own (Weinberger et al., 2009, «Feature Hashing for Large Scale Multitask Learning»). The other is the place
    of the text in a latent semantic space learnt from Critérium's own reading aids (``index.background``). The cosine
    of two texts is 0.4 times that of the first parts plus 0.6 times that of the second.
    """

    name = f"french-static-{HASHED}-1"
    """Changes with the hashing and with ``background.npz``."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One unit vector per text; a text without a word gives a vector that is like no other."""
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """The text's unit vector."""
        hashed, learnt = _hashed(text), background().placed(text)
        if not hashed.any():
            hashed[0] = 1.0
        vector = np.concatenate([math.sqrt(1 - LEARNT_SHARE) * hashed, math.sqrt(LEARNT_SHARE) * learnt])
        return [float(value) for value in vector / np.linalg.norm(vector)]


def _hashed(text: str) -> NDArray[np.float32]:
    features = _features(text)
    places = [place for feature, _ in features for place in _places(feature)]
    signed = [sign * weight for feature, weight in features for sign in _signs(feature)]
    vector = np.bincount(places, weights=signed, minlength=HASHED).astype(np.float32)
    norm = float(np.linalg.norm(vector))
    return vector / norm if norm else vector


def _features(text: str) -> list[tuple[str, float]]:
    weighted = [(f"s:{stem}", STEM_WEIGHT * (1 + math.log(n))) for stem, n in Counter(stems(text)).items()]
    for size in GRAM_SIZES:
        grams = Counter(letter_grams(text, size))
        weighted.extend((f"g:{gram}", GRAM_WEIGHT * (1 + math.log(n))) for gram, n in grams.items())
    return weighted


@lru_cache(maxsize=200_000)
def _digest(feature: str) -> bytes:
    return hashlib.blake2b(feature.encode(), digest_size=10).digest()


@lru_cache(maxsize=200_000)
def _places(feature: str) -> tuple[int, int]:
    digest = _digest(feature)
    return int.from_bytes(digest[:4]) % HASHED, int.from_bytes(digest[4:8]) % HASHED


def _signs(feature: str) -> tuple[float, float]:
    digest = _digest(feature)
    return (1.0 if digest[8] & 1 else -1.0), (1.0 if digest[9] & 1 else -1.0)
