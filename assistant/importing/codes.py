"""The codes by which référentiels number their parts: ``BC01``, ``A1.2``, ``C.1.2.1``, ``CP1-3``, ``BC02-C3``."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["block", "activity", "competency", "criterion", "assessment"]

_NUMBER = r"\d{1,3}(?:\s?[.\-]\s?\d{1,3})*"
_PART = rf"(?:[A-Z]{{1,3}}\s?\.?\s?|[A-Z]{{2,3}}-){_NUMBER}"
_CODE = re.compile(rf"(?:RNCP\s?\d{{3,6}}\s?[-.]?\s?)?{_PART}(?:\s?[-.]?\s?{_PART})*(?![\w%°])")
_WORD = re.compile(
    r"(?P<word>bloc(?: de comp[eé]tences?)?|activit[eé]s?(?:[ -]types?)?|comp[eé]tences?(?: professionnelles?)?"
    r"|capacit[eé]s?|crit[eè]res?|[eé]preuves?|modalit[eé]s?|domaine|p[oô]le|unit[eé]|module)\s?(?:n\s?[°ºo]\s?)?"
    r"(?:(?P<code>[A-Z]{1,3}[.-]?\d[\w.-]*)|(?P<number>\d{1,3}(?:\.\d{1,3})*))(?![\w%])",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?P<word>bloc(?: de comp[eé]tences?)?|domaine|p[oô]le|unit[eé]|module)\s(?P<letter>(?-i:[A-Z]|[IVX]{2,4}))"
    r"(?=\s*(?:$|[-–—:.)]))",
    re.IGNORECASE,
)
"""«Bloc A. …», «Pôle II – …»."""
_OPTION = re.compile(
    r"\s*[-–—,:(]?\s*(?:professionnalisation|option|parcours|sp[eé]cialit[eé]|sp[eé]cialisation|mention|dominante|variante)"
    r"\s?(?:n\s?[°ºo]\s?)?(?P<rank>\d{1,2}|(?-i:[A-Z]))(?!\w)\)?(?=\s*(?:$|[-–—:.,]|(?-i:[A-ZÀ-Þ«])))",
    re.IGNORECASE,
)
"""What tells one of several blocs to choose from: «Bloc 5 - option 2»."""
_TITLE = re.compile(r"\s*(?:$|[-–—:.,)]|[A-ZÀ-Þ«])")
"""What follows the number of a title; a sentence goes on otherwise: «Module 3 validé»."""
_AFTER = re.compile(r"\s*(?:[-–—:.)]\s*)*")
_KINDS: dict[str, Kind] = {
    "B": "block",
    "BC": "block",
    "BCC": "block",
    "CCP": "block",
    "A": "activity",
    "AT": "activity",
    "AC": "activity",
    "AP": "activity",
    "T": "activity",
    "C": "competency",
    "CP": "competency",
    "CO": "competency",
    "SC": "competency",
    "CE": "criterion",
    "CR": "criterion",
    "K": "criterion",
    "E": "assessment",
    "EP": "assessment",
    "M": "assessment",
}
_WORDS: dict[str, tuple[Kind, str]] = {
    "bloc": ("block", "B"),
    "activite": ("activity", "A"),
    "competence": ("competency", "C"),
    "capacite": ("competency", "C"),
    "critere": ("criterion", "CR"),
    "epreuve": ("assessment", "M"),
    "modalite": ("assessment", "M"),
    "domaine": ("block", "D"),
    "pole": ("block", "P"),
    "unite": ("block", "U"),
    "module": ("block", "MO"),
}
PARTS = ("D", "P", "U", "MO")
"""Letters of the blocs that a document calls otherwise; within a bloc they are its activities."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code at the head of a text."""

    kind: Kind
    name: str
    """As the document writes it, without spaces: ``C.1.2.1``."""
    end: int
    """Where in the text the wording begins, after the code and what separates it."""
    option_of: str | None = None
    """The code of the bloc that this one is a choice for: ``B5`` of ``B5-2``, «Bloc 5 - option 2»."""


def folded(text: str) -> str:
    """Lower case without accents, of the same length where every letter has a one-letter base."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe"))
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("’", "'")


def code_at(text: str) -> Code | None:
    """The code that the text begins with, or None.

    A lone capital with a number that the sentence goes on from («A3 paysage») is a code too: only the place of the
    text in its document can tell, and that is the caller's.
    """
    spelled = _WORD.match(text)
    stem = folded(spelled["word"]).split()[0].rstrip("s") if spelled else ""
    if spelled and (_WORDS[stem][1] not in PARTS or _TITLE.match(text, spelled.end())):
        kind, letter = _WORDS[stem]
        name = spelled["code"].rstrip(".-") if spelled["code"] else f"{letter}{spelled['number']}"
        return _with_option(kind, name, text, spelled.end())
    lettered = _LETTERED.match(text)
    if lettered:
        kind, letter = _WORDS[folded(lettered["word"]).split()[0]]
        return _with_option(kind, f"{letter}{lettered['letter']}", text, lettered.end())
    found = _CODE.match(text)
    if not found:
        return None
    name = re.sub(r"\s", "", found[0])
    letters = re.findall(r"[A-Z]+", name.split("RNCP")[-1]) or ["BC"]
    meant = _KINDS.get(letters[-1])
    if meant is None:
        return None
    if meant == "block" and len(numbers(re.split(r"[A-Z]", name)[-1])) > 1:
        meant = "competency"  # «BC1.2» is the second of bloc 1
    if _wording(text, found.end()) == found.end() < len(text):
        return None
    return _with_option(meant, name, text, found.end())


def _wording(text: str, end: int) -> int:
    """Where the wording begins after a code that ends there."""
    return _AFTER.match(text, end).end()  # type: ignore[union-attr]


def _with_option(kind: Kind, name: str, text: str, end: int) -> Code:
    """The code, with the rank of the option that a bloc says it is."""
    option = _OPTION.match(text, end) if kind == "block" else None
    if option is None:
        return Code(kind, name, _wording(text, end))
    return Code(kind, f"{name}-{option['rank'].upper()}", _wording(text, option.end()), name)


def codes_in(text: str) -> Iterator[tuple[str, int, int]]:
    """(code, start, end) of every code of a competency or an activity within the text, wherever it stands."""
    for found in re.finditer(rf"(?<![\w.]){_CODE.pattern}", text):
        name = re.sub(r"\s", "", found[0])
        letters = re.findall(r"[A-Z]+", name)
        if _KINDS.get(letters[-1]) in ("competency", "activity", "block"):
            yield name, found.start(), found.end()


@lru_cache(maxsize=4096)
def numbers(name: str) -> tuple[int, ...]:
    """The numbers of a code, outermost first: ``C.1.2.1`` → (1, 2, 1)."""
    return tuple(int(number) for number in re.findall(r"\d+", name))


def letters(name: str) -> str:
    """The letters of a code: ``BC02-C3`` → ``BCC``."""
    return "".join(re.findall(r"[A-Z]", name))


def follows(name: str, before: str) -> bool:
    """Whether the code is the next one of the same series: ``A8`` after ``A7``, ``C6.2`` after ``C6.1``."""
    this, last = numbers(name), numbers(before)
    return letters(name) == letters(before) and len(this) == len(last) and this == (*last[:-1], last[-1] + 1)


def within(first: str, last: str, known: list[str]) -> list[str]:
    """The known codes of a range such as «C1.1 à C1.3», both ends included."""
    low, high = numbers(first), numbers(last)
    return [name for name in known if letters(name) == letters(first) and low <= numbers(name) <= high]
