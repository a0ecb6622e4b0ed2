"""A model's sentences as a juror reads them: pages instead of our marks, and no page that does not exist."""

import re
import unicodedata

from assistant.dossier.dossier import Dossier

_ID = r"p\s?\d{1,5}-\d{1,5}"
_MARKS = re.compile(rf"[\[(]\s*((?:passages?\s+)?{_ID}(?:\s*(?:[,;]|et)\s*{_ID})*)\s*[\])]", re.IGNORECASE)
_BARE = re.compile(rf"(?:(?:le\s+)?passage\s+)?\b({_ID})\b", re.IGNORECASE)
_NUMBER = re.compile(r"p\s?(\d{1,5})-\d", re.IGNORECASE)
_PAGE = re.compile(r"\s*\((?:p\.|pages?)\s*(\d{1,6})\)|\b(?:p\.|page)\s?(\d{1,6})\b", re.IGNORECASE)
_TAG = re.compile(r"</?\s*(?:dossier|passage)-?\w*[^>]{0,40}>", re.IGNORECASE)
_UNSEEN = ("Cc", "Cf", "Co", "Cs")


def legible(text: str) -> str:
    """The text without what nobody sees or what turns its direction: a juror reads what was checked, and no database
    refuses it."""
    spaced = re.sub(r"[\t\v\f\r\x85\u2028\u2029]", " ", text)
    return "".join(c for c in spaced if c == "\n" or unicodedata.category(c) not in _UNSEEN)


def for_juror(text: str, dossier: Dossier) -> str:
    """The text with «[p3-2]» read as «(p. 3)», pages beyond the dossier's last left out, and our tags removed.

    A page of a dossier that has sections or slides is named as one.
    """
    text = _TAG.sub("", legible(text))
    text = _MARKS.sub(lambda found: _listed(found[1], dossier), text)
    text = _BARE.sub(lambda found: _listed(found[1], dossier).strip("()") or "le dossier", text)
    text = _PAGE.sub(lambda found: _named(found, dossier), text)
    return re.sub(r"[ \t]+([,.)])", r"\1", re.sub(r"[ \t]{2,}", " ", text)).strip()


def _named(found: re.Match[str], dossier: Dossier) -> str:
    """A page that the model named, as this dossier names it; nothing where there is no such page."""
    number = int(found[1] or found[2])
    if not 1 <= number <= len(dossier.pages):
        return ""
    if dossier.pages[number - 1].unit == "page":
        return found[0]
    return f" ({dossier.place(number)})" if found[1] else dossier.place(number)


def _listed(marks: str, dossier: Dossier) -> str:
    pages = {page.number for page in dossier.pages}
    numbers = sorted({int(number) for number in _NUMBER.findall(marks)} & pages)
    return f"({dossier.places(numbers)})" if numbers else ""
