"""French as Critérium's own reading aids use it: how telling a term is, and a small space of related words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.lexical import Held
from index.words import letter_grams

FILE = "background.npz"
GRAM = 4


@dataclass(frozen=True, slots=True)
class Background:
    """Learnt from the criteria of the shipped référentiels and nothing else (``python -m index.learning``)."""

    stems: Held
    """In how many criteria's aids each stem is."""
    grams: Held
    """The same for runs of four letters."""
    rows: Mapping[str, int]
    """Rows of ``space`` by run of four letters."""
    space: NDArray[np.float32]
    """(runs of letters, dimensions): a latent semantic space (Deerwester et al., 1990)."""
    inverse: NDArray[np.float64]
    """Inverse document frequency ln(1 + N / n) of each of its runs."""

    def placed(self, text: str) -> NDArray[np.float32]:
        """The text's unit vector in the space; zeros when it has no known run of letters."""
        known = [row for row in map(self.rows.get, letter_grams(text, GRAM)) if row is not None]
        rows, counts = np.unique(np.array(known, dtype=np.intp), return_counts=True)
        vector = ((1 + np.log(counts)) * self.inverse[rows]).astype(np.float32) @ self.space[rows]
        norm = float(np.linalg.norm(vector))
        return vector / norm if norm else vector


@lru_cache(maxsize=1)
def background() -> Background:
    """The background that comes with Critérium."""
    with files("index").joinpath(FILE).open("rb") as file, np.load(file, allow_pickle=False) as held:
        rows = held["rows"].tolist()
        criteria = int(held["criteria"])
        grams = dict(zip(held["grams"].tolist(), held["grams_holding"].tolist(), strict=True))
        return Background(
            stems=Held(criteria, dict(zip(held["stems"].tolist(), held["stems_holding"].tolist(), strict=True))),
            grams=Held(criteria, grams),
            rows={gram: row for row, gram in enumerate(rows)},
            space=held["space"].astype(np.float32),
            inverse=np.array([math.log(1 + criteria / grams[gram]) for gram in rows]),
        )
