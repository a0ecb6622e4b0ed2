"""Makes ``background.npz`` from the shipped référentiels: ``python -m index.learning``.

A term–criterion matrix of letter runs, weighed by (1 + ln n) · ln(1 + N / df), rows of unit length, cut to its
first singular directions: runs of letters that the aids of the same criteria use come to lie together, so that
«imprimeur» is near «devis». It is trained on Critérium's own words alone.
"""

import math
from collections import Counter
from pathlib import Path

import numpy as np

from assistant.importing.shelf import shipped, shipped_ids
from index.background import FILE, GRAM
from index.expansion import whole
from index.words import letter_grams, stems

DIMENSIONS = 60
LEAST = 3
"""A run of letters that fewer criteria have is left out of the space."""


def learn() -> dict[str, np.ndarray]:
    """The file's arrays."""
    texts = [whole(criterion) for identity in shipped_ids() for criterion in shipped(identity).criteria]
    stem_counts = Counter(stem for text in texts for stem in set(stems(text)))
    gram_bags = [Counter(letter_grams(text, GRAM)) for text in texts]
    gram_counts = Counter(gram for bag in gram_bags for gram in bag)
    rows = sorted(gram for gram, holding in gram_counts.items() if holding >= LEAST)
    places = {gram: place for place, gram in enumerate(rows)}
    matrix = np.zeros((len(texts), len(rows)))
    for line, bag in enumerate(gram_bags):
        for gram, times in bag.items():
            if gram in places:
                matrix[line, places[gram]] = (1 + math.log(times)) * math.log(1 + len(texts) / gram_counts[gram])
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    _, _, directions = np.linalg.svd(matrix, full_matrices=False)
    space = directions[:DIMENSIONS].T
    # A direction and its opposite are the same: the largest component is made positive, to be the same everywhere.
    space = space * np.sign(space[np.abs(space).argmax(axis=0), np.arange(space.shape[1])])
    return {
        "criteria": np.array(len(texts)),
        "stems": np.array(sorted(stem_counts)),
        "stems_holding": np.array([stem_counts[stem] for stem in sorted(stem_counts)], dtype=np.uint16),
        "grams": np.array(sorted(gram_counts)),
        "grams_holding": np.array([gram_counts[gram] for gram in sorted(gram_counts)], dtype=np.uint16),
        "rows": np.array(rows),
        "space": space.astype(np.float16),
    }


def main() -> None:
    """Writes the file beside this module."""
    path = Path(__file__).with_name(FILE)
    np.savez_compressed(path, **learn())  # type: ignore[arg-type]
    print(f"{path.name} : {path.stat().st_size // 1024} kio")


if __name__ == "__main__":
    main()
