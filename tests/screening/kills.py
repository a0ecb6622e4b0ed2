"""Kills a screening again and again, and counts what was lost or asked twice: ``python -m tests.screening.kills``.

Each round is one screening of the sample through a model server of our own, killed with SIGKILL at seeded moments
until it has finished by itself. A request may be repeated only if its reply had not been kept when a process died; what
was kept is read from the records after each death.
"""

import argparse
import json
import multiprocessing
import random
import sqlite3
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.importing.shelf import shipped
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from tests.conftest import SAMPLE
from tests.openai_server import OpenAIServer

SCOPE = ("C2.1", "C2.2", "C2.3", "C2.4", "C2.5")
CONCURRENCY = 2
LATENCY = 0.12


@dataclass
class Tally:
    """What all rounds together showed."""

    rounds: int = 0
    kills: int = 0
    finished: int = 0
    lost: int = 0
    drafted_twice: int = 0
    asked: int = 0
    repeated_in_flight: int = 0
    repeated_though_kept: int = 0


def settings_for(data: Path, url: str) -> Settings:
    """Settings of one round."""
    return Settings(  # type: ignore[call-arg]
        data=data, llm_base_url=url, llm_model="modele-test", llm_concurrency=CONCURRENCY, llm_group_tokens=1800,
        _env_file=None,
    )  # fmt: skip


def screen(data: str, url: str) -> None:
    """One process: screens the sample to its end, from wherever the last one stopped."""
    desk = Desk(settings_for(Path(data), url))
    rubric = shipped("esg-rmc")
    dossier = desk.take_in(SAMPLE / "dossier.md")
    entry = desk.open(rubric, dossier, criteria_in_scope(rubric, SCOPE), "llm")
    runner = Runner(desk)
    runner.run(entry.screening.id)
    runner.close()


def one_round(number: int, kills: int, chance: random.Random, tally: Tally) -> None:
    """Kills one screening up to ``kills`` times, lets it finish, and checks what is left."""
    context = multiprocessing.get_context("forkserver")
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "requests.log"
        log.touch()
        deaths: list[tuple[float, set[str]]] = []
        with OpenAIServer(latency=LATENCY, log=log) as server:
            while True:
                process = context.Process(target=screen, args=(folder + "/data", server.url))
                process.start()
                if len(deaths) < kills:
                    _wait_for_the_moment(process, log, chance)
                else:
                    process.join(120)
                if process.exitcode is not None:
                    break
                process.kill()
                process.join()
                deaths.append((time.time(), _kept(Path(folder) / "data")))
        tally.rounds += 1
        tally.kills += len(deaths)
        _check(Path(folder) / "data", log, deaths, process.exitcode, tally)


def _wait_for_the_moment(process: Any, log: Path, chance: random.Random) -> None:
    """Half of the moments are spread over a process's life, half fall shortly after it asked the model something."""
    if chance.random() < 0.5:
        process.join(chance.uniform(0.05, 2.6))
        return
    wanted = log.read_text().count("asked") + chance.randint(1, 4)
    extra = chance.uniform(0.0, 1.5 * LATENCY)
    while process.exitcode is None and log.read_text().count("asked") < wanted:
        time.sleep(0.003)
    process.join(extra)


def _check(data: Path, log: Path, deaths: list[tuple[float, set[str]]], exit_code: int | None, tally: Tally) -> None:
    rubric = shipped("esg-rmc")
    wanted = {criterion.id for criterion in criteria_in_scope(rubric, SCOPE)}
    with sqlite3.connect(data / "criterium.sqlite") as database:
        rows = database.execute("SELECT criterion, content FROM drafts").fetchall()
        state = database.execute("SELECT state FROM screenings").fetchone()
    database.close()
    tally.finished += exit_code == 0 and state == ("done",)
    tally.lost += len(wanted - {criterion for criterion, content in rows if json.loads(content)["status"] == "drafted"})
    tally.drafted_twice += len(rows) - len({criterion for criterion, _ in rows})
    seen: set[str] = set()
    for line in log.read_text().splitlines():
        moment, event, key = line.split()
        if event != "asked":
            continue
        tally.asked += 1
        kept = any(float(moment) > death and key in replies for death, replies in deaths)
        tally.repeated_though_kept += kept
        tally.repeated_in_flight += key in seen and not kept
        seen.add(key)


def _kept(data: Path) -> set[str]:
    """Keys of the replies that are on record."""
    if not (data / "criterium.sqlite").exists():
        return set()
    database = sqlite3.connect(data / "criterium.sqlite")
    try:
        return {key for (key,) in database.execute("SELECT key FROM replies")}
    except sqlite3.OperationalError:  # killed before the tables were made
        return set()
    finally:
        database.close()


def run(kills: int, seed: int, per_round: int = 6) -> Tally:
    """Rounds until at least ``kills`` processes were killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["assistant.screening.run", "assistant.screening.model", "tests.conftest"])
    chance = random.Random(seed)
    tally = Tally()
    while tally.kills < kills:
        one_round(tally.rounds, min(per_round, kills - tally.kills), chance, tally)
        if sys.stderr.isatty() or tally.rounds % 5 == 0:
            print(f"{tally.rounds} rounds, {tally.kills} kills", file=sys.stderr, flush=True)
    return tally


def main() -> None:
    """Prints the tally; fails when anything was lost or repeated without cause."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tally = run(options.kills, options.seed)
    for name in (
        "rounds",
        "kills",
        "finished",
        "lost",
        "drafted_twice",
        "asked",
        "repeated_in_flight",
        "repeated_though_kept",
    ):
        print(f"{name}: {getattr(tally, name)}")
    wrong = tally.lost or tally.drafted_twice or tally.repeated_though_kept or tally.finished != tally.rounds
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
