"""A model's sentences as a juror reads them: pages instead of our marks, and the rest as it was said."""

import re
import unicodedata

from assistant.dossier.dossier import Dossier

_SEVERAL = r"(?:\s*(?:[,;]|et)\s*{0})*"
_LOOSE, _STRICT = r"p\s?\d{1,5}-\d{1,5}", r"p\d{1,5}-\d{1,5}"
_MARKS = re.compile(rf"([ \t]*)\[\s*((?:passages?\s+)?{_LOOSE}{_SEVERAL.format(_LOOSE)})\s*\]", re.IGNORECASE)
"""In square brackets, as we write them and as nobody else does."""
_UNMARKED = re.compile(
    rf"\(\s*((?:passages?\s+)?{_STRICT}{_SEVERAL.format(_STRICT)})\s*\)"
    rf"|(?:(?:[Ll]e\s+)?[Pp]assage\s+)?\b({_STRICT})\b(?!-)"
)
_NUMBER = re.compile(r"p\s?(\d{1,5})-\d", re.IGNORECASE)
_ID = re.compile(_STRICT)
_TAG = re.compile(r"[ \t]*</?\s*(?:dossier|passage)-?\w*[^>]{0,40}>", re.IGNORECASE)
_UNSEEN = ("Cc", "Cf", "Co", "Cs")


def legible(text: str) -> str:
    """The text without what nobody sees or what turns its direction: a juror reads what was checked, and no database
    refuses it."""
    spaced = re.sub(r"[\t\v\f\r\x85\u2028\u2029]", " ", text)
    return "".join(c for c in spaced if c == "\n" or unicodedata.category(c) not in _UNSEEN)


def for_juror(text: str, dossier: Dossier) -> str:
    """The text with «[p3-2]» read as «(p. 3)», or left out where there is no such page, and our tags removed.

    Without square brackets an id is one only when the dossier has that passage: «l'activité P 3-4» and «Kotler
    (2015, p. 412)» are the model's own words, and stay whole. What has sections or slides is named by them.
    """
    ids = {passage.id for passage in dossier.passages}

    def marked(found: re.Match[str]) -> str:
        named = _pages(found[2], dossier)
        return f"{found[1]}({named})" if named else ""

    def unmarked(found: re.Match[str]) -> str:
        marks = found[1] or found[2]
        if ids.isdisjoint(_ID.findall(marks)):
            return found[0]
        return f"({_pages(marks, dossier)})" if found[1] else _pages(marks, dossier)

    return _UNMARKED.sub(unmarked, _MARKS.sub(marked, _TAG.sub("", legible(text)))).strip()


def _pages(marks: str, dossier: Dossier) -> str:
    pages = {page.number for page in dossier.pages}
    return dossier.places(sorted({int(number) for number in _NUMBER.findall(marks)} & pages))
