"""Names that a cover shows without a label: on a line of their own, in capitals, beside an e-mail address."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.drafting.masking.firstnames import is_first_name
from assistant.drafting.masking.folded import plain
from assistant.drafting.masking.known import COMPANIES, OFFICES, PLACES, WHOLE
from assistant.drafting.masking.naming import CIVILITY
from assistant.drafting.masking.person import PARTICLES, Person, person_of
from assistant.drafting.masking.runs import Page, Run, run_at

_MARKER = re.compile(rf"^[\s*#_·•\-–—|>]*(?:\d{{1,2}}\s?[).:-]\s+|[a-h]\)\s+)?(?:{CIVILITY}\s+)?")
_CELLS = re.compile(r"\n|\||\t| {3,}")
_REST = re.compile(r"\s*(?:[.*_|·]*\s*$|\(|\||\t| {2,}|\s[-–—]\s|<|\s[\w.+-]+@)")
_LOCAL = re.compile(r"(?<![\w.+-])([A-Za-z\d][\w.+-]*)@")
_LISTED_TITLES = """
analyse parcours specialite filiere domaine niveau semestre certification lot mention promo cohorte region academie rncp
diplome etude reseau memoire stage portfolio carnet bilan synthese production epreuve candidature parcoursup alternance
apprentissage management gestion techniques technique cycle grade ressources gamme logiciel norme plan methode outil
recherche fin
"""
_TITLES = frozenset(_LISTED_TITLES.split())
_TITLE_ENDS = (
    "tion", "sion", "ment", "ite", "ique", "iques", "ence", "ance", "isme", "ure", "erce", "elle", "elles", "iere",
    "ieres", "ing", "eurs", "aux", "ales", "nel", "nels", "nelle", "logie",
)  # fmt: skip
_SHORTEST_IN_CAPITALS = 3


def name_lines(page: str) -> Iterator[Person]:
    """Lines of a cover that hold nothing but a name, or begin with one before a column or a parenthesis."""
    for line in _CELLS.split(page):
        marker = _MARKER.match(line)
        run = run_at(line, marker.end() if marker else 0)
        if run is None or not 2 <= len(run.words) <= 6 or not _REST.match(line, run.end) or not plausible(run):
            continue
        if is_first_name(run.small[0]) or (is_first_name(run.small[-1]) and run.words[0].isupper()) or _typeset(run):
            yield person_of(run.words)


def mailed(page: Page, *, cover: bool) -> Iterator[Person]:
    """Names that an e-mail address of the page is made of."""
    addresses = {re.sub(r"[\W\d_]", "", found[1]).lower() for found in _LOCAL.finditer(page.text)}
    addresses = {letters for letters in addresses if len(letters) > 4}
    if not addresses:
        return
    for run in page.runs:
        parts = [part for word in run.words if not word.islower() for part in re.split(r"[-']+", plain(word)) if part]
        if not 2 <= len(parts) <= 5 or not plausible(run):
            continue
        if not cover and not any(is_first_name(part) for part in parts):
            continue
        letters = next((letters for letters in addresses if _made_of(letters, parts, 0, 0)), None)
        if letters is not None:
            yield person_of(_begun(run.words, letters))


def plausible(run: Run) -> bool:
    """Whether the words may be a person's name and are not a known other's."""
    small = run.small
    return not (
        small[0] in (OFFICES - PARTICLES) | COMPANIES | PLACES
        or (small[0] in PARTICLES and not run.words[0].isupper())
        or any(word in OFFICES - PARTICLES or word in COMPANIES for word in small[1:])
        or " ".join(small) in WHOLE
    )


def _begun(words: list[str], letters: str) -> list[str]:
    """The words without those at their beginning that the address does not have: «Joindre» of «Joindre S. Roy»."""
    for place, word in enumerate(words[:-1]):
        small = plain(word)
        if (small in letters and small not in PARTICLES) or is_first_name(small) or len(word) == 1:
            return words[place:]
    return words


def _typeset(run: Run) -> bool:
    """Whether first and last name are told apart by capitals: «Oksana TKACHENKO»."""
    words = [(word, small) for word, small in zip(run.words, run.small, strict=True) if small not in PARTICLES]
    capitals = [word.isupper() and len(word) >= _SHORTEST_IN_CAPITALS for word, _ in words]
    return (
        any(capitals)
        and not all(capitals)
        and (capitals[0] != capitals[-1])
        and sum(one != two for one, two in pairwise(capitals)) == 1
        and not of_a_title(run)
    )


def of_a_title(run: Run) -> bool:
    """Whether the words look like a title's: «Analyse FINANCIÈRE», «PRATIQUE PROFESSIONNELLE»."""
    return any(word in _TITLES or word.endswith(_TITLE_ENDS) or len(word) < 2 for word in run.small)


def _made_of(letters: str, parts: Sequence[str], used: int, whole: int) -> bool:
    """Whether the letters are words of the name or their initials, one after the other."""
    if not letters:
        return used > 1 and whole > 4
    for place, part in enumerate(parts):
        others = [*parts[:place], *parts[place + 1 :]]
        if letters.startswith(part) and _made_of(letters[len(part) :], others, used + 1, whole + len(part)):
            return True
        if letters[0] == part[0] and _made_of(letters[1:], others, used + 1, whole):
            return True
    return False
