"""Endpoints that are absent, slow, busy or broken: every criterion says so, and nothing is lost."""

import json
import time

import pytest

from tests.drafting.conftest import Screen
from tests.openai_server import Answer, Body, OpenAIServer, answers, asked, error, well_behaved


def test_an_absent_endpoint_fails_every_criterion_with_one_sentence(screen: Screen) -> None:
    with OpenAIServer() as gone:
        address = gone.url
    found = screen(llm_base_url=address, scope=("A2",))
    assert len(found.drafts) == 18
    assert {draft.status for draft in found.drafts} == {"failed"}
    assert {draft.reason for draft in found.drafts} == {
        f"Le service à {address} est injoignable ; le démarrer ou corriger CRITERIUM_LLM_BASE_URL."
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


@pytest.mark.parametrize(("status", "code"), [(402, None), (429, "insufficient_quota")])
def test_an_account_without_credit_is_not_asked_again(screen: Screen, status: int, code: str | None) -> None:
    found = screen(lambda body, _: error(status, "You exceeded your current quota", code=code))
    assert len(found.server.bodies) == 1
    assert "Le crédit du service" in (found.drafts[0].reason or "")


@pytest.mark.parametrize(
    ("status", "message", "code"),
    [
        (400, "This model's maximum context length is 4096 tokens. However, you requested 9000.", None),
        (400, "the request exceeds the available context size, try increasing it", None),
        (400, "Prompt contains 40000 tokens, too large for model with 32768 maximum context length", None),
        (400, "Votre demande est trop longue.", "context_length_exceeded"),
        (413, "Payload Too Large", None),
    ],
)
def test_a_request_that_is_too_long_says_which_setting_helps_and_is_asked_more_plainly_for_its_limit_alone(
    screen: Screen, status: int, message: str, code: str | None
) -> None:
    found = screen(lambda body, _: error(status, message, code=code))
    shapes = [body.keys() & {"temperature", "response_format", "max_tokens"} for body in found.server.bodies]
    whole = {"temperature", "response_format", "max_tokens"}
    assert shapes == ([whole] if status == 413 else [whole, whole - {"max_tokens"}])
    assert "régler CRITERIUM_LLM_CONTEXT" in (found.drafts[0].reason or "")


def test_one_refused_group_does_not_make_the_others_be_asked_more_plainly(screen: Screen) -> None:
    def fussy(body: Body, before: int) -> Answer:
        return error(400, "non") if "C2.2-1" in asked(body) else well_behaved(body, before)

    found = screen(fussy, scope=("C2.1", "C2.2", "C2.3"), llm_group_tokens=700, llm_concurrency=1)
    accepted = [body for body in found.server.bodies if "C2.2-1" not in asked(body)]
    assert len(accepted) > 1
    assert {body.get("temperature") for body in accepted} == {0}


# The program ignores this warning; here every filter is an error.
@pytest.mark.filterwarnings("ignore:This model does not support OpenAI's structured:UserWarning")
def test_an_endpoint_that_warns_of_structured_output_is_asked_more_plainly(screen: Screen) -> None:
    said = "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."
    found = screen(lambda body, n: error(400, said) if "json_schema" in str(body) else well_behaved(body, n))
    assert {draft.status for draft in found.drafts} == {"drafted"}


@pytest.mark.parametrize("usage", [None, {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}])
def test_an_endpoint_that_counts_no_tokens_is_counted_for_and_its_cap_holds(
    screen: Screen, usage: dict[str, int] | None
) -> None:
    def uncounted(body: Body, _: int) -> Answer:
        status, headers, content = answers(body)
        assert isinstance(content, bytes)
        return status, headers, json.dumps(json.loads(content) | {"usage": usage}).encode()

    found = screen(
        uncounted, scope=("C2.1", "C2.2", "C2.3"), llm_group_tokens=700, llm_concurrency=1, llm_most_tokens=5000
    )
    assert 0 < found.calls < 4
    assert any("plafond de 5000 jetons" in (draft.reason or "") for draft in found.drafts)


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
