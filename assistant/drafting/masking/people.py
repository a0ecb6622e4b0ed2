"""The people whom a dossier names: its candidate, those of its cover, and those whom its text presents as people."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.masking import labels
from assistant.drafting.masking.cover import mailed, name_lines
from assistant.drafting.masking.folded import labelled_by_dots
from assistant.drafting.masking.fullnames import full_names
from assistant.drafting.masking.introductions import introduced
from assistant.drafting.masking.nearby import beside, first_names, in_rows
from assistant.drafting.masking.person import Person
from assistant.drafting.masking.runs import Page
from assistant.drafting.masking.uncommon import uncommon

COVER_PAGES = 2
"""Pages on which a line that is only a name names a person, and «Nom : X» too."""
_FIELD = re.compile(
    r"(?<=[\w.)]) (?=(?:Nom|NOM|Prenom|PRENOM|Tuteur|Tutrice|Jury|Maitre|Directeur|Directrice|Encadrant|Responsable|"
    r"Format(?:eur|rice)|Referent|Professeur|Rapporteur|Examinat(?:eur|rice)|Candidat|Etudiant|Adresse|Telephone|Tel|Portable|Courriel|E-mail|Mail|"
    r"Date|Promotion|Destinataire|Copie|Valide|Etabli|Realise|Redige|Present|Excuse|Absent|Organisme|Entreprise|Session|INE|"
    r"Numero|N[o°])\w{0,3}\.?(?: [\w'/()-]+){0,4} ?:)"
)
"""The space before a field that a reader has put in one line with the field before it."""
_SPACED = re.compile(r"(?<!\w)(?:[A-Z] ){2,}[A-Z](?!\w)")
_CUT_NAME = re.compile(r"(?<=[A-Za-z])-\n(?=[A-Z])")
_SMALL = re.compile(r"(?<![\w'-])[a-z]{2,}(?![\w-])")


def people_of(texts: Sequence[str]) -> list[Person]:
    """Everyone whom the folded texts of the pages present as a person: the candidates first, then in reading order."""
    found: list[Person] = []
    pages = [Page(_FIELD.sub("\n", _CUT_NAME.sub("-", _SPACED.sub(_close, labelled_by_dots(text))))) for text in texts]
    small = frozenset(word for page in pages for word in _SMALL.findall(page.text))
    for number, page in enumerate(pages, start=1):
        for person in (*_on(page, cover=number <= COVER_PAGES), *uncommon(page, small)):
            _add(found, person)
    for page in pages:
        for person in list(beside(page, found)):
            _add(found, person)
    for page in pages:
        for person in (*in_rows(page, found, small), *first_names(page, found)):
            _add(found, person)
    if found and not any(person.candidate for person in found):
        by_itself = next(
            (person for page in pages[:1] for person in (*name_lines(page.text), *mailed(page, cover=True))), None
        )
        if by_itself is not None:
            for place, known in enumerate(found):
                if known.same_as(by_itself) or by_itself.akin_to(known):
                    found[place] = Person(known.first, known.last, known.shown, candidate=True)
                    break
    return sorted(found, key=lambda person: not person.candidate)


def _close(spaced: re.Match[str]) -> str:
    """The word whose letters stand apart."""
    return spaced[0].replace(" ", "")


def _add(found: list[Person], person: Person) -> None:
    if person.first and all(len(word) < 2 for word in (*person.first, *person.last)):
        return
    for place, known in enumerate(found):
        if known.same_as(person):
            fuller = max(known, person, key=lambda p: (bool(p.first and p.last), sum(map(len, p.first)), known is p))
            found[place] = Person(fuller.first, fuller.last, fuller.shown, known.candidate or person.candidate)
            return
    found.append(person)


def _on(page: Page, *, cover: bool) -> Iterator[Person]:
    yield from labels.labelled(page.text, cover=cover)
    if cover:
        yield from name_lines(page.text)
    yield from mailed(page, cover=cover)
    yield from labels.titled(page.text)
    yield from introduced(page.text)
    yield from full_names(page)
