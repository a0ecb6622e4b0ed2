"""Krippendorff's alpha: his own example, and against the krippendorff package on random tables."""

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given

from evals.agreement.alpha import ALPHA_INTERVAL, ALPHA_NOMINAL, ALPHA_ORDINAL
from tests.evals.agreement.tables import figure, rows

N = None
EXAMPLE = [
    (1, 1, N, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (N, 5, 5, 5),
    (N, N, 1, 1),
    (N, N, 3, N),
]
"""Four observers, twelve units: K. Krippendorff, «Computing Krippendorff's alpha-reliability», 2011."""


@pytest.mark.parametrize(
    ("measure", "published"), [(ALPHA_NOMINAL, 0.743), (ALPHA_ORDINAL, 0.815), (ALPHA_INTERVAL, 0.849)]
)
def test_the_published_example(measure, published) -> None:
    assert figure(measure, EXAMPLE).value == pytest.approx(published, abs=5e-4)


def test_by_hand() -> None:
    # (0,0) (0,1): coincidences o_00 = 2, o_01 = o_10 = 1, margins 3 and 1, n = 4.
    # D_o = 2 / 4, D_e = 2 · 3 · 1 / (4 · 3) = 1 / 2, α = 0.
    assert figure(ALPHA_NOMINAL, [(0, 0), (0, 1)]).value == pytest.approx(0.0)


def test_equal_ratings_throughout_are_undefined() -> None:
    assert figure(ALPHA_INTERVAL, [(1, 1), (1, 1)], values=[0, 1]).value is None


@given(rows(4, 4, missing=True))
def test_same_as_the_krippendorff_package(cells: list[list[int | None]]) -> None:
    data = np.array([[np.nan if v is None else v for v in row] for row in cells]).T
    paired = [v for row in cells if sum(x is not None for x in row) > 1 for v in row if v is not None]
    assume(len(set(paired)) > 1)
    for measure, level in ((ALPHA_NOMINAL, "nominal"), (ALPHA_ORDINAL, "ordinal"), (ALPHA_INTERVAL, "interval")):
        theirs = krippendorff.alpha(data, level_of_measurement=level, value_domain=np.arange(4.0))
        assert figure(measure, cells, values=range(4)).value == pytest.approx(theirs, abs=1e-9)
