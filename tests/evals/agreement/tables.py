"""Random rating tables, and one measure of a table through the public door."""

from collections.abc import Sequence

from hypothesis import strategies as st

from evals.agreement.agreement import agreement
from evals.agreement.measure import Measure
from evals.agreement.measured import Measured
from evals.agreement.ratings import Rating, Ratings

Row = Sequence[float | None]


def table(rows: Sequence[Row], values: Sequence[float] | None = None) -> Ratings:
    """Items by raters; None where a rater gave nothing."""
    raters = [f"r{number}" for number in range(len(rows[0]))]
    given = [
        Rating(f"i{line:04}", f"i{line:04}", rater, float(value))
        for line, row in enumerate(rows)
        for rater, value in zip(raters, row, strict=True)
        if value is not None
    ]
    return Ratings.of(given, values, raters)


def figure(measure: Measure, rows: Sequence[Row], values: Sequence[float] | None = None) -> Measured:
    """One measure of the table."""
    return agreement(table(rows, values), (measure,), intervals=False).figures[measure.name]


def rows(raters: int, levels: int, *, missing: bool = False) -> st.SearchStrategy[list[list[int | None]]]:
    """2 to 30 items by ``raters`` raters on the levels 0 to ``levels`` - 1."""
    cell: st.SearchStrategy[int | None] = st.integers(0, levels - 1)
    if missing:
        cell = st.one_of(st.none(), cell)
    return st.lists(st.lists(cell, min_size=raters, max_size=raters), min_size=2, max_size=30)
