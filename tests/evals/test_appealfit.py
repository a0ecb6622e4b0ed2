"""What the sentences to graders are learnt from."""

import numpy as np
import pytest

from evals.appealfit import Table, lines, measure
from evals.phrasing import phrased


def test_patterns_give_different_sentences_and_always_the_same() -> None:
    made = phrased("said", "fr", 50)
    assert len(set(made)) == 50
    assert made == phrased("said", "fr", 50)
    assert not any("{" in text or "|" in text for text in made)


def test_both_sides_have_enough_sentences_and_share_none() -> None:
    held = lines()
    said = {line.text for line in held if line.said}
    honest = {line.text for line in held if not line.said}
    assert len([line for line in held if line.said and line.fold is not None]) >= 700
    assert len([line for line in held if not line.said and line.fold is not None]) >= 1500
    assert said.isdisjoint(honest)


def test_a_table_multiplies_as_a_matrix_does() -> None:
    table = Table(np.array([0, 0, 1]), np.array([0, 2, 1]), np.array([2.0, 3.0, 5.0]), (2, 3))
    assert table.times(np.array([1.0, 10.0, 100.0])).tolist() == [302.0, 50.0]
    assert table.turned_times(np.array([1.0, 10.0])).tolist() == [2.0, 50.0, 3.0]


def test_what_few_sentences_hold_has_a_longer_measure() -> None:
    """N = 99: (1 + ln(100 / 1)) / 3 = (1 + 4.60517) / 3 = 1.86839 for n = 0; (1 + ln 1) / 3 for n = 99."""
    assert measure(np.array([0.0, 99.0]), 99).tolist() == pytest.approx([1.86839, 1 / 3], abs=1e-5)
