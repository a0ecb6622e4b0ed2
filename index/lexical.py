"""BM25 rankings through bm25s, on French stems or on letter n-grams."""

from collections.abc import Callable, Sequence

import bm25s
import numpy as np

Tokens = Callable[[str], list[str]]


class Lexical:
    """BM25 over a small collection of texts, built in memory."""

    def __init__(self, texts: Sequence[str], tokens: Tokens) -> None:
        """Indexes the texts, cut into terms by ``tokens``."""
        self._tokens = tokens
        corpus = [tokens(text) for text in texts]
        self._size = len(texts)
        self._index: bm25s.BM25 | None = None
        if any(corpus):
            self._index = bm25s.BM25(k1=1.2, b=0.75)
            self._index.index(corpus, show_progress=False)

    def scores(self, query: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        """One score per text, 0 where no term is shared."""
        known = [] if self._index is None else [t for t in self._tokens(query) if t in self._index.vocab_dict]
        if self._index is None or not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)
