"""BM25 rankings through bm25s, on French stems, pairs of stems or letter n-grams."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import bm25s
import numpy as np
from numpy.typing import NDArray

Tokens = Callable[[str], Sequence[str]]
Scores = NDArray[np.float32]

AT_ONCE = 512
"""Texts whose weights are held as a dense matrix at one time."""
TELLING = 30
"""Terms that feedback takes from the passages it starts from."""


class Held(NamedTuple):
    """How many of so many other texts hold each term: what a few passages alone cannot tell."""

    texts: int
    holding: Mapping[str, int]


@lru_cache(maxsize=4096)
def _counted(query: str, tokens: Tokens) -> Counter[str]:
    """The query's terms; what is asked on behalf of a criterion is long, and the same for every dossier."""
    return Counter(tokens(query))


class Lexical:
    """BM25 over a collection of texts, built in memory."""

    def __init__(self, texts: Sequence[str], tokens: Tokens, elsewhere: Held | None = None) -> None:
        """Indexes the texts, cut into terms by ``tokens``; without texts elsewhere, every term's rarity is 1."""
        self._tokens = tokens
        self._elsewhere = elsewhere
        corpus = [list(tokens(text)) for text in texts]
        self._size = len(texts)
        self._index: bm25s.BM25 | None = None
        if any(corpus):
            self._index = bm25s.BM25(k1=1.2, b=0.75)
            self._index.index(corpus, show_progress=False)

    def scores(self, query: str) -> Scores:
        """One BM25 score per text, 0 where no term is shared."""
        known = [] if self._index is None else [t for t in self._tokens(query) if t in self._index.vocab_dict]
        if self._index is None or not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)

    def matrix(self, queries: Sequence[str]) -> Scores:
        """Scores of many long queries at once, (queries, texts).

        score(q, d) = Σ (1 + ln n(t, q)) · rarity(t) · bm25(t, d) over the terms t that both hold: a word said ten
        times in a long query counts about three times as much as one said once.
        """
        answer = np.zeros((len(queries), self._size), dtype=np.float32)
        if self._index is None:
            return answer
        counts = [_counted(query, self._tokens) for query in queries]
        known = self._index.vocab_dict.keys() & set().union(*counts)
        places = {term: place for place, term in enumerate(sorted(known))}
        weights = np.zeros((len(queries), len(places)), dtype=np.float32)
        for row, count in enumerate(counts):
            held = {places[term]: times for term, times in count.items() if term in places}
            said = np.fromiter(held.values(), dtype=np.float32, count=len(held))
            weights[row, np.fromiter(held, dtype=np.intp, count=len(held))] = 1 + np.log(said)
        weights *= self._rarity(list(places))
        for start in range(0, self._size, AT_ONCE):
            end = min(start + AT_ONCE, self._size)
            answer[:, start:end] = weights @ self._dense(places, start, end)
        return answer

    def feedback(self, found: Sequence[Sequence[int]]) -> Scores:
        """Scores by the telling terms of the texts found for each query, (queries, texts).

        The terms are the thirty with the highest mean weight rarity(t) · bm25(t, d) over the found texts; a text
        scores Σ weight(t) · bm25(t, d) / idf(t). After Rocchio (1971), «Relevance feedback in information retrieval».
        """
        answer = np.zeros((len(found), self._size), dtype=np.float32)
        if self._index is None:
            return answer
        terms = sorted(term for term in self._index.vocab_dict if term)
        # A term of one text alone leads to no other text.
        shared = [term for term, texts in zip(terms, self._holding(terms), strict=True) if texts >= 2]
        places = {term: place for place, term in enumerate(shared)}
        if not places:
            return answer
        holding = self._holding(shared)
        inverse = np.log1p((self._size - holding + 0.5) / (holding + 0.5))
        rarity = self._rarity(shared)
        wanted = sorted({place for texts in found for place in texts})
        rows: dict[int, Scores] = {}
        for start in range(0, self._size, AT_ONCE):
            dense = self._dense(places, start, min(start + AT_ONCE, self._size))
            inside = [place for place in wanted if start <= place < start + AT_ONCE]
            rows |= {place: dense[:, place - start].copy() for place in inside}
        weights = np.zeros((len(found), len(places)), dtype=np.float32)
        for row, texts in enumerate(found):
            if texts:
                mean = np.mean([rows[place] for place in texts], axis=0) * rarity
                kept = np.argsort(-mean, kind="stable")[:TELLING]
                weights[row, kept] = mean[kept] / inverse[kept]
        for start in range(0, self._size, AT_ONCE):
            end = min(start + AT_ONCE, self._size)
            answer[:, start:end] = weights @ self._dense(places, start, end)
        return answer

    def _holding(self, terms: Sequence[str]) -> Scores:
        """In how many of the texts each known term is."""
        assert self._index is not None  # noqa: S101 -- asked of an index alone
        pointers = self._index.scores["indptr"]
        rows = np.fromiter((self._index.vocab_dict[term] for term in terms), dtype=np.intp, count=len(terms))
        return np.asarray(pointers[rows + 1] - pointers[rows], dtype=np.float32)

    def _rarity(self, terms: Sequence[str]) -> Scores:
        if self._elsewhere is None:
            return np.ones(len(terms), dtype=np.float32)
        there = np.array([self._elsewhere.holding.get(term, 0) for term in terms], dtype=np.float32)
        holding = self._holding(terms) + there
        return np.sqrt(np.log1p((self._size + self._elsewhere.texts - holding + 0.5) / (holding + 0.5)))

    def _dense(self, places: Mapping[str, int], start: int, end: int) -> Scores:
        """bm25(t, d) for the given terms and the texts from ``start`` to ``end``, (terms, texts)."""
        assert self._index is not None  # noqa: S101 -- the same
        held = self._index.scores
        dense = np.zeros((len(places), end - start), dtype=np.float32)
        if not places:
            return dense
        terms = np.fromiter((self._index.vocab_dict[term] for term in places), dtype=np.intp, count=len(places))
        first, lengths = held["indptr"][terms], held["indptr"][terms + 1] - held["indptr"][terms]
        rows = np.repeat(np.fromiter(places.values(), dtype=np.intp, count=len(places)), lengths)
        # Where each term's entries lie in the index's flat arrays: its first place, then one after the other.
        flat = np.arange(lengths.sum()) + np.repeat(first - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        texts = held["indices"][flat]
        inside = (texts >= start) & (texts < end)
        dense[rows[inside], texts[inside] - start] = held["data"][flat[inside]]
        return dense
