"""Pseudonyms by themselves: what is replaced, what stays, and the way back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dossier.dossier import Dossier, Page
from assistant.dossier.passage import Passage
from assistant.drafting.masking.contacts import contacts
from assistant.drafting.masking.masking import Masking
from assistant.drafting.masking.unmasking import still_stands
from evals.masking import measured

COVER = "Candidat : Élodie Ménard\n\nTuteur : Paul Vasseur\n"


def dossier(*texts: str) -> Dossier:
    """A dossier of one page a text, one passage a page."""
    return Dossier(
        file="d.txt",
        sha256="0" * 64,
        format="text",
        reader="0",
        pages=tuple(Page(number=number, text=text) for number, text in enumerate(texts, start=1)),
        passages=tuple(
            Passage(id=f"p{number}-1", page=number, text=text, start=0, end=len(text))
            for number, text in enumerate(texts, start=1)
        ),
    )


def masked(text: str) -> str:
    """What leaves of a text that stands after two pages of cover."""
    return Masking(dossier(COVER, "Sommaire", text)).dossier.passages[2].text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Élodie MÉNARD a signé.", "[CANDIDAT] a signé."),
        ("ELODIE MENARD a signé.", "[CANDIDAT] a signé."),
        ("E\u0301lodie Me\u0301nard a signé.", "[CANDIDAT] a signé."),
        ("Le bilan d'Élodie, validé par M. Vasseur.", "Le bilan d'[CANDIDAT], validé par M. [PERSONNE 1]."),
        ("Ménard et Vasseur sont d'accord.", "[CANDIDAT] et [PERSONNE 1] sont d'accord."),
        ("La Boulangerie Vasseur livre.", "La Boulangerie Vasseur livre."),
        ("Vasseur Traiteur livre, rue Ménard.", "Vasseur Traiteur livre, rue Ménard."),
        (
            "Selon Philip Kotler (2016), Paul Smith et M. Porter.",
            "Selon Philip Kotler (2016), Paul Smith et M. Porter.",
        ),
        ("Écrire à elodie.menard@exemple.fr.", "Écrire à [COURRIEL 1]."),
        ("linkedin.com/in/elodie-menard", "[PROFIL 1]"),
        ("Tél. +33 (0)6 12 34 56 78", "Tél. [TÉLÉPHONE 1]"),
        ("21 rue de la Paix, 75002 Paris", "[ADRESSE 1]"),
        ("N° étudiant : 21904567", "N° étudiant : [NUMÉRO 1]"),
        ("Le chiffre d'affaires est de 01 234 567 € en 2026.", "Le chiffre d'affaires est de 01 234 567 € en 2026."),
        ("Le SIRET est 384 560 942 00012.", "Le SIRET est 384 560 942 00012."),
        ("Mme la Directrice et Monsieur le Maire.", "Mme la Directrice et Monsieur le Maire."),
        ("M. X et Mme Y ont répondu.", "M. X et Mme Y ont répondu."),
        ("Candidat : Les Six Fermes ; Prix : 4", "Candidat : Les Six Fermes ; Prix : 4"),
        ("De 12 à +450 puis +12 500 000 €", "De 12 à +450 puis +12 500 000 €"),
        ("Tél. +212 6 61 22 33 44", "Tél. [TÉLÉPHONE 1]"),
        ("Tél. (+33) 6·11·22·33·44, poste 36", "Tél. [TÉLÉPHONE 1]"),
        ("Portable : 06 112 233 44", "Portable : [TÉLÉPHONE 1]"),
        (
            "Le filtre de référence 06 11 22 33 44 et l'article 0611223345 se vendent.",
            "Le filtre de référence 06 11 22 33 44 et l'article 0611223345 se vendent.",
        ),
        (
            "Étudiante (n° 22001122), carte étudiante E-40 18 2277",
            "Étudiante (n° [NUMÉRO 2]), carte étudiante [NUMÉRO 1]",
        ),
        ("N° candidat : CF/24/0096-R", "N° candidat : [NUMÉRO 1]"),
        ("INE : 1 234 567 890 A", "INE : [NUMÉRO 1]"),
        ("Née à Laval (Mayenne), le 04.11.1989", "Née à Laval (Mayenne), le [NUMÉRO 1]"),
        ("14, Grand'Rue, 67000 Strasbourg", "[ADRESSE 1]"),
        ("Chez Mme Roy\nLe Petit Val\nRoute du Port\n44000 Nantes", "[ADRESSE 1]"),
        ("HLM Les Pins, escalier 4,\n12 rue Haute\n44000 NANTES", "[ADRESSE 1]"),
        ("Elle donne 12 cours par semaine, place du Marché.", "Elle donne 12 cours par semaine, place du Marché."),
        ("M. d'Hauteville et Mme de la Ferrière", "M. [PERSONNE 2] et Mme [PERSONNE 3]"),
        ("Merci à Zbyszka, dite Zaza. Zaza a relu.", "Merci à [PERSONNE 3], dite [PERSONNE 2]. [PERSONNE 2] a relu."),
        ("Merci à Boisvert. J'achète chez Boisvert.", "Merci à Boisvert. J'achète chez Boisvert."),
        ("Ma cousine Ozanne aide ; Ozanne compte.", "Ma cousine [PERSONNE 2] aide ; [PERSONNE 2] compte."),
        ("Jury : Nowicki A., Perrot C.", "Jury : [PERSONNE 2]., [PERSONNE 3]."),
        ("É. M. valide, E. Ménard signe, Élodie M. part.", "[CANDIDAT] valide, [CANDIDAT] signe, [CANDIDAT] part."),
        ("Mme D. a répondu quatre fois.", "Mme [PERSONNE 2] a répondu quatre fois."),
        ("Voir bilan_MENARD_v2.pdf et elodie-oral.pptx.", "Voir bilan_[CANDIDAT]_v2.pdf et [CANDIDAT]-oral.pptx."),
        ("Le tri est confié à Souleymane.", "Le tri est confié à [PERSONNE 2]."),
        ("Le casque parle à Alexa, à Siri et à Claude.", "Le casque parle à Alexa, à Siri et à Claude."),
        ("Ni Karim Vael ni Philip Kotler ne le disent.", "Ni Karim Vael ni Philip Kotler ne le disent."),
        ("J'ai vendu chez Vasseur, une enseigne.", "J'ai vendu chez Vasseur, une enseigne."),
    ],
)
def test_people_and_contacts_are_replaced_and_others_stay(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_the_same_person_has_the_same_placeholder_everywhere() -> None:
    text = masked("Mme Roy ouvre. Sophie Roy ferme. Mme Roy part, puis M. Petit arrive.")
    assert text == "Mme [PERSONNE 2] ouvre. [PERSONNE 2] ferme. Mme [PERSONNE 2] part, puis M. [PERSONNE 3] arrive."


def test_a_name_over_two_lines_of_a_cover_is_one_name() -> None:
    masking = Masking(dossier("Présenté par\nNGUYEN THI\nThanh Huong\n", "Huong et NGUYEN THI Thanh Huong"))
    assert masking.dossier.passages[1].text == "[CANDIDAT] et [CANDIDAT]"


def test_fields_that_a_reader_put_in_one_line_are_still_fields() -> None:
    cover = "Nom : Benzara Prénom : Yasmine Née le 3 mai 1999 N° étudiant : 21904567 14 rue Haute 37000 Tours, tél. 06 11 22 33 44"
    cover += " Tuteur : Julien Marchal Jury : Mme Lefort, M. N'Guyen"
    shown = Masking(dossier(cover)).dossier.passages[0].text
    assert shown == (
        "Nom : [CANDIDAT] Prénom : [CANDIDAT] Née le [NUMÉRO 2] N° étudiant : [NUMÉRO 1] [ADRESSE 1], tél. [TÉLÉPHONE 1]"
        " Tuteur : [PERSONNE 1] Jury : Mme [PERSONNE 2], M. [PERSONNE 3]"
    )


def test_a_double_name_is_found_by_its_halves_and_its_short_forms() -> None:
    cover = "Candidat : Jean-Philippe KERMOR-VALOIS\n\nTuteur : Abdelkrim Sayeh\n"
    text = "Kermor-\nValois, Valois, JP, Jean-Phi, J.-P. K.-V. et Abdel"
    masking = Masking(dossier(cover, "Sommaire", text))
    assert masking.dossier.passages[2].text == (
        "[CANDIDAT], [CANDIDAT], [CANDIDAT], [CANDIDAT], [CANDIDAT] et [PERSONNE 1]"
    )


def test_nothing_else_of_the_file_goes_with_the_passages() -> None:
    whole = dossier(COVER, "Élodie Ménard").model_copy(update={"file": "menard.pdf"})
    shown = Masking(whole).dossier.model_dump_json()
    assert "nard" not in shown and "Vasseur" not in shown


def test_titles_above_a_passage_are_replaced_too() -> None:
    whole = dossier(COVER, "Texte")
    titled = whole.model_copy(
        update={
            "passages": (
                whole.passages[0],
                whole.passages[1].model_copy(update={"path": ("Le poste d'Élodie Ménard",)}),
            )
        }
    )
    assert Masking(titled).dossier.passages[1].path == ("Le poste d'[CANDIDAT]",)


def test_a_quote_comes_back_with_the_very_form_of_each_name() -> None:
    text = "Le 3 mai, MÉNARD Élodie et Mme Vasseur-Roy ont reçu Ménard père ; Élodie a tout noté dans le registre."
    masking = Masking(dossier(COVER, text))
    for quote, restored in (
        ("[CANDIDAT] a tout noté dans le registre", "Élodie a tout noté dans le registre"),
        ("Le 3 mai, [CANDIDAT] et Mme [PERSONNE 2] ont reçu", "Le 3 mai, MÉNARD Élodie et Mme Vasseur-Roy ont reçu"),
        ("a tout noté dans le registre", "a tout noté dans le registre"),
        ("[CANDIDAT] n'a rien noté du tout", "Élodie Ménard n'a rien noté du tout"),
    ):
        assert masking.restored_quote(quote, "p2-1") == restored


def test_placeholders_are_known_however_a_model_writes_them_and_unknown_ones_stay() -> None:
    masking = Masking(dossier(COVER, "Tél. 06 11 22 33 44"))
    said = "[Candidate] et [personne 1], PERSONNE 1, [TELEPHONE 1], [PERSONNE 9], une personne 1 fois."
    assert masking.restored(said) == (
        "Élodie Ménard et Paul Vasseur, Paul Vasseur, 06 11 22 33 44, [PERSONNE 9], une personne 1 fois."
    )


@pytest.mark.parametrize(
    "said",
    ["[PERSONNE 1]", "[Personnes 1]", "[PERSON 1]", "[Persona 1]", r"\[PERSONNE 1\]", "[PERSONNE_1]", "[PERSONNE n° 1]",
     "[ PERSONNE\n1 ]", "[PERSONNE-1]", "PERSONNE_1"],
)  # fmt: skip
def test_a_placeholder_that_a_model_bends_splits_or_translates_is_a_name_again(said: str) -> None:
    masking = Masking(dossier(COVER, "Paul Vasseur a relu le budget de mai, puis celui de juin, ligne à ligne."))
    assert masking.restored(f"Avec {said}, tout va.") == "Avec Paul Vasseur, tout va."
    quote = masking.restored_quote(f"{said} a relu le budget de mai", "p2-1")
    assert quote == "Paul Vasseur a relu le budget de mai"


def test_two_placeholders_in_one_bracket_are_two_names() -> None:
    masking = Masking(dossier(COVER, "Paul Vasseur"))
    assert masking.restored("[CANDIDAT] [PERSONNE 1 et PERSONNE 1]") == "Élodie Ménard [Paul Vasseur et Paul Vasseur]"


def test_a_placeholder_that_the_candidate_wrote_stands_for_itself() -> None:
    masking = Masking(dossier(COVER, "Le modèle dit [CANDIDAT] partout, [PERSONNE 1] aussi."))
    text = masking.dossier.passages[1].text
    assert text == "Le modèle dit [MENTION 1] partout, [MENTION 2] aussi."
    assert masking.restored(text) == "Le modèle dit [CANDIDAT] partout, [PERSONNE 1] aussi."


WORDS = st.sampled_from(
    ["Élodie", "Ménard", "MÉNARD", "Paul", "Vasseur", "Mme", "M.", "le", "rue", "12", "06 11 22 33 44", "[CANDIDAT]", "a@b.fr",
     "et", "Roy", "d'", "\n", ",", "Tuteur :", "N'Guyen", "e\u0301", "\u200b", "«", "(2016)", "de", "X"]
)  # fmt: skip


def test_a_message_with_other_placeholders_than_today_s_is_told() -> None:
    masking = Masking(dossier(COVER, "Paul Vasseur a relu le budget avec Élodie."))
    sent = "<dossier-x>\n[p1-1] Candidat : [CANDIDAT]\n\nTuteur : [PERSONNE 1]\n"
    sent += "[p2-1] [PERSONNE 1] a relu avec [CANDIDAT].\n</dossier-x>"
    assert still_stands(sent, masking)
    assert not still_stands(sent.replace("[p2-1] [PERSONNE 1]", "[p2-1] [PERSONNE 2]"), masking)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_what_was_replaced_and_what_was_not_make_the_text_again(text: str) -> None:
    masking = Masking(dossier(COVER, text or "x"))
    at, rebuilt, spans = 0, "", masking.spans(text)
    for start, end in spans:
        assert at <= start < end <= len(text)
        rebuilt += text[at:start] + "\0"
        at = end
    assert (rebuilt + text[at:]).split("\0") == _between(masking.masked(text), len(spans))


def _between(text: str, count: int) -> list[str]:
    """The pieces around the placeholders of a masked text."""
    pieces = re.split(r"\[(?:CANDIDAT|PERSONNE|ADRESSE|TÉLÉPHONE|COURRIEL|NUMÉRO|PROFIL|MENTION)(?: \d+)?\]", text)
    assert len(pieces) == count + 1
    return pieces


@given(st.text(max_size=200))
def test_any_text_is_replaced_without_a_stumble(text: str) -> None:
    masking = Masking(dossier(text or "x", text or "x"))
    for start, end in masking.spans(text):
        assert 0 <= start < end <= len(text)
    for contact in contacts(text):
        assert 0 <= contact.start < contact.end <= len(text)
    masking.restored(text)
    masking.restored_quote(text, "p1-1")


def test_the_synthetic_texts_are_replaced_as_well_as_was_measured() -> None:
    """A change for the worse is noticed; the figures are those of ``python -m evals.masking``."""
    tuning, aside = measured("tuning"), measured("aside")
    missed, lost, needless = (
        (tuning.missed.total(), aside.missed.total()),
        (tuning.lost, aside.lost),
        tuning.needless + aside.needless,
    )
    del tuning, aside  # a failure shows counts, not the items of texts that nobody is to read
    assert missed[0] <= 15 and missed[1] <= 23
    assert lost[0] <= 23 and lost[1] <= 30
    assert needless <= 18
