"""What a list of texts says to a query, lexically: stems, letter n-grams, its best sentence, and words side by side."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from index.background import Background
from index.lexical import Lexical, Scores
from index.ranking import Matrix, standardised
from index.words import letter_grams, pairs, sentences, stems

STEMS, GRAMS, SENTENCES, PAIRS = 1.0, 0.85, 0.3, 0.15
"""Weights of the four views, each standardised; chosen on the tuning dossiers (docs/decisions/007)."""
GRAM = 4


class Signals:
    """Four BM25 rankings of the same texts, fused."""

    def __init__(self, texts: Sequence[str], background: Background) -> None:
        """Indexes the texts."""
        self.stems = Lexical(texts, stems, background.stems)
        self._grams = Lexical(texts, _grams, background.grams)
        self._pairs = Lexical(texts, _pairs)
        parts = [sentences(text) or [text] for text in texts]
        self._sentences = Lexical([part for several in parts for part in several], stems, background.stems)
        # Where each text's sentences begin among all sentences.
        self._begins = np.cumsum([0, *(len(several) for several in parts)][:-1], dtype=np.intp)

    def scores(self, queries: Sequence[str]) -> Matrix:
        """Standardised and summed, (queries, texts)."""
        return (
            STEMS * standardised(self.stems.matrix(queries))
            + GRAMS * standardised(self._grams.matrix(queries))
            + SENTENCES * standardised(self._best_sentence(queries))
            + PAIRS * standardised(self._pairs.matrix(queries))
        )

    def _best_sentence(self, queries: Sequence[str]) -> Scores:
        by_sentence = self._sentences.matrix(queries)
        if not by_sentence.size:
            return np.zeros((len(queries), len(self._begins)), dtype=np.float32)
        best: Scores = np.maximum.reduceat(by_sentence, self._begins, axis=1)
        return best


def _pairs(text: str) -> list[str]:
    return pairs(stems(text))


_grams = partial(letter_grams, size=GRAM)
