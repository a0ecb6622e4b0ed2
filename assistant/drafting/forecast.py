"""What drafting will take, before anything is asked, and which way of reading that speaks for."""

from collections.abc import Sequence

from assistant.dossier.dossier import Dossier
from assistant.drafting.assignment import Group, readable
from assistant.drafting.grouping import ALWAYS, MOST_TOGETHER, SHARE
from assistant.drafting.marking import code_of, marked
from assistant.drafting.prompt import Prompt
from assistant.drafting.request import asked_tokens, messages_for
from assistant.drafting.tokens import ANSWERED, tokens
from assistant.judgement.screening import Reading
from assistant.judgement.usage import Usage
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.settings.prices import Price

DEARER = 4.0
"""Reading the whole dossier may cost this many times what reading passages does, and is still chosen."""
CACHED = 0.25
"""What a token in a provider's cache counts, where no price is known."""
FRAME = 120
"""Tokens of a request around the dossier and the criteria, about."""


def forecast(groups: Sequence[Group], prompt: Prompt, *, second_opinion: bool = False) -> Usage:
    """Calls and tokens of drafting the groups once, without repairs; an estimate."""
    total = Usage()
    warm: set[str] = set()
    for group in groups:
        asked = [a for a in group.assignments if a.criterion.assessable != "oral"]
        for turned in (False, True)[: (2 if second_opinion else 1) if asked else 0]:
            system, user = (message["content"] for message in messages_for(prompt, group, asked, turned=turned))
            prefix = system + user[: user.find("\n</dossier-")] if group.reading == "whole" else ""
            total += Usage(
                calls=1,
                input_tokens=tokens(system, user),
                cached_tokens=tokens(prefix) if prefix in warm else 0,
                output_tokens=ANSWERED * len(asked),
            )
            warm.add(prefix)
    return total


def estimate(
    rubric: Rubric, dossier: Dossier, criteria: Sequence[Criterion], prompt: Prompt, reading: Reading
) -> Usage:
    """About the same, before passages are ranked."""
    asked = [criterion for criterion in criteria if criterion.assessable != "oral"]
    calls = -(-len(asked) // MOST_TOGETHER)
    written = ANSWERED * len(asked)
    described = asked_tokens(rubric, asked)
    text = dossier_tokens(dossier)
    fixed = tokens(prompt.system) + FRAME
    if reading == "whole":
        prefix = fixed + text
        return Usage(
            calls=calls,
            input_tokens=calls * prefix + described,
            cached_tokens=max(0, calls - 1) * prefix,
            output_tokens=written,
        )
    read = max(described + min(text, ALWAYS), int(SHARE * (text + described)))
    return Usage(calls=calls, input_tokens=calls * fixed + read, output_tokens=written)


def dossier_tokens(dossier: Dossier) -> int:
    """Estimated tokens of the dossier as a model reads it whole."""
    return tokens(marked(readable(dossier), code_of(dossier)))


def needed_context(rubric: Rubric, dossier: Dossier, criteria: Sequence[Criterion], prompt: Prompt) -> int:
    """Tokens that the longest call of reading the whole dossier takes, its answer included; an estimate."""
    together = sorted((asked_tokens(rubric, [criterion]) for criterion in criteria), reverse=True)[:MOST_TOGETHER]
    return tokens(prompt.system) + FRAME + dossier_tokens(dossier) + sum(together) + ANSWERED * len(together)


def best_reading(
    rubric: Rubric,
    dossier: Dossier,
    criteria: Sequence[Criterion],
    prompt: Prompt,
    *,
    context: int | None,
    price: Price | None,
) -> Reading:
    """Whole where the dossier fits the model's known context at a bearable cost, as it misses nothing; or passages."""
    if context is None or needed_context(rubric, dossier, criteria, prompt) > context:
        return "passages"
    whole, passages = (
        _cost(estimate(rubric, dossier, criteria, prompt, reading), price) for reading in ("whole", "passages")
    )
    return "whole" if whole <= DEARER * passages else "passages"


def _cost(usage: Usage, price: Price | None) -> float:
    if price is not None:
        return price.of(usage)
    return usage.input_tokens - (1 - CACHED) * usage.cached_tokens
