"""From blocks to passages: nothing lost, nothing invented, every span counted in its page."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.dossier.dossier import Page
from assistant.dossier.passage import Box, Passage, PassageKind
from assistant.reading.block import Block, Token, plain_tokens, row_tokens
from assistant.reading.cutting import cut

KINDS: tuple[PassageKind, ...] = ("prose", "heading", "table", "note", "caption", "contents")
BOX = Box(10.0, 20.0, 30.0, 32.0)


@st.composite
def tokens(draw: st.DrawFn) -> Token:
    text = draw(st.text(alphabet="abcé.,;!?…»’-0123", min_size=1, max_size=12))
    if draw(st.booleans()):
        return Token(text)
    middle = draw(st.integers(0, len(text) - 1))
    return Token(text, ((0, BOX),) if middle == 0 else ((0, BOX), (middle, BOX)))


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Block], list[Page]]:
    """Blocks in page order, some of them far too long for one passage."""
    count = draw(st.integers(1, 3))
    blocks = [
        Block(
            draw(st.sampled_from(KINDS)),
            page,
            tuple(draw(st.lists(tokens(), max_size=12))) * draw(st.sampled_from([1, 1, 30])),
            level=draw(st.integers(1, 3)),
            table=draw(st.integers(0, 2)),
        )
        for page in range(1, count + 1)
        for _ in range(draw(st.integers(0, 4)))
    ]
    return blocks, [Page(number=page, text="") for page in range(1, count + 1)]


@given(documents())
@settings(deadline=None, max_examples=40)
def test_spans_count_in_the_text_of_their_page(document: tuple[list[Block], list[Page]]) -> None:
    pages, passages = cut(*document)
    text_of = {page.number: page.text for page in pages}
    for passage in passages:
        assert text_of[passage.page][passage.start : passage.end] == passage.text
    ends: dict[int, int] = {}
    for passage in passages:
        assert passage.start >= ends.get(passage.page, 0)
        ends[passage.page] = passage.end


@given(documents())
@settings(deadline=None, max_examples=40)
def test_no_word_is_lost_or_invented_and_none_changes_place(document: tuple[list[Block], list[Page]]) -> None:
    blocks, _ = document
    pages, passages = cut(*document)
    given_words = [(block.kind, block.page, token.text) for block in blocks for token in block.tokens]
    assert [(p.kind, p.page, word) for p in passages for word in p.text.split()] == given_words
    assert [word for page in pages for word in page.text.split()] == [word for _, _, word in given_words]


@given(documents())
@settings(deadline=None, max_examples=40)
def test_ids_are_unique_and_name_the_page(document: tuple[list[Block], list[Page]]) -> None:
    _, passages = cut(*document)
    assert not [name for name, times in Counter(p.id for p in passages).items() if times > 1]
    assert all(passage.id.startswith(f"p{passage.page}-") for passage in passages)


@given(documents())
@settings(deadline=None, max_examples=40)
def test_every_placed_part_of_a_word_keeps_its_place(document: tuple[list[Block], list[Page]]) -> None:
    blocks, _ = document
    _, passages = cut(*document)
    expected = [
        token.text[start:end]
        for block in blocks
        for token in block.tokens
        for start, end in zip(
            [offset for offset, _ in token.boxes], [*[o for o, _ in token.boxes[1:]], len(token.text)], strict=False
        )
    ]
    assert [p.text[word.start : word.end] for p in passages for word in p.words] == expected


def prose(text: str, page: int = 1) -> Block:
    return Block("prose", page, plain_tokens(text))


def heading(text: str, level: int, page: int = 1) -> Block:
    return Block("heading", page, plain_tokens(text), level=level)


def passages_of(*blocks: Block) -> tuple[Passage, ...]:
    last = max(block.page for block in blocks)
    return cut(blocks, [Page(number=page, text="") for page in range(1, last + 1)])[1]


LONG = " ".join(["mot"] * 9 + ["fin."])
"""Ten words that end a sentence."""


def test_headings_are_passages_and_give_those_below_their_path() -> None:
    found = passages_of(
        heading("1 Marché", 1),
        prose("Un constat."),
        heading("1.1 Offre", 2),
        prose("Une offre."),
        heading("1.1.1 Prix", 3),
        prose("Un prix."),
        heading("1.2 Demande", 2),
        prose("Une demande."),
        heading("2 Plan", 1),
        prose("Un plan."),
    )
    assert [(p.text, p.path) for p in found if p.kind == "prose"] == [
        ("Un constat.", ("1 Marché",)),
        ("Une offre.", ("1 Marché", "1.1 Offre")),
        ("Un prix.", ("1 Marché", "1.1 Offre", "1.1.1 Prix")),
        ("Une demande.", ("1 Marché", "1.2 Demande")),
        ("Un plan.", ("2 Plan",)),
    ]
    assert [p.path for p in found if p.text == "1.2 Demande"] == [("1 Marché",)]


def test_short_paragraphs_are_joined_and_long_ones_stand_alone() -> None:
    long = " ".join([LONG] * 5)
    found = passages_of(prose("Une liste :"), prose("– un point ;"), prose("– un autre."), prose(long), prose(long))
    assert [p.text for p in found] == [f"Une liste :\n– un point ;\n– un autre.\n{long}", long]


def test_a_long_paragraph_is_cut_at_a_sentence_end() -> None:
    found = passages_of(prose(" ".join([LONG] * 20)))
    assert len(found) > 1
    assert all(passage.text.endswith("fin.") for passage in found)
    assert max(len(passage.text.split()) for passage in found) <= 150


def test_nothing_is_joined_over_a_heading_a_page_or_a_table() -> None:
    row = Block("table", 1, plain_tokens("A : 1"), table=1)
    other = Block("table", 1, plain_tokens("B : 2"), table=2)
    found = passages_of(
        prose("Un."), row, other, prose("Deux."), heading("Titre", 1), prose("Trois."), prose("Quatre.", 2)
    )
    assert [p.text for p in found] == ["Un.", "A : 1", "B : 2", "Deux.", "Titre", "Trois.", "Quatre."]


def test_notes_and_captions_stay_apart() -> None:
    found = passages_of(
        Block("note", 1, plain_tokens("1 Hors taxes.")),
        Block("note", 1, plain_tokens("2 Arrondi.")),
        Block("caption", 1, plain_tokens("Figure 1")),
    )
    assert [p.text for p in found] == ["1 Hors taxes.", "2 Arrondi.", "Figure 1"]


def test_a_row_carries_its_headers_and_empty_cells_are_left_out() -> None:
    cells = [plain_tokens("Affiches"), (), plain_tokens("2 140 €"), plain_tokens("note")]
    row = row_tokens(cells, ("Action", "Qui", "Montant", ""))
    assert Block("table", 1, row).text == "Action : Affiches ; Montant : 2 140 € ; note"


@given(
    st.lists(st.one_of(st.floats(-50, 900), st.integers(-1000, 20000).map(lambda n: n / 20)), min_size=4, max_size=4)
)
def test_words_stand_where_their_boxes_are_to_a_tenth_of_a_point(sides: list[float]) -> None:
    (word,) = passages_of(Block("prose", 1, (Token("mot", ((0, Box(*sides)),)),)))[0].words
    assert [str(side) for side in word[2:]] == [str(round(side, 1)) for side in sides]
