"""Names whose first name no list has, by where they stand: after a role and a colon, in a greeting, a signature."""

import re
from collections.abc import Iterator

from assistant.drafting.masking.cover import of_a_title, plausible
from assistant.drafting.masking.known import AFTER_COMPANIES, COMPANIES, FAMILIAR, OFFICES, PLACES
from assistant.drafting.masking.naming import TITLES, no_name, of_a_work, somebody
from assistant.drafting.masking.person import PARTICLES, Person, person_of
from assistant.drafting.masking.runs import Page, Run, run_at

ROLE = (
    r"(?:stagiaire|apprenti|alternant|serveu(?:r|se)|vendeu(?:r|se)|infirmi(?:er|ere)|aide-soignant|educat(?:eur|rice)|"
    r"monit(?:eur|rice)|animat(?:eur|rice)|format(?:eur|rice)|direct(?:eur|rice)|gerant|comptable|secretaire|technicien|"
    r"ouvri(?:er|ere)|cuisini(?:er|ere)|conduct(?:eur|rice)|artisan|retraite|receptionniste|caissi(?:er|ere)|"
    r"magasini(?:er|ere)|collegue|tut(?:eur|rice)|referent|represent(?:ant|ante)|voisin|benevole|etudiant|chef de|"
    r"chef d'|cheffe de|manager|jure|responsable (?:de|des|du|d'|logistique|marketing|qualite|commercial))"
)
"""What a person does, of which no thing is said."""
_GREETED = re.compile(r"(?<!\w)(?:Bonjour|Bonsoir|Salut|Coucou|Hello|Ch(?:er|ere)s?|Dear) (?=[A-Z])")
_GREETING_ENDS = re.compile(r"\s*(?:[,!:]|\n|$| et )")
_FAREWELL = re.compile(
    r"(?i)(?:cordialement|bien a (?:toi|vous)|salutations(?: distinguees)?|amicalement|bonne journee|a bientot|bises|"
    r"bisous)[ ,.!]*\n+\s*(?-i:(?=[A-Z]))"
)
_HEADER = re.compile(r"(?m)^[ \t>*]*(?:De|A|Cc|CC|Cci|From|To|Expediteur|Destinataire)[ \t]*:[ \t]*(?=[A-Z])")
_IN_OFFICE = re.compile(
    rf"(?im)(?:^|[.;|,•–-])[ \t]*(?:{ROLE}|responsable|contact|interlocut(?:eur|rice)|president|binome|pilote|chef|"
    r"superieur|employeur|assistant|redact(?:eur|rice))[\w'(). -]{0,40}?[ \t]*:[ \t]*(?-i:(?=[A-Z]))"
)
_BY = re.compile(
    r"(?i)\b(?:(?:valide|redige|relu|vise|anime|signe|etabli|controle|supervise|encadre|accompagne|forme|recue?|"
    r"remplace)e?s? par|entretiens? (?:mene |realise |telephonique )?avec|interviewe|interroge|aux cotes de|"
    r"sous la responsabilite de|"
    r"propos (?:recueillis )?de|(?:gerante?|direct(?:eur|rice)|responsable|tut(?:eur|rice)|presidente?|agente?|"
    r"collegue),?) "
    r"(?-i:(?=[A-Z]))"
)
_MEANT = re.compile(r"(?<!\w)(?:avec|par|a|d'|selon|remercie|chez|et|que) ?$")
"""Before a name in a sentence; «Matrice SWOT» begins one."""
_SAYS = re.compile(r" ?: ?[«\"]")
_LINE_START = re.compile(r"(?m)^[ \t>*•–-]*(?=[A-Z])")


def uncommon(page: Page, common: frozenset[str]) -> Iterator[Person]:
    """Names of two or three words of which the dossier writes none in small letters, where only a person can stand.

    Args:
        page: Where to look.
        common: Words that the dossier writes in small letters.
    """
    text = page.text
    for found in (*_GREETED.finditer(text), *_FAREWELL.finditer(text)):
        run = run_at(text, found.end())
        if run is None or not _GREETING_ENDS.match(text, run.end) or len(run.words) > 3 or no_name(run):
            continue
        if plausible(run) and (len(run.words) > 1 or not (run.words[0].isupper() or run.small[0] in PLACES)):
            yield somebody(run)
    for pattern in (_HEADER, _IN_OFFICE, _BY):
        for found in pattern.finditer(text):
            run = run_at(text, found.end())
            if run is not None and _is_a_name(text, run, common):
                yield person_of(run.words)
    for found in _LINE_START.finditer(text):
        run = run_at(text, found.end())
        if run is not None and _SAYS.match(text, run.end) and _is_a_name(text, run, common):
            yield person_of(run.words)
    for run in page.runs:
        if (
            _typeset_apart(run)
            and _MEANT.search(text, max(0, run.start - 12), run.start)
            and _is_a_name(text, run, common)
        ):
            yield person_of(run.words)


def _typeset_apart(run: Run) -> bool:
    """Whether a last name in capitals follows a first name: «Oksana TKACHENKO»."""
    last = [word for word in run.words[1:] if not word.islower()]
    return (
        len(run.words) > 1
        and not run.words[0].isupper()
        and bool(last)
        and all(word.isupper() and len(word) > 3 for word in last)
    )


def _is_a_name(text: str, run: Run, common: frozenset[str]) -> bool:
    words = [word for word in run.small if word not in PARTICLES]
    return (
        2 <= len(words) <= 3
        and plausible(run)
        and not of_a_title(run)
        and not common.intersection(words)
        and TITLES.isdisjoint(words)
        and not any(word in OFFICES | COMPANIES | PLACES | AFTER_COMPANIES | FAMILIAR for word in words)
        and not of_a_work(text, run.start, run.end)
    )
