"""Room for a few readers at a time: many uploads at once must not take the machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from assistant.errors import UserError


class Slots:
    """Places that are taken and given back."""

    def __init__(self, most: int) -> None:
        """So many places."""
        self._free = BoundedSemaphore(most)

    @contextmanager
    def one(self, seconds: float) -> Iterator[None]:
        """A place, waited for.

        Raises:
            UserError: none is free in that time.
        """
        if not self._free.acquire(timeout=seconds):
            raise UserError("Trop de fichiers sont en cours de lecture ; réessayer dans quelques minutes.")
        try:
            yield
        finally:
            self._free.release()


def cores() -> int:
    """How many cores this process may use, as far as the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


SLOTS = Slots(max(2, cores()))
"""The readers of this process."""
