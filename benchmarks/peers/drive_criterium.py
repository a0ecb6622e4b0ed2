"""Runs in Critérium's environment: URL, dossier, rubric, number of criteria, way of reading; prints seconds.

The seconds of the run hold our own work too: index, retrieval, requests, verification, records. The dossier is read
before, and the models and libraries are loaded by a first screening of another dossier.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from assistant.importing.shelf import shipped
from assistant.screening.desk import Desk
from assistant.screening.outcome import outcome
from assistant.screening.run import Runner
from assistant.settings.settings import Settings


def _settings(data: Path, url: str) -> Settings:
    return Settings(data=data, llm_base_url=url, llm_model="modele-test", llm_concurrency=20, _env_file=None)


def main() -> None:
    url, dossier, rubric, count, reading = sys.argv[1:6]
    with tempfile.TemporaryDirectory() as data:
        norm = shipped(rubric)
        criteria = [c for c in norm.criteria if c.assessable != "oral"][: int(count)]
        other = Path(data) / "autre.md"
        other.write_text("# Un autre dossier\n\nIl sert à charger les bibliothèques.\n", encoding="utf-8")
        warm = Desk(_settings(Path(data) / "warm", url.replace("/criterium-", "/warm-")))
        runner = Runner(warm)
        runner.run(warm.open(norm, warm.take_in(other), criteria[:1], "llm").screening.id)
        runner.close()
        desk = Desk(_settings(Path(data) / "run", url))
        runner = Runner(desk)
        began = time.perf_counter()
        taken = desk.take_in(Path(dossier))
        read = time.perf_counter() - began
        entry = desk.open(norm, taken, criteria, "llm", reading=reading)
        began = time.perf_counter()
        runner.run(entry.screening.id)
        seconds = time.perf_counter() - began
        found = outcome(desk.records, desk.records.entry(entry.screening.id))
        runner.close()
    graded = sum(c["status"] != "failed" for c in found["criteria"])
    print(json.dumps({"seconds": seconds, "graded": graded, "read": read, "pages": found["dossier"]["pages"]}))


if __name__ == "__main__":
    main()
