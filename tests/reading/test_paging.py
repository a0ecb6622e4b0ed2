"""Pages of ODT and RTF documents, and what runs on them."""

from typing import Any

import pytest
from odf.style import (
    Footer,
    Header,
    MasterPage,
    PageLayout,
    PageLayoutProperties,
    ParagraphProperties,
    Style,
    TextProperties,
)
from odf.text import SoftPageBreak

from assistant.errors import UserError
from tests.reading.conftest import Write, concealed
from tests.reading.test_odt import holding, odt, p, style, table

LONG = "Le conseil a voté une enveloppe pour la saison. " * 40


def breaks(document: Any) -> None:
    style("Before", "paragraph", ParagraphProperties(breakbefore="page"))(document)
    style("After", "paragraph", ParagraphProperties(breakafter="page"))(document)
    style("Heir", "paragraph", parentstylename="Before")(document)
    style("Wide", "paragraph", masterpagename="Paysage")(document)


ODT: dict[str, tuple[list[Any], list[tuple[int, str]]]] = {
    "a paragraph begins a page, by its own style or by one it is made from": (
        [p("Un.", stylename="Before"), p("Deux.", stylename="Before"), p("Trois.", stylename="Heir")],
        [(1, "Un."), (2, "Deux."), (3, "Trois.")],
    ),
    "a paragraph ends a page, and the next one begins the same": (
        [p("Un.", stylename="After"), p("Deux.", stylename="Before"), p("Encore.")],
        [(1, "Un."), (2, "Deux.\nEncore.")],
    ),
    "an empty page stays a page": (
        [p("Un."), p(stylename="Before"), p("Trois.", stylename="Before")],
        [(1, "Un."), (3, "Trois.")],
    ),
    "a paragraph of another master begins a page": (
        [p("Un."), p("Deux.", stylename="Wide"), p("Encore.")],
        [(1, "Un."), (2, "Deux.\nEncore.")],
    ),
    "the program turned the page in a paragraph, and between paragraphs": (
        [p("Le budget ", SoftPageBreak(), "est voté."), SoftPageBreak(), p("Fin.")],
        [(1, "Le budget"), (2, "est voté."), (3, "Fin.")],
    ),
}


@pytest.mark.parametrize("name", ODT)
def test_pages_of_an_odt_are_those_that_its_breaks_tell(name: str, dossier_of: Write) -> None:
    elements, expected = ODT[name]
    dossier = dossier_of("d.odt", odt(*elements, styles=breaks))
    assert [(p.page, p.text) for p in dossier.passages] == expected
    assert dossier.place(1) == "p. 1"


def test_a_row_of_an_odt_stands_on_the_page_where_it_begins(dossier_of: Write) -> None:
    whole = table(["Action", "Montant"], ["Affiches", "90 €"], ["Stand", "300 €"])
    whole.childNodes.insert(2, SoftPageBreak())
    dossier = dossier_of("d.odt", odt(whole, p("Fin.")))
    assert [(p.page, p.text) for p in dossier.passages] == [
        (1, "Action : Affiches ; Montant : 90 €"),
        (2, "Action : Stand ; Montant : 300 €"),
        (2, "Fin."),
    ]


@pytest.mark.parametrize(
    "elements",
    [
        [p(LONG), p(LONG), p("Fin.", stylename="Before")],
        [p(LONG), p(LONG), p(LONG), p(LONG), p(LONG), p(LONG), p(LONG), SoftPageBreak(), p("Fin.")],
    ],
)
def test_breaks_that_cannot_be_all_make_sections(elements: list[Any], dossier_of: Write) -> None:
    dossier = dossier_of("d.odt", odt(*elements, styles=breaks))
    assert dossier.place(1) == "section 1"


def running(document: Any) -> None:
    breaks(document)
    hidden = holding(Style(name="H", family="text"), TextProperties(display="none"))
    document.automaticstyles.addElement(hidden)
    document.automaticstyles.addElement(PageLayout(name="L"))
    for name, head, foot in (
        ("Standard", "Dossier de la candidate K-31", "7"),
        ("Paysage", "Tableaux", "Tableaux"),
        ("Perdu", "Jamais montré", ""),
    ):
        master = holding(
            MasterPage(name=name, pagelayoutname="L"), holding(Header(), p(head)), holding(Footer(), p(foot))
        )
        document.masterstyles.addElement(master)


def test_headers_and_footers_of_an_odt_are_told_once_and_prove_nothing(dossier_of: Write) -> None:
    content = odt(p("Le conseil a voté."), p("Un tableau.", stylename="Wide"), p("Suite."), styles=running)
    dossier = dossier_of("d.odt", content)
    assert [(p.page, p.kind, p.text) for p in dossier.passages] == [
        (1, "prose", "Le conseil a voté."),
        (1, "running", "Dossier de la candidate K-31"),
        (2, "prose", "Un tableau.\nSuite."),
        (2, "running", "Tableaux"),
    ]
    assert [p.is_evidence for p in dossier.passages] == [True, False, True, False]
    assert concealed(dossier) == [("hidden_run", "Jamais montré")]


def test_white_text_on_dark_paper_is_seen(dossier_of: Write) -> None:
    def dark(document: Any) -> None:
        layout = holding(PageLayout(name="L"), PageLayoutProperties(backgroundcolor="#1f3864"))
        document.automaticstyles.addElement(layout)
        document.masterstyles.addElement(MasterPage(name="Standard", pagelayoutname="L"))
        style("P1", "paragraph", TextProperties(color="#ffffff"))(document)
        style("P2", "paragraph", TextProperties(color="#1f3864"))(document)

    dossier = dossier_of("d.odt", odt(p("Un bandeau.", stylename="P1"), p("Caché.", stylename="P2"), styles=dark))
    assert [p.text for p in dossier.passages] == ["Un bandeau."]
    assert concealed(dossier) == [("invisible", "Caché.")]


def rtf(*parts: str) -> bytes:
    head = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;\red31\green56\blue100;}"
    return (head + "\n".join(parts) + "}").encode("ascii")


RTF: dict[str, tuple[list[str], list[tuple[int, str]]]] = {
    "the author broke the page": ([r"Un.\par\page Deux.\par"], [(1, "Un."), (2, "Deux.")]),
    "an empty page stays a page": ([r"Un.\par\page\page Trois.\par"], [(1, "Un."), (3, "Trois.")]),
    "a paragraph begins a page": (
        [r"\pard\pagebb Un.\par\pard\pagebb Deux.\par\pard Encore.\par"],
        [(1, "Un."), (2, "Deux.\nEncore.")],
    ),
    "sections begin pages unless they go on": (
        [r"\sectd Un.\par\sect\sectd\sbknone Encore.\par\sect\sectd\sbkpage Deux.\par\sect\sectd\sbkodd Trois.\par"],
        [(1, "Un.\nEncore."), (2, "Deux."), (3, "Trois.")],
    ),
}


@pytest.mark.parametrize("name", RTF)
def test_pages_of_an_rtf_are_those_that_its_breaks_tell(name: str, dossier_of: Write) -> None:
    parts, expected = RTF[name]
    dossier = dossier_of("d.rtf", rtf(*parts))
    assert [(p.page, p.text) for p in dossier.passages] == expected
    assert dossier.place(1) == "p. 1"


def test_headers_and_footers_of_an_rtf_are_told_once_and_prove_nothing(dossier_of: Write) -> None:
    content = rtf(
        r"\sectd{\header Dossier de la candidate K-31\par}{\footer{\field{\*\fldinst PAGE}{\fldrslt 7}}\par}",
        r"{\headerf Jamais montr\'e9}\pard Le conseil a vot\'e9.\par",
        r"\sect\sectd\titlepg{\headerf Premi\'e8re}{\header Tableaux{\v  cach\'e9}\par}Un tableau.\par",
    )
    dossier = dossier_of("d.rtf", content)
    assert [(p.page, p.kind, p.text) for p in dossier.passages] == [
        (1, "prose", "Le conseil a voté."),
        (1, "running", "Dossier de la candidate K-31"),
        (2, "prose", "Un tableau."),
        (2, "running", "Première\nTableaux"),
    ]
    assert [p.is_evidence for p in dossier.passages] == [True, False, True, False]
    assert concealed(dossier) == [("hidden_run", "Jamais montré"), ("hidden_run", "caché")]


def test_text_boxes_notes_and_comments_of_an_rtf_follow_their_paragraph(dossier_of: Write) -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv Une photo}}{\shptxt \pard Une ligne.\par Une autre.\par}}"
    copy = r"{\shprslt{\*\do{\dptxbxtext Une ligne.}}}}"
    content = rtf(
        r"{\info{\title Un titre}{\author K-31}}",
        rf"Avant la zone{box}{copy}, apr\'e8s",
        r"{\super\chftn{\footnote{\super\chftn} Hors ao\'fbt{\*\annotation Mettre la moyenne}.}}",
        r"{\super\chftn{\footnote\ftnalt{\super\chftn} En fin.}}.\par La suite.\par",
    )
    dossier = dossier_of("d.rtf", content)
    assert [(p.kind, p.text) for p in dossier.passages] == [
        ("prose", "Avant la zone, après.\nUne ligne.\nUne autre."),
        ("note", "1 Hors août."),
        ("note", "1 En fin."),
        ("prose", "La suite."),
    ]
    assert concealed(dossier) == [("alternative", "Une photo"), ("comment", "Mettre la moyenne")]
    assert [part.text for part in dossier.concealed if part.kind == "metadata"] == ["Un titre", "K-31"]


def test_a_deleted_sentence_of_an_rtf_is_kept_apart_as_one(dossier_of: Write) -> None:
    dossier = dossier_of("d.rtf", rtf(r"Un plan{\deleted , la phrase est effac\'e9e }\u-10179?\u-8694? tenu.\par"))
    assert concealed(dossier) == [("deletion", ", la phrase est effacée")]
    assert [p.text for p in dossier.passages] == ["Un plan😊 tenu."]


def test_a_sign_of_two_halves_stays_whole_in_a_cell_and_in_a_note(dossier_of: Write) -> None:
    face = r"\u-10179?\u-8694?"
    content = rtf(rf"\trowd\cellx9000\intbl Avis {face}\cell\row\pard Fin{{\footnote Bien {face}}}.\par")
    assert [p.text for p in dossier_of("d.rtf", content).passages] == ["Avis 😊", "Fin.", "Bien 😊"]


def test_a_million_page_breaks_of_an_rtf_are_refused_in_a_sentence(dossier_of: Write) -> None:
    with pytest.raises(UserError, match="compte plus de 3000 pages"):
        dossier_of("d.rtf", rtf(r"Un.\par" + r"\page" * 5000))


def test_groups_inside_each_other_without_end_are_refused_in_a_sentence(dossier_of: Write) -> None:
    with pytest.raises(UserError, match="imbrique trop de groupes"):
        dossier_of("d.rtf", rtf(r"Un.\par" + "{" * 5000))
