"""Fiches of the RNCP export, all synthetic, in the form of France compétences' XML."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import UserError
from assistant.importing.proposal import Proposal
from assistant.importing.readers.rncp import read_rncp

BAKERY = """<?xml version="1.0" encoding="UTF-8"?>
<FICHES><VERSION_FLUX>4.1</VERSION_FLUX><FICHE><NUMERO_FICHE>RNCP99001</NUMERO_FICHE>
<INTITULE>Artisan boulanger en circuit court</INTITULE>
<ABREGE><CODE>TP</CODE><INTITULE>Titre</INTITULE></ABREGE>
<CERTIFICATEURS>
<CERTIFICATEUR><SIRET_CERTIFICATEUR>1</SIRET_CERTIFICATEUR><NOM_CERTIFICATEUR>École du pain</NOM_CERTIFICATEUR></CERTIFICATEUR>
<CERTIFICATEUR><NOM_CERTIFICATEUR>Moulin-École</NOM_CERTIFICATEUR></CERTIFICATEUR>
</CERTIFICATEURS>
<ACTIVITES_VISEES>&lt;p&gt;Vente&lt;/p&gt;</ACTIVITES_VISEES>
<BLOCS_COMPETENCES>
<BLOC_COMPETENCES><CODE>RNCP99001BC01</CODE><LIBELLE>Fabriquer du pain</LIBELLE>
<LISTE_COMPETENCES>&lt;p&gt;   &lt;br&gt;C1.1 Choisir ses farines   selon leur provenance  &lt;/p&gt;&lt;p&gt;C1.2 Conduire une
fermentation &lt;br&gt;lente et régulière&lt;/p&gt;</LISTE_COMPETENCES>
<MODALITES_EVALUATION>&lt;p&gt;Soutenance orale devant un jury.&lt;/p&gt;</MODALITES_EVALUATION></BLOC_COMPETENCES>
<BLOC_COMPETENCES><CODE>RNCP99001BC02</CODE><LIBELLE>Vendre sa production </LIBELLE>
<LISTE_COMPETENCES><![CDATA[<ul><li>Fixer ses prix</li><li>Animer un point de vente</li></ul>]]></LISTE_COMPETENCES>
<MODALITES_EVALUATION>Étude de cas écrite</MODALITES_EVALUATION></BLOC_COMPETENCES>
<BLOC_COMPETENCES><CODE>RNCP99001BC03</CODE><LIBELLE>Gérer</LIBELLE>
<LISTE_COMPETENCES>&lt;p&gt;- Tenir une comptabilité&lt;br /&gt;- Suivre ses stocks&lt;/p&gt;</LISTE_COMPETENCES></BLOC_COMPETENCES>
</BLOCS_COMPETENCES></FICHE></FICHES>
"""


def read(text: str) -> Proposal:
    return read_rncp(text.encode(), "fiche.xml")


def test_blocs_and_competences_are_read_and_modalites_with_them() -> None:
    rubric = read(BAKERY).rubric
    assert (rubric.title, rubric.certifier) == ("Artisan boulanger en circuit court", "École du pain ; Moulin-École")
    assert [(block.id, block.title, block.competencies) for block in rubric.blocks] == [
        ("RNCP99001BC01", "Fabriquer du pain", ("C1.1", "C1.2")),
        ("RNCP99001BC02", "Vendre sa production", ("C3", "C4")),
        ("RNCP99001BC03", "Gérer", ("C5", "C6")),
    ]
    assert [competency.statement for competency in rubric.competencies] == [
        "Choisir ses farines selon leur provenance",
        "Conduire une fermentation lente et régulière",
        "Fixer ses prix",
        "Animer un point de vente",
        "Tenir une comptabilité",
        "Suivre ses stocks",
    ]
    assert [(a.text, a.mode, a.competencies) for a in rubric.assessments] == [
        ("Soutenance orale devant un jury.", ("oral",), ("C1.1", "C1.2")),
        ("Étude de cas écrite", ("written",), ("C3", "C4")),
    ]


def test_it_says_that_there_are_no_criteria_and_what_has_no_place() -> None:
    proposal = read(BAKERY)
    assert proposal.rubric.criteria == ()
    assert proposal.doubts[0].text.startswith("Une fiche RNCP ne porte pas de critères d'évaluation")
    assert [piece.text for piece in proposal.unplaced] == ["Vente"]
    assert proposal.lines[proposal.unplaced[0].line - 1] == "Vente"
    assert 0.9 < proposal.placed < 1


def test_a_fiche_may_be_the_whole_file() -> None:
    inside = BAKERY[BAKERY.index("<FICHE>") : BAKERY.index("</FICHES>")]
    assert read(inside).rubric == read(BAKERY).rubric


TWO = BAKERY.replace("</FICHE>", "</FICHE><FICHE><NUMERO_FICHE>RNCP2</NUMERO_FICHE></FICHE>")
BOMB = """<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><FICHE><INTITULE>&b;</INTITULE></FICHE>"""
AWAY = """<?xml version="1.0"?><!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><FICHE><INTITULE>&x;</INTITULE></FICHE>"""
EMPTY = "<FICHE><NUMERO_FICHE>RS7</NUMERO_FICHE><INTITULE>Tenir un four</INTITULE></FICHE>"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (TWO, "fiche.xml : le fichier contient 2 fiches (RNCP99001, RNCP2) ; n'en garder qu'une."),
        ("<FICHE>", "fiche.xml : le XML est mal formé ; exporter la fiche de nouveau."),
        ("<a/>", "fiche.xml : ce XML n'est pas un export du RNCP ; il y manque l'élément « FICHE »."),
        (BOMB, "fiche.xml : le XML porte une définition DOCTYPE, que Critérium refuse ; l'enlever."),
        (AWAY, "fiche.xml : le XML porte une définition DOCTYPE, que Critérium refuse ; l'enlever."),
        (EMPTY, "fiche.xml : la fiche RS7 ne décrit aucun bloc de compétences ; il n'y a rien à importer."),
        ("<FICHE/>", "fiche.xml : la fiche sans numéro n'a pas d'intitulé ; exporter la fiche de nouveau."),
    ],
)
def test_what_cannot_be_read_is_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        read(text)
    assert str(refused.value) == sentence


def test_the_export_of_every_fiche_is_too_large() -> None:
    with pytest.raises(UserError, match="dépasse 32 Mo"):
        read_rncp(b" " * (32 * 1024 * 1024 + 1), "fiches.xml")


WORDS = st.lists(st.sampled_from(["prix", "four", "stock", "pâte", "& sel", "1 < 2"]), min_size=2, max_size=6).map(
    " ".join
)


@given(st.lists(WORDS, min_size=1, max_size=5, unique=True))
def test_each_item_of_a_list_is_a_competence_word_for_word(statements: list[str]) -> None:
    statements = [f"Gérer {statement}" for statement in statements]
    listed = "".join(f"<li>{escape(statement)}</li>" for statement in statements)
    content = f"<BLOC_COMPETENCES><CODE>BC01</CODE><LIBELLE>Gérer une boulangerie</LIBELLE><LISTE_COMPETENCES>{escape(f'<ul>{listed}</ul>')}</LISTE_COMPETENCES></BLOC_COMPETENCES>"
    rubric = read(f"<FICHE><INTITULE>Boulanger</INTITULE>{content}</FICHE>").rubric
    assert [competency.statement for competency in rubric.competencies] == statements
