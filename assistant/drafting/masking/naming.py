"""What tells a name from other capitalised words, and what may stand before and after it."""

import re
from collections.abc import Container, Iterator

from assistant.drafting.masking.folded import plain
from assistant.drafting.masking.known import COMPANIES, OFFICES, PLACES, WHOLE
from assistant.drafting.masking.person import PARTICLES, Person, person_of
from assistant.drafting.masking.runs import Run, run_at

CIVILITY = (
    r"(?:M\.|MM\.|M(?= [A-Z][a-z'-]{2})|Mr\.?|Mme\.?|Mmes|Mlle\.?|Mlles|MME|MLLE|MR|Mrs\.?|Ms\.?|Monsieur|Madame|"
    r"Mademoiselle|Messieurs|Mesdames|Dr\.?|Docteur|Pr\.?|Professeure?|Me(?= [A-Z][a-z])|Maitre(?= [A-Z][a-z]))"
)
PARTICLE = r"(?:de la |de l'|de |du |des |d'|van der |van den |van |von |el |al |da |dos |do )"
TITLES = frozenset({"m", "mm", "mr", "mme", "mmes", "mlle", "mlles", "dr", "pr", "me"})
_OTHER_NAME = re.compile(
    r"\s*,?\s*[(«]?\s*(?:(?i:dite?|surnomme(?:e|\(e\))?|alias|epouse|ep\.|nee?|veuve|c'est le surnom de|"
    r"de son vrai (?:pre)?nom))\s+[«\"]?\s*(?=[A-Z])"
)
_BY_MARRIAGE = re.compile(r"(?i)epouse|ep\.|nee|veuve")
_JOINED_THING = re.compile(r"(?<![A-Za-z-])([A-Za-z-]+) [A-Z][\w'-]+ (?:et|&) $", re.IGNORECASE)
_WORK = re.compile(
    r"(?i)(?:\b(?:theor(?:ie|eme)s?|modeles?|lois?|matrices?|pyramides?|travaux|ouvrages?|essais?|concepts?|notions?|typologies?|"
    r"paradigmes?|personas?|courbes?|echelles?|citations?|livres?|romans?|films?|chansons?|biographies?|auteure?s?|"
    r"sociologues?|economistes?|philosophes?|essayistes?|ecrivaine?s?|romanci(?:er|ere)s?|chanteu(?:r|se)s?|ministres?|"
    r"deputee?s?|senat(?:eur|rice)s?|acteur|actrice|styliste|theoricien(?:ne)?s?) (?:de |d'|du |celebre )?|"
    r"\b(?:fonde|cree|revele|popularise|theorise|invente|formalise|decrit)(?:e|es|s)? (?:(?:en|vers) \d{4} )?par |"
    r"\bconcurrente?s?(?: [a-z]+)?,? |\bhommage a |\b(?:j'ai|avons|ai|a) (?:lu|relu) (?:de |du )?)$"
)
_PUBLIC_OFFICE = re.compile(
    r"(?i), (?:\*|_|« ?(?-i:(?=[A-Z])))|"
    r",? (?:alors )?(?:l'anima(?:teur|trice) de (?:television|radio)|(?:le |la )?(?:celebre|fameu(?:x|se))\b|"
    r"(?:ancien(?:ne)? )?(?:president(?:e)? de la republique|premiere? ministre|ministre|secretaire d'etat)|prix nobel|"
    r"(?:le |la )?(?:pionni(?:er|ere)|pere|mere|auteure?|fondat(?:eur|rice)|invent(?:eur|rice)|theoricien(?:ne)?)"
    r" (?:de |d'|du )|"
    r"(?:le |la |l')?(?:sociologue|philosophe|economiste|essayiste|romanci(?:er|ere)|ecrivaine?)\b)|"
    r" ?\((?:ne en )?1[6-9]\d\d ?[-–)]"
)
_THING = re.compile(
    r"(?<![A-Za-z-])([A-Za-z-]+)(?: (?:de|d') ?[a-z-]+)?"
    r"(?P<joint> (?:de la|de l'|du|des|de|d'|le|la|les|un))? *[«\"]? *$"
)


def no_name(run: Run, *, surely: bool = False) -> bool:
    """Whether the words name an office, a company, a place or somebody whom the public knows.

    Args:
        run: The words.
        surely: Whether they stand where a person of the dossier must, who may be a public figure's namesake.
    """
    small = run.small
    return (
        (small[0] in OFFICES and small[0] not in PARTICLES)
        or small[0] in COMPANIES
        or small[0] in PLACES
        or (small[0] in OFFICES | PARTICLES and len(small) == 1)
        or small[0] in TITLES
        or (not surely and (" ".join(small) in WHOLE or " ".join(small[:2]) in WHOLE))
    )


def trimmed(run: Run) -> list[str]:
    """The run's words up to one that belongs to no name."""
    words: list[str] = []
    for word, small in zip(run.words, run.small, strict=True):
        if words and small in OFFICES and small not in PARTICLES:
            break
        words.append(word)
    while len(words) > 1 and words[-1].islower() and words[-1] in PARTICLES:
        words.pop()
    return words if any(plain(word) in PARTICLES for word in words) else words[:4]


def shortened(run: Run) -> Run:
    """The run up to a word that begins another field: «Anne Roy Née» of «Anne Roy Née à Laval»."""
    ends = [place for place, word in enumerate(run.small) if place and word in OFFICES and word not in PARTICLES]
    size = ends[0] if ends else len(run.words)
    return (
        run
        if size == len(run.words)
        else Run(run.words[:size], run.small[:size], run.starts[:size], run.starts[size - 1] + len(run.words[size - 1]))
    )


def somebody(run: Run) -> Person:
    """Who bears these words; one word alone is taken for a first name."""
    words = trimmed(run)
    return Person((plain(words[0]),), (), words[0]) if len(words) == 1 else person_of(words)


def with_particle(page: str, start: int, words: list[str]) -> list[str]:
    """The words of a last name with the particle that stands before them after a civility."""
    found = re.compile(rf"\s({PARTICLE})$").search(page[max(0, start - 12) : start])
    if found is None:
        return words
    return [f"{found[1]}{words[0]}", *words[1:]] if found[1].endswith("'") else [*found[1].split(), *words]


def other_name(page: str, run: Run) -> Iterator[Person]:
    """The other name that is given after a name: «Anne Roy, épouse Martin», «Thibault dit Titou»."""
    found = _OTHER_NAME.match(page, run.end)
    other = run_at(page, found.end()) if found else None
    if other is None or no_name(other):
        return
    if len(other.words) > 1:
        yield person_of(trimmed(other))
    elif _BY_MARRIAGE.search(page, run.end, other.start):
        known = person_of(trimmed(run))
        yield Person(known.first, tuple(other.small), " ".join([*(w.title() for w in known.first), *other.words]))
    else:
        yield Person((other.small[0],), (), other.words[0])


def of_a_thing(page: str, start: int, things: Container[str] = PLACES | COMPANIES | {"chez"}) -> bool:
    """Whether the word before the offset makes what follows the name of a company, a place or a work."""
    text = page[max(0, start - 60) : start].replace("\n", " ; ")
    before = _THING.search(text)
    if before is not None and before[1].lower() in things:
        # «le bureau de Julie Roy» is hers; «la rue de» and «le magasin Julie Roy» are named.
        return before["joint"] not in (" de", " d'") or before[1].lower() in PLACES
    joined = _JOINED_THING.search(text) if text.endswith((" et ", " & ", " ET ")) else None
    return joined is not None and joined[1].lower() in PLACES | COMPANIES


def of_a_work(page: str, start: int, end: int) -> bool:
    """Whether what stands around the name makes it an author's, a founder's or a public figure's."""
    return _WORK.search(page, max(0, start - 40), start) is not None or _PUBLIC_OFFICE.match(page, end) is not None
