"""What something takes: seconds, seconds of the processor, and memory."""

import os
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """The least of several runs."""

    clock: float
    """Seconds that pass."""
    processor: float
    """Seconds of all cores, those of the processes that it starts included."""
    memory: float
    """Most that one of its processes holds, in MiB; 0 for work in this process."""

    def line(self, name: str, beside: "Cost | None" = None) -> str:
        """One printed line; with ratios to ``beside``."""
        clock, processor = (
            f"({own / max(other, 1e-3):.1f} ×)" if beside else ""
            for own, other in zip(self[:2], (beside or self)[:2], strict=True)
        )
        memory = f"{self.memory:6.0f} Mio" if self.memory else ""
        return f"{name:52}{self.clock:8.2f} s {clock:8}  processeur {self.processor:7.2f} s {processor:8}  {memory}"


def of_command(
    command: Sequence[str | Path], runs: int, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Cost:
    """What a program takes that is started in the folder, with that environment in place of this one."""
    return _least([_command_once(command, folder, environment) for _ in range(runs)])


def of_work(work: Callable[[], object], runs: int) -> Cost:
    """What a function takes."""
    return _least([_work_once(work) for _ in range(runs)])


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(*(min(parts) for parts in zip(*costs, strict=True)))


def _command_once(command: Sequence[str | Path], folder: Path | None, environment: Mapping[str, str] | None) -> Cost:
    nowhere = subprocess.DEVNULL
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=nowhere, stderr=nowhere) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(map(str, command)))
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _work_once(work: Callable[[], object]) -> Cost:
    began, before = time.perf_counter(), _processor()
    work()
    return Cost(time.perf_counter() - began, _processor() - before, 0.0)


def _processor() -> float:
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime
