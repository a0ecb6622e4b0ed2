"""``python -m benchmarks.peers --environments FOLDER``: Critérium beside autorubric, G-Eval and hermes-rubric.

FOLDER holds one virtual environment for each peer, never the project's own::

    for peer in autorubric deepeval hermes-rubric; do python3 -m venv FOLDER/$peer; done
    FOLDER/autorubric/bin/pip install autorubric; FOLDER/deepeval/bin/pip install deepeval
    FOLDER/hermes-rubric/bin/pip install "hermes-rubric[openai]"

One local server answers everyone after 0.5 s, in each one's form. Tokens are characters / 3.6 of all that is sent for
a model to read (messages, schema, tools) and of what it answers: the same estimate for everyone, no tokeniser's count.
A peer is given each critère as Critérium's prompt gives it: official wording and reading aids. Critères that only the
oral shows are given to nobody.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from assistant.drafting.tokens import tokens
from assistant.importing.shelf import shipped
from benchmarks.peers.dossier import synthetic_dossier

RUBRIC = "cpmdc"
SIZES = (20, 60)
LATENCY = 0.5
HERE = Path(__file__).parent


_WIDTHS = (10, 10, 8, 13, 8, 8, 8)


class Way(NamedTuple):
    """One program in one of its ways of working."""

    name: str
    peer: str | None
    """Folder of its environment; None for Critérium."""
    driver: str
    options: tuple[str, ...] = ()


WAYS = (
    Way("autorubric-item", "autorubric", "drive_autorubric", ("per_item",)),
    Way("autorubric-criterion", "autorubric", "drive_autorubric", ("per_criterion",)),
    Way("g-eval", "deepeval", "drive_geval"),
    Way("hermes", "hermes-rubric", "drive_hermes", ("each",)),
    Way("criterium-passages", None, "drive_criterium", ("passages",)),
    Way("criterium-whole", None, "drive_criterium", ("whole",)),
)


class Row(NamedTuple):
    """What one run took."""

    calls: int
    input: int
    fresh: int
    """Input tokens that are not in a prefix that an earlier prompt had too."""
    output: int
    repeated: int
    """Bytes of prompt lines that an earlier prompt of the run had too."""
    seconds: float
    graded: int
    rounds: float
    """Seconds during which at least one call was under way, in latencies."""


@contextmanager
def served(log: Path) -> Iterator[str]:
    """The server in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.peers.server", "--latency", str(LATENCY), "--log", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def measured(lines: list[dict[str, Any]], told: dict[str, Any]) -> Row:
    """The row that the server's log and the driver's word amount to."""
    lines = sorted(lines, key=lambda line: line["began"])
    total = fresh = output = repeated = 0
    seen_lines: set[str] = set()
    prompts: list[str] = []
    for line in lines:
        # Providers that put schema and tools into the prompt put them first: the same in every call, they are prefix.
        prompt = line["bound"] + line["prompt"]
        size = tokens(prompt)
        shared = max((_same(prompt, before) for before in prompts[:3]), default=0)
        total += size
        fresh += size - tokens(prompt[:shared])
        output += tokens(line["reply"])
        for text in line["prompt"].split("\n"):
            repeated += len(text.encode()) if text in seen_lines else 0
            seen_lines.add(text)
        prompts.append(prompt)
    busy, until = 0.0, 0.0
    for line in lines:
        busy += max(0.0, line["ended"] - max(until, line["began"]))
        until = max(until, line["ended"])
    return Row(len(lines), total, fresh, output, repeated, told["seconds"], told["graded"], busy / LATENCY)


def _same(one: str, other: str) -> int:
    """Characters that both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def run(way: Way, size: int, folder: Path, environments: Path | None, url: str, log: Path) -> Row | str:
    """One run; a sentence when it cannot be made."""
    if way.peer is None:
        python, what = Path(sys.executable), [RUBRIC, str(size)]
    else:
        if environments is None or not (environments / way.peer).exists():
            return f"no environment {way.peer}"
        python, what = environments / way.peer / "bin" / "python", [str(folder / f"criteria-{size}.json")]
    log.write_text("")
    module = ["-m", f"benchmarks.peers.{way.driver}"] if way.peer is None else [str(HERE / f"{way.driver}.py")]
    command = [str(python), *module, f"{url}/{way.name}/v1", str(folder / "dossier.md"), *what, *way.options]
    quiet = {"DEEPEVAL_TELEMETRY_OPT_OUT": "YES", "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    ended = subprocess.run(
        command, capture_output=True, text=True, timeout=900, check=False, env={**os.environ, **quiet}
    )
    if ended.returncode:
        return f"failed: {(ended.stderr.strip().splitlines() or ['?'])[-1][:200]}"
    told = json.loads(ended.stdout.strip().splitlines()[-1])
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    dossier = (folder / "dossier.md").read_text("utf-8")[200:260]
    ours = [line for line in lines if line["who"] == way.name]
    if way.peer is not None and not any(dossier in line["prompt"] for line in ours):
        return "the dossier was not sent whole"
    return measured(ours, told)


def main() -> None:
    """Prints one table for each number of critères."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--environments", type=Path)
    parser.add_argument("--only", default="", help="part of a way's name")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, log = Path(name), Path(name) / "log.jsonl"
        text = synthetic_dossier()
        (folder / "dossier.md").write_text(text, encoding="utf-8")
        criteria = [c for c in shipped(RUBRIC).criteria if c.assessable != "oral"]
        for size in SIZES:
            given = [
                {"id": c.id, "text": "\n".join((c.statement, *(f"- {i.text}" for i in c.indicators)))}
                for c in criteria[:size]
            ]
            (folder / f"criteria-{size}.json").write_text(json.dumps(given, ensure_ascii=False))
        print(f"dossier: {len(text.encode())} bytes, {tokens(text)} tokens; latency {LATENCY} s")
        with served(log) as url:
            for size in SIZES:
                print(f"\n{size} critères of {RUBRIC}")
                heads = ("input", "fresh", "output", "repeated kB", "s", "× call", "graded")
                print(f"{'':22}{'calls':>6}" + "".join(f"{head:>{w}}" for head, w in zip(heads, _WIDTHS, strict=True)))
                for way in WAYS:
                    if options.only not in way.name:
                        continue
                    row = run(way, size, folder, options.environments, url, log)
                    if isinstance(row, str):
                        print(f"{way.name:22}{row}", flush=True)
                        continue
                    print(
                        f"{way.name:22}{row.calls:>6}{row.input:>10}{row.fresh:>10}{row.output:>8}"
                        f"{row.repeated / 1000:>13.0f}{row.seconds:>8.2f}{row.seconds / LATENCY:>8.1f}{row.graded:>8}"
                        f"   {row.rounds:.1f} latencies under way",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
