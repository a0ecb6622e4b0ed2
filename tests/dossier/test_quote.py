"""What counts as the same words, and what does not."""

import unicodedata

import pytest

from assistant.dossier.quote import as_written, find_quote
from tests.dossier.conftest import Make

TEXT = (
    "L’équipe a vendu 12 480 bocaux en 2025, soit « un tiers de plus » qu’en 2024 – c’est l’effet des dégustations. "
    "Le prix reste à 5,90 € : personne n’a rien fait d’autre."
)


def quoted(quote: str, make: Make, text: str = TEXT) -> str | None:
    """The stretch of the text that the quote's anchor covers, None when it is not found."""
    found = find_quote(quote, make(text))
    return text[found[0].start : found[0].end] if found else None


@pytest.mark.parametrize(
    ("quote", "covered"),
    [
        ("L'équipe a vendu", "L’équipe a vendu"),
        ("L‘équipe a vendu", "L’équipe a vendu"),
        ('soit "un tiers de plus" qu\'en 2024', "soit « un tiers de plus » qu’en 2024"),
        ("soit “un tiers de plus” qu’en 2024", "soit « un tiers de plus » qu’en 2024"),
        ("soit «un tiers de plus» qu’en 2024", "soit « un tiers de plus » qu’en 2024"),
        ("en 2024 — c’est l’effet", "en 2024 – c’est l’effet"),
        ("en 2024 - c’est l’effet", "en 2024 – c’est l’effet"),
        ("vendu 12\u00a0480 bocaux", "vendu 12 480 bocaux"),
        ("vendu 12\u202f480\nbocaux", "vendu 12 480 bocaux"),
        ("Le prix reste à 5,90 €: personne", "Le prix reste à 5,90 € : personne"),
        ("le PRIX reste à 5,90", "Le prix reste à 5,90"),
        ("« L’équipe a vendu 12 480 bocaux »", "L’équipe a vendu 12 480 bocaux"),
        ("rien fait d’autre.", "rien fait d’autre"),
        ("un\u200btiers de plus", "un tiers de plus"),
    ],
)
def test_typography_is_forgiven(quote: str, covered: str, passages: Make) -> None:
    assert quoted(quote, passages) == covered


@pytest.mark.parametrize(
    ("quote", "text", "covered"),
    [
        ("l’effet efficace du réseau", "C’est l’eﬀet eﬃcace du réseau.", "l’eﬀet eﬃcace du réseau"),
        ("l’eﬀet eﬃcace du réseau", "C’est l’effet efficace du réseau.", "l’effet efficace du réseau"),
        ("le 1er septembre 2026", "Ouverture le 1ᵉʳ septembre 2026.", "le 1ᵉʳ septembre 2026"),
        ("la communication locale", "Un plan pour la commu\u00adnication locale.", "la commu\u00adnication locale"),
        ("un fichier clients", "Il tient un\u00a0fichier\u2009clients.", "un\u00a0fichier\u2009clients"),
        (
            "actions suivantes une affiche",
            "Voici les actions suivantes\n• une affiche",
            "actions suivantes\n• une affiche",
        ),
    ],
)
def test_ligatures_soft_hyphens_and_bullets_are_forgiven(quote: str, text: str, covered: str, passages: Make) -> None:
    assert quoted(quote, passages, text) == covered


def test_a_quote_with_decomposed_accents_is_found(passages: Make) -> None:
    assert quoted(unicodedata.normalize("NFD", "l’effet des dégustations"), passages) == "l’effet des dégustations"


@pytest.mark.parametrize(
    "quote",
    [
        "L’équipe a écoulé 12 480 bocaux",
        "L’équipe a vendu 12 840 bocaux",
        "vendu 12 480 bocaux en 2026",
        "un tiers de moins",
        "L’équipe avait vendu",
        "vendu 12 480 bocaux […] c’est l’effet des dégustations",
        "Le prix reste à 5.90 €",
        "personne n’a rien fait d’autre part",
        "l’equipe a vendu",
    ],
)
def test_a_paraphrase_or_another_figure_is_refused(quote: str, passages: Make) -> None:
    assert find_quote(quote, passages(TEXT)) == ()


@pytest.mark.parametrize(
    "quote",
    [
        "équipe a vendu 12 480 boc",
        "quipe a vendu 12 480 bocaux",
        "2 480 bocaux en 2025",
        "480 bocaux en 2025",
        "L’équipe a vendu 12",
        "90 € : personne n’a rien",
        "Le prix reste à 5",
        "vendu 12 480 bocaux en 20",
    ],
)
def test_a_quote_that_cuts_a_word_or_a_number_in_two_is_refused(quote: str, passages: Make) -> None:
    assert find_quote(quote, passages(TEXT)) == ()


@pytest.mark.parametrize("text", ["Nous étions en 2025 480 bocaux plus tôt.", "Il en reste : 480 bocaux plus tôt."])
def test_a_number_after_a_year_or_a_colon_is_whole(text: str, passages: Make) -> None:
    assert quoted("480 bocaux plus tôt", passages, text) == "480 bocaux plus tôt"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("nous avons servi 125 clients", "Nous avons servi 12 5 clients."),
        ("nous avons servi 12 5 clients", "Nous avons servi 125 clients."),
        ("nous avons servi 2140 repas", "Nous avons servi 21 40 repas."),
        ("nous avons servi 125 clients", "Nous avons servi 12 • 5 clients."),
        ("nous avons servi 12480 clients", "Nous avons servi 12\n480 clients."),
        ("servi en 2025480 clients réguliers", "Nous avons servi en 2025 480 clients réguliers."),
        ("dans les salles 12,5 clients", "Il y a dans les salles 12, 5 clients."),
        ("la surface atteint 102 mètres", "La surface atteint 10² mètres."),
        ("la surface atteint 10² mètres", "La surface atteint 102 mètres."),
        ("un écart de 10-2 mètre", "Un écart de 10⁻² mètre."),
        ("une part de 21⁄2 tonnes", "Une part de 2½ tonnes."),
    ],
)
def test_figures_that_stand_apart_are_no_number(quote: str, text: str, passages: Make) -> None:
    assert find_quote(quote, passages(text)) == ()
    assert quoted(text.strip("."), passages, text) == text.strip(".")


@pytest.mark.parametrize(
    ("quote", "text", "covered"),
    [
        ("vendu 12480 bocaux", "Nous avons vendu 12 480 bocaux.", "vendu 12 480 bocaux"),
        ("vendu 12 480 bocaux", "Nous avons vendu 12480 bocaux.", "vendu 12480 bocaux"),
        ("vendu 1 250 000 bocaux", "Nous avons vendu 1\u00a0250\u202f000 bocaux.", "vendu 1\u00a0250\u202f000 bocaux"),
        ("vendu 12 480 bocaux", "Nous avons vendu 12\n480 bocaux.", "vendu 12\n480 bocaux"),
        ("vendu 480 bocaux", "Nous avons vendu 4\u200b80 bocaux.", "vendu 4\u200b80 bocaux"),
        ("les 120 m2 du local", "Nous louons les 120 m² du local.", "les 120 m² du local"),
        ("la part de CO2 émise", "Nous mesurons la part de CO₂ émise.", "la part de CO₂ émise"),
    ],
)
def test_the_space_of_a_thousand_and_a_raised_figure_after_a_letter_are_forgiven(
    quote: str, text: str, covered: str, passages: Make
) -> None:
    assert quoted(quote, passages, text) == covered


@pytest.mark.parametrize(
    ("quote", "found"), [("Affiches | 12 | 480 | 3", 1), ("Affiches 12 480 3", 1), ("Affiches 124803", 0)]
)
def test_figures_of_two_cells_are_no_number(quote: str, found: int, passages: Make) -> None:
    row = "Poste : Affiches ; Lots : 12 ; Prix : 480 ; Jours : 3"
    table = [passage.model_copy(update={"kind": "table"}) for passage in passages(row)]
    assert len(find_quote(quote, table)) == found


def test_figures_over_a_passage_end_are_no_number(passages: Make) -> None:
    both = passages("La réunion dure jusqu’à 12", "5 clients sont venus.")
    assert find_quote("dure jusqu’à 125 clients sont venus", both) == ()
    assert len(find_quote("dure jusqu’à 12 5 clients sont venus", both)) == 2


def test_a_quote_is_shown_in_the_dossier_s_own_words(passages: Make) -> None:
    texts = ("Il a vendu\n12\u00a0480 bocaux « d’ici »", "et 120 m² de toile.")
    both = passages(*texts)
    assert as_written(find_quote('a vendu 12480 bocaux "d\'ici"', both), both) == "a vendu 12\u00a0480 bocaux « d’ici"
    assert as_written(find_quote("bocaux “d’ici” et 120 m2", both), both) == "bocaux « d’ici » et 120 m²"
    assert as_written((), both) == ""


@pytest.mark.parametrize("quote", ["", "   ", "«  »", "2025", "bocaux", "en 2025,", "a — b – c…"])
def test_a_quote_of_a_few_letters_proves_nothing(quote: str, passages: Make) -> None:
    assert find_quote(quote, passages(TEXT)) == ()


def test_a_word_that_stands_whole_further_on_is_found_there(passages: Make) -> None:
    text = "Les surcommandes sont rares ; les commandes sont rares aussi."
    found = find_quote("commandes sont rares", passages(text))
    assert [(anchor.start, anchor.end) for anchor in found] == [(34, 54)]


def test_the_cited_passage_comes_first_then_any_other(passages: Make) -> None:
    both = passages("Nous visons les familles.", "Rappel : nous visons les familles.")
    assert find_quote("nous visons les familles", both)[0].passage == "p1-1"
    assert find_quote("nous visons les familles", both, cited="p1-2")[0].passage == "p1-2"
    assert find_quote("Rappel : nous visons", both, cited="p1-1")[0].passage == "p1-2"
    assert find_quote("nous visons les familles", both, cited="p9-9")[0].passage == "p1-1"


def test_a_quote_over_two_neighbours_has_two_anchors(passages: Make) -> None:
    texts = ("La tournée commence le lundi et s’achève", "le mercredi soir à Vaudry. Puis on recommence.")
    found = find_quote("commence le lundi et s'achève le mercredi soir", passages(*texts))
    assert [text[a.start : a.end] for text, a in zip(texts, found, strict=True)] == [
        "commence le lundi et s’achève",
        "le mercredi soir",
    ]
    assert [anchor.passage for anchor in found] == ["p1-1", "p1-2"]


def test_a_quote_over_two_neighbours_cuts_no_word(passages: Make) -> None:
    texts = ("La tournée commence le lundi et s’achève", "le mercredi soir à Vaudry.")
    assert find_quote("mence le lundi et s’achève le mercredi", passages(*texts)) == ()
    assert find_quote("commence le lundi et s’achève le mercre", passages(*texts)) == ()


def test_a_sentence_goes_on_after_a_footnote_or_a_table(passages: Make) -> None:
    found = find_quote(
        "livrée chaque semaine par camionnette",
        passages(
            "La boutique est livrée chaque",
            "1 Hors août.",
            "semaine par camionnette.",
            kinds=("prose", "note", "prose"),
        ),
    )
    assert [anchor.passage for anchor in found] == ["p1-1", "p1-3"]


def test_passages_that_are_no_neighbours_are_not_joined(passages: Make) -> None:
    apart = passages("La boutique est livrée chaque", "Autre paragraphe entier.", "semaine par camionnette.")
    assert find_quote("livrée chaque semaine par camionnette", apart) == ()


def test_headings_and_contents_are_never_evidence(passages: Make) -> None:
    found = find_quote(
        "Le calendrier de communication",
        passages(
            "7.2 Le calendrier de communication",
            "7.2 Le calendrier de communication . . . 12",
            "Le calendrier de communication est tenu.",
            kinds=("heading", "contents", "prose"),
        ),
        cited="p1-1",
    )
    assert [anchor.passage for anchor in found] == ["p1-3"]


def test_a_table_row_a_note_and_a_caption_may_be_quoted(passages: Make) -> None:
    three = passages(
        "Action : affiches ; Montant : 2 140 €",
        "4 Compté sur douze mois pleins.",
        "Figure 2 : parcours d’achat des familles",
        kinds=("table", "note", "caption"),
    )
    for quote, where in (
        ("affiches ; Montant : 2 140 €", "p1-1"),
        ("Compté sur douze mois pleins", "p1-2"),
        ("parcours d’achat des familles", "p1-3"),
    ):
        assert find_quote(quote, three)[0].passage == where


@pytest.mark.parametrize("text", ["un plan de commu-\nnication sobre", "un plan de commu- nication sobre"])
def test_a_word_cut_at_a_line_end_is_joined(text: str, passages: Make) -> None:
    assert quoted("un plan de communication sobre", passages, text) == text


def test_a_hyphen_lost_at_a_line_end_is_forgiven_but_not_between_figures(passages: Make) -> None:
    assert quoted("c’est peut-être le prix", passages, "et c’est peutêtre le prix") == "c’est peutêtre le prix"
    assert find_quote("une hausse de 1015 clients", passages("une hausse de 10-15 clients")) == ()


def test_a_word_cut_over_a_passage_end_is_joined(passages: Make) -> None:
    found = find_quote(
        "le passage qui l’intéressait vraiment", passages("Le passage qui l’in-", "téressait vraiment. Fin.")
    )
    assert [(a.passage, a.start, a.end) for a in found] == [("p1-1", 0, 19), ("p1-2", 0, 18)]


ROWS = (
    "Poste : Meubles en bois pour les magasins ; Calcul : 6 × 340 € ; Montant HT : 2 040 €\n"
    "Poste : Affiches, livrets ; Calcul : Devis imprimeur ; Montant HT : 2 150 €"
)


@pytest.mark.parametrize(
    "quote",
    [
        "Meubles en bois pour les magasins 6 × 340 € 2 040 €",
        "Meubles en bois pour les magasins | 6 × 340 € | 2 040 €",
        "bois pour les magasins ; 6 × 340 €",
        "Affiches, livrets Devis imprimeur 2 150 €",
    ],
)
def test_a_row_may_be_quoted_as_it_is_printed_without_its_headers(quote: str, passages: Make) -> None:
    table = [passage.model_copy(update={"kind": "table"}) for passage in passages(ROWS)]
    (anchor,) = find_quote(quote, table)
    assert ROWS[anchor.start : anchor.end].startswith(quote[:8])
    assert ROWS[anchor.start : anchor.end].endswith(quote[-4:])
    assert find_quote(quote, passages(ROWS)) == ()


@pytest.mark.parametrize(
    "quote",
    [
        "Meubles en bois pour les magasins 2 040 €",
        "6 × 340 € 2 040 € Affiches, livrets",
        "Affiches, livrets 6 × 340 €",
        "6 × 340 € Meubles en bois",
    ],
)
def test_cells_of_a_row_are_quoted_in_order_and_none_is_left_out(quote: str, passages: Make) -> None:
    table = [passage.model_copy(update={"kind": "table"}) for passage in passages(ROWS)]
    assert find_quote(quote, table) == ()
