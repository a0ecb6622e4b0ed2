"""Measures of one ranking against what is relevant: small values, averaged over queries by whoever holds them.

A ranking is a list of ids, best first, each once; relevance is yes or no. A query without a relevant id has no
measure and must not be asked.
"""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass


def recall(ranking: Sequence[str], relevant: Collection[str], most: int) -> float:
    """Recall@k: share of the relevant ids among the first k. |R ∩ top k| / |R|."""
    return len(set(ranking[:most]) & set(relevant)) / len(set(relevant))


def precision(ranking: Sequence[str], relevant: Collection[str], most: int) -> float:
    """Precision@k: |R ∩ top k| / k, the places that the ranking leaves empty counted as wrong."""
    return len(set(ranking[:most]) & set(relevant)) / most


def reciprocal_rank(ranking: Sequence[str], relevant: Collection[str], most: int) -> float:
    """RR@k: 1 / rank of the first relevant id, 0 if it is not among the first k.

    E. M. Voorhees, «The TREC-8 question answering track report», 1999.
    """
    for rank, identity in enumerate(ranking[:most], start=1):
        if identity in relevant:
            return 1 / rank
    return 0.0


def ndcg(ranking: Sequence[str], relevant: Collection[str], most: int) -> float:
    """nDCG@k with gain 1: Σ_{hits at rank r ≤ k} 1 / log2(r + 1), over the same sum of the best ranking possible.

    K. Järvelin, J. Kekäläinen, «Cumulated gain-based evaluation of IR techniques», 2002.
    """
    wanted = set(relevant)
    gained = sum(1 / math.log2(rank + 1) for rank, found in enumerate(ranking[:most], start=1) if found in wanted)
    return gained / sum(1 / math.log2(rank + 1) for rank in range(1, min(most, len(wanted)) + 1))


@dataclass(frozen=True)
class RankingMeasure:
    """One of the above at a depth."""

    name: str
    of: Callable[[Sequence[str], Collection[str], int], float]
    most: int

    def mean(self, judged: Sequence[tuple[Sequence[str], Collection[str]]]) -> float:
        """The mean over (ranking, relevant ids) pairs, at least one."""
        return math.fsum(self.of(ranking, relevant, self.most) for ranking, relevant in judged) / len(judged)


MEASURES = (
    RankingMeasure("recall@1", recall, 1),
    RankingMeasure("recall@5", recall, 5),
    RankingMeasure("recall@10", recall, 10),
    RankingMeasure("mrr@10", reciprocal_rank, 10),
    RankingMeasure("ndcg@10", ndcg, 10),
)
"""What ``evals retrieve`` gives."""

DEEPEST = 10
"""Ranks that the measures look at."""
