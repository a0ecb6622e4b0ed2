"""All measures of a table together."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.agreement.agreement import agreement
from evals.agreement.ratings import Rating, Ratings
from tests.evals.agreement.tables import rows, table

DATA = os.environ.get("CRITERIUM_TEST_DATA")
PUBLISHED = [0.721, 0.814, 0.769, 0.851, 0.753, 0.776, 0.721, 0.629]
"""Quadratic weighted kappa between the two human raters of ASAP-AES, prompts 1 to 8."""


def test_not_assessable_is_a_category_beside_the_scale() -> None:
    given = []
    for item, (first, second) in {"a": (2.0, 2.0), "b": (None, None), "c": (1.0, None), "d": (0.0, 1.0)}.items():
        given += [Rating(item, item, "x", first), Rating(item, item, "y", second)]
    found = agreement(Ratings.of(given, [0, 1, 2]), intervals=False)
    # Nominal measures count b as agreed and c as not; ordinal ones see a and d alone.
    assert found.figures["exact"].value == 0.5
    assert found.figures["adjacent"].value == 1.0
    assert found.figures["bias"].value == 0.5
    assert found.as_json()["levels"]["values"] == [0.0, 1.0, 2.0, "not_assessable"]
    assert found.as_json()["levels"]["counts"] == [[0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0], [0, 0, 0, 1]]


def test_agreement_per_level() -> None:
    found = agreement(table([(0, 0), (1, 0), (1, 2), (1, 1), (2, 2)]), intervals=False).as_json()["levels"]
    assert found["recovered"] == [1.0, pytest.approx(1 / 3), 1.0]
    assert found["specific"] == [pytest.approx(2 / 3), pytest.approx(2 / 4), pytest.approx(2 / 3)]


def test_a_level_that_nobody_gave_has_no_agreement() -> None:
    found = agreement(table([(0, 0), (2, 2)], values=[0, 1, 2]), intervals=False).as_json()["levels"]
    assert found["recovered"] == [1.0, None, 1.0]


def test_everything_undefined_says_why() -> None:
    found = agreement(table([(1,), (2,)])).as_json()
    assert found["qwk"] is None
    assert set(found["undefined"]) == {
        "exact", "adjacent", "kappa", "kappa_linear", "qwk", "alpha_nominal", "alpha_ordinal", "alpha_interval", "ac1",
        "ac2_quadratic", "pearson", "bias", "smd",
    }  # fmt: skip
    assert found["ci"] == {}


@given(rows(3, 3, missing=True), st.randoms())
def test_the_order_of_rows_and_items_decides_nothing(cells, random) -> None:
    given = [
        Rating(f"i{line}", f"i{line}", f"r{column}", float(value))
        for line, row in enumerate(cells)
        for column, value in enumerate(row)
        if value is not None
    ]
    shuffled = random.sample(given, len(given))
    first = agreement(Ratings.of(given, range(3)), intervals=False).figures
    assert first == agreement(Ratings.of(shuffled, range(3)), intervals=False).figures


@given(rows(2, 3))
def test_perfect_agreement_is_one_wherever_it_is_defined(cells: list[list[int]]) -> None:
    found = agreement(table([(row[0], row[0]) for row in cells], values=range(3)), intervals=False).figures
    for name, figure in found.items():
        if figure.value is not None:
            assert figure.value == pytest.approx(0.0 if name in ("bias", "smd") else 1.0)


def test_two_grades_by_one_rater_are_refused() -> None:
    with pytest.raises(ValueError, match="two grades"):
        Ratings.of([Rating("a", "a", "x", 1.0), Rating("a", "a", "x", 1.0)])


def test_a_value_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        Ratings.of([Rating("a", "a", "x", 7.0)], [0, 1])


@pytest.mark.skipif(DATA is None, reason="CRITERIUM_TEST_DATA names no folder of real ratings")
def test_the_published_agreement_of_the_asap_raters() -> None:
    with (Path(str(DATA)) / "ratings" / "asap_aes.csv").open() as stream:
        lines = list(csv.DictReader(stream))
    for number, published in enumerate(PUBLISHED, start=1):
        given = [
            Rating(line["item"], line["item"], line["rater"], float(line["rating"]))
            for line in lines
            if line["group"] == f"prompt{number}"
        ]
        assert round(agreement(Ratings.of(given), intervals=False).figures["qwk"].value or 0, 3) == published
