"""The people whom a dossier names: its candidate, those of its cover, and those whom its text presents as people."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.masking import labels
from assistant.drafting.masking.firstnames import is_first_name
from assistant.drafting.masking.folded import WORD
from assistant.drafting.masking.known import AFTER_COMPANIES, COMPANIES, FAMILIAR, OFFICES, PLACES, WHOLE
from assistant.drafting.masking.person import PARTICLES, Person, person_of
from assistant.drafting.masking.runs import Run, run_at, runs

COVER_PAGES = 2
"""Pages on which a line that is only a name names a person, and «Nom : X» too."""
_LISTED_DOUBTFUL = """
france marine paris lorraine mai prune perle prudence grace celeste papa alma alpha juste saint
"""
_DOUBTFUL = frozenset(_LISTED_DOUBTFUL.split())
"""First names that begin the names of things more often."""
_CITED = re.compile(r"\s*(?:,\s*)?\(?(?:et al\.?,?\s*)?\(?(?:1[89]|20)\d\d\b")
_JOINED = re.compile(r"(?:,| et| &| ou)(?: a| de| d'| par| avec)? ?")


def people_of(pages: Sequence[str]) -> list[Person]:
    """Everyone whom the folded pages present as a person: the candidates first, then in reading order."""
    found: list[Person] = []
    for number, page in enumerate(pages, start=1):
        for person in _on(page, cover=number <= COVER_PAGES):
            _add(found, person)
    for page in pages:
        for person in list(_beside(page, found)):
            _add(found, person)
    if found and not any(person.candidate for person in found):
        by_itself = next((person for page in pages[:1] for person in _name_lines(page)), None)
        if by_itself is not None:
            place = next(i for i, known in enumerate(found) if known.same_as(by_itself))
            found[place] = Person(found[place].first, found[place].last, found[place].shown, candidate=True)
    return sorted(found, key=lambda person: not person.candidate)


def _add(found: list[Person], person: Person) -> None:
    if all(len(word) < 2 for word in (*person.first, *person.last)):
        return  # «M. C.» is somebody's pseudonym already
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
    yield from labels.introduced(page)
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
            if size and not _other(page, run, place, size):
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
        or any(name == known or name.startswith(f"{known} ") or known.startswith(f"{name} ") for known in WHOLE)
        or after in AFTER_COMPANIES
        or _CITED.match(page, end) is not None
        or labels.of_a_thing(page, start)
    )


def _next_word(page: str, end: int) -> str:
    found = re.compile(r" (?:& |et )?").match(page, end)
    word = WORD.match(page, found.end()) if found else None
    return word[0].lower() if word else ""


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
