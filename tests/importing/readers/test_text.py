"""Plain text, Markdown, HTML and CSV: any text is read, nothing is made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UserError
from assistant.importing.interpretation import interpreted
from assistant.importing.readers.html import read_html
from assistant.importing.readers.markdown import read_markdown
from assistant.importing.readers.plain import read_plain
from assistant.importing.readers.sheet import read_csv
from assistant.importing.source import Piece, Table
from tests.importing.readers.spans import spelled

LETTERS = "abC1. -*#:;|\"'<>/ultrd\t\nàé[]x\x0b\x00"


def shown(regions: tuple[Piece | Table, ...]) -> list[tuple[str, int, int]]:
    return [(region.text, region.heading, region.depth) for region in regions if isinstance(region, Piece)]


def test_plain_text_has_headings_items_and_sentences_over_lines() -> None:
    text = "Titre\n=====\n\nUne phrase\nqui continue.\n- un point\n  sur deux lignes\n  * plus bas\n- [ ] à cocher\n"
    assert shown(read_plain(text, "a.txt").regions) == [
        ("Titre", 1, 0),
        ("Une phrase qui continue.", 0, 0),
        ("un point sur deux lignes", 0, 1),
        ("plus bas", 0, 2),
        ("à cocher", 0, 1),
    ]


def test_markdown_lists_nest_and_boxes_go() -> None:
    text = "## Un *titre*\n\n- [x] fait\n  - dessous,\n    sur deux lignes\n\nTexte `dit` **fort**\n"
    source = read_markdown(text, "a.md")
    assert shown(source.regions) == [
        ("Un titre", 2, 0),
        ("fait", 0, 1),
        ("dessous, sur deux lignes", 0, 2),
        ("Texte dit fort", 0, 0),
    ]
    assert [piece.place for piece in source.pieces()] == [(1, 1), (3, 3), (4, 5), (7, 7)]


def test_html_spans_repeat_the_very_cell() -> None:
    source = read_html(
        b"<table><tr><td rowspan=2>A</td><td colspan=2>B</td></tr><tr><td>C</td><td>D</td></tr></table>", "a.html"
    )
    [table] = [region for region in source.regions if isinstance(region, Table)]
    assert [[cell.text for cell in row] for row in table.rows] == [["A", "B", "B"], ["A", "C", "D"]]
    assert table.rows[0][0] is table.rows[1][0]
    assert table.rows[0][1] is table.rows[0][2]


def test_html_takes_nothing_from_outside_and_shows_no_script() -> None:
    page = b"""<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a &x; b</p>
    <script>alert(1)</script><p style="display: none">cach\xc3\xa9</p><img src="http://127.0.0.1:9/x"></body></html>"""
    assert "root:" not in " ".join(read_html(page, "a.html").lines)
    assert "alert" not in " ".join(read_html(page, "a.html").lines)
    assert "caché" not in " ".join(read_html(page, "a.html").lines)


def test_a_csv_of_any_delimiter_with_cells_over_lines() -> None:
    for delimiter in ";,\t|":
        text = f'Compétence{delimiter}Critère\n"Vendre"{delimiter}"Le ton est juste\nLe prix est dit"\nCompter{delimiter}Juste\n'
        source = read_csv(text, "a.csv")
        [table] = [region for region in source.regions if isinstance(region, Table)]
        assert [piece.text for piece in table.rows[1][1].pieces] == ["Le ton est juste", "Le prix est dit"]
        assert [piece.place for piece in table.rows[1][1].pieces] == [(2, 2), (3, 3)]
        assert table.rows[2][0].pieces[0].place == (4, 4)


@given(st.text(alphabet=LETTERS, max_size=200))
@settings(deadline=None, max_examples=150)
def test_any_text_is_read(text: str) -> None:
    spelled(read_plain(text, "a.txt"))
    spelled(read_markdown(text, "a.md"))
    for reader in (lambda: read_html(text.encode(), "a.html"), lambda: read_csv(text, "a.csv")):
        try:
            spelled(reader())
        except UserError as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("entity", ["&amp;", "&rsquo;", "&#233;", "&quot;", "&lt;"])
def test_a_semicolon_that_ends_an_entity_parts_no_cells(entity: str) -> None:
    text = f"Bloc;Compétence;Critère\nBloc 1 : Vendre;C1 Tenir la R{entity}D;Le R{entity}D est suivi\n"
    source = read_csv(text, "a.csv")
    [table] = [region for region in source.regions if isinstance(region, Table)]
    assert [cell.text for cell in table.rows[1]][1:] == [f"C1 Tenir la R{entity}D", f"Le R{entity}D est suivi"]
    assert [c.statement for c in interpreted(source).rubric.criteria] == [f"Le R{entity}D est suivi"]


def test_an_ampersand_that_opens_no_entity_leaves_the_semicolon_alone() -> None:
    [table] = read_csv("Compétence;Critère\nC1 Mener la R&D;Le budget est suivi\n", "a.csv").regions
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[1]] == ["C1 Mener la R&D", "Le budget est suivi"]
