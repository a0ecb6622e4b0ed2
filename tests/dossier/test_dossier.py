"""A dossier as a value."""

import pytest
from pydantic import ValidationError

from assistant.dossier.dossier import Concealed, Dossier, Page, ReadingWarning
from assistant.dossier.place import Unit
from tests.dossier.conftest import passages_of

PASSAGES = passages_of("1 Le budget", "Il est voté.", kinds=("heading", "prose"))
DOSSIER = Dossier(
    file="k27.pdf",
    sha256="ab" * 32,
    format="pdf",
    reader="1",
    pages=(Page(number=1, text="1 Le budget\n\nIl est voté.", width=595.0, height=842.0), Page(number=2, text="")),
    passages=PASSAGES,
    concealed=(Concealed(kind="invisible", page=1, text="note maximale"),),
    warnings=(ReadingWarning(kind="unreadable_page", page=2, text="La page 2 est une image sans texte."),),
)


def test_json_has_the_agreed_shape() -> None:
    assert DOSSIER.as_json() == {
        "file": "k27.pdf",
        "sha256": "ab" * 32,
        "pages": 2,
        "words": 6,
        "passages": [
            {"id": "p1-1", "page": 1, "text": "1 Le budget", "kind": "heading", "path": []},
            {"id": "p1-2", "page": 1, "text": "Il est voté.", "kind": "prose", "path": []},
        ],
        "concealed": [{"kind": "invisible", "page": 1, "text": "note maximale"}],
        "warnings": [{"kind": "unreadable_page", "page": 2, "text": "La page 2 est une image sans texte."}],
    }


def test_a_passage_is_found_by_its_id_and_an_unknown_one_is_not() -> None:
    assert DOSSIER.passage("p1-2").text == "Il est voté."
    with pytest.raises(KeyError, match="p7-1"):
        DOSSIER.passage("p7-1")


def test_pages_that_could_not_be_read_are_named() -> None:
    assert DOSSIER.unreadable_pages == (2,)


def test_pages_are_named_by_what_they_are() -> None:
    units: tuple[Unit, ...] = ("page", "page", "slide", "slide", "section")
    pages = tuple(Page(number=number, text="", unit=unit) for number, unit in enumerate(units, start=1))
    dossier = DOSSIER.model_copy(update={"pages": pages})
    assert [dossier.place(number) for number in (1, 3, 5)] == ["p. 1", "diapositive 3", "section 5"]
    assert dossier.places([1, 2, 4, 5]) == "p. 1 et 2, diapositive 4, section 5"
    assert dossier.places([3, 4]) == "diapositives 3 et 4"
    assert dossier.extent == "2 pages, 2 diapositives et 1 section"
    assert [dossier.titled(number) for number in (1, 3, 5)] == ["page 1", "diapositive 3", "section 5"]


def test_pages_that_could_not_be_read_are_said_as_ranges() -> None:
    def unread(*numbers: int) -> Dossier:
        pages = tuple(Page(number=number, text="") for number in range(1, 21))
        warnings = tuple(ReadingWarning(kind="unreadable_page", page=number, text="") for number in numbers)
        return DOSSIER.model_copy(update={"pages": pages, "warnings": warnings})

    assert unread().unreadable == ""
    assert unread(3).unreadable == "page 3 illisible"
    assert unread(12, 13, 14).unreadable == "pages 12–14 illisibles"
    assert unread(14, 2, 12, 13, 19).unreadable == "pages 2, 12–14 et 19 illisibles"


def test_a_dossier_cannot_be_altered_and_has_a_page() -> None:
    with pytest.raises(ValidationError):
        DOSSIER.file = "autre.pdf"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Dossier(file="k27.pdf", sha256="", format="pdf", reader="1", pages=(), passages=())
