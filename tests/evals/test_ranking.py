"""Measures of a ranking, by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.ranking import MEASURES, RankingMeasure, ndcg, precision, recall, reciprocal_rank


def test_recall() -> None:
    assert recall(["a", "x", "b"], {"a", "b", "c"}, 2) == pytest.approx(1 / 3)
    assert recall(["a", "x", "b"], {"a", "b", "c"}, 10) == pytest.approx(2 / 3)
    assert recall([], {"a"}, 10) == 0


def test_precision_counts_empty_places_as_wrong() -> None:
    assert precision(["a", "x"], {"a"}, 2) == 0.5
    assert precision(["a"], {"a"}, 4) == 0.25


def test_reciprocal_rank() -> None:
    assert reciprocal_rank(["x", "y", "a"], {"a"}, 10) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x", "y", "a"], {"a"}, 2) == 0


def test_ndcg() -> None:
    # Hits at ranks 1 and 3 of two relevant: (1 + 1/2) / (1 + 1/log2 3).
    assert ndcg(["a", "x", "b"], {"a", "b"}, 10) == pytest.approx(1.5 / (1 + 1 / math.log2(3)))
    # Three relevant, depth two: the best possible is two hits.
    assert ndcg(["a", "b"], {"a", "b", "c"}, 2) == pytest.approx(1.0)


def test_means_are_over_queries() -> None:
    judged = [(["a"], {"a"}), (["x"], {"a"})]
    assert RankingMeasure("recall@1", recall, 1).mean(judged) == 0.5


@given(st.permutations("abcdefghijkl"), st.sets(st.sampled_from("abcdefghijkl"), min_size=1))
def test_bounds_and_the_perfect_ranking(ranking: list[str], relevant: set[str]) -> None:
    best = sorted(relevant) + sorted(set(ranking) - relevant)
    for measure in MEASURES:
        worth = measure.of(ranking, relevant, measure.most)
        assert 0 <= worth <= measure.of(best, relevant, measure.most) <= 1 + 1e-12
