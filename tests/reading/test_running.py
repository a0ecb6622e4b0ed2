"""What runs at the edges of a PDF's pages, and what only looks as if it did."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from tests.reading.conftest import Write
from tests.reading.paper import lines, pdf

SAID = ("Le prix baisse.", "Une offre suit.", "La place manque.", "Trois ventes ont lieu.", "Notre marge tient.")


def _page(said: str, header: str = "", footer: str = "") -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 810, header)
        lines(canvas, [said], top=700)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 60, footer)

    return draw


def test_the_titles_of_short_chapters_in_turn_are_no_text(dossier_of: Write) -> None:
    chapters = ["Le contexte", "Le contexte", "Le bilan", "Le bilan", "La suite"]
    pages = [_page(said, f"Mémoire · {title}") for said, title in zip(SAID, chapters, strict=True)]
    dossier = dossier_of("d.pdf", pdf(*pages))
    assert [(p.page, p.text) for p in dossier.passages if p.kind == "running"] == [
        (1, "Mémoire · Le contexte"),
        (3, "Mémoire · Le bilan"),
    ]
    assert [p.text for p in dossier.passages if p.kind == "prose" and p.page == 1] == [SAID[0]]


def test_a_footer_is_the_same_however_its_numbers_are_spaced(dossier_of: Write) -> None:
    footers = ["Lefranc – page 1/5", "Lefranc – page 2 / 5", "Lefranc – page 3 /5", "Lefranc – page 4 / 5"]
    pages = [_page(said, footer=footer) for said, footer in zip(SAID, footers, strict=False)]
    passages = dossier_of("d.pdf", pdf(*pages)).passages
    assert [p.text for p in passages if p.kind == "running"] == ["Lefranc – page 1/5"]


def test_notes_that_differ_by_their_number_alone_are_all_kept(dossier_of: Write) -> None:
    notes = [f"{number} Ibid., p. {number + 30}." for number in (2, 4, 5, 9, 10)]
    pages = [_page(said, footer=note) for said, note in zip(SAID, notes, strict=True)]
    passages = dossier_of("d.pdf", pdf(*pages)).passages
    assert [p.text for p in passages if "Ibid" in p.text] == notes
    assert not any(p.kind == "running" for p in passages)


def test_a_footer_that_begins_with_the_number_of_the_page_is_told_once(dossier_of: Write) -> None:
    pages = [_page(said, footer=f"{number} Mémoire de Zoé") for number, said in enumerate(SAID, start=7)]
    passages = dossier_of("d.pdf", pdf(*pages)).passages
    assert [p.text for p in passages if p.kind == "running"] == ["7 Mémoire de Zoé"]
