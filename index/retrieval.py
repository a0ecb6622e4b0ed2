"""Hybrid retrieval, both ways: a criterion's passages, and a passage's criteria."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from assistant.dossier.dossier import Dossier
from assistant.dossier.passage import Passage
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from index.expansion import Query, expanded
from index.fusion import fused
from index.lexical import Lexical
from index.store import CRITERIA, VectorStore
from index.words import letter_grams, stems

NEIGHBOUR = 0.25
"""Share of its score that a passage lends to the ones before and after it under the same heading."""
GRAMS = 0.5
"""Weight of the letter n-gram ranking beside that of stems."""
VECTORS = 0.7
"""Weight of the vector ranking beside that of stems."""
MOST_SIMILAR = 100


class Ranked(NamedTuple):
    """A passage's or a criterion's id and its fused score."""

    id: str
    score: float


class DossierIndex:
    """One dossier's passages, ready to be asked."""

    def __init__(self, dossier: Dossier, store: VectorStore) -> None:
        """Indexes the passages that can hold evidence; their vectors are kept in the store for the next time."""
        self.passages: tuple[Passage, ...] = tuple(p for p in dossier.passages if p.is_evidence)
        self._texts = [f"{' '.join(passage.path[-2:])}\n{passage.text}" for passage in self.passages]
        self._stems = Lexical(self._texts, stems)
        self._grams = Lexical(self._texts, partial(letter_grams, size=4))
        self._store = store
        self.collection = passages_collection(dossier.sha256, dossier.reader)
        self._places = {passage.id: place for place, passage in enumerate(self.passages)}
        store.put(
            self.collection,
            [passage.id for passage in self.passages],
            self._texts,
            [{"page": passage.page, "kind": passage.kind} for passage in self.passages],
        )

    def passages_for(self, rubric: Rubric, criteria: Sequence[Criterion], most: int) -> dict[str, list[Ranked]]:
        """For each criterion, at most ``most`` passages, best first; those no ranking knows are left out."""
        asked = [(criterion.id, query) for criterion in criteria for query in expanded(rubric, criterion)]
        near = self._store.similarities(self.collection, [query.text for _, query in asked], MOST_SIMILAR)
        rankings: dict[str, list[tuple[float, np.ndarray]]] = {criterion.id: [] for criterion in criteria}
        for (criterion_id, query), similarities in zip(asked, near, strict=True):
            rankings[criterion_id].extend(self._rankings(query, similarities))
        return {criterion_id: self._best(given, most) for criterion_id, given in rankings.items()}

    def _rankings(self, query: Query, similarities: dict[str, float]) -> list[tuple[float, np.ndarray]]:
        vectors = np.zeros(len(self.passages))
        for passage_id, similarity in similarities.items():
            if passage_id in self._places:
                vectors[self._places[passage_id]] = similarity
        return [
            (query.weight, self._stems.scores(query.text)),
            (query.weight * GRAMS, self._grams.scores(query.text)),
            (query.weight * VECTORS, vectors),
        ]

    def _best(self, rankings: list[tuple[float, np.ndarray]], most: int) -> list[Ranked]:
        own = fused(rankings, len(self.passages))
        scores = own.copy()
        for place in range(len(self.passages) - 1):
            if self.passages[place].path == self.passages[place + 1].path:
                scores[place] += NEIGHBOUR * own[place + 1]
                scores[place + 1] += NEIGHBOUR * own[place]
        order = np.argsort(-scores, kind="stable")[:most]
        return [Ranked(self.passages[int(i)].id, round(float(scores[i]), 5)) for i in order if own[i] > 0]


def passages_collection(sha256: str, reader: str) -> str:
    """Name of the collection that holds a dossier's vectors as one version of the reader cut it."""
    return f"dossier-{sha256[:32]}-r{reader}"


class CriteriaIndex:
    """The criteria of every rubric, in one collection."""

    def __init__(self, store: VectorStore) -> None:
        """Asks the store; criteria are added with ``add``."""
        self._store = store

    def add(self, rubric: Rubric) -> None:
        """Indexes the rubric's criteria, once per version."""
        self._store.put(
            CRITERIA,
            [_key(rubric, criterion.id) for criterion in rubric.criteria],
            [" ".join(query.text for query in expanded(rubric, criterion)) for criterion in rubric.criteria],
            [{"rubric": rubric.id, "version": rubric.version, "criterion": c.id} for c in rubric.criteria],
        )

    def criteria_for(
        self, rubric: Rubric, criteria: Sequence[Criterion], texts: Sequence[str], most: int
    ) -> list[list[Ranked]]:
        """For each text, at most ``most`` of the given criteria, best first: vectors and stems fused."""
        wanted = {_key(rubric, criterion.id): place for place, criterion in enumerate(criteria)}
        documents = [" ".join(query.text for query in expanded(rubric, criterion)) for criterion in criteria]
        lexical = Lexical(documents, stems)
        near = self._store.similarities(CRITERIA, texts, 10 * MOST_SIMILAR)
        answer: list[list[Ranked]] = []
        for text, similarities in zip(texts, near, strict=True):
            vectors = np.zeros(len(criteria))
            for key, similarity in similarities.items():
                if key in wanted:
                    vectors[wanted[key]] = similarity
            scores = fused([(1.0, lexical.scores(text)), (VECTORS, vectors)], len(criteria))
            order = np.argsort(-scores, kind="stable")[:most]
            answer.append([Ranked(criteria[int(i)].id, round(float(scores[i]), 5)) for i in order if scores[i] > 0])
        return answer


def _key(rubric: Rubric, criterion_id: str) -> str:
    return f"{rubric.id}:{rubric.version[:12]}:{criterion_id}"
