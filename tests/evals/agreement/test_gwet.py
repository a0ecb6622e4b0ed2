"""Gwet's AC1 and AC2: a published example, by hand, and a slow implementation written from the formula.

irrCAC, which would be a third opinion, cannot be installed beside this project's other libraries.
"""

from fractions import Fraction

import pytest
from hypothesis import given

from evals.agreement.gwet import AC1, AC2_QUADRATIC
from tests.evals.agreement.tables import figure, rows
from tests.evals.agreement.test_alpha import EXAMPLE


def slow(cells, levels, *, quadratic: bool) -> Fraction | None:
    """The formula of the handbook, item by item, in exact fractions; None where it divides by zero."""
    widest = Fraction(max(levels) - min(levels))

    def weight(a, b) -> Fraction:
        if not quadratic:
            return Fraction(int(a == b))
        return 1 - Fraction(a - b) ** 2 / widest**2

    items = [[v for v in row if v is not None] for row in cells]
    several = [item for item in items if len(item) > 1]
    rated = [item for item in items if item]
    if not several or len(levels) < 2:
        return None
    agreed = Fraction(0)
    for item in several:
        r = {k: item.count(k) for k in levels}
        weighted = {k: sum(weight(k, m) * r[m] for m in levels) for k in levels}
        agreed += sum(r[k] * (weighted[k] - 1) for k in levels) / Fraction(len(item) * (len(item) - 1))
    agreed /= len(several)
    share = {k: sum(Fraction(item.count(k), len(item)) for item in rated) / len(rated) for k in levels}
    total = sum(weight(a, b) for a in levels for b in levels)
    q = len(levels)
    by_chance = total / (q * (q - 1)) * sum(p * (1 - p) for p in share.values())
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def test_the_published_example() -> None:
    # p_a: eight of eleven items agree, units 2 and 8 agree by half (3 of 4), unit 6 not at all: 9 / 11 = .81818.
    # p_e = .19032 and AC1 = .77544 are what Gwet's own software gives for these data.
    assert figure(AC1, EXAMPLE).value == pytest.approx(0.77544, abs=5e-6)


def test_two_by_two_by_hand() -> None:
    # 118 both yes, 5 + 2 apart, 0 both no of 125: p_a = 118/125; π_yes = (123/125 + 120/125) / 2 = .972;
    # p_e = 2 · .972 · .028 = .054432; AC1 = (.944 - .054432) / (1 - .054432). Kappa of the same is about -.02.
    pairs = [(1, 1)] * 118 + [(1, 0)] * 5 + [(0, 1)] * 2
    assert figure(AC1, pairs).value == pytest.approx((0.944 - 0.054432) / 0.945568)


def test_quadratic_by_hand() -> None:
    # (0,0) (1,2) (2,2) (0,1) on 0..2: w = 1 - d²/4; p_a = (1 + .75 + 1 + .75) / 4 = .875.
    # T_w = 3 + 4 · .75 + 2 · 0 = 6; π = 3/8, 2/8, 3/8: Σ π(1-π) = (15 + 12 + 15) / 64; p_e = 6/6 · 42/64 = .65625.
    assert figure(AC2_QUADRATIC, [(0, 0), (1, 2), (2, 2), (0, 1)]).value == pytest.approx(
        (0.875 - 0.65625) / (1 - 0.65625)
    )


def test_one_category_is_undefined() -> None:
    found = figure(AC1, [(1, 1), (1, 1)])
    assert found.value is None
    assert "une seule note" in str(found.why)


@given(rows(3, 4, missing=True))
def test_same_as_the_formula_item_by_item(cells) -> None:
    for measure, quadratic in ((AC1, False), (AC2_QUADRATIC, True)):
        expected = slow(cells, range(4), quadratic=quadratic)
        found = figure(measure, cells, values=range(4)).value
        assert (found is None) is (expected is None)
        if expected is not None:
            assert found == pytest.approx(float(expected), abs=1e-9)
