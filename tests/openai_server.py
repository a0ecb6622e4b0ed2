"""A server of our own that speaks OpenAI's protocol, faults included. Its answers say nothing of quality.

In a test: ``with OpenAIServer() as server: …``. As a process: ``python -m tests.openai_server --log FILE``.
"""

import argparse
import hashlib
import json
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from assistant.drafting.reply import request_key

Body = dict[str, Any]
Answer = tuple[int, dict[str, str], bytes | Iterable[bytes]]
"""Status, headers, and the body: at once, or piece by piece without its length, as the server gets them."""
Behaviour = Callable[[Body, int], Answer]
"""(request body, how many requests came before it) -> answer."""


def asked(body: Body) -> list[str]:
    """Ids of the criteria that the last message asks for."""
    text = body["messages"][-1]["content"]
    found = re.search(r"Traiter les critères (.+?), dans cet ordre", text) or re.search(
        r"pour ces critères seulement : (.+?)\. Recopier", text
    )
    return found[1].split(", ") if found else []


def passages(body: Body) -> list[tuple[str, str]]:
    """(id, text) of the passages in the first user message."""
    found = re.search(r"<dossier-(\w+)>\n(.*?)\n</dossier-\1>", body["messages"][1]["content"], re.DOTALL)
    shown = found[2] if found else ""
    return re.findall(r"^\[(p\d+-\d+)\] (.*?)(?=\n\[(?:p\d+-\d+|titre)\] |\Z)", shown, re.DOTALL | re.MULTILINE)


def indicators(body: Body, criterion: str) -> list[str]:
    """Ids of the criterion's indicators in the prompt."""
    asked_for = body["messages"][1]["content"].split("\nModalité :", 1)[-1]
    found = re.search(rf"^{re.escape(criterion)}(?: \(.*?\))? : .*\n((?: \.\d+ .*\n)*)", asked_for, re.MULTILINE)
    return [f"{criterion}.{number}" for number in re.findall(r"^ \.(\d+) ", found[1], re.MULTILINE)] if found else []


def criterion_answer(body: Body, criterion: str, **changes: Any) -> Body:
    """A well-formed answer for one criterion, quoting the first words of the first passage."""
    shown = passages(body)
    name, text = shown[0] if shown else ("p1-1", "")
    quote = " ".join(text.split("\n")[0].split()[:9])
    answer: Body = {
        "id": criterion,
        "evidence": [{"passage": name, "quote": quote}],
        "indicators": [{"id": i, "observed": "partly"} for i in indicators(body, criterion)],
        "reasons": "Le passage cité en parle.",
        "level": "partial",
        "feedback": "Le passage cité traite du sujet en partie.",
        "question": None,
    }
    return answer | changes


def completion(text: str, finish: str = "stop") -> Answer:
    """A chat completion with that text."""
    content = {
        "id": "chatcmpl-test",
        "object": "chat.completion",
        "created": 0,
        "model": "modele-test",
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200},
    }
    return 200, {"Content-Type": "application/json"}, json.dumps(content).encode()


def answers(body: Body, **changes: Any) -> Answer:
    """A completion that answers every criterion asked for."""
    return completion(json.dumps({"criteria": [criterion_answer(body, c, **changes) for c in asked(body)]}))


def error(status: int, message: str = "non", code: str | None = None, **headers: str) -> Answer:
    """An error as OpenAI words it."""
    content = json.dumps({"error": {"message": message, "type": "test", "param": None, "code": code}})
    return status, {"Content-Type": "application/json", **headers}, content.encode()


def well_behaved(body: Body, _: int) -> Answer:
    """Answers everything that is asked."""
    return answers(body)


def embeddings(body: Body, _: int = 0) -> Answer:
    """A vector of 32 dimensions for each text, from its hash."""
    texts = body["input"] if isinstance(body["input"], list) else [body["input"]]
    data = []
    for number, text in enumerate(texts):
        digest = hashlib.sha256(str(text).encode()).digest()
        data.append({"object": "embedding", "index": number, "embedding": [byte / 255 - 0.5 for byte in digest]})
    content = {"object": "list", "data": data, "model": "test", "usage": {"prompt_tokens": 1, "total_tokens": 1}}
    return 200, {"Content-Type": "application/json"}, json.dumps(content).encode()


class _Quiet(ThreadingHTTPServer):
    """Says nothing of clients that leave before their answer is out."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class OpenAIServer:
    """A server on a free loopback port."""

    def __init__(
        self,
        behaviour: Behaviour = well_behaved,
        latency: float = 0.0,
        log: Path | None = None,
        port: int = 0,
        embed: Behaviour = embeddings,
    ) -> None:
        self.behaviour = behaviour
        self.embed = embed
        self.latency = latency
        self.bodies: list[Body] = []
        self.keys: list[str | None] = []
        self._log = log
        self._lock = threading.Lock()
        self._http = _Quiet(("127.0.0.1", port), self._handler())
        self._http.daemon_threads = True

    @property
    def url(self) -> str:
        """The address to give as CRITERIUM_LLM_BASE_URL."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> "OpenAIServer":
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def run(self) -> None:
        """Serves until the process ends."""
        self._http.serve_forever()

    def _note(self, event: str, body: bytes) -> None:
        if self._log is not None:
            # The client adds «stream»; without it the body is the request that a reply is kept under.
            request = {key: value for key, value in json.loads(body).items() if key != "stream"}
            line = f"{time.time():.6f} {event} {request_key(request)}\n"
            with self._lock, self._log.open("a") as log:
                log.write(line)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Head and body leave in one piece: in two, the second would wait for the client's delayed acknowledgement.
            wbufsize = -1

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                if not raw:  # a client that gave up while it was asking
                    self.close_connection = True
                    return
                server._note("asked", raw)
                body = json.loads(raw)
                with server._lock:
                    before = len(server.bodies)
                    server.bodies.append(body)
                    server.keys.append(self.headers.get("Authorization"))
                if server.latency:
                    time.sleep(server.latency)
                if self.path.endswith("/embeddings"):
                    status, headers, content = server.embed(body, before)
                else:
                    status, headers, content = server.behaviour(body, before)
                if status == 0:
                    self.close_connection = True
                    return
                self.send_response(status)
                whole = isinstance(content, bytes)
                length = (
                    {"Content-Length": str(len(content))} if isinstance(content, bytes) else {"Connection": "close"}
                )
                for name, value in {**length, **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in [content] if whole else content:
                    self.wfile.write(piece)
                    self.wfile.flush()
                self.close_connection = not whole
                server._note("answered", raw)

            def log_message(self, *_: object) -> None:
                return

            def handle(self) -> None:
                try:
                    super().handle()
                except (ConnectionError, TimeoutError):
                    return

        return Handler


def main() -> None:
    """Runs a well-behaved server as a process; prints its address."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", type=Path)
    parser.add_argument("--latency", type=float, default=0.05)
    options = parser.parse_args()
    server = OpenAIServer(latency=options.latency, log=options.log)
    print(server.url, flush=True)
    server.run()


if __name__ == "__main__":
    main()
