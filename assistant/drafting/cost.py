"""What drafting takes, in one French sentence: before, and after."""

from typing import Any

from assistant.judgement.usage import Usage
from assistant.settings.prices import Price


def said(usage: Usage, price: Price | None, criteria: int = 0) -> str:
    """«5 appels, 23 400 jetons lus (dont 9 000 en cache) et 5 400 écrits ; 0,04 EUR», and per criterion if asked."""
    cached = f" (dont {_number(usage.cached_tokens)} en cache)" if usage.cached_tokens else ""
    parts = [
        f"{usage.calls} appel{'s' if usage.calls > 1 else ''}, {_number(usage.input_tokens)} jetons lus{cached} "
        f"et {_number(usage.output_tokens)} écrits"
    ]
    if price is not None:
        parts.append(f"{_money(price.of(usage))} {price.currency}")
    if usage.seconds:
        parts.append(f"{usage.seconds:.0f} s")
    if criteria and usage.tokens:
        share = f"{_number(round(usage.tokens / criteria))} jetons"
        money = f", {_money(price.of(usage) / criteria)} {price.currency}" if price is not None else ""
        parts.append(f"par critère {share}{money}")
    return " ; ".join(parts)


def as_json(usage: Usage, price: Price | None) -> dict[str, Any]:
    """The same for programs; the cost is null when no price is known."""
    return {
        "calls": usage.calls,
        "input_tokens": usage.input_tokens,
        "cached_tokens": usage.cached_tokens,
        "output_tokens": usage.output_tokens,
        "cost": None if price is None else round(price.of(usage), 6),
        "currency": None if price is None else price.currency,
    }


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


def _money(value: float) -> str:
    return f"{value:.2f}".replace(".", ",") if value >= 0.1 or not value else f"{value:.2g}".replace(".", ",")
