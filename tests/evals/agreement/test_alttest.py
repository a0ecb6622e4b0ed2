"""The alternative annotator test."""

import math

import numpy as np
import pytest
from scipy import stats

from evals.agreement.alttest import alt_test
from evals.agreement.ratings import Rating, Ratings
from evals.agreement.student import lower_tail


def jury(rows: list[tuple[int, ...]], items_each: int = 1) -> Ratings:
    """A draft («d», first) and its jurors; ``items_each`` items in a row are one candidate's."""
    given = [
        Rating(f"i{line:03}", f"c{line // items_each:03}", "d" if column == 0 else f"j{column}", float(value))
        for line, row in enumerate(rows)
        for column, value in enumerate(row)
    ]
    return Ratings.of(given)


def test_a_draft_that_says_what_the_jurors_say_stands_in() -> None:
    found = alt_test(jury([(n % 3,) * 4 for n in range(40)]), "d")
    assert found.winning_rate == 1.0
    assert found.passed is True
    assert found.advantage == 1.0


def test_a_draft_that_is_always_wrong_does_not() -> None:
    found = alt_test(jury([(2, 0, 0, 0)] * 40), "d")
    assert found.winning_rate == 0.0
    assert found.passed is False
    assert all(juror.juror_ahead == 1.0 and juror.draft_ahead == 0.0 for juror in found.jurors)


def test_by_hand() -> None:
    # 40 candidates. In 30 all agree: W_f = W_h = 1. In 10 the draft is alone: W_f = 0, W_h = 1 for every juror.
    # d: 30 times 0, 10 times 1; mean .25, s = √(10 · .75² + 30 · .25²) / 39) = .43853; t = .05 / (s / √40) = .7211.
    found = alt_test(jury([(1, 1, 1, 1)] * 30 + [(0, 1, 1, 1)] * 10), "d")
    spread = math.sqrt((10 * 0.75**2 + 30 * 0.25**2) / 39)
    assert [juror.draft_ahead for juror in found.jurors] == [0.75] * 3
    assert found.jurors[0].p == pytest.approx(stats.t.cdf(0.05 / (spread / math.sqrt(40)), 39))
    assert found.winning_rate == 0.0


def test_candidates_count_not_items() -> None:
    assert alt_test(jury([(1, 1, 1, 1)] * 90, items_each=3), "d").passed is True
    found = alt_test(jury([(1, 1, 1, 1)] * 40, items_each=4), "d")
    assert found.passed is None
    assert "un juré en a 10" in str(found.why)


def test_two_jurors_are_too_few() -> None:
    found = alt_test(jury([(1, 1, 1)] * 40), "d")
    assert found.winning_rate is None
    assert "3 jurés" in str(found.why)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 29, 30, 199])
def test_the_t_distribution(freedom: int) -> None:
    for t in np.linspace(-6, 6, 25):
        assert lower_tail(float(t), freedom) == pytest.approx(stats.t.cdf(t, freedom), abs=1e-10)
