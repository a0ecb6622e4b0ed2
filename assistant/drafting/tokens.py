"""How many tokens a text is, about: for sizing calls and for forecasts, never for a bill."""

from collections.abc import Iterable

LETTERS_PER_TOKEN = 3.6
"""Characters of French prose, about; models differ by a fifth."""
ANSWERED = 300
"""Tokens that a model writes for one criterion, about."""


def tokens(*texts: str) -> int:
    """Estimated tokens of the texts together."""
    return letters_as_tokens(len(text) for text in texts)


def letters_as_tokens(letters: Iterable[int]) -> int:
    """Estimated tokens of that many characters."""
    return -int(-sum(letters) // LETTERS_PER_TOKEN)
