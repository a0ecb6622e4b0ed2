"""The people whom a dossier names: its candidate, those of its cover, and those whom its text presents as people."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.masking import labels
from assistant.drafting.masking.firstnames import NAMES_OF_THINGS, is_first_name
from assistant.drafting.masking.folded import WORD
from assistant.drafting.masking.introductions import introduced
from assistant.drafting.masking.known import AFTER_COMPANIES, COMPANIES, FAMILIAR, OFFICES, PLACES, WHOLE
from assistant.drafting.masking.naming import of_a_thing
from assistant.drafting.masking.person import PARTICLES, Person, person_of
from assistant.drafting.masking.runs import Run, run_at, runs

COVER_PAGES = 2
"""Pages on which a line that is only a name names a person, and «Nom : X» too."""
_LISTED_DOUBTFUL = """
france marine paris lorraine mai prune perle prudence grace celeste papa alma alpha juste saint
"""
_DOUBTFUL = frozenset(_LISTED_DOUBTFUL.split())
"""First names that begin the names of things more often."""
_BEGINNINGS = frozenset(" ".join(name.split()[:size]) for name in WHOLE for size in range(1, len(name.split()) + 1))
"""The words with which the whole names of others begin."""
_CITED = re.compile(r"\s*(?:,\s*)?\(?(?:et al\.?,?\s*)?\(?(?:1[89]|20)\d\d\b")
_CELL = re.compile(r"(?:^|[|;\t])[ \t]*(?=[A-Z])", re.MULTILINE)
_CELL_ENDS = re.compile(r"[ \t]*(?:[,|;\t\n]|$)")
_NOT_ALONE = re.compile(r"[-'’]|\s?[&+®™]|\s\d|\.[a-z]")
_AFTER_THING = re.compile(
    r"(?:[-.@/_&]|\b(?:[Ll]es?|[Ll]a|[Uu]ne?|[Ss]aint|[Ss]ainte|[Cc]hez|[Mm]arque|[Cc]e|[Cc]ette)\s|\d\s)$"
)
_FIELD = re.compile(
    r"(?<=[\w.)]) (?=(?:Nom|NOM|Prenom|PRENOM|Tuteur|Tutrice|Jury|Maitre|Directeur|Directrice|Encadrant|Responsable|"
    r"Format(?:eur|rice)|Referent|Professeur|Rapporteur|Examinat(?:eur|rice)|Candidat|Etudiant|Adresse|Telephone|Tel|Portable|Courriel|E-mail|Mail|"
    r"Date|Promotion|Destinataire|Copie|Valide|Etabli|Realise|Redige|Present|Excuse|Absent|Organisme|Entreprise|Session|INE|"
    r"Numero|N[o°])\w{0,3}\.?(?: [\w'/()-]+){0,4} ?:)"
)
"""The space before a field that a reader has put in one line with the field before it."""
_SMALL = re.compile(r"(?<![\w'-])[a-z]{2,}(?![\w-])")
_LISTED_OPENINGS = """
salut bonjour bonsoir cher chere hello coucou merci selon dear quand comme depuis mais avec pour puis lorsque mme mlle
monsieur madame
"""
_OPENINGS = frozenset(_LISTED_OPENINGS.split())
_SENTENCE_STARTS = re.compile(r"(?:^|[.!?…\n•*|>]|\A)\s*[«\"]?\s*$")
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n(?=\s*[A-Z\n•*-])")
_JOINED = re.compile(r"(?:,| et| &| ou)(?: a| de| d'| par| avec)? ?")


def people_of(pages: Sequence[str]) -> list[Person]:
    """Everyone whom the folded pages present as a person: the candidates first, then in reading order."""
    found: list[Person] = []
    pages = [_FIELD.sub("\n", page) for page in pages]
    for number, page in enumerate(pages, start=1):
        for person in _on(page, cover=number <= COVER_PAGES):
            _add(found, person)
    for page in pages:
        for person in list(_beside(page, found)):
            _add(found, person)
    small = frozenset(word for page in pages for word in _SMALL.findall(page))
    for page in pages:
        for person in (*_rows(page, found, small), *_first_names(page, found)):
            _add(found, person)
    if found and not any(person.candidate for person in found):
        by_itself = next((person for page in pages[:1] for person in _name_lines(page)), None)
        if by_itself is not None:
            place = next(i for i, known in enumerate(found) if known.same_as(by_itself))
            found[place] = Person(found[place].first, found[place].last, found[place].shown, candidate=True)
    return sorted(found, key=lambda person: not person.candidate)


def _add(found: list[Person], person: Person) -> None:
    if person.first and all(len(word) < 2 for word in (*person.first, *person.last)):
        return
    for place, known in enumerate(found):
        if known.same_as(person):
            fuller = max(known, person, key=lambda p: (bool(p.first and p.last), sum(map(len, p.first)), known is p))
            found[place] = Person(fuller.first, fuller.last, fuller.shown, known.candidate or person.candidate)
            return
    found.append(person)


def _on(page: str, *, cover: bool) -> Iterator[Person]:
    yield from labels.labelled(page, cover=cover)
    if cover:
        yield from _name_lines(page)
    yield from labels.titled(page)
    yield from introduced(page)
    yield from _full_names(page)


def _name_lines(page: str) -> Iterator[Person]:
    """Lines of a cover that hold nothing but a name."""
    for line in page.split("\n"):
        bare = line.strip(" \t*#_·•-–—|")
        run = run_at(bare, 0)
        if run is None or not 2 <= len(run.words) <= 5 or run.end != len(bare.rstrip(".")) or not plausible(run):
            continue
        if is_first_name(run.small[0]) or (is_first_name(run.small[-1]) and run.words[0].isupper()):
            yield person_of(run.words)


def plausible(run: Run) -> bool:
    """Whether the words may be a person's name and are not a known other's."""
    small = run.small
    return not (
        small[0] in OFFICES | COMPANIES | PLACES
        or any(word in OFFICES - PARTICLES or word in COMPANIES for word in small[1:])
        or " ".join(small) in WHOLE
    )


def _full_names(page: str) -> Iterator[Person]:
    """A common first name and a capitalised word after it, unless what stands around says that it is no person."""
    for run in runs(page):
        small = run.small
        for place, word in enumerate(small[:-1]):
            if not is_first_name(word) or word in _DOUBTFUL or len(word) < 3:
                continue
            size = _name_size(small, place)
            if size and not _other(page, run, place, size) and not _among_the_public(page, run):
                yield person_of(run.words[place : place + size])
            break


def _name_size(small: list[str], place: int) -> int:
    """Words of the name that begins there; 0 when no last name follows."""
    end = place + 1
    while (
        end + 1 < len(small) and is_first_name(small[end]) and small[end] not in PARTICLES and _usable(small[end + 1])
    ):
        end += 1
    while end < len(small) - 1 and small[end] in PARTICLES:
        end += 1
    if end >= len(small) or not _usable(small[end]) or small[end] in PARTICLES:
        return 0
    return end + 1 - place


def _usable(word: str) -> bool:
    return len(word) > 1 and (word in PARTICLES or word not in OFFICES)


def _other(page: str, run: Run, place: int, size: int) -> bool:
    """Whether the name is an author's, a public figure's, a company's or a place's."""
    small = run.small
    start = run.starts[place]
    name = " ".join(small[place : place + size])
    last = small[place + size - 1]
    after = small[place + size] if place + size < len(small) else _next_word(page, run.end)
    end = run.starts[place + size - 1] + len(run.words[place + size - 1])
    return (
        last in FAMILIAR
        or name in _BEGINNINGS
        or any(" ".join(small[place : place + length]) in WHOLE for length in range(1, size))
        or after in AFTER_COMPANIES
        or _CITED.match(page, end) is not None
        or of_a_thing(page, start)
    )


def _among_the_public(page: str, run: Run) -> bool:
    """Whether the sentence names somebody whom the public knows: names beside an author's are most often authors'."""
    start = max((found.end() for found in _SENTENCE_ENDS.finditer(page, max(0, run.start - 300), run.start)), default=0)
    ends = _SENTENCE_ENDS.search(page, run.end)
    others = [
        other
        for other in runs(page, start, ends.start() if ends else len(page))
        if other.start != run.start and not of_a_thing(page, other.start)
    ]
    return any(
        other.small[-1] in FAMILIAR or other.small[0] in FAMILIAR or " ".join(other.small) in WHOLE for other in others
    )


def _next_word(page: str, end: int) -> str:
    found = re.compile(r" (?:& |et )?").match(page, end)
    word = WORD.match(page, found.end()) if found else None
    return word[0].lower() if word else ""


def _rows(page: str, found: Sequence[Person], common: frozenset[str]) -> Iterator[Person]:
    """Names that fill a line's beginning or a cell and share a last name with someone who is known."""
    known = {person.last[0] for person in found if len(person.last) == 1 and len(person.last[0]) > 2}
    for cell in _CELL.finditer(page):
        run = run_at(page, cell.end())
        if run is None or not 2 <= len(run.words) <= 3 or not _CELL_ENDS.match(page, run.end) or not plausible(run):
            continue
        if run.small[-1] in AFTER_COMPANIES or not known.intersection(run.small):
            continue
        others = [word for word in run.small if word not in known]
        if any(len(word) < 3 or word in common | _OPENINGS for word in others):
            continue
        if run.small[0] in known:
            yield Person(tuple(run.small[1:]), (run.small[0],), " ".join(run.words))
        elif run.small[-1] in known:
            yield person_of(run.words)


def _first_names(page: str, found: Sequence[Person]) -> Iterator[Person]:
    """Common first names that stand by themselves in a sentence."""
    for run in runs(page):
        word = run.small[0]
        if len(run.words) > 1 or len(word) < 4 or not is_first_name(word) or word in NAMES_OF_THINGS | _DOUBTFUL:
            continue
        if any(person.first and person.first[0].startswith(word) for person in found):
            continue  # her own name, or a short form of it
        if _SENTENCE_STARTS.search(page, max(0, run.start - 6), run.start) or _among_the_public(page, run):
            continue
        if run.words[0].isupper() or _NOT_ALONE.match(page, run.end) or of_a_thing(page, run.start):
            continue
        if _AFTER_THING.search(page, max(0, run.start - 30), run.start) or word in FAMILIAR:
            continue
        yield Person((word,), (), run.words[0])


def _beside(page: str, found: Sequence[Person]) -> Iterator[Person]:
    """First names that stand in one list with someone who is known: «Karim, Inès et Sarah»."""
    known = {person.first[0] for person in found if person.first}
    for word in WORD.finditer(page):
        if word[0].lower() not in known or not word[0][0].isupper():
            continue
        place = word.end()
        while (joint := _JOINED.match(page, place)) is not None:
            run = run_at(page, joint.end())
            if run is None or len(run.words) != 1 or len(run.words[0]) < 3 or not is_first_name(run.small[0]):
                break
            if run.small[0] not in known:
                yield person_of(run.words)
            place = run.end
