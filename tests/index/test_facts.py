"""What a sentence shows on its face."""

import pytest

from index.facts import claims, facts


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Le conseil a voté 21 500 € pour la saison.", 1),
        ("Sur vingt-six personnes, vingt-deux vivaient en appartement.", 4),
        ("Le départ de mars a eu lieu un jeudi.", 2),
        ("Elle a dit : « je reviendrai ».", 1),
        ("Nous avons demandé à Mireille et à Kévin.", 2),
        ("Mireille tient le guichet.", 0),
        ("Cette démarche garantit une véritable cohérence.", 0),
        ("J'ai fait le choix d'un management bienveillant.", 0),
    ],
)
def test_facts_are_figures_days_names_and_quotations(sentence: str, count: int) -> None:
    assert facts(sentence) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Cette démarche garantit une véritable cohérence.", 4),
        ("L’outil s’inscrit au cœur d’une synergie.", 3),
        ("Six bols ont été vendus.", 0),
    ],
)
def test_claims_are_praise_and_set_phrases(sentence: str, count: int) -> None:
    assert claims(sentence) == count
