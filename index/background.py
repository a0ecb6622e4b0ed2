"""French as Critérium's own reading aids use it: how telling a term is, and a small space of related words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.words import letter_grams

FILE = "background.npz"
GRAM = 4


@dataclass(frozen=True, slots=True)
class Background:
    """Learnt from the criteria of the shipped référentiels and nothing else (``python -m index.learning``)."""

    criteria: int
    stems: Mapping[str, int]
    """In how many criteria's aids each stem is."""
    grams: Mapping[str, int]
    """The same for runs of four letters."""
    rows: Mapping[str, int]
    """Rows of ``space`` by run of four letters."""
    space: NDArray[np.float32]
    """(runs of letters, dimensions): a latent semantic space (Deerwester et al., 1990)."""
    inverse: NDArray[np.float64]
    """Inverse document frequency ln(1 + N / n) of each of its runs."""

    def stem_rarity(self, stem: str) -> float:
        """Square root of ln(1 + (N − n + 0.5) / (n + 0.5)), n of the N criteria having the stem."""
        return _rarity(self.criteria, self.stems.get(stem, 0))

    def gram_rarity(self, gram: str) -> float:
        """The same for a run of four letters."""
        return _rarity(self.criteria, self.grams.get(gram, 0))

    def placed(self, text: str) -> NDArray[np.float32]:
        """The text's unit vector in the space; zeros when it has no known run of letters."""
        known = [row for row in map(self.rows.get, letter_grams(text, GRAM)) if row is not None]
        rows, counts = np.unique(np.array(known, dtype=np.intp), return_counts=True)
        vector = ((1 + np.log(counts)) * self.inverse[rows]).astype(np.float32) @ self.space[rows]
        norm = float(np.linalg.norm(vector))
        return vector / norm if norm else vector


@lru_cache(maxsize=65536)
def _rarity(criteria: int, holding: int) -> float:
    return math.sqrt(math.log1p((criteria - holding + 0.5) / (holding + 0.5)))


@lru_cache(maxsize=1)
def background() -> Background:
    """The background that comes with Critérium."""
    with files("index").joinpath(FILE).open("rb") as file, np.load(file, allow_pickle=False) as held:
        rows = held["rows"].tolist()
        criteria = int(held["criteria"])
        grams = dict(zip(held["grams"].tolist(), held["grams_holding"].tolist(), strict=True))
        return Background(
            criteria=criteria,
            stems=dict(zip(held["stems"].tolist(), held["stems_holding"].tolist(), strict=True)),
            grams=grams,
            rows={gram: row for row, gram in enumerate(rows)},
            space=held["space"].astype(np.float32),
            inverse=np.array([math.log(1 + criteria / grams[gram]) for gram in rows]),
        )
