"""How well a draft's own parts agree, counted in code. A calibration map reads it; nobody is shown it raw."""

from collections.abc import Sequence

from assistant.judgement.draft import Evidence, IndicatorSeen
from assistant.judgement.level import Level

_SEEN = {"yes": 1.0, "partly": 0.5, "unknown": 0.25, "no": 0.0}
_EXPECTED = {Level.MET: 1.0, Level.PARTIAL: 0.5, Level.NOT_MET: 0.1}


def support(level: Level, evidence: Sequence[Evidence], indicators: Sequence[IndicatorSeen]) -> float | None:
    """0 to 1: the mean of three shares; None for a level that says nothing of the dossier.

    The shares: quotes that were found among those given; found quotes, two being enough; and how near the indicators
    are to what the level lets expect. Set by hand, and meaningless as a probability.
    """
    if level not in _EXPECTED:
        return None
    found = sum(quote.verified for quote in evidence)
    parts = [found / len(evidence) if evidence else 0.0, min(found, 2) / 2]
    if indicators:
        seen = sum(_SEEN[indicator.observed] for indicator in indicators) / len(indicators)
        parts.append(1 - abs(seen - _EXPECTED[level]))
    return round(sum(parts) / len(parts), 4)
