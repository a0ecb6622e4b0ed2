"""Tables are found among a page's strokes, however those are drawn."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dossier.passage import Box
from assistant.reading.page.ruled import ruled_cells, ruled_tables


def grid(xs: list[float], ys: list[float]) -> list[Box]:
    """One stroke for each side of each cell, the shared ones once."""
    level = [Box(left, y, right, y) for y in ys for left, right in pairwise(xs)]
    upright = [Box(x, top, x, bottom) for x in xs for top, bottom in pairwise(ys)]
    return [*level, *upright]


def test_a_grid_is_a_table_of_rows_from_the_top() -> None:
    assert ruled_tables(grid([10, 60, 110], [100, 120, 140])) == (
        ((Box(10, 100, 60, 120), Box(60, 100, 110, 120)), (Box(10, 120, 60, 140), Box(60, 120, 110, 140))),
    )


def test_rules_from_end_to_end_and_sides_of_single_cells_make_the_same_table() -> None:
    long = [*(Box(10, y, 110, y) for y in (100, 120, 140)), *(Box(x, 100, x, 140) for x in (10, 60, 110))]
    assert ruled_tables(long) == ruled_tables(grid([10, 60, 110], [100, 120, 140]))


def test_a_cell_over_two_columns_leaves_a_place_empty() -> None:
    strokes = [
        *(Box(10, y, 110, y) for y in (100, 120, 140)),
        *(Box(x, 100, x, 140) for x in (10, 110)),
        Box(60, 120, 60, 140),
    ]
    assert ruled_tables(strokes) == (((Box(10, 100, 110, 120), None), (Box(10, 120, 60, 140), Box(60, 120, 110, 140))),)


def test_a_frame_and_a_single_row_are_cells_but_no_table() -> None:
    for xs in ([10.0, 110.0], [10.0, 60.0, 110.0]):
        strokes = grid(xs, [100, 140])
        assert len(ruled_cells(strokes)) == len(xs) - 1
        assert ruled_tables(strokes) == ()


def test_tables_apart_come_from_the_top_and_those_that_share_a_corner_are_one() -> None:
    above, below = grid([10, 60, 110], [100, 120, 140]), grid([10, 60, 110], [300, 320, 340])
    assert [table[0][0] for table in ruled_tables([*below, *above])] == [Box(10, 100, 60, 120), Box(10, 300, 60, 320)]
    assert len(ruled_tables([*above, *grid([110, 160, 210], [140, 160, 180])])) == 1


def test_strokes_too_short_or_too_few_are_no_rules() -> None:
    assert ruled_cells([]) == []
    assert ruled_cells([Box(10, 100, 110, 100), Box(10, 140, 110, 140), Box(10, 100, 10, 140)]) == []
    assert ruled_cells(grid([10, 12, 14], [100, 102, 104])) == []


@pytest.mark.parametrize("shift", [0.0, 1.0, 2.5])
def test_strokes_drawn_twice_a_little_beside_each_other_are_one(shift: float) -> None:
    once = grid([10, 60, 110], [100, 120, 140])
    twice = [*once, *(Box(s.x0 + shift, s.top + shift, s.x1 + shift, s.bottom + shift) for s in once)]
    assert [len(table) for table in ruled_tables(twice)] == [2]
    assert len(ruled_cells(twice)) == 4


@given(
    st.lists(st.integers(1, 8), min_size=2, max_size=6),
    st.lists(st.integers(1, 8), min_size=2, max_size=6),
    st.randoms(use_true_random=False),
)
def test_any_grid_has_all_of_its_cells_whatever_the_order_of_its_strokes(
    widths: list[int], heights: list[int], chance: random.Random
) -> None:
    xs = [20.0 + 10 * sum(widths[:n]) for n in range(len(widths) + 1)]
    ys = [30.0 + 10 * sum(heights[:n]) for n in range(len(heights) + 1)]
    strokes = grid(xs, ys)
    chance.shuffle(strokes)
    (table,) = ruled_tables(strokes)
    assert table == tuple(
        tuple(Box(xs[at], ys[row], xs[at + 1], ys[row + 1]) for at in range(len(widths))) for row in range(len(heights))
    )
