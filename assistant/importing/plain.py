"""A text reduced to what a comparison may look at: letters and punctuation, whatever the layout did around them."""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

LOST = "\N{REPLACEMENT CHARACTER}"
"""What an extraction leaves of a ligature that its font did not name."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_MARKS = str.maketrans("", "", '*_`~\\"')
"""What Markdown marks with and what CSV quotes with: left out on both sides."""
_LIGATURES = re.compile(r"(?P<lost>ffi|ti|fi|fl)|tt(?!i)|ff(?!l)|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, what of it is compared, and where that stands in it."""

    shown: str
    """The text without tags and marks of a markup."""
    text: str
    """Its letters and punctuation, without white space and invisible characters."""
    places: tuple[int, ...]
    """For each character of ``text`` where it stands in ``shown``."""

    def shown_between(self, start: int, end: int) -> str:
        """What a person reads of the compared characters from start to end (not included)."""
        if start >= end:
            return ""
        last = self.places[end] if end < len(self.places) else len(self.shown)
        return re.sub(r" (?=[.,)])", "", " ".join(self.shown[self.places[start] : last].split()))


def plain(text: str, ligatures_lost: bool = False) -> Plain:
    """The text and what of it is compared.

    With ``ligatures_lost``, a lost ligature and a kept one look alike: some are lost as a sign, some without a trace
    («permetent» stands for «permettent»).
    """
    shown = unescape(_TAG.sub(" ", _LINK.sub(r"\1", text))).translate(_MARKS)
    if not ligatures_lost:
        kept = [(place, c) for place, c in enumerate(shown) if _is_seen(c)]
    else:
        kept = [
            (found.start(), LOST if found["lost"] else found[0][0])
            for found in _LIGATURES.finditer(shown)
            if _is_seen(found[0][0])
        ]
    return Plain(shown, "".join(c for _, c in kept), tuple(place for place, _ in kept))


def plain_text(text: str) -> str:
    """The characters of a text that are compared."""
    return plain(text).text


def _is_seen(c: str) -> bool:
    return not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc")
