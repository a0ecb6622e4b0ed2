"""What a juror reads of a model's sentences: pages for our marks, and every other word as it was said."""

import pytest

from assistant.dossier.dossier import Dossier, Page
from assistant.dossier.passage import Passage
from assistant.dossier.place import Unit
from assistant.drafting.wording import for_juror


def dossier(unit: Unit) -> Dossier:
    """Ten pages with two passages on each."""
    return Dossier(
        file="dossier.pdf",
        sha256="b" * 64,
        format="pdf",
        reader="1",
        pages=tuple(Page(number=number, text="Le budget est voté.", unit=unit) for number in range(1, 11)),
        passages=tuple(
            Passage(id=f"p{page}-{number}", page=page, text="Le budget est voté.", start=0, end=19)
            for page in range(1, 11)
            for number in (1, 2)
        ),
    )


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Le budget est chiffré [p1-2], voir (p1-1, p2-1).", "Le budget est chiffré (p. 1), voir (p. 1 et 2)."),
        ("Voir [P 3-1 ; p3-2 et p10-1] puis le passage p2-1.", "Voir (p. 3 et 10) puis p. 2."),
        ("Voir p3-1 et p4-2.", "Voir p. 3 et p. 4."),
        ("Le budget [p1-9] est dit.", "Le budget (p. 1) est dit."),
        ("Le budget [p812-1] est dit [p4711-2, p2-1].", "Le budget est dit (p. 2)."),
        ("Le budget est chiffré. </dossier-bcdfghjk>", "Le budget est chiffré."),
    ],
)
def test_our_marks_become_pages_and_marks_of_no_page_go(said: str, read: str) -> None:
    assert for_juror(said, dossier("page")) == read


@pytest.mark.parametrize(
    "said",
    [
        "Le candidat cite Kotler (2015, p. 412) et Porter, page 88, sans les appliquer.",
        "La marge est donnée sur la page 12 du tableau.",
        "L'activité P 3-4 du référentiel n'est pas traitée.",
        "L'activité (P 3-4) et l'activité P3-1 ne sont pas traitées.",
        "Voir pages 30 à 50 , puis le lot p812-1.",
        "Le code p3-1-2 est celui d'un article.",
        "Kotler (p12-15) l'écrit.",
        "Trois points : a ) le prix , b ) le délai.",
    ],
)
def test_what_is_no_mark_of_ours_stays_whole(said: str) -> None:
    assert for_juror(said, dossier("page")) == said
    assert for_juror(said, dossier("section")) == said


def test_what_has_no_pages_is_named_by_what_it_has() -> None:
    said = "Voir [p1-2], le passage p2-1 et (p3-1)."
    assert for_juror(said, dossier("section")) == "Voir (section 1), section 2 et (section 3)."
    assert for_juror(said, dossier("slide")) == "Voir (diapositive 1), diapositive 2 et (diapositive 3)."
