"""BM25 on French stems."""

import numpy as np
import pytest

from index.lexical import Lexical
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
