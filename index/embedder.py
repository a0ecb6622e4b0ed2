"""The embedded French embedder: no model to download, no network, the same vector everywhere and always."""

import hashlib
import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.background import background
from index.words import grams_of_word, stem, words

HASHED = 512
GRAM_SIZES = (3, 4)
STEM_WEIGHT = 1.0
GRAM_WEIGHT = 0.35
"""A word's letters together weigh about a third of its stem: they join «budgéter» to «budget»."""
LEARNT_SHARE = 0.6
"""Share of two texts' similarity that comes from the learnt space; the rest is the words they share."""


class FrenchStatic:
    """A static French embedding of unit length, in two parts.

    One is signed feature hashing of stems and letter n-grams, weighed 1 + ln(count), each in two dimensions with signs
    of their own (Weinberger et al., 2009, «Feature Hashing for Large Scale Multitask Learning»). The other is the place
    of the text in a latent semantic space learnt from Critérium's own reading aids (``index.background``). The cosine
    of two texts is 0.4 times that of the first parts plus 0.6 times that of the second.
    """

    name = f"french-static-{HASHED}-3"
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
        unit: list[float] = (vector / np.linalg.norm(vector)).tolist()
        return unit


def _hashed(text: str) -> NDArray[np.float32]:
    held = [_of_word(word) for word in words(text)]
    if not held:
        return np.zeros(HASHED, dtype=np.float32)
    features, counts = np.unique(np.concatenate(held), return_counts=True)
    weights = np.where(features & _STEM, STEM_WEIGHT, GRAM_WEIGHT) * (1 + np.log(counts))
    places = np.concatenate((features >> _ONE, features >> _OTHER)) % HASHED
    signs = 1 - 2 * np.concatenate((features & _ONE_SIGN != 0, features & _OTHER_SIGN != 0))
    vector = np.bincount(places, weights=signs * np.tile(weights, 2), minlength=HASHED).astype(np.float32)
    norm = float(np.linalg.norm(vector))
    return vector / norm if norm else vector


@lru_cache(maxsize=32768)
def _of_word(word: str) -> NDArray[np.int64]:
    """The word's stem and runs of letters, each as one number that holds its dimensions and signs."""
    grams = [gram for size in GRAM_SIZES for gram in grams_of_word(word, size)]
    return np.array([_feature(f"s:{stem(word)}") | _STEM, *(_feature(f"g:{gram}") for gram in grams)], dtype=np.int64)


_STEM, _ONE_SIGN, _OTHER_SIGN = 1, 2, 4
_ONE, _OTHER = 3, 33
"""A feature's number: three bits for whether it is a stem and its signs, then thirty of its hash in each dimension."""
_THIRTY = (1 << 30) - 1


@lru_cache(maxsize=100_000)
def _feature(name: str) -> int:
    digest = hashlib.blake2b(name.encode(), digest_size=10).digest()
    one, other = int.from_bytes(digest[:4]) & _THIRTY, int.from_bytes(digest[4:8]) & _THIRTY
    signs = (0 if digest[8] & 1 else _ONE_SIGN) | (0 if digest[9] & 1 else _OTHER_SIGN)
    return one << _ONE | other << _OTHER | signs
