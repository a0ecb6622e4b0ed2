"""Intervals: candidates are drawn again, never rows; always the same ones."""

import numpy as np
import pytest

from evals.agreement.agreement import agreement
from evals.agreement.bootstrap import ONE_CLUSTER, interval, resampled
from evals.agreement.observed import EXACT
from evals.agreement.ratings import Rating, Ratings


def graded(of_candidate: dict[str, list[tuple[int, int]]]) -> Ratings:
    given = []
    for candidate, pairs in of_candidate.items():
        for number, (first, second) in enumerate(pairs):
            item = f"{candidate}/{number}"
            given += [Rating(item, candidate, "a", float(first)), Rating(item, candidate, "b", float(second))]
    return Ratings.of(given)


def test_the_same_interval_every_time() -> None:
    ratings = graded({f"c{n}": [(n % 3, n % 2)] for n in range(30)})
    first, second = (agreement(ratings, (EXACT,)).intervals["exact"] for _ in range(2))
    assert first == second
    assert first.low < 1 / 3 < first.high


def test_candidates_are_drawn_whole() -> None:
    # Two candidates of ten items each, one always in agreement and one never: drawn whole, the figure is
    # 0, 1/2 or 1 and the interval as wide as can be; drawn by row it would stay near one half.
    ratings = graded({"yes": [(1, 1)] * 10, "no": [(0, 1)] * 10})
    found = agreement(ratings, (EXACT,))
    assert found.figures["exact"].value == 0.5
    assert found.intervals["exact"] == (0.0, 1.0)
    assert set(found.resamples["exact"]) == {0.0, 0.5, 1.0}


def test_every_resample_has_as_many_candidates() -> None:
    weights = resampled(["a", "a", "b", "c"], np.array([0, 1, 0, 1]), 2)
    assert set(weights.sum(axis=1)) <= {3.0, 4.0, 5.0, 6.0}
    assert resampled(["a", "b", "c"], np.array([0, 1, 0]), 2).sum(axis=1) == pytest.approx(3)


def test_one_candidate_has_no_interval() -> None:
    found = agreement(graded({"only": [(0, 0), (1, 1)]}), (EXACT,))
    assert found.figures["exact"].value == 1.0
    assert found.why_no_interval["exact"] == ONE_CLUSTER
    assert found.as_json()["undefined"]["ci.exact"] == ONE_CLUSTER


def test_too_many_undefined_resamples_give_none() -> None:
    assert interval(np.array([1.0] * 90 + [np.nan] * 10)) is None
    assert interval(np.array([1.0] * 96 + [np.nan] * 4)) == (1.0, 1.0)


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    generator = np.random.default_rng(7)
    held = 0
    for _ in range(100):
        agree = generator.random(200) < 0.7
        found = agreement(graded({f"c{n}": [(1, int(a))] for n, a in enumerate(agree)}), (EXACT,))
        held += found.intervals["exact"].low <= 0.7 <= found.intervals["exact"].high
    assert 88 <= held <= 100
