"""The one limit of time for reading a file, which the door sets and the sentence about it names."""

import time

SECONDS = 480
"""Recognising a scanned dossier takes minutes."""
RECOGNISING = 0.85
"""Share of the time in which pages may be recognised: what was read by then is laid out in the rest, and kept."""


class Limit:
    """When the reading under way in this process must have ended."""

    def __init__(self) -> None:
        self.seconds: float = SECONDS
        self._since: float | None = None

    def start(self, seconds: float) -> None:
        """The reading begins now and may take so many seconds."""
        self.seconds, self._since = seconds, time.monotonic()

    def recognised(self) -> float:
        """The time of ``time.monotonic`` until which pages may be recognised; from now on where no reading began."""
        return (time.monotonic() if self._since is None else self._since) + RECOGNISING * self.seconds


LIMIT = Limit()
"""That of this process, which reads one file."""
