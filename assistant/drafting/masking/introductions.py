"""Sentences that present a person: thanks, relations, nicknames, signatures, addresses."""

import re
from collections.abc import Iterator

from assistant.drafting.masking.firstnames import SPEAKING_SOFTWARE, is_first_name
from assistant.drafting.masking.known import AFTER_COMPANIES, FAMILIAR, OFFICES, WHOLE
from assistant.drafting.masking.naming import no_name, of_a_thing, other_name, somebody, trimmed
from assistant.drafting.masking.person import Person, person_of
from assistant.drafting.masking.runs import Run, run_at, runs
from assistant.drafting.masking.uncommon import ROLE

_OWN_NAME = re.compile(
    r"(?i)\b(?:je m'appelle|je me (?:nomme|prenomme)|je,? soussigne(?:\(?e\)?)?,?|mon nom est|moi,|nomme\(?e?\)?,?)\s+"
)
_RELATION = re.compile(
    r"""(?ix)\b(?:mon|ma|mes|notre|nos|sa|son|ses|leur|leurs|votre|le|la|l')\s?(?:co-?)?(?:tut(?:eur|rice)|maitre(?:sse)?|responsable|manage(?:r|use)|
    direct(?:eur|rice)|cheffe?|collegues?|binome|superieure?|patronne?|associee?s?|soeur|sour|frere|mere|pere|mari|femme|epou(?:x|se)|
    conjointe?|compagnon|compagne|amie?s?|fille|fils|format(?:eur|rice)|professeure?|enseignante?|referente?|coach|parrain|marraine|
    coequipi(?:er|ere)s?|camarades?|stagiaire|apprentie?|alternante?|predecesseur|successeur|client|cliente|assistante?|gerante?|
    presidente?|conseill(?:er|ere)|medecin|voisine?)(?:\s(?:[a-z]|[dl]')[\w'-]*){0,4}?\s?[,:(]?\s+(?=[A-Z])"""
)
_THANKS = re.compile(r"(?i)\b(?:remerci\w+|merci|gratitude|reconnaissance)\b[^.\n]{0,200}")
_THANKING = re.compile(r"(?im)^[^\w\n]{0,12}(?:\d[\d.]{0,6}[^\w\n]{0,6})?remerciements?\b.{0,20}$")
_GRATEFUL = re.compile(r"(?i)^[\W\d]*a\b|remerci|\bmerci|gratitude|reconnaiss|dedi|doi[st]\b|pensee")
_LONGEST_THANKS = 2500
_HEADING = re.compile(
    r"\n\s*(?:#+ |\d[\d.]*\s+|[IVX]+\.\s+|"
    r"(?:Introduction|INTRODUCTION|Sommaire|SOMMAIRE|Partie|PARTIE|Chapitre|CHAPITRE)\b)"
)
_TO_WHOM = re.compile(
    r"(?:(?<!\w)(?:[Aa]|et|[Mm]erci)|,|remercie(?:rai)?s?|remercier)"
    r"(?: aussi| egalement| enfin| d'abord)?,? [«\"]? ?(?=[A-Z])"
)
_MINE = re.compile(
    r"(?i:\b(?:mon|ma|mes|notre|nos|son|sa|ses|leurs?)) (?:(?i:petite?|belle-|beau-|grande?|chere?|futur))?[ -]?"
    r"(?:(?i:(?P<kin>(?:grand-?|arriere-)?(?:mere|pere)|"
    r"oncle|tante|cousine?|neveu|niece|soeur|sour|frere|mari|femme|epou(?:x|se)|conjointe?|compagnon|compagne|fille?s?|amie?s?|"
    r"voisine?|parrain|marraine|copine?|binome|collegues?)|tut(?:eur|rice)|maitre(?:sse)? (?:d'apprentissage|de stage)|"
    r"manage(?:r|use)|responsable|superieure?|cheffe?|format(?:eur|rice)|professeure?|direct(?:eur|rice)))"
    r"(?: hierarchique)?(?:,| :| s'appelle| se nomme| etait| est)? +(?=[A-Z])"
)
_DESCRIBED = re.compile(rf"(?:, | ?[|;] ?| \()(?:(?:ma|mon|notre|son|sa|leur|une?|la|le) )?(?:{ROLE}|\d\d ans\b)")
_LAST_NAMED = re.compile(
    r"(?<![\w'-])[A-Z][\w'-]*(?: (?:(?:d[aeiou]s?|del|des|la|les?|van|von|ben|el|al) ){0,2}[A-Z][\w'-]*){0,3}$"
)
_RANK = re.compile(
    r"\b(?:capitaine|lieutenante?|colonel|commandante?|adjudante?|sergente?|caporal|brigadi(?:er|ere)|abbe|docteure?)"
    r" (?=[A-Z])"
)
_NICKNAME = re.compile(
    r"(?:(?i:(?<![\w-])(?:dite?|surnommee?|alias|surnom de|vrai (?:pre)?nom)|\b[ml]'appel(?:le|lent|ait|aient))"
    r" [«\"]? ?|"
    r"\((?i:dite?|alias) [«\"]? ?)(?=[A-Z][a-z])"
)
_WITH_NICKNAME = re.compile(
    r"\b(?:(?<!de )(?:[Ll]a petite|[Ll]e petit|[Ll]e grand|[Ll]a grande)|Tata|Tonton|Papi|Mamie)"
    r" ([A-Z][a-z'-]+)(?= \(|,| et |\.)"
)
_COMPANY = r"societe|entreprise|marque|enseigne|magasins?"
_SIGNED = re.compile(r"(?i)\bfait (?:a|le)\b[^\n]{0,60}\n((?:[^\n]*\n?){1,3})")
_LOCAL = re.compile(
    r"(?<![\w.+-])([A-Za-z]{2,})[._-]([A-Za-z]{2,})(?:[.+_-]\w+)?\d*@|linkedin\.com/in/([A-Za-z]{2,})-([A-Za-z-]{2,40})"
)
_LISTED_NO_NAMES = """
m mm mme mmes mlle dr pr merci je ils elles il elle nous vous leur leurs mes mon ma ses son sa ces cette ce tous toutes
tout toute enfin grace sans avec pour dieu internet google linkedin facebook instagram madame monsieur mesdames
messieurs dans sur ainsi que qui votre vos
"""
_NO_NAMES = frozenset(_LISTED_NO_NAMES.split())
"""Words that stand after «à» or a comma in thanks and name nobody."""


def introduced(page: str) -> Iterator[Person]:
    """Names that a sentence, a signature or an address gives to a person."""
    for found in _OWN_NAME.finditer(page):
        run = run_at(page, found.end())
        if run is not None and not no_name(run):
            yield person_of(
                trimmed(run), candidate=not found[0].lower().startswith(("nomme", "je soussigne", "je, soussigne"))
            )
    for found in _RELATION.finditer(page):
        run = run_at(page, found.end())
        if run is not None and not no_name(run) and is_first_name(run.small[0]) and " ".join(run.small) not in WHOLE:
            yield person_of(trimmed(run))
    for found in _THANKS.finditer(page):
        for run in runs(page, found.start(), found.end()):
            if is_first_name(run.small[0]) and not no_name(run) and not of_a_thing(page, run.start):
                yield person_of(trimmed(run))
                yield from other_name(page, run)
    yield from _thanked(page)
    for found in _MINE.finditer(page):
        run = run_at(page, found.end())
        if run is not None and not no_name(run) and (found["kin"] or len(run.words) > 1):
            yield somebody(run)
    yield from _described(page)
    for found in _NICKNAME.finditer(page):
        run = run_at(page, found.end())
        if run is not None and not no_name(run):
            yield somebody(run)
    for found in _WITH_NICKNAME.finditer(page):
        yield Person((found[1].lower(),), (), found[1])
    for found in _SIGNED.finditer(page):
        for line in found[1].split("\n"):
            run = run_at(line.strip(), 0)
            if run is not None and run.end >= len(line.strip()) - 1 and not no_name(run) and len(run.words) > 1:
                yield person_of(run.words)
    for found in _LOCAL.finditer(page):
        one, two = (found[1], found[2]) if found[1] else (found[3], found[4])
        words = [one.lower(), *(word for word in two.lower().split("-") if len(word) > 3 or found[1])]
        if is_first_name(words[0]) and len(words) > 1:
            yield Person((words[0],), tuple(words[1:]), " ".join(word.title() for word in words))
        elif is_first_name(words[-1]) and len(words) == 2 and words[0] not in OFFICES:
            yield Person((words[1],), (words[0],), f"{words[1].title()} {words[0].title()}")


def _described(page: str) -> Iterator[Person]:
    """Names with what they do: «Tuba, stagiaire», «Claudette, 63 ans», «le capitaine Le Bihan»."""
    for found in _DESCRIBED.finditer(page):
        named = _LAST_NAMED.search(page, max(0, found.start() - 45), found.start())
        run = run_at(page, named.start()) if named else None
        if run is None or run.end != found.start() or no_name(run) or run.words[0].isupper():
            continue
        if run.small[0] in SPEAKING_SOFTWARE:
            continue
        if not of_a_thing(page, run.start) and run.small[-1] not in FAMILIAR | AFTER_COMPANIES:
            yield somebody(run)
    for found in _RANK.finditer(page):
        run = run_at(page, found.end())
        if run is not None and not no_name(run) and run.small[-1] not in FAMILIAR:
            yield person_of(trimmed(run), last_only=True)


def _thanked(page: str) -> Iterator[Person]:
    """Who stands after «à», «et» or a comma where people are thanked, with a first name that is common or not."""
    begun = _THANKING.search(page)
    parts = []
    if begun is not None:
        end = _HEADING.search(page, begun.end())
        stop = min(end.start() if end else len(page), begun.end() + _LONGEST_THANKS)
        for sentence in re.finditer(r"[^.!?\n]+(?:\n(?!\s*\n)[^.!?\n]+)*", page[begun.end() : stop]):
            if _GRATEFUL.search(sentence[0]):
                parts.append((begun.end() + sentence.start(), begun.end() + sentence.end()))
    parts += [
        found.span() for found in re.finditer(r"(?i)(?<!\w)(?:je remercie|merci a|merci,?)\b[^.;!?\n]{0,160}", page)
    ]
    for start, stop in parts:
        for found in _TO_WHOM.finditer(page, start, stop):
            run = run_at(page, found.end())
            if run is not None and not no_name(run) and not _no_person(page, run):
                yield somebody(run)
                yield from other_name(page, run)


def _no_person(page: str, run: Run) -> bool:
    """Whether the capitalised words after «à» are a word like any other, an acronym or a company."""
    return (
        len(run.words[0]) < 2
        or run.small[0] in _NO_NAMES
        or run.words[0].isupper()
        or run.small[-1] in AFTER_COMPANIES
        or re.search(rf"\b(?:[Cc]hez|{_COMPANY}) {re.escape(run.words[0])}", page) is not None
    )
