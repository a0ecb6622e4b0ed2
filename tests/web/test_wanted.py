"""What a search marks in a wording, and how a long wording is broken off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.wanted import excerpt, folded, marked, opening
from tests.web.reading import seen

LONG = "Le plan est suivi chaque semaine par la direction, qui relit les écarts et les explique, avec 10 % de marge au plus."


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("Le budget est tenu.", ["tenu."], "Le budget est <mark>tenu.</mark>"),
        ("Au moins 10 % du total", ["10", "%"], "Au moins <mark>10</mark> <mark>%</mark> du total"),
        ("Au moins 10% du total", ["10%"], "Au moins <mark>10%</mark> du total"),
        ("L\N{RIGHT SINGLE QUOTATION MARK}œuvre", ["l'oeuvre"], "<mark>L\N{RIGHT SINGLE QUOTATION MARK}œuvre</mark>"),
        ("Été", ["ete"], "<mark>Été</mark>"),
        ("abcd", ["ab", "bc"], "<mark>abc</mark>d"),
        ("a <b> c", ["<b>"], "a <mark>&lt;b&gt;</mark> c"),
        ("rien", [], "rien"),
    ],
)
def test_a_word_is_marked_whole_with_its_signs(text, words, html):
    assert marked(text, words) == html


def test_an_excerpt_shows_what_was_found_with_some_words_around():
    assert excerpt(LONG, ["semaine"]).startswith("Le plan est suivi chaque <mark>semaine</mark> par")
    assert excerpt(LONG, ["10", "%"]) == (
        "… par la direction, qui relit les écarts et les explique, avec <mark>10</mark> <mark>%</mark> de marge au plus."
    )
    assert excerpt(LONG, ["absent"]) == ""
    assert excerpt("court", []) == ""


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Construire un plan", 40, "Construire un plan"),
        (
            "Construire un plan d'actions complet afin de le suivre dans le temps",
            60,
            "Construire un plan d'actions complet …",
        ),
        (
            "Construire un plan d'actions complet, chiffré, daté, partagé par tous",
            50,
            "Construire un plan d'actions complet, chiffré …",
        ),
        (
            "Contribuer à la création d'un service - en participant à tout",
            45,
            "Contribuer à la création d'un service …",
        ),
        ("Untexted'unseultenantdeplusdequarante lettres encore", 45, "Untexted'unseultenantdeplusdequarante …"),
    ],
)
def test_a_long_wording_is_broken_off_where_a_part_of_it_ends(text, most, short):
    assert opening(text, most) == short


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_marking_changes_no_letter_and_lets_no_markup_through(text, words):
    page = seen(marked(text, [folded(word) for word in words]).replace("\r", "").replace("\x00", ""))
    assert page.names <= {"mark"}
    assert page.text == text.replace("\r", "").replace("\x00", "")
