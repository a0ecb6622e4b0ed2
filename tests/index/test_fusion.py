"""Reciprocal rank fusion, derived by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fusion import fused

SCORES = st.lists(st.floats(0, 100, allow_nan=False), min_size=1, max_size=12)


def test_two_rankings_add_up() -> None:
    # First ranking: text 0 is first, 2 second, 1 third. Second, at half weight: text 1 first, 0 second, 2 not in it.
    total = fused([(1.0, [9.0, 1.0, 4.0]), (0.5, [0.2, 0.7, 0.0])], 3)
    assert total == pytest.approx([1 / 61 + 0.5 / 62, 1 / 63 + 0.5 / 61, 1 / 62])


def test_texts_of_one_score_share_the_better_rank() -> None:
    # 5 and 5 are both first; the next is third.
    assert fused([(1.0, [5.0, 3.0, 5.0])], 3) == pytest.approx([1 / 61, 1 / 63, 1 / 61])


def test_a_text_without_a_score_is_in_no_ranking() -> None:
    assert fused([(1.0, [0.0, -0.4, 2.0])], 3) == pytest.approx([0.0, 0.0, 1 / 61])
    assert fused([], 2) == pytest.approx([0.0, 0.0])


def test_many_rankings_that_agree_beat_one_first_place() -> None:
    agreed = [(1.0, [3.0, 2.0, 1.0])] * 2 + [(1.0, [0.0, 2.0, 1.0])]
    total = fused(agreed, 3)
    # 2/61 for text 0; 2/62 + 1/61 for text 1; 2/63 + 1/62 for text 2.
    assert list(np.argsort(-total)) == [1, 2, 0]


@given(SCORES, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=100)
def test_the_order_of_the_texts_decides_nothing(scores: list[float], chance: object) -> None:
    order = list(range(len(scores)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    moved = fused([(1.0, [scores[place] for place in order])], len(scores))
    assert moved == pytest.approx(fused([(1.0, scores)], len(scores))[order])


@given(SCORES)
@settings(deadline=None, max_examples=100)
def test_only_ranks_count(scores: list[float]) -> None:
    stretched = [score * 8 for score in scores]
    assert fused([(1.0, stretched)], len(scores)) == pytest.approx(fused([(1.0, scores)], len(scores)))
