"""The embedded French embedder: no model to download, no network, the same vector everywhere and always."""

import hashlib
import math
from collections import Counter
from functools import lru_cache
from itertools import chain

import numpy as np
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


Hash = tuple[int, int, int, int]
"""The two dimensions of a feature, and its signs in them."""


class FrenchStatic:
    """A static French embedding of unit length, in two parts.

    One is signed feature hashing of stems and letter n-grams, weighed 1 + ln(count), each in two dimensions with signs
    of their own (Weinberger et al., 2009, «Feature Hashing for Large Scale Multitask Learning»). The other is the place
    of the text in a latent semantic space learnt from Critérium's own reading aids (``index.background``). The cosine
    of two texts is 0.4 times that of the first parts plus 0.6 times that of the second.
    """

    name = f"french-static-{HASHED}-2"
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
    hashes, weights = _features(text)
    held = np.fromiter(chain.from_iterable(hashes), dtype=np.int16, count=4 * len(hashes)).reshape(-1, 4)
    signed = held[:, 2:] * np.array(weights).reshape(-1, 1)
    vector = np.bincount(held[:, :2].ravel(), weights=signed.ravel(), minlength=HASHED).astype(np.float32)
    norm = float(np.linalg.norm(vector))
    return vector / norm if norm else vector


def _features(text: str) -> tuple[list[Hash], list[float]]:
    """The text's stems and runs of letters as hashes, and what each weighs."""
    counts = Counter(stems(text))
    hashes = list(map(_stem_hash, counts))
    weights = [STEM_WEIGHT * said for said in map(_said, counts.values())]
    for size in GRAM_SIZES:
        grams = Counter(letter_grams(text, size))
        hashes += map(_gram_hash, grams)
        weights += [GRAM_WEIGHT * said for said in map(_said, grams.values())]
    return hashes, weights


@lru_cache(maxsize=1024)
def _said(times: int) -> float:
    return 1 + math.log(times)


@lru_cache(maxsize=100_000)
def _stem_hash(stem: str) -> Hash:
    return _hash(f"s:{stem}")


@lru_cache(maxsize=100_000)
def _gram_hash(gram: str) -> Hash:
    return _hash(f"g:{gram}")


def _hash(feature: str) -> Hash:
    digest = hashlib.blake2b(feature.encode(), digest_size=10).digest()
    one, other = int.from_bytes(digest[:4]) % HASHED, int.from_bytes(digest[4:8]) % HASHED
    return one, other, 1 if digest[8] & 1 else -1, 1 if digest[9] & 1 else -1
