"""What a newcomer waits for: ``python -m benchmarks.screening``.

Seconds, each beside its ratio to starting Python alone in the same run: ``criterium --help``; loading the program; and,
after start-up, the offline screening of the synthetic sample (17 pages, 18 critères), reading and indexing included,
then the same one again.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

SAMPLE = Path(__file__).parent.parent / "evals" / "sample" / "dossier.pdf"
RUNS = 3

SCREENING = """
import sys, time
from pathlib import Path
began = time.perf_counter()
from assistant.importing.shelf import shipped
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
desk = Desk(Settings(data=Path(sys.argv[2]), _env_file=None))
runner = Runner(desk)
rubric = shipped("esg-rmc")
criteria = criteria_in_scope(rubric, ["A2"])
ready = time.perf_counter()
entry = desk.open(rubric, desk.take_in(Path(sys.argv[1])), criteria, "offline")
runner.run(entry.screening.id)
done = time.perf_counter()
entry = desk.open(rubric, desk.take_in(Path(sys.argv[1])), criteria, "offline")
runner.run(entry.screening.id)
again = time.perf_counter()
print(ready - began, done - ready, again - done)
runner.close()
"""


def seconds(*command: str) -> float:
    """Wall seconds of a command."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    return time.perf_counter() - began


def screening() -> tuple[float, float, float]:
    """(start-up, screening, the same screening again) in a new data folder."""
    with tempfile.TemporaryDirectory() as data:
        run = subprocess.run(
            [sys.executable, "-c", SCREENING, str(SAMPLE), data], check=True, capture_output=True, text=True
        )
    start, first, again = (float(value) for value in run.stdout.split())
    return start, first, again


def main() -> None:
    """Prints medians of three runs."""
    bare = median(seconds("-c", "pass") for _ in range(RUNS))
    runs = [screening() for _ in range(RUNS)]
    rows = {
        "Python alone": bare,
        "criterium --help": median(
            seconds(str(Path(sys.executable).with_name("criterium")), "--help") for _ in range(RUNS)
        ),
        "start-up": median(run[0] for run in runs),
        "screening": median(run[1] for run in runs),
        "the same again": median(run[2] for run in runs),
    }
    for name, value in rows.items():
        print(f"{name:18}{value:8.2f} s {value / bare:8.1f} ×")


if __name__ == "__main__":
    main()
