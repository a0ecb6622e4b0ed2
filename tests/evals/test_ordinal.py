"""Fitting proportional odds with weights that are not negative."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.ordinal import fitted


def test_without_features_the_shares_of_the_levels_come_back() -> None:
    levels = np.array([0, 0, 1, 2, 2, 2, 2, 2, 2, 2], dtype=np.intp)
    model = fitted(np.zeros((10, 1)), levels, np.ones(10), 1.0)
    assert model.chances(np.zeros((1, 1)))[0] == pytest.approx([0.2, 0.1, 0.7], abs=1e-3)


def test_a_feature_that_lowers_the_level_gets_no_weight() -> None:
    features = np.array([[0.0], [0.0], [0.5], [1.0], [1.0], [0.4]])
    model = fitted(features, np.array([2, 2, 1, 0, 0, 1], dtype=np.intp), np.ones(6), 0.1)
    assert model.weights[0] == 0.0


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2)), min_size=6, max_size=20))
def test_chances_add_up_and_rise_with_the_feature(rows: list[tuple[float, int]]) -> None:
    features = np.array([[value] for value, _ in rows])
    model = fitted(features, np.array([level for _, level in rows], dtype=np.intp), np.ones(len(rows)), 0.5)
    chances = model.chances(np.array([[0.0], [0.5], [1.0]]))
    assert chances.sum(axis=1) == pytest.approx(1)
    assert (np.diff(chances[:, 2]) >= -1e-12).all()
    assert (chances >= 0).all()
