"""Two drafts of one criterion made into one: where they disagree, less is said."""

from assistant.drafting.support import support
from assistant.judgement.draft import Draft, Evidence
from assistant.judgement.level import Level

_ORDER = (Level.NOT_MET, Level.PARTIAL, Level.MET)


def combined(first: Draft, second: Draft) -> Draft:
    """The first draft, as far as the second bears it out.

    Same level: kept. Levels next to each other: the lower one, with its own quotes and half the support. Any other
    difference, one that abstains among them, is an abstention that names both. Where one failed, the other stands with
    half the support and says so. Two that abstain: the first, with both their quotes.
    """
    if first.status == "failed" or second.status == "failed":
        return _alone(first, second)
    if first.level is None and second.level is None:
        return first.model_copy(update={"evidence": _together(first, second), "second_request": second.request})
    if first.level is not None and first.level == second.level:
        evidence = _together(first, second)
        return first.model_copy(
            update={
                "evidence": evidence,
                "support": support(first.level, evidence, first.indicators),
                "second_request": second.request,
            }
        )
    if _adjacent(first.level, second.level):
        kept, other = sorted((first, second), key=_rank)
        return kept.model_copy(
            update={
                "support": _halved(kept.support),
                "reason": f"Deux lectures du modèle diffèrent ({_named(first)}, puis {_named(second)}) ; "
                "la plus prudente est proposée.",
                "request": first.request,
                "second_request": second.request,
                "question": kept.question or other.question,
            }
        )
    return first.model_copy(
        update={
            "status": "abstained",
            "level": None,
            "support": None,
            "evidence": _together(first, second),
            "reason": f"Deux lectures du modèle ne concordent pas ({_named(first)}, puis {_named(second)}) : "
            "pas de niveau proposé.",
            "second_request": second.request,
            "question": first.question or second.question,
        }
    )


def _alone(first: Draft, second: Draft) -> Draft:
    """The one that did not fail; the first when both did."""
    if first.status == "failed":
        if second.status == "failed":
            return first
        left, missing = second, f"Premier avis non obtenu. {first.reason}"
    else:
        left, missing = first, f"Second avis non obtenu. {second.reason}"
    if left.level is None:
        missing = f"{left.reason} {missing}"
    return left.model_copy(update={"support": _halved(left.support), "reason": missing})


def _adjacent(one: Level | None, other: Level | None) -> bool:
    return one in _ORDER and other in _ORDER and abs(_ORDER.index(one) - _ORDER.index(other)) == 1


def _rank(draft: Draft) -> int:
    return _ORDER.index(draft.level) if draft.level in _ORDER else -1


def _halved(value: float | None) -> float | None:
    return None if value is None else value / 2


def _named(draft: Draft) -> str:
    return draft.level.french if draft.level else "sans niveau"


def _together(first: Draft, second: Draft) -> tuple[Evidence, ...]:
    """Both drafts' quotes, those at the same place once."""
    quotes = list(first.evidence)
    for quote in second.evidence:
        if not any(
            quote.anchors == known.anchors and (quote.verified or quote.quote == known.quote) for known in quotes
        ):
            quotes.append(quote)
    return tuple(quotes)
