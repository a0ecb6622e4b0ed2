"""Hybrid retrieval: a criterion's passages."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.dossier.dossier import Dossier
from assistant.dossier.instruction import without_instructions
from assistant.dossier.passage import Passage
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from index.background import background
from index.expansion import asked, belonging, spoken, whole
from index.ranking import (
    Matrix,
    best,
    chapters_of,
    lent_by_kin,
    lent_to_neighbours,
    set_against_each_other,
    standardised,
    yielded,
)
from index.signals import Signals
from index.store import CRITERIA, VectorStore

SPOKEN, VECTORS, BELONGING, FEEDBACK, KIN, YIELDED = 0.6, 0.9, 0.2, 0.5, 0.6, 1.0
"""Weights beside the main query's lexical signals: the vocabulary as a query of its own, vectors, the competency's
wording, the terms of what was found first, the chapter that criteria of the same competency point to, and what a
passage yields to the criterion that it speaks for most. All were chosen on the tuning dossiers (decisions 007, 014)."""
FIRST = 5
"""Passages that feedback starts from."""


class Ranked(NamedTuple):
    """A passage's id and its score, comparable within one dossier only."""

    id: str
    score: float


class DossierIndex:
    """One dossier's passages, ready to be asked."""

    def __init__(self, dossier: Dossier, store: VectorStore) -> None:
        """Indexes the passages that can hold evidence; their vectors are kept in the store for the next time."""
        self.passages: tuple[Passage, ...] = tuple(p for p in dossier.passages if p.is_evidence)
        self._ids = [passage.id for passage in self.passages]
        self._paths = [passage.path for passage in self.passages]
        # Apart, so that what the drafter asks again of the same passage is known.
        texts = [
            f"{without_instructions(' '.join(passage.path[-2:]))}\n{without_instructions(passage.text)}"
            for passage in self.passages
        ]
        self._signals = Signals(texts, background())
        self._store = store
        self._scored: dict[str, Matrix] = {}
        self.collection = passages_collection(dossier.sha256, dossier.reader)
        store.put(self.collection, self._ids, texts, [{"page": p.page, "kind": p.kind} for p in self.passages])

    def passages_for(self, rubric: Rubric, criteria: Sequence[Criterion], most: int) -> dict[str, list[Ranked]]:
        """For each criterion, at most ``most`` passages, best first.

        Every criterion of the rubric is scored, not only those asked about: passages that fit all of them fit none.
        A criterion that shares nothing with any passage gets none.
        """
        scores = self._scores(rubric)
        rows = _rows(rubric)
        return {
            criterion.id: _ranked(scores[rows[criterion.id]], self._ids, most) if self._ids else []
            for criterion in criteria
        }

    def vector_scores(self, rubric: Rubric) -> Matrix:
        """Cosine similarities, (criteria of the rubric, passages)."""
        criteria = CriteriaIndex(self._store).vectors(rubric)
        held = self._store.vectors(self.collection, self._ids)
        return criteria @ _unit([held[identity] for identity in self._ids]).T

    def _scores(self, rubric: Rubric) -> Matrix:
        if rubric.version not in self._scored:
            self._scored[rubric.version] = self._scored_anew(rubric)
        return self._scored[rubric.version]

    def _scored_anew(self, rubric: Rubric) -> Matrix:
        if len(self._ids) < 2:  # nothing to compare a lone passage with
            return np.array(self._signals.stems.matrix([whole(c) for c in rubric.criteria]), dtype=np.float64)
        about = [belonging(rubric, criterion) for criterion in rubric.criteria]
        own = (
            self._signals.scores([asked(criterion) for criterion in rubric.criteria])
            + SPOKEN * self._signals.scores([spoken(criterion) for criterion in rubric.criteria])
            + VECTORS * standardised(self.vector_scores(rubric))
            + BELONGING * standardised(self._signals.stems.matrix(about))
        )
        found = [best(row, FIRST) for row in self._settled(own)]
        own = own + FEEDBACK * standardised(self._signals.stems.feedback(found))
        return yielded(lent_by_kin(self._settled(own), _kin(rubric), chapters_of(self._paths), KIN), YIELDED)

    def _settled(self, scores: Matrix) -> Matrix:
        return lent_to_neighbours(set_against_each_other(scores), self._paths)


def passages_collection(sha256: str, reader: str) -> str:
    """Name of the collection that holds a dossier's vectors as one version of the reader cut it."""
    return f"dossier-{sha256[:32]}-r{reader}"


class CriteriaIndex:
    """The criteria of every rubric, in one collection."""

    def __init__(self, store: VectorStore) -> None:
        """Asks the store; a rubric's criteria are added when they are first needed."""
        self._store = store

    def add(self, rubric: Rubric) -> None:
        """Indexes the rubric's criteria, once per version."""
        self._store.put(
            CRITERIA,
            [_key(rubric, criterion.id) for criterion in rubric.criteria],
            [whole(criterion) for criterion in rubric.criteria],
            [{"rubric": rubric.id, "version": rubric.version, "criterion": c.id} for c in rubric.criteria],
        )

    def vectors(self, rubric: Rubric) -> Matrix:
        """Unit vectors of the rubric's criteria, (criteria, dimensions)."""
        self.add(rubric)
        keys = [_key(rubric, criterion.id) for criterion in rubric.criteria]
        held: Mapping[str, Sequence[float]] = self._store.vectors(CRITERIA, keys)
        return _unit([held[key] for key in keys])


def _ranked(scores: NDArray[np.floating], names: Sequence[str], most: int) -> list[Ranked]:
    if not scores.any():
        return []
    return [Ranked(names[place], round(float(scores[place]), 3)) for place in best(scores, most)]


def _rows(rubric: Rubric) -> dict[str, int]:
    return {criterion.id: row for row, criterion in enumerate(rubric.criteria)}


def _kin(rubric: Rubric) -> list[list[int]]:
    """Rows of the criteria that judge the same competencies or the same activity."""
    rows: dict[tuple[str, ...], list[int]] = {}
    for row, criterion in enumerate(rubric.criteria):
        rows.setdefault((criterion.activity,) if criterion.activity else criterion.competencies, []).append(row)
    return list(rows.values())


def _unit(vectors: Sequence[Sequence[float]]) -> Matrix:
    values: Matrix = np.array(vectors, dtype=np.float64)
    values /= np.maximum(np.linalg.norm(values, axis=1, keepdims=True), 1e-12)
    return values


def _key(rubric: Rubric, criterion_id: str) -> str:
    return f"{rubric.id}:{rubric.version[:12]}:{criterion_id}"
