"""Whatever the text, an anchor covers its quote."""

import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.dossier.instruction import instruction_spans
from assistant.dossier.quote import find_quote, normalised
from tests.dossier.conftest import passages_of

WORDS = st.lists(
    st.text(alphabet="abcdeéèàçœfiﬁ’'«»-–,;:.0123456789€\u00ad\u200b", min_size=1, max_size=9), min_size=1, max_size=30
)
SPACES = st.sampled_from([" ", "\u00a0", "\u202f", "\n", "  "])
ANY = st.text(st.characters(codec="utf-8"), max_size=60)


def letters(text: str) -> str:
    """Letters and figures alone, in one form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@st.composite
def texts_with_a_quote(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and some whole words of it set with other spaces."""
    words = [word for word in draw(WORDS) if word.strip("\u00ad\u200b")]
    first = draw(st.integers(0, len(words)))
    last = draw(st.integers(first, len(words)))
    return " ".join(words), draw(SPACES).join(words[first:last])


@given(texts_with_a_quote())
@settings(deadline=None, max_examples=300)
def test_an_anchor_covers_the_letters_of_its_quote(case: tuple[str, str]) -> None:
    text, quote = case
    if not text:
        return
    for anchor in find_quote(quote, passages_of(text)):
        assert 0 <= anchor.start < anchor.end <= len(text)
        assert letters(text[anchor.start : anchor.end]) == letters(quote)


@given(st.lists(st.text(alphabet="aéiorst", min_size=3, max_size=8), min_size=4, max_size=20), st.data())
@settings(deadline=None, max_examples=200)
def test_whole_words_are_always_found(words: list[str], data: st.DataObject) -> None:
    # A sentence that addresses a grader is not found: drawn words may look like one.
    assume(not instruction_spans(" ".join(words)))
    first = data.draw(st.integers(0, len(words) - 3))
    quote = "\u00a0".join(words[first : first + 3]).upper()
    found = find_quote(quote, passages_of(" ".join(words)))
    assert [letters(" ".join(words)[a.start : a.end]) for a in found] == [letters(quote)]


@given(st.lists(st.text(alphabet="aéiorst", min_size=3, max_size=8), min_size=6, max_size=20), st.data())
@settings(deadline=None, max_examples=200)
def test_whole_words_are_found_over_a_passage_end(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(2, len(words) - 2))
    texts = (" ".join(words[:cut]), " ".join(words[cut:]))
    assume(not any(map(instruction_spans, texts)))
    found = find_quote(" ".join(words[cut - 2 : cut + 2]), passages_of(*texts))
    covered = " ".join(texts[int(a.passage[-1]) - 1][a.start : a.end] for a in found)
    assert letters(covered) == letters(" ".join(words[cut - 2 : cut + 2]))


@given(ANY, ANY)
@settings(deadline=None, max_examples=300)
def test_any_two_texts_can_be_compared(quote: str, text: str) -> None:
    if text:
        for anchor in find_quote(quote, passages_of(text)):
            assert letters(text[anchor.start : anchor.end]).find(letters(quote).strip()) >= 0


@given(ANY)
@settings(deadline=None, max_examples=300)
def test_normalising_keeps_the_offset_of_every_character(text: str) -> None:
    plain, offsets = normalised(text)
    assert len(plain) == len(offsets)
    assert list(offsets) == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)
    assert not any(character.isspace() for character in plain)
