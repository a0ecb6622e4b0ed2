"""One synthetic file: what it hides, says to a machine or honestly holds, and the half it was drawn into."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Family = Literal["concealed", "instruction", "honest"]
SEED = "criterium-2026"
"""Decides which half a case falls into, before any pattern or threshold was set on the first half."""


@dataclass(frozen=True)
class Case:
    """A file of one family. ``suffix`` names its format."""

    name: str
    family: Family
    suffix: str
    build: Callable[[], bytes]
    target: str
    """What must be kept apart, what must be flagged, or for an honest file what must stay visible without a flag."""
    body: tuple[str, ...] = ()
    """Honest text beside it, which must stay visible."""
    expected: frozenset[str] = frozenset()
    """Kinds of concealed text that an honest file may rightly hold: a picture's description, a form's value."""

    seen: bool = False
    """Whether it was written with the readers known, to be mended by: it counts in the tuned half."""

    @property
    def held_out(self) -> bool:
        """Whether the case was set aside: half of them, by a hash of the seed and the name."""
        return not self.seen and hashlib.sha256(f"{SEED}:{self.name}".encode()).digest()[0] % 2 == 1
