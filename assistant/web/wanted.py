"""Words that a person looks for: where a text holds them, accents and capitals aside, and the part that shows them."""

import unicodedata
from collections.abc import Sequence

from assistant.web.markup import safe

AROUND = 60
"""Letters that an excerpt shows before and after what was found."""
_ENDS = (" afin ", " en vue ", " pour ", " en ", " ; ", " : ", ", ", " et ")
"""Where a wording can be broken off, the best first."""
_FEWEST = 30


def folded(text: str) -> str:
    """The text without accents nor capitals, as a search compares it."""
    return "".join(letter for letter, _ in _letters(text))


def marked(text: str, words: Sequence[str]) -> str:
    """The text as HTML with every one of the folded words marked whole, signs included."""
    return _marked(text, _found(text, words))


def excerpt(text: str, words: Sequence[str]) -> str:
    """The part of the text around the first of the words, as HTML with the words marked; empty when it holds none."""
    spans = _found(text, words)
    if not spans:
        return ""
    first = spans[0][0]
    start = text.rfind(" ", 0, max(0, first - AROUND)) + 1 if first > AROUND else 0
    until = text.find(" ", spans[0][1] + AROUND)
    end = until if 0 <= until < len(text) - AROUND // 2 else len(text)
    held = [(a - start, b - start) for a, b in spans if b <= end]
    return f"{'… ' if start else ''}{_marked(text[start:end], held)}{' …' if end < len(text) else ''}"


def opening(text: str, most: int) -> str:
    """The beginning of a wording, broken off where a part of the sentence ends; whole when it is short."""
    if len(text) <= most:
        return text
    for end in _ENDS:
        at = text.rfind(end, _FEWEST, most)
        if at > 0:
            return f"{text[:at].rstrip(' ,;:-–')} …"
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;:-–')} …"


def _letters(text: str) -> list[tuple[str, int]]:
    """Folded letters, each with its place in the text."""
    pairs: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        plain = character.replace("œ", "oe").replace("Œ", "oe").replace("’", "'").casefold()
        apart = unicodedata.normalize("NFKD", plain)
        pairs.extend((letter, place) for letter in apart if not unicodedata.combining(letter))
    return pairs


def _found(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, in order, overlapping ones joined."""
    pairs = _letters(text)
    plain = "".join(letter for letter, _ in pairs)
    spans: list[tuple[int, int]] = []
    for word in filter(None, words):
        at = plain.find(word)
        while at >= 0:
            spans.append((pairs[at][1], pairs[at + len(word) - 1][1] + 1))
            at = plain.find(word, at + len(word))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    shown, at = "", 0
    for start, end in spans:
        shown += f"{safe(text[at:start])}<mark>{safe(text[start:end])}</mark>"
        at = end
    return shown + safe(text[at:])
