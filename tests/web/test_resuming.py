"""The ways to stop and to resume a run, on the strip above an exam."""

from assistant.judgement.level import Level
from assistant.web.resuming import lacking, ways
from tests.jury.case import FAILED, LOST, MET, PARTIAL, opened
from tests.web.reading import seen


def test_a_run_that_goes_on_here_can_be_stopped_and_says_what_is_kept(settings):
    with opened(settings, done=False) as case:
        (button,) = seen(ways(case.review, here=True)).having(data_action="stop")
        assert button["title"] == (
            "Plus rien n'est demandé ; les propositions et les décisions déjà faites sont gardées"
        )


def test_a_run_that_was_asked_to_stop_is_not_asked_again(settings):
    with opened(settings, done=False) as case:
        page = seen(ways(case.review, here=True, stops=True))
        assert page.text == "Arrêt demandé…"
        assert page.having(data_action="stop") == []


def test_what_failed_can_be_asked_again_and_nothing_else(case):
    page = seen(ways(case.review, here=False))
    assert page.text == "Relancer (1)"
    (button,) = page.having(data_action="resume")
    assert button["title"].startswith("Seul 1 critère sans proposition est demandé ; les propositions et les décisions")


def test_a_run_that_a_dead_program_left_can_be_resumed(settings):
    with opened(settings, done=False) as case:
        page = seen(ways(case.review, here=False))
        assert page.text == "Relancer (2)"
        (button,) = page.having(data_action="resume")
        assert button["title"].startswith("Seuls 2 critères sans proposition sont demandés ; ")


def test_nothing_is_offered_when_nothing_lacks_or_everything_is_decided(case):
    for criterion in (MET, LOST, FAILED, PARTIAL):
        assert ways(case.review, here=False) != ""
        case.decide(criterion, Level.NOT_MET)
    assert lacking(case.review) == 1
    assert ways(case.review, here=False) == ""


def test_why_a_run_stopped_is_there_after_a_reload_too(case):
    case.jury.records.set_state(case.id, "stopped", 1, trouble="Le service <b> ne répond pas ; réessayer.")
    text = seen(ways(case.review, here=False)).text
    assert "Pourquoi l'arrêt" in text
    assert "Arrêté : relancer (1)" in text
    assert "Le service <b> ne répond pas ; réessayer." in text
