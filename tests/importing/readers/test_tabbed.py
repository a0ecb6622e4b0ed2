"""Rows with tabs, HTML in cells, rows cut by page breaks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.importing.readers.tabbed import read_tabbed
from assistant.importing.source import Table
from tests.importing.readers.spans import spelled


def cells(text: str) -> list[list[list[str]]]:
    source = read_tabbed(text, "essai.txt")
    [table] = [region for region in source.regions if isinstance(region, Table)]
    return [[[piece.text for piece in cell.pieces] for cell in row] for row in table.rows]


def test_cells_hold_paragraphs_items_and_dashes() -> None:
    row = "A1\t<p>Un <i>mot</i></p> <p>deux</p>\t<ul> - Premier - ou non - jamais - Second « a – B » (c - D)\t<ol> 1. un 2. deux\n"
    assert cells("a\tb\tc\td\n" + row)[1] == [
        ["A1"],
        ["Un mot", "deux"],
        ["Premier - ou non - jamais", "Second « a – B » (c - D)"],
        ["un", "deux"],
    ]


def test_a_row_that_goes_on_after_a_page_break_is_one_row() -> None:
    text = (
        "A1 Vente\tC1 Accueillir un client\t<p>Oral</p>\t<ul> - Le client est salué\n\n"
        "\t\t<p>devant le jury</p>\t<ul> - La demande est notée\n"
        "A2 Stock\tC2 Compter les pièces du\t<p>Écrit</p>\t<ul> - Le compte est juste\n\n"
        "\tmagasin\t\t<ul> - L'écart est expliqué\n"
    )
    assert cells(text) == [
        [
            ["A1 Vente"],
            ["C1 Accueillir un client"],
            ["Oral devant le jury"],
            ["Le client est salué", "La demande est notée"],
        ],
        [
            ["A2 Stock"],
            ["C2 Compter les pièces du magasin"],
            ["Écrit"],
            ["Le compte est juste", "L'écart est expliqué"],
        ],
    ]


def test_a_row_that_begins_anew_after_a_page_break_stays_one() -> None:
    text = "A1 Vente\tC1 Accueillir\tOral\tLe client est salué\n\n\tC2 Encaisser\t\tLe compte est juste\n"
    assert [row[1] for row in cells(text)] == [["C1 Accueillir"], ["C2 Encaisser"]]


def test_a_header_repeated_on_the_next_page_is_one() -> None:
    text = "Compétences\tCritères\nC1 Vendre\tLe ton est juste\n\nCompétences\tCritères\nC2 Compter\tTout y est\n"
    assert [row[0] for row in cells(text)] == [["Compétences"], ["C1 Vendre"], ["C2 Compter"]]


def test_a_sentence_cut_on_a_little_word_is_joined() -> None:
    text = "A1\tC1 Vendre\tOral\tLe prix tient compte de\n\n\t\t\tLa marge\n"
    assert cells(text)[0][3] == ["Le prix tient compte de La marge"]


MARKUP = st.text(alphabet="ab AC1.-–:;<>/pulio\t\n«»()&#é ", max_size=200)


@given(MARKUP)
@settings(deadline=None, max_examples=200)
def test_any_text_is_read_and_every_piece_is_of_its_lines(text: str) -> None:
    spelled(read_tabbed(text, "essai.txt"))
