"""How many tokens a text is, about: for sizing calls and for forecasts, never for a bill."""

from collections.abc import Iterable

LETTERS_PER_TOKEN = 3.6
"""Characters of French prose, about; models differ by a fifth."""
ANSWERED = 300
"""Tokens that a model writes for one criterion, about."""

LEAST_ALLOWED, MOST_ALLOWED = 1_500, 16_000
"""Tokens of the smallest and the largest limit that is set to a reply; models of today write no more at once."""


def allowed(criteria: int) -> int:
    """Tokens that a reply about so many criteria may have: three times what is expected of it."""
    return min(MOST_ALLOWED, max(LEAST_ALLOWED, 3 * ANSWERED * criteria))


def tokens(*texts: str) -> int:
    """Estimated tokens of the texts together."""
    return letters_as_tokens(len(text) for text in texts)


def letters_as_tokens(letters: Iterable[int]) -> int:
    """Estimated tokens of that many characters."""
    return -int(-sum(letters) // LETTERS_PER_TOKEN)
