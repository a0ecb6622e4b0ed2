"""Keeping to an endpoint's limits: calls at once, requests and tokens a minute, and how long to wait to ask again."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock
from weakref import WeakKeyDictionary

MINUTE = 60.0
RETRIES = 3
"""Times that a call is sent again after 429, 5xx or a lost connection."""
LONGEST_PAUSE = 120.0
"""Seconds; an endpoint that asks for a longer pause is given up for now."""


class Pace:
    """Moments at which calls may be sent, shared by every screening of a process."""

    def __init__(
        self,
        requests: int | None,
        tokens: int | None,
        *,
        together: int = 4,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """At most so many requests and tokens in any minute, None is no limit; and so many calls under way."""
        self._together = together
        self._lanes: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
        self._requests = requests
        self._tokens = tokens
        self._clock = clock
        self._sent: deque[tuple[float, int]] = deque()
        self._lock = Lock()

    @property
    def lane(self) -> asyncio.Semaphore:
        """Held while a call is under way; one for all screenings of the running event loop."""
        with self._lock:
            return self._lanes.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(self._together))

    def turn(self, tokens: int) -> float:
        """Books the next free moment for a call of that many tokens; gives the seconds until then.

        A call that is larger than a whole minute's tokens goes when nothing else has gone for a minute.
        """
        with self._lock:
            now = self._clock()
            while self._sent and self._sent[0][0] <= now - MINUTE:
                self._sent.popleft()
            moment = max(now, self._sent[-1][0]) if self._sent else now
            for sent, _ in list(self._sent):
                if self._fits(moment, tokens):
                    break
                moment = max(moment, sent + MINUTE)
            self._sent.append((moment, tokens))
            return moment - now

    def _fits(self, moment: float, tokens: int) -> bool:
        before = [spent for sent, spent in self._sent if sent > moment - MINUTE]
        if self._requests is not None and len(before) >= self._requests:
            return False
        return self._tokens is None or not before or sum(before) + tokens <= self._tokens


def pause(attempt: int, retry_after: str | None, chance: random.Random) -> float | None:
    """Seconds to wait before the next attempt; None when the endpoint asks for more than is waited for.

    Without a wish of the endpoint's: half a second, doubled each time, less a random part so that calls that failed
    together do not come back together.

    Args:
        attempt: How many attempts have failed, from 1.
        retry_after: The header as it came: seconds or a date.
        chance: Where the random part is from.
    """
    asked = _seconds(retry_after)
    if asked is None:
        return min(8.0, float(0.5 * 2.0 ** (attempt - 1))) * chance.uniform(0.5, 1.0)
    return asked + chance.uniform(0.0, 0.25) if asked <= LONGEST_PAUSE else None


def _seconds(header: str | None) -> float | None:
    if not header:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, float((moment - datetime.now(UTC)).total_seconds()))
