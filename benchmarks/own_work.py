"""A screening's own work for 60 critères on 40 pages: ``python -m benchmarks.own_work``.

Index, retrieve, draft, verify and store, with the embedded drafter, in a new data folder; the dossier is read before.
Three lines: loading the libraries; the first screening, which also makes the database and the référentiel's vectors;
the next candidate's, in the same process and folder, on a dossier of other sentences. Target: less than 1 second. The
memory is that of the whole process.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.cost import Cost
from benchmarks.peers.dossier import synthetic_dossier

RUNS = 3
SEEDS = (120, 121)
CRITERIA = 60
RUN = """
import resource, sys, time
from pathlib import Path
began, used = time.perf_counter(), time.process_time()
from assistant.importing.shelf import shipped
from assistant.screening.desk import Desk
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
print(time.perf_counter() - began, time.process_time() - used)
rubric = shipped("cpmdc")
criteria = [c for c in rubric.criteria if c.assessable != "oral"][: int(sys.argv[2])]
desk = Desk(Settings(data=Path(sys.argv[1]), _env_file=None))
runner = Runner(desk)
for path in sys.argv[3:]:
    dossier = desk.take_in(Path(path))
    began, used = time.perf_counter(), time.process_time()
    runner.run(desk.open(rubric, dossier, criteria, "offline").screening.id)
    print(time.perf_counter() - began, time.process_time() - used)
runner.close()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def once(folder: Path) -> list[Cost]:
    """Loading; the work; the work on another dossier."""
    texts = [synthetic_dossier(seed) for seed in SEEDS]
    paths = [folder / f"dossier-{number}.md" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory(dir=folder) as data:
        command = [sys.executable, "-c", RUN, data, str(CRITERIA), *map(str, paths)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    *costs, memory = printed.splitlines()
    seconds = (map(float, line.split()) for line in costs)
    return [Cost(clock, processor, float(memory)) for clock, processor in seconds]


def main() -> None:
    """Prints a line for each, the least of the runs."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [once(Path(folder)) for _ in range(RUNS)]
    names = ("charger les bibliothèques", f"{CRITERIA} critères, 40 pages : premier examen", "examen suivant")
    for name, costs in zip(names, zip(*runs, strict=True), strict=True):
        print(Cost(*(min(parts) for parts in zip(*costs, strict=True))).line(name))


if __name__ == "__main__":
    main()
