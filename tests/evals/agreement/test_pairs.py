"""Raters by twos."""

import pytest
from hypothesis import given

from evals.agreement.agreement import agreement
from evals.agreement.kappa import KAPPA, QWK
from evals.agreement.pairs import pairs
from evals.agreement.ratings import Rating, Ratings
from tests.evals.agreement.tables import rows, table


@given(rows(3, 3, missing=True))
def test_a_pair_is_measured_as_a_table_of_its_own(cells) -> None:
    whole = table(cells, range(3))
    for pair in pairs(whole):
        alone = agreement(whole.among((pair.first, pair.second)), (KAPPA, QWK), intervals=False).figures
        for found, expected in ((pair.kappa, alone["kappa"]), (pair.qwk, alone["qwk"])):
            assert found.value == (None if expected.value is None else pytest.approx(expected.value))


def test_a_pair_without_a_common_item_says_so() -> None:
    found = pairs(table([(1, None, 1), (2, None, 2), (None, 1, 1)]))
    assert (found[0].items, found[0].qwk.value) == (0, None)
    assert "aucun élément" in str(found[0].qwk.why)
    assert (found[1].items, found[1].qwk.value) == (2, 1.0)
    assert "une même note" in str(found[2].kappa.why)


def test_not_assessable_counts_in_the_nominal_figures_only() -> None:
    given = [Rating("a", "a", rater, None) for rater in "xyz"] + [Rating("b", "b", rater, 1.0) for rater in "xyz"]
    found = pairs(Ratings.of(given, [0, 1]))[0]
    assert (found.items, found.exact.value, found.kappa.value) == (2, 1.0, 1.0)
    assert found.qwk.value is None


def test_why_all_pairs_are_undefined_is_true_of_them() -> None:
    found = agreement(table([(0, 0, None, None), (None, None, 1, 1)]), (KAPPA,), intervals=False).figures["kappa"]
    assert "dans chaque paire" in str(found.why)
    found = agreement(table([(1, 1, 1), (1, 1, 1)]), (KAPPA,), intervals=False).figures["kappa"]
    assert "toutes les notes comparées sont égales" in str(found.why)
