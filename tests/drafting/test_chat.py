"""Asking a model: what was answered before is given again, whatever has been added to requests since."""

import asyncio
import logging
import subprocess
import sys
import threading
from typing import Any

import pytest
from langchain_core.tracers.langchain import wait_for_all_tracers
from langsmith.utils import get_env_var

from assistant.drafting.chat import Chat, Endpoint
from assistant.drafting.reply import Reply
from assistant.drafting.request import request_variants
from assistant.judgement.usage import Usage
from tests.drafting.adversary import Shelf
from tests.endpoint.front import Front
from tests.openai_server import OpenAIServer, completion

MESSAGES = [{"role": "user", "content": "Traiter le critère."}]
SCHEMA: dict[str, Any] = {"type": "object"}


def test_a_reply_that_was_kept_before_replies_had_a_limit_is_found() -> None:
    shelf = Shelf()
    for number, request in enumerate(request_variants("m", MESSAGES, SCHEMA)):
        shelf.kept = {}
        shelf.put(Reply(request=request, text=str(number), usage=Usage()))
        found, fresh = asyncio.run(Chat(None, shelf, model="m").ask(MESSAGES, SCHEMA, 300, 1500))
        assert (found.text, fresh) == (str(number), False)
    assert number == 3


def ask(server: OpenAIServer, shelf: Shelf) -> str:
    async def asked() -> str:
        chat = Chat(Endpoint("m", server.url, timeout=5.0), shelf)
        try:
            return (await chat.ask(MESSAGES, SCHEMA))[0].text
        finally:
            await chat.close()

    return asyncio.run(asked())


def test_no_trace_goes_to_langchain_s_vendor_though_the_environment_asks_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with OpenAIServer(lambda body, _: completion("oui")) as server, Front(404) as vendor:
        for name, value in {"TRACING": "true", "ENDPOINT": vendor.url, "API_KEY": "clef"}.items():
            monkeypatch.setenv(f"LANGSMITH_{name}", value)
        get_env_var.cache_clear()
        try:
            assert ask(server, Shelf()) == "oui"
            wait_for_all_tracers()
        finally:
            get_env_var.cache_clear()
    assert vendor.asked == []


def test_importing_it_changes_neither_the_environment_nor_the_warnings() -> None:
    script = (
        "import os, warnings; import langchain_openai; before = dict(os.environ), list(warnings.filters); "
        "import assistant.drafting.chat; assert (dict(os.environ), list(warnings.filters)) == before"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_proxy_in_the_environment_is_no_matter_for_a_remark(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with OpenAIServer(lambda body, _: completion("oui")) as server, caplog.at_level(logging.INFO, "langchain_openai"):
        assert ask(server, Shelf()) == "oui"
    assert [record.message for record in caplog.records if record.name.startswith("langchain_openai")] == []


def test_replies_are_read_and_kept_outside_the_event_loop() -> None:
    threads: set[str] = set()

    class Watched(Shelf):
        def get(self, key: str) -> Reply | None:
            threads.add(threading.current_thread().name)
            return super().get(key)

        def put(self, reply: Reply) -> None:
            threads.add(threading.current_thread().name)
            super().put(reply)

    with OpenAIServer(lambda body, _: completion("oui")) as server:
        ask(server, Watched())
    assert threads
    assert threading.main_thread().name not in threads
