"""How candidates of quite different trades would tell that they did it: sentences of ours, for retrieval alone.

The four examples of a référentiel are too few to meet the everyday words of a dossier: each further telling finds more
of the planned evidence (docs/decisions/013). They are invented, never shown, and kept apart from the référentiel, as
they are no part of what a certifier reviews: a référentiel keeps its version when a telling is mended.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from assistant.rubric.criterion import Criterion

FOLDER = "tellings"
"""One JSON file per référentiel: {criterion: {"wording": see :func:`wording_mark`, "tellings": [sentences]}}."""


def tellings(criterion: Criterion) -> tuple[str, ...]:
    """The critère's tellings; none when its wording is not the one that they were written for."""
    return _shipped().get((criterion.id, wording_mark(criterion)), ())


def wording_mark(criterion: Criterion) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the official wording."""
    return hashlib.sha256(criterion.statement.encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _shipped() -> Mapping[tuple[str, str], tuple[str, ...]]:
    held: dict[tuple[str, str], tuple[str, ...]] = {}
    for path in sorted(files("index").joinpath(FOLDER).iterdir(), key=lambda entry: entry.name):
        for criterion, told in json.loads(path.read_text("utf-8")).items():
            held[criterion, told["wording"]] = tuple(told["tellings"])
    return held
