"""People whom a dossier names: on its cover, in minutes, lists, messages and files; and who is left alone."""

import pytest

from assistant.drafting.masking.masking import Masking
from tests.drafting.masking.test_masking import dossier, masked


def beside(cover: str, text: str) -> str:
    """What leaves of a text that stands after that cover and a page of contents."""
    return Masking(dossier(cover, "Sommaire", text)).dossier.passages[2].text


@pytest.mark.parametrize(
    ("cover", "text", "shown"),
    [
        ("Oksana TKACHENKO (groupe B)", "Oksana a codé, TKACHENKO a relu.", "[CANDIDAT] a codé, [CANDIDAT] a relu."),
        ("2) Bertille Ekambi   bertille.ekambi@exemple.fr", "Avis d'Ekambi.", "Avis d'[CANDIDAT]."),
        ("Par\nSoraya d'Almeida e Costa VIEIRA", "Mme Vieira a signé.", "Mme [CANDIDAT] a signé."),
        ("NOM : DOS REIS\nPRENOM : ANA LUISA", "Ana-Luisa Dos Reis signe.", "[CANDIDAT] signe."),
        ("Candidate ....... Zoé LEFORT--MARAIS", "Lefort--Marais Zoé", "[CANDIDAT]"),
        ("LÊ Thanh Tùng\ntung.lethanh@exemple.fr", "Merci, dit Thanh Tùng.", "Merci, dit [CANDIDAT]."),
    ],
)
def test_a_name_of_the_cover_is_found_whatever_its_first_name(cover: str, text: str, shown: str) -> None:
    assert beside(cover, text) == shown


@pytest.mark.parametrize(
    "title",
    ["Bachelor COMMERCE", "Parcours CYBERSÉCURITÉ", "Dossier PROFESSIONNEL", "Groupe SEB", "Académie de VERSAILLES",
     "RAPPORT D'ACTIVITÉ", "Analyse FINANCIÈRE", "Résidence Les Lilas", "Licence MIASHS", "BUT Gestion LOGISTIQUE"],
)  # fmt: skip
def test_a_title_of_the_cover_is_no_name(title: str) -> None:
    masking = Masking(dossier(f"{title}\n\nCandidat : Élodie Ménard\n"))
    assert masking.dossier.passages[0].text == f"{title}\n\nCandidat : [CANDIDAT]\n"


MINUTES = "EM : le stock est bon.\nPV : on vérifie lundi.\nEM : d'accord avec PV.\nRH : rien."


def test_letters_that_open_the_lines_of_minutes_are_people() -> None:
    shown = masked(MINUTES)
    assert shown == (
        "[CANDIDAT] : le stock est bon.\n[PERSONNE 1] : on vérifie lundi.\n"
        "[CANDIDAT] : d'accord avec [PERSONNE 1].\nRH : rien."
    )


def test_letters_elsewhere_are_no_people() -> None:
    assert masked("Le PV de réception, signé en EM.") == "Le PV de réception, signé en EM."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("06:45 ÉLODIE M : rien à dire", "06:45 [CANDIDAT] : rien à dire"),
        ("Mme L a chanté, M. V.-T. aussi.", "Mme [PERSONNE 2] a chanté, M. [PERSONNE 3] aussi."),
        ("menard_elo 09:14 > oui, elodie.m arrive", "[CANDIDAT] 09:14 > oui, [CANDIDAT] arrive"),
        ("Voir https://exemple.fr/equipe/paul-vasseur ici.", "Voir [PERSONNE 1] ici."),
        ("Voir www.menard.fr/tarifs et vasseur.com", "Voir www.menard.fr/tarifs et vasseur.com"),
        ("Tous l'appellent Lolotte. Lolotte rit.", "Tous l'appellent [PERSONNE 2]. [PERSONNE 2] rit."),
        ("Photo : Paul, Hyacinthe-Aimé, Peyote et Élodie.", "Photo : [PERSONNE 1], [PERSONNE 3], [PERSONNE 2] et [CANDIDAT]."),
        ("Le Dr Bui et Bui Thi Kim Lan.", "Le Dr [PERSONNE 2] et [PERSONNE 2]."),
        ("Je soussigné Yann KERLEO DE LA VILLE MARIN, P. Kerleo de La Ville Marin",
         "Je soussigné [PERSONNE 2], P. [PERSONNE 2]"),
        ("Merci encore. Yvette P.", "Merci encore. [PERSONNE 2]."),
        ("Présents : Anne-Lise dite Nana, Paul Vasseur", "Présents : [PERSONNE 2] dite [PERSONNE 3], [PERSONNE 1]"),
        ("Le bilan de Vas-\nseur, et V A S S E U R", "Le bilan de [PERSONNE 1], et [PERSONNE 1]"),
        ("ok, elodie arrive, dit paul vasseur", "ok, [CANDIDAT] arrive, dit [PERSONNE 1]"),
        ("LE STAGE DE MENARD EST FINI", "LE STAGE DE [CANDIDAT] EST FINI"),
        ("elodie.menard (arobase) exemple (point) fr", "[COURRIEL 1]"),
        ("Ginette (elle y tient) parle fort.", "[PERSONNE 2] (elle y tient) parle fort."),
    ],
)  # fmt: skip
def test_people_of_the_body_are_replaced(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "La théorie de Fred Davos et la loi de Jean Leonard fixent le cadre.",
        "J'ai lu Naomi Fell, puis le roman de Victor Castan.",
        "Elle fut fondée en 1923 par Adolphe Leray.",
        "Stéphane Maris, l'animateur de télévision, vient.",
        "L'étude Vasseur, Ménard et Associés reçoit.",
        "L'EHPAD Victor et Hélène Vasseur compte 80 lits.",
        "Leroy Merlin et Petit Bateau vendent.",
        "- Thomas Fiutard, *Le médiateur dans l'arène*",
        "Livraison à domicile : 6,50 €.",
    ],
)
def test_authors_companies_and_founders_stay(text: str) -> None:
    assert masked(text) == text


def test_a_number_in_one_row_with_a_name_is_replaced() -> None:
    cover = "1) Oksana TKACHENKO   p2301111   oksana.t@exemple.fr\nRéférence p2309999"
    assert Masking(dossier(cover)).dossier.passages[0].text == (
        "1) [CANDIDAT]   [NUMÉRO 1]   [COURRIEL 1]\nRéférence p2309999"
    )


def test_names_side_by_side_on_a_cover_are_each_found_and_a_feast_is_nobody() -> None:
    cover = "Yacine BOUZID | Hyun-Ji PARK\n\nTuteur : M. Jérôme NOËL"
    assert beside(cover, "Hyun-Ji chiffre. À Noël, tout ferme, dit M. Noël.") == (
        "[PERSONNE 2] chiffre. À Noël, tout ferme, dit M. [PERSONNE 1]."
    )


def test_a_candidate_who_has_a_public_figure_s_name_is_replaced() -> None:
    assert beside("Candidate : Marie CURIE", "Marie Curie a signé.") == "[CANDIDAT] a signé."


@pytest.mark.parametrize(
    "text",
    [
        "Responsable logistique : {}",
        "De : {}",
        "Validé par {} le 3 mai.",
        "Entretien avec {}, le 3 mai",
        "Bien cordialement,\n{}",
        "{} : « oui »",
        "J'ai vu {} (comptable).",
        "{} | vendeur | 35 h",
    ],
)
def test_a_first_name_that_no_list_has_is_known_by_where_it_stands(text: str) -> None:
    assert masked(text.format("Ghjuvan Santoni")) == text.format("[PERSONNE 2]")
    assert masked(text.format("Ghjuvan SANTONI")) == text.format("[PERSONNE 2]")


@pytest.mark.parametrize(
    "text",
    [
        "Outil de pilotage : Google Analytics",
        "Responsable : Service Qualité du service, pour la qualité",
        "Entretien avec Bpifrance Création, pour la création",
        "Contact : Office Municipal",
        "Bonjour Madame,",
        "Bonjour à tous,",
        "Cordialement,\nLa Direction",
        "Tableau 3 – Matrice SWOT",
        "3.1 Objectifs SMART",
        "Analyse PESTEL et Méthode AGILE",
    ],
)
def test_what_stands_there_and_is_nobody_stays(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("cover", "text"),
    [
        ("Candidate : Julie MARTIN", "Une Aston Martin, rue Henri-Martin, chez Martin & Fils."),
        ("Candidate : Florence PARIS", "Le siège est à Paris, la ville de Paris vote. Paris, le 3 mai"),
        ("Candidate : Claire PETIT", "Petit à petit, Petit Bateau vend. Petit déjeuner à 9 h."),
        ("Candidat : Paul DUBOIS", "Kotler et Dubois (2019), puis Dubois B. (2012)."),
        ("Candidat : Victor HUGO", "La place Victor-Hugo et l'hôpital Victor Hugo."),
    ],
)
def test_a_town_a_brand_an_author_or_a_street_of_the_same_name_stays(cover: str, text: str) -> None:
    assert beside(cover, text) == text
