"""Shares with intervals by candidate."""

from evals.rate import Case, rate


def test_a_share_and_its_interval() -> None:
    found = rate([Case("a", True)] * 10 + [Case("b", False)] * 10)
    assert (found.hits, found.total, found.figure.value) == (10, 20, 0.5)
    assert found.interval == (0.0, 1.0)  # candidates are drawn whole


def test_one_candidate_has_no_interval() -> None:
    assert rate([Case("a", True), Case("a", False)]).interval is None


def test_nothing_to_count() -> None:
    assert rate([]).figure.value is None
    assert rate([]).figure.why
