"""PDF read by geometry: synthetic référentiels in several layouts, and files that are no good."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from assistant.errors import UserError
from assistant.importing.interpretation import interpreted
from assistant.importing.readers.pdf import MOST_PAGES, read_pdf
from assistant.importing.source import Piece, Source, Table
from tests.importing.press import Press, Row, Style
from tests.importing.printed import grid, narrative, printed

WIDE = (120.0, 190.0, 150.0, 280.0)
TALL = (85.0, 130.0, 95.0, 195.0)


def source(content: bytes, folder: Path) -> Source:
    path = folder / "document.pdf"
    path.write_bytes(content)
    return read_pdf(path, "document.pdf")


def table(read: Source) -> Table:
    (found,) = [region for region in read.regions if isinstance(region, Table)]
    return found


def texts(read: Source) -> list[list[list[str]]]:
    return [[[piece.text for piece in cell.pieces] for cell in row] for row in table(read).rows]


def found(content: bytes, folder: Path) -> list[tuple[str, str]]:
    rubric = interpreted(source(content, folder)).rubric
    return [("+".join(criterion.competencies), criterion.statement) for criterion in rubric.criteria]


@pytest.mark.parametrize(
    "style",
    [
        Style(WIDE, header="Référentiel de certification", footer="Page"),
        Style(TALL, hyphens=True, footer="p."),
        Style(TALL, repeats=False),
        Style(WIDE, spacing=1, bullet="-"),
        Style(WIDE, rules="open", footer="Page"),
        Style(WIDE, rules="level", header="Référentiel"),
        Style(WIDE, rules="none", footer="Page"),
        Style(TALL, rules="none", bullet="–"),
        Style(WIDE, centred=(0, 2)),
        Style(WIDE, turn=90),
        Style(WIDE, turn=270),
    ],
    ids=lambda style: (
        f"{style.rules}-{style.turn}-{int(style.widths[0])}-{style.bullet}-{style.repeats}-{len(style.centred)}"
    ),
)
def test_a_printed_table_gives_its_criteria_exactly(style: Style, tmp_path: Path) -> None:
    content, expected = printed(style)
    assert found(content, tmp_path) == expected


@pytest.mark.parametrize("on_end", [(), (3, 4, 5)])
def test_a_grid_with_check_boxes_gives_criteria_and_points(on_end: tuple[int, ...], tmp_path: Path) -> None:
    content, expected = grid(Style((130, 190, 50, 45, 45, 45), on_end=on_end))
    assert found(content, tmp_path) == expected
    rubric = interpreted(source(content, tmp_path)).rubric
    assert [criterion.notes for criterion in rubric.criteria][:2] == [
        ("Points : 4",),
        ("Points : 3",),
    ]
    assert [cell.text for cell in table(source(content, tmp_path)).rows[0]][2:] == [
        "Points", "Acquis", "En cours", "Non acquis",
    ]  # fmt: skip


def test_a_text_without_tables_gives_its_criteria(tmp_path: Path) -> None:
    content, expected = narrative()
    assert found(content, tmp_path) == expected


def test_a_row_cut_by_the_page_is_one_row(tmp_path: Path) -> None:
    filler = [Row([["C1 – Peindre"], [f"- Le geste {number} est sûr" for number in range(50)]])]
    cut = Row([["C2 – Vernir"], ["- Le vernis est posé", "- Il ne", "- Le séchage est surveillé jusqu'au soir"]])
    content = Press(Style((200, 250)), ("Compétences", "Critères")).pdf([], [*filler, cut])
    rows = texts(source(content, tmp_path))
    assert [row[0] for row in rows] == [["Compétences"], ["C1 – Peindre"], ["C2 – Vernir"]]
    assert len(rows[1][1]) == 50
    assert rows[2][1] == ["Le vernis est posé", "Il ne", "Le séchage est surveillé jusqu'au soir"]


def test_a_merged_cell_is_the_same_object_in_every_row_and_after_the_page(tmp_path: Path) -> None:
    rows = [Row([["A1 – Tout faire"], ["C1 – Commencer"], ["- Le début est soigné"]])]
    rows += [Row([None, [f"C{n} – Poursuivre l'ouvrage {n}"], [f"- L'ouvrage {n} avance"]]) for n in range(2, 60)]
    content = Press(Style((120, 150, 200)), ("Activités", "Compétences", "Critères")).pdf([], rows)
    body = table(source(content, tmp_path)).rows[1:]
    assert len(body) == 59
    assert len({id(row[0]) for row in body}) == 1


def test_words_cut_at_line_ends_and_ligatures_are_whole(tmp_path: Path) -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for place, line in enumerate(["Le professionnel pré-", "sente une offre conforme et justi-", "fiée au client."]):
        canvas.drawString(60, 760 - 14 * place, line)
    canvas.save()
    assert [piece.text for piece in source(file.getvalue(), tmp_path).pieces()] == [
        "Le professionnel présente une offre conforme et justifiée au client."
    ]


def test_headers_footers_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    content, _ = printed(Style(TALL, header="Certificateur synthétique – version 3", footer="Page"), times=3)
    lines = source(content, tmp_path).lines
    assert not any("version 3" in line or line.startswith("Page") for line in lines)


def test_lists_have_depths(tmp_path: Path) -> None:
    cell = ["Qualité du geste :", "- L'outil est choisi", "-- La lame est affûtée", "- Le poste est rangé"]
    content = Press(Style((200, 250)), ("Compétences", "Critères")).pdf([], [Row([["C1 – Tailler"], cell])])
    pieces = table(source(content, tmp_path)).rows[1][1].pieces
    assert [(piece.depth, piece.text) for piece in pieces] == [
        (0, "Qualité du geste :"),
        (1, "L'outil est choisi"),
        (2, "La lame est affûtée"),
        (1, "Le poste est rangé"),
    ]


def test_a_dash_within_a_sentence_is_no_bullet(tmp_path: Path) -> None:
    long = "Le choix de conserver ou non un ensemble de notes – une page - ou deux pages - est dit"
    for width in range(150, 260, 10):
        content = Press(Style((150, width)), ("Compétences", "Critères")).pdf(
            [], [Row([["C1 – Noter"], ["- La page est datée", f"- {long}"]])]
        )
        assert [piece.text for piece in table(source(content, tmp_path)).rows[1][1].pieces][1:] == [long], width


def test_text_in_newspaper_columns_is_read_column_by_column_with_a_warning(tmp_path: Path) -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for column, word in ((60, "gauche"), (320, "droite")):
        for place in range(12):
            canvas.drawString(column, 760 - 14 * place, f"la colonne de {word} avance encore {place}")
    canvas.save()
    read = source(file.getvalue(), tmp_path)
    assert all(isinstance(region, Piece) for region in read.regions)
    text = " ".join(read.lines)
    assert text.index("gauche avance encore 11") < text.index("droite avance encore 0")
    assert [message for _, message in read.warnings] == [
        "La page 1 est en colonnes dont les lignes ne se correspondent pas clairement ; elle est lue colonne après "
        "colonne."
    ]


def test_a_scanned_pdf_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.drawInlineImage(Image.new("RGB", (40, 40), "navy"), 60, 300, 400, 400)
    canvas.save()
    with pytest.raises(UserError, match="ne contient que des images ; océriser d'abord le document"):
        source(file.getvalue(), tmp_path)


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for _ in range(MOST_PAGES + 1):
        canvas.showPage()
    canvas.save()
    with pytest.raises(UserError, match="301 pages, au-delà de la limite de 300 ; le découper"):
        source(file.getvalue(), tmp_path)


CONTENT, _ = printed(Style(TALL))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cut=st.integers(0, len(CONTENT)),
    changes=st.lists(st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(0, 255)), max_size=12),
    truncated=st.booleans(),
)
def test_a_damaged_pdf_is_refused_or_read_but_never_crashes(
    cut: int, changes: list[tuple[int, int]], truncated: bool, tmp_path: Path
) -> None:
    content = bytearray(CONTENT)
    for place, value in changes:
        content[place] = value
    try:
        read = source(bytes(content[:cut] if truncated else content), tmp_path)
    except UserError as error:
        assert str(error).count(".") <= 2
    else:
        assert all(1 <= piece.place[0] <= piece.place[1] <= len(read.lines) for piece in read.pieces())
