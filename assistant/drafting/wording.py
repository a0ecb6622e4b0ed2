"""A model's sentences as a juror reads them: pages instead of our marks, and no page that does not exist."""

import re

from assistant.dossier.dossier import Dossier

_ID = r"p\s?\d{1,5}-\d{1,5}"
_MARKS = re.compile(rf"[\[(]\s*((?:passages?\s+)?{_ID}(?:\s*(?:[,;]|et)\s*{_ID})*)\s*[\])]", re.IGNORECASE)
_BARE = re.compile(rf"(?:(?:le\s+)?passage\s+)?\b({_ID})\b", re.IGNORECASE)
_NUMBER = re.compile(r"p\s?(\d{1,5})-\d", re.IGNORECASE)
_PAGE = re.compile(r"\s*\((?:p\.|pages?)\s*(\d{1,6})\)|\b(?:p\.|page)\s?(\d{1,6})\b", re.IGNORECASE)
_TAG = re.compile(r"</?\s*(?:dossier|passage)-?\w*[^>]{0,40}>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def for_juror(text: str, dossier: Dossier) -> str:
    """The text with «[p3-2]» read as «(p. 3)», pages beyond the dossier's last left out, and our tags removed."""
    pages = {page.number for page in dossier.pages}
    text = _TAG.sub("", _CONTROL.sub(" ", text))
    text = _MARKS.sub(lambda found: _listed(found[1], pages), text)
    text = _BARE.sub(lambda found: _listed(found[1], pages).strip("()") or "le dossier", text)
    text = _PAGE.sub(lambda found: found[0] if int(found[1] or found[2]) in pages else "", text)
    return re.sub(r"[ \t]+([,.)])", r"\1", re.sub(r"[ \t]{2,}", " ", text)).strip()


def _listed(marks: str, pages: set[int]) -> str:
    numbers = sorted({int(number) for number in _NUMBER.findall(marks)} & pages)
    return f"(p. {', '.join(str(number) for number in numbers)})" if numbers else ""
