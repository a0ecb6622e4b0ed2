"""What presents a person in French: a label on a cover, a civility, a relation, a signature, thanks, an address."""

import re
from collections.abc import Iterator

from assistant.drafting.masking.firstnames import is_first_name
from assistant.drafting.masking.known import COMPANIES, FAMILIAR, OFFICES, PLACES, WHOLE
from assistant.drafting.masking.person import PARTICLES, Person, person_of
from assistant.drafting.masking.runs import Run, run_at, runs

_E = r"(?:\(?[·.]?e\)?)?"
_CANDIDATE = re.compile(
    rf"""(?ix)^[\W_]*(?:(?:nom\set\sprenoms?|prenoms?\set\snom|nom,\sprenoms?|nom\s(?:complet\s)?d[ue](?:\sla|\sl')?\s?
    (?:candidat|etudiant|stagiaire|apprenant|apprenti|alternant){_E})|candidat{_E}s?|etudiant{_E}s?|stagiaires?|apprenti{_E}s?|
    alternant{_E}s?|apprenant{_E}s?|auteur{_E}s?|autrices?|redacteur|redactrice|
    (?:realise|redige|presente|ecrit|etabli|soutenu|elabore|prepare|propose|produit|concu|mene){_E}s?\spar|par|
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
    rf"(?i)^[\W_]*(?:destinataires?|copie|present{_E}s?|excuse{_E}s?|absent{_E}s?|participant{_E}s?|equipe)\b"
)
_QUALIFIED = re.compile(
    r"[ \t]*(?:\([^)\n]{0,40}\)[ \t]*|(?:[a-z]|[dl]'[A-Za-z])[\w'().·/-]*[ \t]+|"
    r"[a-z]['\w()·/-]*(?=[ \t]*[:\n]|$)){0,7}[ \t]*"
)
_SPLIT = re.compile(r"\s*(?:[,;/&|+]|\bet\b|\s[-–—]\s|\t| {3,})\s*")
_FIELD = re.compile(
    r"(?i)(?<!\w)(pre)?noms?(?: de naissance| d'usage| de famille| marital| d'epou\w+| usuel)?"
    r"\s*:\s*([^\n:;|]{2,60}?)(?=\s*(?:[\n;|]|$|\b(?:pre)?noms?\b\s*:))"
)
_CIVILITY = (
    r"(?:M\.|MM\.|M(?= [A-Z][a-z'-]{2})|Mr\.?|Mme\.?|Mmes|Mlle\.?|Mlles|Mrs\.?|Ms\.?|Monsieur|Madame|"
    r"Mademoiselle|Messieurs|Mesdames|Dr\.?|Docteur|Pr\.?|Professeure?|Me(?= [A-Z][a-z])|Maitre(?= [A-Z][a-z]))"
)
_TITLED = re.compile(rf"(?<![\w.]){_CIVILITY}(?:\s+et\s+{_CIVILITY})?\s+(?=[A-Z])")
_STARTS_TITLED = re.compile(rf"{_CIVILITY}\s+")
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
_SIGNED = re.compile(r"(?i)\bfait (?:a|le)\b[^\n]{0,60}\n((?:[^\n]*\n?){1,3})")
_LOCAL = re.compile(
    r"(?<![\w.+-])([A-Za-z]{2,})[._-]([A-Za-z]{2,})(?:[.+_-]\w+)?\d*@|linkedin\.com/in/([A-Za-z]{2,})-([A-Za-z-]{2,40})"
)
_THING = re.compile(r"([A-Za-z-]+)(?: (?:de la|de l'|du|des|de|d'|le|la|les|un))? *[«\"]? *$")


def labelled(page: str, *, cover: bool) -> Iterator[Person]:
    """Names after a label, on its line or on those below."""
    if cover:
        yield from _fields(page)
    lines = page.split("\n")
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
    by = re.search(r"(?i)\b(?:par|de)$", line[:end]) is not None
    rest = line[colon.end() if colon else at :].strip()
    return rest, cover and pattern is not _WEAK and (colon is not None or by or not rest)


def _named(rest: str, *, sure: bool, candidate: bool, listing: bool) -> Iterator[Person]:
    found = 0
    for piece in _SPLIT.split(re.sub(r"\([^)]*\)?", " ", rest)):
        title = _STARTS_TITLED.match(piece)
        run = run_at(piece, title.end() if title else 0)
        if run is None or _no_name(run):
            if found == 0:
                return
            continue
        known = (
            title is not None or is_first_name(run.small[0]) or (len(run.words) > 1 and is_first_name(run.small[-1]))
        )
        initialled = len(run.words) == 2 and len(run.words[0]) <= 2
        taken = sure and found == 0 and len(run.words) <= 4 and not (rest.isupper() and len(run.words) == 1)
        if known or initialled or (found and listing) or taken:
            found += 1
            yield person_of(run.words, candidate=candidate, last_only=title is not None and len(run.words) == 1)


def _below(lines: list[str], *, sure: bool, candidate: bool, listing: bool) -> Iterator[Person]:
    taken = 0
    for line in (line.strip(" \t*#_·•-–—|") for line in lines):
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


def _fields(page: str) -> Iterator[Person]:
    """«Nom : X», «Prénom : Y», side by side or below each other."""
    firsts: list[str] = []
    lasts: list[list[str]] = []
    for found in _FIELD.finditer(page):
        run = run_at(found[2].strip(), 0)
        if run is not None and not _no_name(run):
            if found[1]:
                firsts.extend(run.small)
            else:
                lasts.append(run.words)
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
                or _no_name(run)
                or len(run.words[0]) == 1
                or f"{found[0].strip().lower()} {run.small[0]}" in WHOLE
            ):
                break
            words = _trimmed(run)
            if words and words[-1].lower() not in FAMILIAR:
                yield person_of(words, last_only=True)
            joint = (
                re.compile(r" et (?=[A-Z])").match(page, run.end)
                if found[0].startswith(("MM.", "Messieurs", "Mmes"))
                else None
            )
            if joint is None:
                break
            place = joint.end()


def introduced(page: str) -> Iterator[Person]:
    """Names that a sentence, a signature or an address gives to a person."""
    for found in _OWN_NAME.finditer(page):
        run = run_at(page, found.end())
        if run is not None and not _no_name(run):
            yield person_of(_trimmed(run), candidate=not found[0].lower().startswith("nomme"))
    for found in _RELATION.finditer(page):
        run = run_at(page, found.end())
        if run is not None and not _no_name(run) and is_first_name(run.small[0]) and " ".join(run.small) not in WHOLE:
            yield person_of(_trimmed(run))
    for found in _THANKS.finditer(page):
        for run in runs(page, found.start(), found.end()):
            if is_first_name(run.small[0]) and not _no_name(run) and not of_a_thing(page, run.start):
                yield person_of(_trimmed(run))
    for found in _SIGNED.finditer(page):
        for line in found[1].split("\n"):
            run = run_at(line.strip(), 0)
            if run is not None and run.end >= len(line.strip()) - 1 and not _no_name(run) and len(run.words) > 1:
                yield person_of(run.words)
    for found in _LOCAL.finditer(page):
        one, two = (found[1], found[2]) if found[1] else (found[3], found[4])
        words = [one.lower(), *two.lower().split("-")]
        if is_first_name(words[0]):
            yield Person((words[0],), tuple(words[1:]), " ".join(word.title() for word in words))
        elif is_first_name(words[-1]) and len(words) == 2 and words[0] not in OFFICES:
            yield Person((words[1],), (words[0],), f"{words[1].title()} {words[0].title()}")


def of_a_thing(page: str, start: int) -> bool:
    """Whether the word before the offset makes what follows the name of a company, a place or a work."""
    before = _THING.search(page[max(0, start - 60) : start].replace("\n", " ; "))
    return before is not None and before[1].lower() in PLACES | COMPANIES | {"chez"}


def _no_name(run: Run) -> bool:
    small = run.small
    return (
        (small[0] in OFFICES and small[0] not in PARTICLES)
        or small[0] in COMPANIES
        or small[0] in PLACES
        or (small[0] in {"le", "la", "les", "l", "un", "une"} and len(small) == 1)
        or " ".join(small) in WHOLE
        or " ".join(small[:2]) in WHOLE
    )


def _trimmed(run: Run) -> list[str]:
    """The run's words up to one that belongs to no name."""
    words: list[str] = []
    for word, small in zip(run.words, run.small, strict=True):
        if words and small in OFFICES and small not in PARTICLES:
            break
        words.append(word)
    return words[:4]
