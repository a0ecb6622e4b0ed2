"""What names a person in French without a sentence: a label on a cover or above a list, a civility."""

import re
from collections.abc import Iterator

from assistant.drafting.masking.cover import of_a_title
from assistant.drafting.masking.firstnames import is_first_name
from assistant.drafting.masking.known import CALENDAR, FAMILIAR, WHOLE
from assistant.drafting.masking.naming import (
    CIVILITY,
    PARTICLE,
    no_name,
    of_a_thing,
    other_name,
    shortened,
    trimmed,
    with_particle,
)
from assistant.drafting.masking.person import Person, person_of
from assistant.drafting.masking.runs import run_at

_E = r"(?:\(?[·.]?e\)?)?"
_CANDIDATE = re.compile(
    rf"""(?ix)^[\W_]*(?:(?:nom\set\sprenoms?|prenoms?\set\snom|nom,\sprenoms?|nom\s(?:complet\s)?d[ue](?:\sla|\sl')?\s?
    (?:candidat|etudiant|stagiaire|apprenant|apprenti|alternant){_E})|candidat{_E}s?|etudiant{_E}s?|stagiaires?|apprenti{_E}s?|
    alternant{_E}s?|apprenant{_E}s?|auteur{_E}s?|autrices?|redacteur|redactrice|
    (?:(?:dossier|memoire|rapport|travail|livret|etude)\s)?(?:rendu|remis|depose|compose|signe|conduit|realise|redige|
    presente|ecrit|etabli|soutenu|elabore|prepare|propose|produit|concu|mene){_E}s?\spar|par|
    (?:dossier|memoire|rapport|portfolio|projet|carnet|livret|bilan|travail|cv|curriculum\svitae)
    (?:\s(?:de\sstage|d'activites?|professionnel|final|personnel|de\ssynthese|de\spreuves|de\scompetences|d'alternance|
    de\sfin\sd'etudes))?\sde)\b"""
)
_OTHER = re.compile(
    rf"""(?ix)^[\W_]*(?:(?:co-?)?tut(?:eur|rice)s?|maitre(?:sse)?s?\s(?:d'apprentissage|de\sstage|de\smemoire|d'alternance)|
    direct(?:eur|rice)\sde\s(?:memoire|these|recherche|stage)|encadrant{_E}s?|encadre{_E}s?\spar|superviseur{_E}s?|supervise{_E}s?\spar|
    sous\sla\s(?:direction|responsabilite|supervision)\sde|accompagne{_E}s?\spar|accompagnat(?:eur|rice)s?|
    (?:valide|approuve|verifie|relu|suivi|commande|evalue){_E}s?\spar|jury|membres?\sdu\sjury|examinat(?:eur|rice)s?|
    rapporteur{_E}s?|format(?:eur|rice)s?|referent{_E}s?|professeur{_E}s?|enseignant{_E}s?|evaluat(?:eur|rice)s?|
    correct(?:eur|rice)s?|co-?auteurs?|conseill(?:er|ere)s?|coachs?|parrain|marraine|redacteur|redactrice)\b"""
)
_WEAK = re.compile(
    rf"""(?ix)^[\W_]*(?:responsable|contact|interlocut(?:eur|rice)|manager|president{_E}|destinataires?|copie|reference|present{_E}s?|
    excuse{_E}s?|absent{_E}s?|participant{_E}s?|intervenant{_E}s?|superieur{_E}|chef{_E}|direct(?:eur|rice)|gerant{_E}|
    projet\sporte\spar|equipe|binome|groupe|assiste{_E}\sde|employeur|animat(?:eur|rice)|pilote|charge{_E})\b"""
)
_LISTING = re.compile(
    rf"(?i)^[\W_]*(?:destinataires?|copie|present{_E}s?|excuse{_E}s?|absent{_E}s?|participant{_E}s?|equipe|"
    rf"(?:membres du )?jury|tuteurs|tutrices|rapporteurs|examinateurs|examinatrices|encadrants|"
    rf"evaluateurs|formateurs|correcteurs)\b"
)
_LINES = re.compile(r"\n|(?<=[.;]) (?=(?:Present|Excuse|Absent|Participant)e?s? ?:)")
_QUALIFIED = re.compile(
    r"[ \t]*(?:\([^)\n]{0,40}\)[ \t]*|(?:[a-z]|[dl]'[A-Za-z])[\w'().·/-]*[ \t]+|"
    r"[a-z]['\w()·/-]*(?=[ \t]*[:\n]|$)){0,7}[ \t]*"
)
_SPLIT = re.compile(r"\s*(?:[,;/&|+]|\bet\b|\s[-–—]\s|\t| {3,})\s*")
_FIELD = re.compile(
    r"(?i)(?<!\w)(pre)?noms?(?:\(s\))?(?: de naissance| d'usage| de famille| marital| d'epou\w+| usuel)?"
    r"\s*:\s*(?=([^\n:;|]{2,60}))"
)
_TITLED = re.compile(rf"(?<![\w.]){CIVILITY}(?:\s+et\s+{CIVILITY})?\s+{PARTICLE}?(?=[A-Z])")
_STARTS_TITLED = re.compile(rf"{CIVILITY}\s+{PARTICLE}?")
_INITIAL = re.compile(
    r"(?<![\w.-])(?:M\.|Mme\.?|MME|Mlle|Monsieur|Madame|MONSIEUR|MADAME)"
    r" ([A-Z])(?:\.-?([A-Z])\.|\.|(?![\w'.-]))(?![A-Z])(?! [A-Z][\w.])"
)


def labelled(page: str, *, cover: bool) -> Iterator[Person]:
    """Names after a label, on its line or on those below."""
    if cover:
        yield from _fields(page)
    lines = _LINES.split(page)
    for place, line in enumerate(lines):
        for pattern in (_CANDIDATE, _OTHER, _WEAK):
            found = pattern.match(line)
            if found is None:
                continue
            rest, sure = _after(line, found.end(), pattern, cover=cover)
            options = {
                "sure": sure,
                "candidate": pattern is _CANDIDATE and cover,
                "listing": bool(_LISTING.match(line)),
            }
            if rest:
                yield from _named(rest, **options)
            else:
                yield from _below(lines[place + 1 : place + 9], **options)
            break


def _after(line: str, end: int, pattern: re.Pattern[str], *, cover: bool) -> tuple[str, bool]:
    """What follows a label and its qualifiers, and whether it needs no first name to be taken for a name."""
    qualified = _QUALIFIED.match(line, end)
    at = qualified.end() if qualified else end
    colon = re.compile(r"[ \t]*[:=][ \t]*").match(line, at)
    by = re.search(r"(?i)\bpar$", line[:end]) is not None
    titled = re.search(r"(?i)\bde$", line[:end]) is not None  # «Mémoire de Master»
    rest = line[colon.end() if colon else at :].strip()
    return rest, cover and pattern is not _WEAK and (colon is not None or by or not (rest or titled))


def _named(rest: str, *, sure: bool, candidate: bool, listing: bool) -> Iterator[Person]:
    found = 0
    for piece in _SPLIT.split(re.sub(r"\([^)]*\)?", " ", rest)):
        title = _STARTS_TITLED.match(piece)
        run = run_at(piece, title.end() if title else 0)
        run = shortened(run) if run is not None else None
        if (
            run is None
            or no_name(run, surely=sure and found == 0)
            or (title is None and len(run.words) == 1 and run.small[0] in CALENDAR)
        ):
            if found == 0:
                return
            continue
        known = (
            title is not None or is_first_name(run.small[0]) or (len(run.words) > 1 and is_first_name(run.small[-1]))
        )
        initialled = len(run.words) == 2 and (len(run.words[0]) <= 2 or len(run.words[1]) == 1)
        taken = sure and found == 0 and len(run.words) <= 4 and not (rest.isupper() and len(run.words) == 1)
        taken = taken and not (" ".join(run.words).isupper() and of_a_title(run))
        if known or initialled or (found and listing) or taken:
            found += 1
            words = with_particle(piece, run.start, run.words) if title else run.words
            yield person_of(words, candidate=candidate, last_only=title is not None and len(run.words) == 1)
            yield from other_name(piece, run)


def _below(lines: list[str], *, sure: bool, candidate: bool, listing: bool) -> Iterator[Person]:
    taken = 0
    for line in _rejoined([line.strip(" \t*#_·•-–—|") for line in lines]):
        if not line:
            continue
        if any(pattern.match(line) for pattern in (_CANDIDATE, _OTHER, _WEAK)):
            return
        people = list(_named(line, sure=sure and taken == 0, candidate=candidate, listing=listing))
        people = [person for person in people if person.first or len(person.last) > 1]
        if not people:
            return
        taken += 1
        yield from people


def _rejoined(lines: list[str]) -> list[str]:
    """The lines, the first two made one when they are a last name in capitals and a first name."""
    if len(lines) > 1:
        one, two = run_at(lines[0], 0), run_at(lines[1], 0)
        begins = one is not None and one.end == len(lines[0]) and all(map(is_first_name, one.small))
        if begins and re.fullmatch(rf"{PARTICLE}?(?:La |Le |Les )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?", lines[1]):
            return [f"{lines[0]} {lines[1]}", *lines[2:]]
        if (
            one is not None
            and two is not None
            and one.end == len(lines[0])
            and two.end == len(lines[1])
            and len(two.words) < 4
            and lines[0].isupper()
            and not lines[1].isupper()
            and not no_name(one)
            and not no_name(two)
        ):
            return [f"{lines[0]} {lines[1]}", *lines[2:]]
    return lines


def _fields(page: str) -> Iterator[Person]:
    """«Nom : X», «Prénom : Y», side by side or below each other."""
    firsts: list[str] = []
    lasts: list[list[str]] = []
    for found in _FIELD.finditer(page):
        for piece in re.split(r", ?", found[2].strip())[: 3 if found[1] else 1]:
            run = run_at(piece, 0)
            run = shortened(run) if run is not None else None
            if run is None or no_name(run):
                break
            if found[1]:
                firsts.extend(run.small)
            else:
                lasts.insert(len(lasts) if "naissance" in found[0].lower() else 0, run.words)
    for words in lasts:
        last = [word.lower() for word in words]
        if firsts and not (len(last) > 1 and set(firsts) & set(last)):
            yield Person(tuple(firsts), tuple(last), " ".join([*(f.title() for f in firsts), *words]), candidate=True)
        elif len(words) > 1 and any(is_first_name(word) for word in last):
            yield person_of(words, candidate=True)
    if firsts and not lasts:
        yield Person(tuple(firsts), (), " ".join(f.title() for f in firsts), candidate=True)


def titled(page: str) -> Iterator[Person]:
    """Names after a civility: «Mme Dupont», «M. et Mme Le Goff», «MM. Roy et Petit»."""
    for found in _TITLED.finditer(page):
        place = found.end()
        while True:
            run = run_at(page, place)
            if (
                run is None
                or no_name(run)
                or of_a_thing(page, found.start())
                or len(run.words[0]) == 1
                or ("\n" in found[0] and run.small[0] in CALENDAR)
                or f"{found[0].strip().lower()} {run.small[0]}" in WHOLE
            ):
                break
            words = trimmed(run)
            if words and words[-1].lower() not in FAMILIAR:
                yield person_of(with_particle(page, place, words), last_only=True)
                yield from other_name(page, run)
            joint = (
                re.compile(r" et (?=[A-Z])").match(page, run.end)
                if found[0].startswith(("MM.", "Messieurs", "Mmes"))
                else None
            )
            if joint is None:
                break
            place = joint.end()
    for found in _INITIAL.finditer(page):
        letters = [letter for letter in found.groups() if letter]
        if letters[0] in "XYZ" and not found[0].endswith("."):
            continue  # nobody's: «M. X»
        yield Person((), ("-".join(letters).lower(),), "-".join(f"{letter}." for letter in letters))
