"""One server for everyone: OpenAI's protocol, a fixed latency, an answer in each asker's form, and a log.

``python -m benchmarks.peers.server --latency 0.5 --log FILE``. The first part of the path names who asks.
"""

import argparse
import json
import re
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any

from tests.openai_server import asked, criterion_answer

Body = dict[str, Any]


def text_of(body: Body) -> str:
    """The messages' text."""
    return "\n".join(str(message.get("content") or "") for message in body["messages"])


def bound_of(body: Body) -> str:
    """What is sent beside the messages for the model to keep to: schema and tools."""
    bound = [body[name] for name in ("response_format", "tools", "functions") if name in body]
    return json.dumps(bound, ensure_ascii=False) if bound else ""


def answer(who: str, body: Body) -> str:
    """A well-formed answer in the asker's form; it says nothing of quality."""
    text = text_of(body)
    if who.startswith(("criterium", "warm")):
        made = [criterion_answer(body, criterion) for criterion in asked(body)]
        return json.dumps({"criteria": made}, ensure_ascii=False)
    if who == "autorubric-item":
        ids = list(dict.fromkeys(re.findall(r"\bc\d+\b", text)))
        return json.dumps({"judgments": [{"criterion_id": i, **_MET} for i in ids]})
    if who == "autorubric-criterion":
        return json.dumps(_MET)
    if who == "g-eval":
        score = {"score": 6, "reason": "Le passage en parle en partie, sans chiffre."}
        return json.dumps(score if '"score"' in text else {"steps": ["Lire le dossier.", "Chercher.", "Noter."]})
    dimension = (re.search(r'"dim_id": "(\w+)"', text) or ["", ""])[1]
    if "score_rationale" in text:
        said = {"dim_name": dimension, "score": 5, "score_rationale": "Cité.", "hedge_applied": False}
        return json.dumps({"dim_id": dimension, "evidence_drove_score": "Cité.", **said})
    found_section = re.search(r'<SECTION id="([^"]+)"[^>]*>\n(.{60})', text, re.DOTALL)
    section = found_section.groups() if found_section else ("S1:E1", "mois")
    cited = {"quote": section[1].strip(), "evidence_id": section[0], "location": "", "source_class": "doc"}
    found = {"evidence_found": True, "confidence": "high", "hedge": False, "evidence_summary": "Un passage en parle."}
    return json.dumps({"dim_id": dimension, "citations": [cited], **found})


_MET = {"criterion_status": "MET", "explanation": "Le passage cité en parle en partie, avec des chiffres."}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    latency = 0.5
    log: Path
    lock = Lock()

    def do_POST(self) -> None:
        began = time.time()
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        who = self.path.split("/")[1]
        said = answer(who, body)
        time.sleep(max(0.0, self.latency - (time.time() - began)))
        choice: Body = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": said}}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        completion = {"id": "x", "object": "chat.completion", "created": 0, "model": body["model"]}
        content = json.dumps({**completion, "choices": [choice], "usage": usage}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()
        line = {"who": who, "began": began, "ended": time.time(), "prompt": text_of(body), "bound": bound_of(body)}
        with self.lock, self.log.open("a", encoding="utf-8") as log:
            log.write(json.dumps({**line, "reply": said}, ensure_ascii=False) + "\n")

    def log_message(self, *_: object) -> None:
        return


def main() -> None:
    """Serves until the process ends; prints its address."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--latency", type=float, default=0.5)
    parser.add_argument("--log", type=Path, required=True)
    options = parser.parse_args()
    _Handler.latency, _Handler.log = options.latency, options.log
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
