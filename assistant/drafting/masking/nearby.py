"""People whom a dossier names by half: a first name alone, a name in a list or a row beside those who are known."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.masking.cover import plausible
from assistant.drafting.masking.firstnames import NAMES_OF_THINGS, SPEAKING_SOFTWARE, WORDS_TOO, is_first_name
from assistant.drafting.masking.folded import WORD
from assistant.drafting.masking.fullnames import DOUBTFUL, among_the_public
from assistant.drafting.masking.known import AFTER_COMPANIES, COMPANIES, FAMILIAR, OFFICES, PLACES
from assistant.drafting.masking.naming import TITLES, of_a_thing
from assistant.drafting.masking.person import Person, person_of
from assistant.drafting.masking.runs import Page, Run, run_at

_CELL = re.compile(r"(?:^|[|;\t])[ \t]{0,20}(?=[A-Z])", re.MULTILINE)
_CELL_ENDS = re.compile(r"[ \t]*(?:[,|;\t\n]|$)")
_NOT_ALONE = re.compile(r"[-'’]|\s?[&+®™]|\s\d|\.[a-z]")
_AFTER_THING = re.compile(
    r"(?:[-.@/_&]|\b(?:[Ll]es?|[Ll]a|[Uu]ne?|[Ss]aint|[Ss]ainte|[Cc]hez|[Mm]arque|[Cc]e|[Cc]ette)\s|\d\s)$"
)
_LISTED_OPENINGS = """
salut bonjour bonsoir cher chere hello coucou merci selon dear quand comme depuis mais avec pour puis lorsque mme mlle
monsieur madame
"""
_OPENINGS = frozenset(_LISTED_OPENINGS.split())
_SENTENCE_STARTS = re.compile(r"(?:^|[.!?…\n•*|>]|\A)\s*[«\"]?\s*$")
_SPOKEN_OF = re.compile(r" (?:\(|[a-z])")
"""What follows a first name that begins a sentence, and not a title."""
_KIN = re.compile(
    r"(?i)\b(?:epou(?:se|x)|femme|mari|fille|fils|mere|pere|soeur|sour|frere|chere?|bonjour) (?:de |d')?$"
)
_HER_NAME = re.compile(
    r" (?:m'a|m'avait|m'explique|m'ecrit|nous a|lui a|a (?:pris|dit|repondu|propose|demande|explique|accepte|refuse|"
    r"valide|relu|remplace|rejoint|quitte|ecrit|appele|forme|montre|aide|tranche))\b|"
    r" ?\((?:[^)\n]{0,20}\bprenom\b|\d\d ans\b|psycho|infirm|educat|monit|aide|assist|respons|direct|chef|stagiaire|"
    r"apprenti|alternant|compta|commercial|vend|secret|tut(?:eur|rice)|format|cuisin|medecin|benevol)"
)
_NO_ONE = OFFICES | COMPANIES | PLACES | FAMILIAR | WORDS_TOO
_ONE_NAME = r"[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?(?![\w'-]| [A-Z])"
_LIST = re.compile(rf"(?<![\w'-])(?<![A-Za-z] ){_ONE_NAME}(?:, {_ONE_NAME})+(?: et {_ONE_NAME})?")
_JOINED = re.compile(r"(?:,| et| &| ou)(?: a| de| d'| par| avec)? ?")


def in_rows(page: Page, found: Sequence[Person], common: frozenset[str]) -> Iterator[Person]:
    """Names that fill a line's beginning or a cell and share a last name with someone who is known."""
    known = {person.last[0] for person in found if len(person.last) == 1 and len(person.last[0]) > 2}
    initials = {(p.first[0], p.last[0]) for p in found if len(p.last) == 1 and p.first and len(p.first[0]) == 1}
    for run in page.runs if initials else ():
        # «Peyo Etcheverry», of «ETCHEVERRY P.»
        if (
            len(run.words) > 1
            and run.small[-2] not in TITLES
            and (run.small[-2][0], run.small[-1]) in initials
            and len(run.words[-2]) > 2
        ):
            yield Person((run.small[-2],), (run.small[-1],), " ".join(run.words[-2:]))
    for cell in _CELL.finditer(page.text):
        row = run_at(page.text, cell.end())
        if (
            row is None
            or not 2 <= len(row.words) <= 3
            or not _CELL_ENDS.match(page.text, row.end)
            or not plausible(row)
        ):
            continue
        if row.small[-1] in AFTER_COMPANIES or not known.intersection(row.small):
            continue
        others = [word for word in row.small if word not in known]
        if any(len(word) < 3 or word in common | _OPENINGS for word in others):
            continue
        if row.small[0] in known:
            yield Person(tuple(row.small[1:]), (row.small[0],), " ".join(row.words))
        elif row.small[-1] in known:
            yield person_of(row.words)


def first_names(page: Page, found: Sequence[Person]) -> Iterator[Person]:
    """Common first names that stand by themselves in a sentence."""
    text = page.text
    for run in page.runs:
        word = run.small[0]
        if len(run.words) > 1 or len(word) < 4 or not is_first_name(word):
            continue
        if word in NAMES_OF_THINGS | DOUBTFUL and (word in SPEAKING_SOFTWARE or not _of_somebody(text, run)):
            continue
        if any(person.first and person.first[0].startswith(word) for person in found):
            continue  # her own name, or a short form of it
        begins = _SENTENCE_STARTS.search(text, max(0, run.start - 6), run.start) is not None
        if (begins and not _SPOKEN_OF.match(text, run.end)) or among_the_public(page, run):
            continue
        if run.words[0].isupper() or _NOT_ALONE.match(text, run.end) or of_a_thing(text, run.start):
            continue
        if _AFTER_THING.search(text, max(0, run.start - 30), run.start) or word in FAMILIAR:
            continue
        yield Person((word,), (), run.words[0])


def _of_somebody(page: str, run: Run) -> bool:
    """Whether the words around say that a name that things bear too is a person's here."""
    return _KIN.search(page, max(0, run.start - 20), run.start) is not None or bool(_HER_NAME.match(page, run.end))


def beside(page: Page, found: Sequence[Person]) -> Iterator[Person]:
    """First names that stand in one list with someone who is known: «Karim, Inès et Sarah»."""
    known = {person.first[0] for person in found if person.first}
    for listed in _LIST.finditer(page.text):
        words = re.split(r", | et ", listed[0])
        others = [word for word in words if word.lower() not in known and not _common_first_name(word.lower())]
        if len(words) - len(others) >= max(2, len(others)):
            for word in others:
                if word.lower() not in _NO_ONE:
                    yield Person((word.lower(),), (), word)
    for word in WORD.finditer(page.text):
        if word[0].lower() not in known or not word[0][0].isupper():
            continue
        place = word.end()
        while (joint := _JOINED.match(page.text, place)) is not None:
            run = run_at(page.text, joint.end())
            if run is None or len(run.words) != 1 or len(run.words[0]) < 3 or not is_first_name(run.small[0]):
                break
            if run.small[0] not in known:
                yield person_of(run.words)
            place = run.end


def _common_first_name(word: str) -> bool:
    return is_first_name(word) and word not in NAMES_OF_THINGS
