"""French words as the indexes see them."""

import pytest

from index.words import letter_grams, sentences, stems, unaccented, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’étude du marché est d’abord locale.", ["étude", "marché", "abord", "locale"]),
        ("C'est 12,5 % de 3.5 M€ en 2027", ["12", "3.5", "2027"]),
        ("plus-value et savoir-faire", ["value", "savoir"]),
        ("le la les et ou à y", []),
        ("", []),
    ],
)
def test_words_are_folded_and_stop_words_left_out(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_forms_of_a_word_share_a_stem_with_or_without_accents() -> None:
    assert len(set(stems("communiquer communiquait communiqués"))) == 1
    assert stems("évaluations") == stems("ÉVALUATION")
    assert stems("marche\u0301s") == stems("marchés")
    assert unaccented("évènement ça œuvre") == "evenement ca œuvre"


def test_letter_grams_mark_the_edges_of_words() -> None:
    assert letter_grams("prix fêté", 4) == ["_pri", "prix", "rix_", "_fet", "fete", "ete_"]
    assert letter_grams("un or", 4) == ["_or_"]


def test_sentences_are_not_cut_after_abbreviations_nor_inside_a_quotation() -> None:
    text = (
        "M. Aubert m’a dit non. Le slogan « Trois cuillers. Pas plus, pas moins. » est de J. Martin, p. 3. Puis ceci."
    )
    assert sentences(text) == [
        "M. Aubert m’a dit non.",
        "Le slogan « Trois cuillers. Pas plus, pas moins. » est de J. Martin, p. 3.",
        "Puis ceci.",
    ]


def test_a_quotation_that_is_never_closed_does_not_hold_the_text_together() -> None:
    assert sentences("Il a dit « oui. Puis il est parti. Fin.") == ["Il a dit « oui.", "Puis il est parti.", "Fin."]
    assert sentences("Il a dit « oui.\nNon. »") == ["Il a dit « oui.", "Non. »"]
