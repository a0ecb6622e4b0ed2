"""What stands in one column is read from top to bottom, whatever the order of the file."""

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from assistant.dossier.passage import Box
from assistant.reading.page.order import downwards
from tests.reading.conftest import Write, visible
from tests.reading.paper import lines, pdf

SIDES = st.integers(0, 20).map(float)
BOXES = st.tuples(SIDES, SIDES, SIDES, SIDES).map(lambda s: Box(s[0], s[1], s[0] + 1 + s[2], s[1] + 1 + s[3]))


def test_shapes_of_a_slide_are_read_downwards(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Enfin, le bilan est tenu."], top=300)
        lines(canvas, ["D’abord, le conseil vote."], top=700)
        lines(canvas, ["Ensuite, les ateliers ouvrent."], top=500)

    assert visible(dossier_of("d.pdf", pdf(draw))).split("\n") == [
        "D’abord, le conseil vote.",
        "Ensuite, les ateliers ouvrent.",
        "Enfin, le bilan est tenu.",
    ]


def test_a_page_seen_upside_down_keeps_the_order_of_its_text(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(180)
        lines(canvas, ["D’abord, le conseil vote."], top=700)
        lines(canvas, ["Ensuite, les ateliers ouvrent."], top=500)

    told = " ".join(visible(dossier_of("d.pdf", pdf(draw))).split())
    assert told == "D’abord, le conseil vote. Ensuite, les ateliers ouvrent."


def test_columns_stay_in_the_order_of_the_file() -> None:
    left = (Box(0, 0, 10, 10), "left"), (Box(0, 20, 10, 30), "left, below")
    right = (Box(20, 0, 30, 10), "right"), (Box(20, 20, 30, 30), "right, below")
    assert downwards([*left, *right]) == ["left", "left, below", "right", "right, below"]


def test_what_stands_over_two_columns_comes_after_both_above_it() -> None:
    left = (Box(0, 0, 10, 10), "left"), (Box(0, 40, 10, 50), "left, below")
    right = (Box(20, 0, 30, 10), "right"), (Box(20, 40, 30, 50), "right, below")
    wide = (Box(0, 20, 30, 30), "wide")
    assert downwards([*left, *right, wide]) == ["left", "right", "wide", "left, below", "right, below"]


@given(st.lists(BOXES, max_size=8))
def test_every_piece_is_kept_once(boxes: list[Box]) -> None:
    assert sorted(downwards([(box, number) for number, box in enumerate(boxes)])) == list(range(len(boxes)))
