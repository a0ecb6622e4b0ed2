"""Commands that ask a model: forecast, trial, cap, replay, and files of requests."""

import json
import math
import sqlite3
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.conftest import Run, refused
from tests.drafting.conftest import DOSSIER
from tests.openai_server import Answer, Body, OpenAIServer, answers, error, well_behaved

QUOTED = {"evidence": [{"passage": "p1-2", "quote": "Le conseil a voté 21 500 € pour la saison"}]}
ASK = ("--rubric", "esg-rmc", "--scope", "C2.1", "--drafter", "llm")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.md"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAIServer]:
    with OpenAIServer() as running:
        monkeypatch.setenv("CRITERIUM_LLM_BASE_URL", running.url)
        monkeypatch.setenv("CRITERIUM_LLM_MODEL", "modele-test")
        monkeypatch.setenv("CRITERIUM_LLM_TIMEOUT", "5")
        yield running


def test_a_forecast_asks_nothing_and_a_price_makes_it_money(
    criterium: Run, server: OpenAIServer, dossier: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "prices.yaml").write_text(
        "currency: EUR\nmodels:\n  modele-test: {input: 1000, output: 2000}\n", encoding="utf-8"
    )
    done = criterium("screen", dossier, *ASK, "--forecast", "--json", "-")
    assert done.code == 0
    found = done.json["total"]
    assert (found["calls"], found["output_tokens"]) == (1, 900)
    assert found["cost"] == pytest.approx(found["input_tokens"] / 1000 + 900 * 2000 / 1_000_000)
    assert server.bodies == []
    told = criterium("screen", dossier, *ASK, "--forecast").out
    assert "dossier.md, lu par extraits : environ 1 appel, " in told
    assert told.endswith("Rien n'est encore parti.\n")
    assert "recevrait à http" in done.err and "des passages du dossier, noms compris." in done.err


def test_a_trial_reads_one_dossier_and_forecasts_the_others(
    criterium: Run, server: OpenAIServer, dossier: Path, tmp_path: Path
) -> None:
    other = tmp_path / "autre.md"
    other.write_text(DOSSIER.replace("340", "350"), encoding="utf-8")
    done = criterium("screen", dossier, other, *ASK, "--trial", "--json", "-")
    assert done.code == 0
    assert [found["dossier"]["file"] for found in done.json] == ["dossier.md"]
    assert len(server.bodies) == 1
    assert "Prévision pour l'autre dossier : environ 1 appel" in done.err


def test_a_cap_stops_a_run_and_raised_lets_it_go_on(
    criterium: Run, server: OpenAIServer, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_MOST_TOKENS", "100")
    stopped = criterium("screen", dossier, *ASK, "--json", "-")
    assert stopped.code == 1
    assert server.bodies == []
    assert {c["reason"] for c in stopped.json["criteria"]} == {
        "Le plafond de 100 jetons est atteint ; relever CRITERIUM_LLM_MOST_TOKENS et relancer pour continuer."
    }
    monkeypatch.setenv("CRITERIUM_LLM_MOST_TOKENS", "100000")
    done = criterium("screen", dossier, *ASK, "--json", "-")
    assert done.code == 0
    assert {c["status"] for c in done.json["criteria"]} == {"drafted"}


def test_what_several_criteria_fail_for_is_said_once(criterium: Run, server: OpenAIServer, dossier: Path) -> None:
    server.behaviour = lambda body, _: error(401)
    done = criterium("screen", dossier, *ASK)
    assert done.code == 1
    assert done.out.splitlines()[-6:-2] == [
        "",
        "3 critères sur 3 · ÉCHEC",
        f"  Le service à {server.url} refuse la clé ; corriger CRITERIUM_LLM_API_KEY.",
        "  Restent à examiner : C2.1-1, C2.1-2, C2.1-3.",
    ]
    assert done.out.count("refuse la clé") == 1
    alone = criterium("screen", dossier, "--rubric", "esg-rmc", "--scope", "C2.2-1", "--drafter", "llm")
    assert "\nC2.2-1 · ÉCHEC\n  Le service à " in alone.out


def test_what_criteria_written_to_a_file_fail_for_is_said_once_on_stderr(
    criterium: Run, server: OpenAIServer, dossier: Path, tmp_path: Path
) -> None:
    server.behaviour = lambda body, _: error(401)
    done = criterium("screen", dossier, *ASK, "--json", tmp_path / "r.json")
    assert (done.code, done.out) == (1, "")
    why = f"Le service à {server.url} refuse la clé ; corriger CRITERIUM_LLM_API_KEY."
    assert f"\n3 critères sur 3 en échec : {why}\n" in done.err
    assert done.err.count("refuse la clé") == 1
    server.behaviour = well_behaved
    assert "en échec" not in criterium("screen", dossier, *ASK, "--json", tmp_path / "r.json").err


def test_a_replay_gives_the_same_without_asking_and_what_is_known_is_not_asked_again(
    criterium: Run, server: OpenAIServer, dossier: Path
) -> None:
    first = criterium("screen", dossier, *ASK, "--json", "-")
    server.behaviour = lambda body, _: error(500)
    again = criterium("screen", dossier, *ASK, "--replay", "--json", "-")
    assert again.json["criteria"] == first.json["criteria"]
    part = criterium("screen", dossier, "--rubric", "esg-rmc", "--scope", "C2.1-2", "--drafter", "llm", "--json", "-")
    assert part.json["criteria"][0]["level"] == "partial"
    assert part.json["usage"]["calls"] == 0
    assert len(server.bodies) == 1
    assert "n'a pas encore eu lieu" in refused(
        criterium("screen", dossier, "--rubric", "esg-rmc", "--scope", "C2.2", "--drafter", "llm", "--replay")
    )


def test_a_replay_finds_the_exam_though_address_and_context_are_others_now(
    criterium: Run, server: OpenAIServer, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = criterium("screen", dossier, *ASK, "--json", "-")
    monkeypatch.setenv("CRITERIUM_LLM_CONTEXT", "64000")
    monkeypatch.delenv("CRITERIUM_LLM_BASE_URL")
    again = criterium("screen", dossier, *ASK, "--replay", "--json", "-")
    assert again.json["criteria"] == first.json["criteria"]
    assert len(server.bodies) == 1
    whole = ("--replay", "--reading", "whole")
    assert "n'a pas encore eu lieu" in refused(criterium("screen", dossier, *ASK, *whole)), (
        "that was not asked for then"
    )


def test_what_a_criterion_took_is_counted_over_those_that_were_asked_for(
    criterium: Run, server: OpenAIServer, dossier: Path
) -> None:
    done = criterium("screen", dossier, "--rubric", "esg-rmc", "--scope", "C2.1-1,C5.3-2", "--drafter", "llm")
    assert "1 appel, 1\u202f000 jetons lus et 200 écrits" in done.err
    assert "par critère 1\u202f200 jetons" in done.err


def test_two_opinions_that_disagree_give_no_level(criterium: Run, server: OpenAIServer, dossier: Path) -> None:
    def wavering(body: Body, _: int) -> Answer:
        turned = body["messages"][1]["content"].rindex("C2.1-1") > body["messages"][1]["content"].rindex("C2.1-3")
        quote = {"passage": "p1-2", "quote": "Le conseil a voté 21 500 € pour la saison"}
        return answers(body, evidence=[quote], level="not_met" if turned else "met")

    server.behaviour = wavering
    done = criterium("screen", dossier, *ASK, "--second-opinion", "--json", "-")
    assert len(server.bodies) == 2
    assert {c["status"] for c in done.json["criteria"]} == {"abstained"}
    assert "ne concordent pas (démontré, puis non démontré)" in done.json["criteria"][0]["reason"]


def test_a_second_opinion_that_was_not_had_is_asked_for_when_the_command_is_given_again(
    criterium: Run, server: OpenAIServer, dossier: Path
) -> None:
    def turned(body: Body) -> bool:
        asked_last = body["messages"][1]["content"].split("Traiter les critères ")[1]
        return asked_last.index("C2.1-3") < asked_last.index("C2.1-1")

    server.behaviour = lambda body, _: error(500) if turned(body) else answers(body, **QUOTED)
    first = criterium("screen", dossier, *ASK, "--second-opinion", "--json", "-")
    assert {c["level"] for c in first.json["criteria"]} == {"partial"}
    assert "Second avis non obtenu" in first.json["criteria"][0]["reason"]
    server.behaviour = lambda body, _: answers(body, **QUOTED)
    server.bodies.clear()
    again = criterium("screen", dossier, *ASK, "--second-opinion", "--json", "-")
    assert [turned(body) for body in server.bodies] == [True], "the first opinion is known"
    assert {c["reason"] for c in again.json["criteria"]} == {None}


def test_the_whole_dossier_is_sent_when_asked_for_and_refused_when_it_does_not_fit(
    criterium: Run, server: OpenAIServer, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = criterium("screen", dossier, *ASK, "--reading", "whole", "--json", "-")
    assert {c["status"] for c in done.json["criteria"]} == {"drafted"}
    assert "Le dossier est donné en entier." in server.bodies[0]["messages"][1]["content"]
    monkeypatch.setenv("CRITERIUM_LLM_CONTEXT", "1000")
    assert "plus que CRITERIUM_LLM_CONTEXT (1000)" in refused(criterium("screen", dossier, *ASK, "--reading", "whole"))
    assert "n'est pas une lecture" in refused(criterium("screen", dossier, *ASK, "--reading", "vite"))


def test_requests_go_out_and_replies_come_in_by_file(
    criterium: Run, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_MODEL", "modele-test")
    out, back = tmp_path / "requests.jsonl", tmp_path / "replies.jsonl"
    assert criterium("requests", "export", dossier, *ASK[:4], "--out", out).code == 0
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [set(line) for line in lines] == [{"custom_id", "method", "url", "body"}]
    assert (lines[0]["method"], lines[0]["url"]) == ("POST", "/v1/chat/completions")
    assert len(lines[0]["custom_id"]) <= 64
    body = json.loads(well_behaved(lines[0]["body"], 0)[2])  # type: ignore[arg-type]
    reply = {"id": "b", "custom_id": lines[0]["custom_id"], "response": {"status_code": 200, "body": body}}
    stranger = {"custom_id": "autre", "response": {"status_code": 200, "body": body}}
    back.write_text(f"{json.dumps(reply)}\n{json.dumps(stranger)}\n", encoding="utf-8")
    done = criterium("requests", "import", back, "--json", "-")
    assert done.code == 0
    assert [c["status"] for c in done.json["criteria"]] == ["drafted"] * 3
    assert done.json["usage"]["input_tokens"] == 1000
    assert "1 réponse(s) à des demandes inconnues" in done.err
    assert criterium("audit", "verify").code == 0


def test_replies_that_count_no_tokens_are_estimated(
    criterium: Run, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_MODEL", "modele-test")
    out, back = tmp_path / "requests.jsonl", tmp_path / "replies.jsonl"
    criterium("requests", "export", dossier, *ASK[:4], "--out", out)
    asked_for = json.loads(out.read_text("utf-8").splitlines()[0])
    body = json.loads(well_behaved(asked_for["body"], 0)[2])  # type: ignore[arg-type]
    del body["usage"]
    reply = {"custom_id": asked_for["custom_id"], "response": {"status_code": 200, "body": body}}
    back.write_text(json.dumps(reply), encoding="utf-8")
    usage = criterium("requests", "import", back, "--json", "-").json["usage"]
    sent = sum(len(message["content"]) for message in asked_for["body"]["messages"])
    written = len(body["choices"][0]["message"]["content"])
    # A token is counted as 3.6 characters, rounded up.
    assert (usage["calls"], usage["input_tokens"]) == (1, math.ceil(sent / 3.6))
    assert usage["output_tokens"] == math.ceil(written / 3.6)


def test_replies_of_two_opinions_may_come_in_two_files(
    criterium: Run, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_MODEL", "modele-test")
    out, back = tmp_path / "requests.jsonl", tmp_path / "replies.jsonl"
    criterium("requests", "export", dossier, *ASK[:4], "--second-opinion", "--out", out)
    reasons = []
    for line in out.read_text("utf-8").splitlines():
        asked_for = json.loads(line)
        body = json.loads(answers(asked_for["body"], **QUOTED)[2])  # type: ignore[arg-type]
        reply = {"custom_id": asked_for["custom_id"], "response": {"status_code": 200, "body": body}}
        back.write_text(json.dumps(reply), encoding="utf-8")
        done = criterium("requests", "import", back, "--json", "-")
        reasons.append(done.json["criteria"][0]["reason"] or "")
    assert len(reasons) == 2
    assert "Second avis non obtenu" in reasons[0]
    assert reasons[1] == ""


def test_a_request_that_failed_is_a_failed_draft_and_a_foreign_file_is_refused(
    criterium: Run, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRITERIUM_LLM_MODEL", "modele-test")
    out, back = tmp_path / "requests.jsonl", tmp_path / "replies.jsonl"
    criterium("requests", "export", dossier, *ASK[:4], "--out", out)
    key = json.loads(out.read_text("utf-8"))["custom_id"]
    back.write_text(json.dumps({"custom_id": "autre", "response": None}), encoding="utf-8")
    assert "aucune demande écrite ici" in refused(criterium("requests", "import", back))
    assert refused(criterium("requests", "import", out)).startswith("Ce fichier est celui des demandes ; donner ")
    back.write_text(json.dumps({"custom_id": key, "response": None, "error": {"message": "quota"}}), encoding="utf-8")
    done = criterium("requests", "import", back, "--json", "-")
    assert done.code == 1
    assert {c["status"] for c in done.json["criteria"]} == {"failed"}
    assert "Demande en échec : quota" in done.err


def test_what_leaves_for_the_index_is_said_before_it_leaves(
    criterium: Run, server: OpenAIServer, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OpenAIServer() as gone:
        address = gone.url
    monkeypatch.setenv("CRITERIUM_EMBEDDING_MODEL", "vecteurs")
    monkeypatch.setenv("CRITERIUM_EMBEDDING_BASE_URL", address)
    stopped = criterium("requests", "export", dossier, *ASK[:4], "--out", tmp_path / "requests.jsonl")
    assert stopped.code == 2
    assert f"sont envoyés à {address} pour l'index" in stopped.err


class _Batches(BaseHTTPRequestHandler):
    """As much of the Batch API as a file needs."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"id": "file-1"} if self.path.endswith("/files") else {"id": "batch-1", "status": "validating"})

    def do_GET(self) -> None:
        if self.path.endswith("/content"):
            self._say({"custom_id": "échec" if "file-3" in self.path else "x"})
        elif self.path.endswith("batch-1"):
            self._say({"id": "batch-1", "status": "completed", "output_file_id": "file-2"})
        elif self.path.endswith("batch-3"):
            files = {"output_file_id": "file-2", "error_file_id": "file-3"}
            self._say({"id": "batch-3", "status": "expired", **files})
        elif self.path.endswith("batch-4"):
            self._say({"id": "batch-4", "status": "completed", "error_file_id": "file-3"})
        else:
            self._say({"id": "batch-2", "status": "in_progress", "request_counts": {"completed": 1, "total": 3}})

    def _say(self, content: Body) -> None:
        sent = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        return


def test_a_batch_is_sent_and_fetched_where_the_service_has_them(
    criterium: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = ThreadingHTTPServer(("127.0.0.1", 0), _Batches)
    Thread(target=service.serve_forever, daemon=True).start()
    monkeypatch.setenv("CRITERIUM_LLM_BASE_URL", f"http://127.0.0.1:{service.server_address[1]}/v1")
    path = tmp_path / "requests.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    try:
        assert criterium("requests", "send", path).out == "batch-1\n"
        assert criterium("requests", "fetch", "batch-1", "--out", "-").out == '{"custom_id": "x"}\n'
        both = criterium("requests", "fetch", "batch-3", "--out", "-").out
        assert [json.loads(line)["custom_id"] for line in both.splitlines()] == ["x", "échec"]
        assert json.loads(criterium("requests", "fetch", "batch-4", "--out", "-").out)["custom_id"] == "échec"
        assert "n'est pas terminé (1 sur 3" in refused(criterium("requests", "fetch", "batch-2", "--out", "-"))
    finally:
        service.shutdown()
        service.server_close()


def test_a_changed_reply_is_found_by_the_audit(
    criterium: Run, server: OpenAIServer, dossier: Path, tmp_path: Path
) -> None:
    criterium("screen", dossier, *ASK, "--json", "-")
    assert criterium("audit", "verify").code == 0
    with sqlite3.connect(tmp_path / "data" / "criterium.sqlite") as database:
        database.execute("UPDATE replies SET text = replace(text, 'partial', 'met')")
    database.close()
    assert "La réponse enregistrée n° 1 a été altérée" in refused(criterium("audit", "verify"))


class _NoBatches(BaseHTTPRequestHandler):
    """A service for chats alone; one that breaks off an upload rather than refuse it when it is abrupt."""

    status = 404
    abrupt = False

    def do_POST(self) -> None:
        if self.abrupt:
            self.close_connection = True
            return
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_error(self.status)

    def do_GET(self) -> None:
        self.send_error(self.status)

    def log_message(self, *_: object) -> None:
        return


@pytest.mark.parametrize(("status", "abrupt"), [(404, False), (405, False), (404, True)])
def test_a_service_without_batches_is_told_the_same_whatever_is_asked(
    status: int, abrupt: bool, criterium: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = type("Handler", (_NoBatches,), {"status": status, "abrupt": abrupt})
    service = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=service.serve_forever, daemon=True).start()
    monkeypatch.setenv("CRITERIUM_LLM_BASE_URL", f"http://127.0.0.1:{service.server_address[1]}/v1")
    path = tmp_path / "requests.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    try:
        sent = refused(criterium("requests", "send", path))
        fetched = refused(criterium("requests", "fetch", "batch-1", "--out", "-"))
    finally:
        service.shutdown()
        service.server_close()
    assert "n'offre pas de traitement par lots" in sent
    assert sent == fetched
