"""Endpoints that are absent, slow, busy or broken: every criterion says so, and nothing is lost."""

import time

import pytest

from tests.drafting.conftest import Screen
from tests.openai_server import Answer, Body, OpenAIServer, asked, error, well_behaved


def test_an_absent_endpoint_fails_every_criterion_with_one_sentence(screen: Screen) -> None:
    with OpenAIServer() as gone:
        address = gone.url
    found = screen(llm_base_url=address, scope=("A2",))
    assert len(found.drafts) == 18
    assert {draft.status for draft in found.drafts} == {"failed"}
    assert {draft.reason for draft in found.drafts} == {
        f"Le modèle à {address} est injoignable ; démarrer le service ou corriger CRITERIUM_LLM_BASE_URL."
    }
    assert all(draft.passages for draft in found.drafts)


def test_failed_criteria_are_drafted_when_the_same_screening_is_run_again(screen: Screen) -> None:
    broken = screen(lambda body, _: error(401, "bad key"))
    assert {draft.status for draft in broken.drafts} == {"failed"}
    assert "refuse la clé" in (broken.drafts[0].reason or "")
    assert {draft.status for draft in screen().drafts} == {"drafted"}


def test_retry_after_is_obeyed(screen: Screen) -> None:
    def busy_once(body: Body, before: int) -> Answer:
        return error(429, "slow down", **{"Retry-After": "1"}) if before == 0 else well_behaved(body, before)

    found = screen(busy_once)
    assert len(found.server.bodies) == 2
    assert {draft.status for draft in found.drafts} == {"drafted"}


def test_an_endpoint_that_stays_busy_is_named_as_such(screen: Screen) -> None:
    found = screen(lambda body, _: error(429, "slow down", **{"Retry-After": "0"}))
    assert "limite le débit" in (found.drafts[0].reason or "")


def test_a_passing_fault_of_the_server_is_tried_again(screen: Screen) -> None:
    found = screen(lambda body, before: error(503) if before == 0 else well_behaved(body, before))
    assert {draft.status for draft in found.drafts} == {"drafted"}


def test_a_lasting_fault_of_the_server_gives_its_number(screen: Screen) -> None:
    found = screen(lambda body, _: error(500))
    assert "erreur 500" in (found.drafts[0].reason or "")


def test_an_unknown_model_is_named(screen: Screen) -> None:
    found = screen(lambda body, _: error(404, "no such model"))
    assert "ne connaît pas le modèle modele-test" in (found.drafts[0].reason or "")


def test_a_slow_endpoint_is_given_up(screen: Screen) -> None:
    def sleeps(body: Body, before: int) -> Answer:
        time.sleep(1.0)
        return well_behaved(body, before)

    found = screen(sleeps, llm_timeout=0.2)
    assert {draft.status for draft in found.drafts} == {"failed"}
    assert "ne répond pas à temps" in (found.drafts[0].reason or "")


def test_a_connection_that_closes_without_an_answer_is_unreachable(screen: Screen) -> None:
    found = screen(lambda body, _: (0, {}, b""))
    assert "injoignable" in (found.drafts[0].reason or "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>It works!</html>",
        b"{}",
        b"null",
        b'{"choices": []}',
        b'{"choices": null}',
        b'{"choices": [{}]}',
        b"\xff\xfe\x00",
    ],
)
def test_a_body_that_is_no_completion_is_the_model_s_fault(screen: Screen, content: bytes) -> None:
    found = screen(lambda body, _: (200, {"Content-Type": "application/json"}, content))
    assert {draft.status for draft in found.drafts} == {"failed"}
    assert found.drafts[0].reason


def test_one_broken_group_does_not_stop_the_others(screen: Screen) -> None:
    def half_broken(body: Body, before: int) -> Answer:
        return error(501) if "C2.2-1" in asked(body) else well_behaved(body, before)

    found = screen(half_broken, scope=("C2.1", "C2.2", "C2.3"), llm_group_tokens=700)
    broken = {criterion for body in found.server.bodies if "C2.2-1" in asked(body) for criterion in asked(body)}
    assert {draft.criterion for draft in found.drafts if draft.status == "failed"} == broken
    assert 0 < len(broken) < len(found.drafts)
    assert {draft.status for draft in found.drafts if draft.criterion not in broken} == {"drafted"}
