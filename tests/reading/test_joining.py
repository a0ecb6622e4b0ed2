"""Words that a line's end cuts in two, and small letters that stand beside a word."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.reading.conftest import Write, visible
from tests.reading.paper import pdf, written


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Le plan de communi-", "cation est tenu.", "communication"),
        ("Le plan, parce que personne n’au-", "rait cru.", "n’aurait"),
        ("C’est le face-à-face, ou le vis-à-", "vis des vendeurs.", "vis-à-vis"),
        ("Le retrait est un click-and-", "collect gratuit.", "click-and-collect"),
        ("Le savoir-", "faire des vendeurs.", "savoir-faire"),
        ("Notre tuteur est Jean-", "Pierre Martin.", "Jean-Pierre"),
        ("La ville de Saint-", "Étienne.", "Saint-Étienne"),
        ("La semaine du 3-", "5 mai.", "3-5"),
        ("Les années 2023-", "2024 furent bonnes.", "2023-2024"),
        ("Écrire à jean-", "luc@exemple.fr avant mai.", "jean-luc@exemple.fr"),
        ("Un contre-", "exemple : un exemple qui va contre la règle.", "contre-exemple"),
        ("LA COMMU-", "NICATION EST TENUE.", "COMMUNICATION"),
    ],
)
def test_a_hyphen_at_a_line_end_is_kept_where_it_is_the_words_own(
    first: str, second: str, whole: str, dossier_of: Write
) -> None:
    assert whole in visible(dossier_of("d.pdf", pdf(written(first, second)))).replace("\n", " ").split(" ") or (
        f"{whole}." in visible(dossier_of("d.pdf", pdf(written(first, second))))
    )


def _written(canvas: Canvas, *parts: tuple[str, float, float]) -> None:
    """Words side by side: each with its size, and how far it is raised."""
    x = 60.0
    for text, size, rise in parts:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, 700 + rise, text)
        x += canvas.stringWidth(text, "Helvetica", size)


def test_raised_letters_belong_to_their_word(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        _written(canvas, ("Au XIX", 12, 0), ("e", 10, 4), (" siècle, le 1", 12, 0), ("er", 10, 4), (" étage", 12, 0))

    assert visible(dossier_of("d.pdf", pdf(draw))) == "Au XIXe siècle, le 1er étage"


def test_a_figure_in_smaller_letters_that_is_not_raised_is_text(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        _written(canvas, ("Il reste ", 12, 0), ("450", 9, 0), (" euros", 12, 0), ("3", 10, 4), (" en caisse", 12, 0))

    assert visible(dossier_of("d.pdf", pdf(draw))) == "Il reste 450 euros en caisse"


def test_figures_of_a_chart_low_on_the_page_are_no_notes(dossier_of: Write) -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(6):
            canvas.drawString(60, 780 - 14 * row, "Le conseil a voté une enveloppe pour la saison.")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 300, "40")
        canvas.drawString(60, 200, "1 Relevé de caisse du samedi.")

    kinds = {p.text: p.kind for p in dossier_of("d.pdf", pdf(draw)).passages}
    assert kinds["1 Relevé de caisse du samedi."] == "note"
    assert "note" not in [kind for text, kind in kinds.items() if text.endswith("40")]
