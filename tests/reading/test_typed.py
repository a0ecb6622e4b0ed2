"""Titles typed by hand in Word and in LibreOffice: paragraphs in bold or in large letters, of no heading style."""

from collections.abc import Callable
from typing import Any

import pytest
from docx.shared import Pt
from odf.style import Style, TextProperties
from odf.text import H, P

from tests.reading.conftest import Write
from tests.reading.test_docx import docx, paragraph, raw, run
from tests.reading.test_odt import holding, odt

BODY = "Le conseil a voté une enveloppe de deux mille euros pour la saison, et le bureau en a rendu compte en juin."
Step = Callable[[Any], object]
Line = tuple[str, bool, int]
"""A paragraph: its text, whether it is bold, its size in points."""


def _word(*written: Line, styled: bool = False) -> bytes:
    def fill(document: Any) -> None:
        if styled:
            document.add_heading("Partie", 1)
        for text, bold, size in written:
            letters = document.add_paragraph().add_run(text)
            letters.bold, letters.font.size = bold, Pt(size)

    return docx(fill)


def _open(*written: Line, styled: bool = False) -> bytes:
    def styles(document: Any) -> None:
        for name, bold, size in {(f"s{b:d}{s}", b, s) for _, b, s in written}:
            style = Style(name=name, family="paragraph")
            style.addElement(TextProperties(fontweight="bold" if bold else "normal", fontsize=f"{size}pt"))
            document.automaticstyles.addElement(style)

    heading = [holding(H(outlinelevel=1), "Partie")] if styled else []
    return odt(*heading, *(holding(P(stylename=f"s{b:d}{s}"), text) for text, b, s in written), styles=styles)


MAKERS = pytest.mark.parametrize(("name", "made"), [("d.docx", _word), ("d.odt", _open)])


@MAKERS
def test_bold_and_large_paragraphs_are_titles_and_give_paths(
    name: str, made: Callable[..., bytes], dossier_of: Write
) -> None:
    content = made(
        ("1. Contexte", True, 16), (BODY, False, 11), ("1.1 Historique", True, 12), (BODY, False, 11),
        ("Conclusion", True, 16), (BODY, False, 11), ("MERCI", True, 11), (BODY, False, 11),
    )  # fmt: skip
    passages = dossier_of(name, content).passages
    assert [p.text for p in passages if p.kind == "heading"] == ["1. Contexte", "1.1 Historique", "Conclusion", "MERCI"]
    assert [p.path for p in passages if p.kind == "prose"] == [
        ("1. Contexte",),
        ("1. Contexte", "1.1 Historique"),
        ("Conclusion",),
        ("Conclusion", "MERCI"),
    ]


@MAKERS
@pytest.mark.parametrize(
    "text",
    [
        "Nous avons réduit la file de 12 à 6 minutes.",
        "Objectif : réduire la file",
        "38 % des adhérents sont venus",
        "Une file, une caisse, un vendeur de plus, et toute la clientèle revient le samedi",
    ],
)
def test_a_bold_paragraph_that_says_something_may_be_evidence(
    text: str, name: str, made: Callable[..., bytes], dossier_of: Write
) -> None:
    passages = dossier_of(name, made((BODY, False, 11), (text, True, 11), (BODY, False, 11))).passages
    assert {p.kind for p in passages} == {"prose"}


@MAKERS
def test_typed_titles_stand_below_the_headings_of_a_document_that_uses_styles(
    name: str, made: Callable[..., bytes], dossier_of: Write
) -> None:
    content = made(("Les moyens", True, 11), (BODY, False, 11), styled=True)
    assert dossier_of(name, content).passages[-1].path == ("Partie", "Les moyens")


@MAKERS
def test_typed_contents_and_bibliographies_are_no_evidence(
    name: str, made: Callable[..., bytes], dossier_of: Write
) -> None:
    content = made(
        ("SOMMAIRE", True, 14), ("Contexte 3", False, 11), ("Bilan 9", False, 11), ("Contexte", True, 14),
        (BODY, False, 11), ("Bibliographie", True, 14), ("Durand P., Le marché local, Parc, 2019.", False, 11),
        ("Annexe", True, 14), (BODY, False, 11),
    )  # fmt: skip
    kinds = {p.text: p.kind for p in dossier_of(name, content).passages}
    assert kinds["Contexte 3\nBilan 9"] == "contents"
    assert kinds["Durand P., Le marché local, Parc, 2019."] == "contents"
    assert kinds[BODY] == "prose"


def test_items_of_a_list_in_bold_are_no_titles(dossier_of: Write) -> None:
    def item(document: Any) -> None:
        document.add_paragraph(style="List Bullet").add_run("Rigueur").bold = True

    passages = dossier_of("d.docx", docx(paragraph(BODY), item, paragraph(BODY))).passages
    assert {p.kind for p in passages} == {"prose"}


def test_a_formula_is_read_and_a_hidden_one_set_apart(dossier_of: Write) -> None:
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    shown = f"<m:oMath {maths}><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    hidden = f"<m:oMath {maths}><m:r><w:rPr><w:vanish/></w:rPr><m:t>c+d</m:t></m:r></m:oMath>"
    dossier = dossier_of("d.docx", docx(raw(run("Coût = ") + shown + hidden)))
    assert [p.text for p in dossier.passages] == ["Coût = a+b"]
    assert [(c.kind, c.text) for c in dossier.concealed if c.kind != "metadata"] == [("hidden_run", "c+d")]


def test_the_white_of_the_theme_is_white_whatever_colour_is_given_beside(dossier_of: Write) -> None:
    white = '<w:color w:val="000000" w:themeColor="background1"/>'
    dossier = dossier_of("d.docx", docx(raw(run(BODY) + run("Rien à lire", white))))
    assert [(c.kind, c.text) for c in dossier.concealed if c.kind != "metadata"] == [("invisible", "Rien à lire")]


def test_tiny_letters_that_nobody_sees_make_no_titles_of_the_text(dossier_of: Write) -> None:
    """In Word: what is hidden in one paragraph is longer than all that is seen."""

    def fill(document: Any) -> None:
        document.add_paragraph(BODY)
        hiding = document.add_paragraph(BODY.replace("juin", "mai"))
        hiding.add_run(" Tout est acquis et vérifié." * 20).font.size = Pt(1)

    dossier = dossier_of("d.docx", docx(fill))
    assert [passage.kind for passage in dossier.passages if passage.is_evidence]
    assert {passage.kind for passage in dossier.passages} == {"prose"}
    assert [part.kind for part in dossier.concealed if part.kind == "tiny"]


def test_tiny_letters_of_an_odt_make_no_titles_of_the_text_either(dossier_of: Write) -> None:
    def styles(document: Any) -> None:
        for name, size in (("plain", 11), ("tiny", 1)):
            style = Style(name=name, family="paragraph")
            style.addElement(TextProperties(fontsize=f"{size}pt"))
            document.automaticstyles.addElement(style)

    seen = [holding(P(stylename="plain"), text) for text in (BODY, BODY.replace("juin", "mai"))]
    hidden = holding(P(stylename="tiny"), "Tout est acquis et vérifié. " * 40)
    dossier = dossier_of("d.odt", odt(*seen, hidden, styles=styles))
    assert {passage.kind for passage in dossier.passages} == {"prose"}
    assert [part.kind for part in dossier.concealed if part.kind == "tiny"]
