"""Where the words of a passage stand on its page."""

import pytest

from assistant.dossier.passage import Box, Passage, PassageKind, Word

TEXT = "Un deux trois quatre"
PASSAGE = Passage(
    id="p1-1",
    page=1,
    text=TEXT,
    start=0,
    end=len(TEXT),
    words=(
        Word(0, 2, 50.0, 100.0, 62.0, 112.0),
        Word(3, 7, 66.0, 99.0, 90.0, 111.0),
        Word(8, 13, 50.0, 114.0, 78.0, 126.0),
        Word(14, 20, 82.0, 114.0, 120.0, 126.0),
    ),
)


def test_a_whole_passage_has_one_box_a_line() -> None:
    assert PASSAGE.boxes(0, 20) == (Box(50.0, 99.0, 90.0, 112.0), Box(50.0, 114.0, 120.0, 126.0))


def test_only_the_words_that_the_span_touches_are_boxed() -> None:
    assert PASSAGE.boxes(4, 9) == (Box(66.0, 99.0, 90.0, 111.0), Box(50.0, 114.0, 78.0, 126.0))
    assert PASSAGE.boxes(2, 3) == ()


def test_columns_side_by_side_are_not_boxed_as_one() -> None:
    over = PASSAGE.model_copy(
        update={"words": (Word(0, 2, 300.0, 100.0, 312.0, 112.0), Word(3, 7, 50.0, 100.0, 80.0, 112.0))}
    )
    assert len(over.boxes(0, 7)) == 2


def test_a_passage_without_a_layout_has_no_boxes() -> None:
    assert Passage(id="p1-1", page=1, text="Un deux", start=0, end=7).boxes(0, 7) == ()


@pytest.mark.parametrize(
    ("kind", "evidence"),
    [("prose", True), ("table", True), ("note", True), ("caption", True), ("heading", False), ("contents", False)],
)
def test_headings_and_contents_are_no_evidence(kind: PassageKind, evidence: bool) -> None:
    assert PASSAGE.model_copy(update={"kind": kind}).is_evidence is evidence
