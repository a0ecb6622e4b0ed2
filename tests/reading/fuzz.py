"""Damages documents and reads them: ``python -m tests.reading.fuzz --minutes N --seed S``.

Each damaged document is read by a child of this process, in bounds of time and memory, and one in fifty through the
door. A finding is anything but a dossier or a sentence: an error that is no ``UserError``, a crash, a reading that does
not end, or a dossier that cannot be written. What is found is written under ``--keep`` and summed up on standard output.
"""

import argparse
import json
import os
import random
import resource
import select
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.dossier.dossier import Dossier
from assistant.errors import UserError
from assistant.reading.confined import MEMORY
from assistant.reading.reader import read
from assistant.reading.supervised import read_file
from tests.reading.corpus import corpus
from tests.reading.mutation import mutated

SECONDS = 30
"""Seconds of a processor after which a reading counts as endless."""
PATIENCE = 10
"""Times longer that it may take by the clock: the machine may be busy."""
HEAVY = {"long.pdf": 0.15, "petit.png": 0.1, "long.docx": 0.4, "long.odt": 0.3}
"""Shares of the tries that documents get that take long to read."""
DOOR = 50
HEAD = Path(__file__).parents[2]


def attempt(path: Path) -> str:
    """«read», «refused», or what is wrong with it, read in a child process."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _child(path, theirs)
    os.close(theirs)
    said = b""
    ends = time.monotonic() + SECONDS * PATIENCE
    while (left := ends - time.monotonic()) > 0:
        if not select.select([ours], [], [], left)[0]:
            break
        piece = os.read(ours, 65536)
        if not piece:
            break
        said += piece
    late = time.monotonic() >= ends
    if late:
        os.kill(child, signal.SIGKILL)
    os.close(ours)
    _, status = os.waitpid(child, 0)
    if late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)):
        return "endless"
    if os.WIFSIGNALED(status):
        return f"signal {os.WTERMSIG(status)}"
    return said.decode(errors="replace") or f"exit {os.WEXITSTATUS(status)}"


def _child(path: Path, out: int) -> None:
    """Reads the file in bounds and says how it went; never returns."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    warnings.simplefilter("ignore")
    try:
        Dossier.model_validate_json(read(path, path.name).model_dump_json())
        said = "read"
    except UserError as told:
        text = str(told)
        said = "refused" if text.endswith(".") and "\n" not in text else f"no sentence: {text!r}"
    except BaseException as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
        frames = [
            f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(HEAD / "assistant")
        ]
        where = f"{Path(frames[-1].filename).relative_to(HEAD)}:{frames[-1].name}" if frames else "?"
        said = f"{type(error).__name__} in {where}: {str(error)[:160]!r}"
    os.write(out, said.encode(errors="replace")[:4000])
    os._exit(0)


def through_the_door(path: Path) -> str:
    """The same, as everyone else reads a file."""
    try:
        read_file(path, seconds=SECONDS * PATIENCE)
    except UserError as told:
        return "refused" if str(told).endswith(".") else f"no sentence: {told!r}"
    except Exception as error:  # noqa: BLE001 -- nothing else may come through
        return f"{type(error).__name__} at the door: {str(error)[:160]!r}"
    return "read"


def main() -> int:
    """Runs until the time is over; 1 when anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for what was found")
    parser.add_argument("--only", help="end of the names of the documents to damage, such as .pdf")
    options = parser.parse_args()
    whole = {name: content for name, content in corpus().items() if name.endswith(options.only or "")}
    chance = random.Random(options.seed)
    ends = time.monotonic() + 60 * options.minutes
    tally: Counter[str] = Counter()
    found: dict[str, str] = {}
    tries = 0
    with TemporaryDirectory() as folder:
        while time.monotonic() < ends:
            seed = chance.randrange(2**48)
            name = chance.choice(sorted(whole))
            if random.Random(seed).random() >= HEAVY.get(name, 1.0):
                continue
            content = mutated(name, whole[name], random.Random(seed))
            path = Path(folder) / name
            path.write_bytes(content)
            tries += 1
            said = through_the_door(path) if tries % DOOR == 0 else attempt(path)
            tally[said if said in ("read", "refused") else "found"] += 1
            if said not in ("read", "refused") and f"{name} {said.split(': ')[0]}" not in found:
                found[f"{name} {said.split(': ')[0]}"] = said
                print(f"{name} seed {seed}: {said}", file=sys.stderr, flush=True)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / f"{seed}-{name}").write_bytes(content)
    print(json.dumps({"tries": tries, **tally, "kinds": found}, ensure_ascii=False, indent=1))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
