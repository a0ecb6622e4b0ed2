"""The right column: official wording first, our aids marked as ours, an inert draft, quotes found or not."""

import pytest

from assistant.judgement.decision import Exemption
from assistant.judgement.level import Level
from assistant.web.panel import panel
from tests.jury.case import FAILED, LOST, MET, PARTIAL, opened
from tests.web.reading import Seen, seen


def shown(case, criterion: str) -> Seen:
    review = case.review
    return seen(panel(review, review.rubric.criterion(criterion)))


def test_the_official_wording_comes_before_our_aids_and_the_draft(case):
    text = shown(case, MET).text
    places = [
        text.index("Les enveloppes budgétaires financent les actions."),
        text.index("Libellé officiel · référentiel Organisme d'essai, version "),
        text.index("Repères de lecture (rédigés par nous, non officiels)"),
        text.index("Les actions sont chiffrées."),
        text.index("Passages à lire, du plus proche au moins proche (1)"),
    ]
    assert places == sorted(places)


def test_the_place_of_the_criterion_and_how_it_is_assessed_are_said(case):
    assert "C1 · critère 1 sur 2 · mise en situation, écrit, oral" in shown(case, MET).text
    assert "Sous-titre officiel" in shown(case, LOST).text
    assert "C2 · critère 2 sur 2 · écrit et oral" in shown(case, PARTIAL).text


def test_doubts_about_the_document_are_shown(case):
    assert "Note sur le document : Le texte source finit par une virgule." in shown(case, MET).text
    assert "Note sur le document" not in shown(case, LOST).text


def test_indicators_are_listed_with_what_the_draft_says_of_them(case):
    page = shown(case, MET)
    assert "un signe de enveloppes financées" in page.text
    assert [a["title"] for a in page.having() if a.get("title") in ("repéré", "contredit")] == ["repéré", "contredit"]


def test_a_draft_is_shown_as_an_inert_proposal_with_who_wrote_it(case):
    text = shown(case, PARTIAL).text
    assert "partiel" in text
    assert "proposition, inerte tant que vous n'agissez pas · non calibrée · rédigé par le modèle modele-essai" in text
    assert "À l'oral : Qui paie les déplacements ?" in text


def test_a_quote_that_was_found_says_its_page_and_can_be_reached(case):
    page = shown(case, MET)
    assert "« Le total fait 18 960 €. » texte bien présent p. 1" in page.text
    assert [a["tabindex"] for a in page.having(data_action="show-evidence", role="button")] == ["0"]


def test_a_quote_that_was_not_found_is_shown_as_such_and_leads_nowhere(case):
    page = shown(case, LOST)
    assert "« Tout est gratuit. » non retrouvée dans le dossier : ne compte pas" in page.text
    assert page.having(data_action="show-evidence") == []


def test_an_abstention_gives_its_reason_and_no_level(case):
    text = shown(case, LOST).text
    assert "sans niveau" in text
    assert "Aucune citation retrouvée." in text


def test_a_failed_draft_gives_its_reason_and_no_level(case):
    text = shown(case, FAILED).text
    assert "échec" in text
    assert "Le service de rédaction ne répond pas." in text
    assert not any(level.french in text for level in Level)


def test_a_draft_under_way_is_said_to_be(settings):
    with opened(settings, done=False) as case:
        text = shown(case, PARTIAL).text
    assert "Proposition en préparation…" in text
    assert "échec" not in text


def test_a_blind_draft_hides_its_level_its_words_and_its_signs_until_a_decision(blind_case):
    def secrets(page: Seen) -> list[str]:
        titles = {attributes.get("title") for attributes in page.having()}
        words = ("partiel", "démontré", "Les actions sont chiffrées.", "Qui paie les déplacements ?")
        return [word for word in words if word in page.text] + [t for t in ("repéré", "contredit") if t in titles]

    for criterion in (MET, PARTIAL):
        page = shown(blind_case, criterion)
        assert "Proposition masquée jusqu'à votre choix de niveau" in page.text
        assert "« Le total fait 18 960 €. » texte bien présent p. 1" in page.text
        assert secrets(page) == []
    blind_case.jury.set_aside(blind_case.id, PARTIAL, juror="A. B.", comment="")
    assert secrets(shown(blind_case, PARTIAL)) == []
    blind_case.jury.decide(blind_case.id, PARTIAL, juror="A. B.", level=Level.PARTIAL, comment="")
    assert "Les actions sont chiffrées." in secrets(shown(blind_case, PARTIAL))
    assert secrets(shown(blind_case, MET)) == []


def test_a_failure_is_told_even_blind(blind_case):
    assert "Le service de rédaction ne répond pas." in shown(blind_case, FAILED).text


@pytest.mark.parametrize(
    ("level", "said"),
    [(Level.MET, "démontré proposition confirmée"), (Level.NOT_MET, "non démontré proposition écartée")],
)
def test_the_decision_in_force_is_recalled(case, level, said):
    case.jury.decide(case.id, MET, juror="A. B.", level=level, comment="" if level is Level.MET else "Non.")
    text = shown(case, MET).text
    assert f"Décision de A. B. : {said} · " in text


def test_only_a_decision_in_force_can_be_taken_back(case):
    assert shown(case, MET).having(data_action="withdraw") == []
    case.decide(MET, Level.MET)
    assert len(shown(case, MET).having(data_action="withdraw")) == 1
    case.jury.set_aside(case.id, MET, juror="A. B.", comment="")
    assert shown(case, MET).having(data_action="withdraw") == []
    assert "Décision de A. B. : retirée, à décider de nouveau · " in shown(case, MET).text
    case.jury.set_aside(case.id, PARTIAL, juror="A. B.", comment="")
    assert "Décision de A. B. : mis de côté · " in shown(case, PARTIAL).text


def test_an_exemption_recalls_its_opinion(case):
    exemption = Exemption(capacity_kept=True, not_in_practice=True, opinion="Avis RH-12", decided_by="M. L.")
    case.jury.exempt(case.id, MET, juror="A. B.", exemption=exemption)
    assert "Décision de A. B. : exempté · " in shown(case, MET).text
    assert "avis Avis RH-12" in shown(case, MET).text
