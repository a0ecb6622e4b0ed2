"""The four levels as evals measure them: three in order, and ``not_assessable`` beside them."""

from assistant.judgement.level import Level

POINTS = {Level.NOT_MET: 0.0, Level.PARTIAL: 1.0, Level.MET: 2.0}
"""Places on the ordinal scale. ``not_assessable`` has none: it is not less than ``not_met``."""

_NAMES = {level.value: level for level in Level} | {level.french: level for level in Level}


def level_named(text: str) -> Level | None:
    """The level of that name, in code or in French; None if it is no level."""
    return _NAMES.get(text.strip().casefold().replace("’", "'"))


def points(level: Level) -> float | None:
    """The level's place on the scale, None for ``not_assessable``."""
    return POINTS.get(level)
