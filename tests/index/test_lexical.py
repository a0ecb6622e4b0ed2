"""BM25 on French stems."""

import numpy as np
import pytest

from index.lexical import Held, Lexical
from index.words import stems

TEXTS = [
    "Les objectifs de vente sont chiffrés et datés pour la saison.",
    "Le budget prévoit une réserve ; le budget est voté.",
    "La carpe est cuite à la vapeur.",
    "",
]


def ranking(query: str) -> list[int]:
    """Places of the texts that share a term with the query, best first."""
    scores = Lexical(TEXTS, stems).scores(query)
    assert scores.shape == (4,)
    return [int(place) for place in np.argsort(-scores, kind="stable") if scores[place] > 0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Un objectif daté", [0]),
        ("budgets votés", [1]),
        ("vapeurs", [2]),
        ("budget de la saison", [1, 0]),
        ("stratégie omnicanale", []),
        ("le la les", []),
        ("", []),
    ],
)
def test_texts_that_share_stems_are_ranked(query: str, expected: list[int]) -> None:
    assert ranking(query) == expected


def test_a_rarer_word_counts_for_more() -> None:
    texts = ["prix local", "prix moyen", "prix haut", "vitrine seule"]
    scores = Lexical(texts, stems).scores("prix vitrine")
    assert int(np.argmax(scores)) == 3


@pytest.mark.parametrize("texts", [[], [""], ["le la", "…"]])
def test_nothing_to_index_gives_no_score(texts: list[str]) -> None:
    scores = Lexical(texts, stems).scores("budget")
    assert scores.shape == (len(texts),)
    assert not scores.any()


def test_many_long_queries_are_scored_at_once() -> None:
    """A word said n times weighs 1 + ln n; the rest is BM25's own score of the word."""
    lexical = Lexical(TEXTS, stems)
    found = lexical.matrix(["budget budget budget carpe", "inconnu", ""])
    assert found.shape == (3, 4)
    assert found[0] == pytest.approx((1 + np.log(3)) * lexical.scores("budget") + lexical.scores("carpe"), rel=1e-5)
    assert not found[1:].any()


def test_a_word_weighs_by_its_rarity_here_and_elsewhere() -> None:
    """One of our four texts and seven of sixteen others say «budget»: N = 20, n = 8, √ln(1 + 12.5 / 8.5) = 0.95103.

    No other text says «carpe»: N = 20, n = 1, √ln(1 + 19.5 / 1.5) = √ln 14 = 1.62451.
    """
    alone = Lexical(TEXTS, stems)
    found = Lexical(TEXTS, stems, Held(16, {"budget": 7})).matrix(["budget", "carpe"])
    assert found[0] == pytest.approx(0.95103 * alone.scores("budget"), rel=1e-4)
    assert found[1] == pytest.approx(1.62451 * alone.scores("carpe"), rel=1e-4)


def test_more_texts_than_are_held_at_once_are_scored_alike() -> None:
    texts = [f"mot{number} commun" for number in range(1100)]
    found = Lexical(texts, stems).matrix(["mot3 mot700 mot1099"])
    assert [int(place) for place in np.flatnonzero(found[0])] == [3, 700, 1099]


def test_feedback_finds_what_speaks_as_the_found_texts_do() -> None:
    texts = ["devis imprimeur affiches", "imprimeur affiches tarif", "affiches collées en ville", "la carpe"]
    found = Lexical(texts, stems).feedback([[0], []])
    assert found.shape == (2, 4)
    assert found[0][1] > found[0][2] > found[0][3] == 0
    assert not found[1].any()
    assert Lexical(["", ""], stems).feedback([[0]]).shape == (1, 2)
