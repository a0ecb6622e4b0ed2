"""What the sentences to graders are learnt from."""

import numpy as np

from evals.appealfit import Table, lines
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
