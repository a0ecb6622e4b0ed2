"""E-mail and postal addresses, telephone numbers and personal numbers, found by their form."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from assistant.drafting.masking.folded import folded

Kind = Literal["COURRIEL", "TÉLÉPHONE", "ADRESSE", "NUMÉRO"]


class Contact(NamedTuple):
    """What leads to a person, in a text."""

    start: int
    end: int
    kind: Kind


_STREET = (
    r"(?:rue|avenue|av\.?|boulevard|bd\.?|blvd\.?|place|quai|allees?|impasse|chemin|route|square|cours|sentier|venelle|"
    r"ruelle|faubourg|passage|villa|cite|esplanade|promenade|residence|lotissement|hameau|clos|montee|traverse|cote|"
    r"rond-point)"
)
_TOWN = r"(?:F-?)?(?:\d{2} ?\d{3}|2[AB]\d{3}) +[A-Z][\w' -]{1,40}?(?: +[Cc][Ee][Dd][Ee][Xx](?: +\d{1,2})?)?"
_REST = r"[\w'’. -]{2,60}?"
_STOP = r"(?=\s*(?:[,;:!?()|\n\"«»]|\.(?:\s|$)|$|\s(?:et|ou|a|est|pour|afin|qui|que|dont)\s))"
_MONTH = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_OF_STUDENTS = (
    r"(?:etudiant|candidat|apprenant|eleve|inscription|stagiaire|dossier etudiant|ine|carte etudiante?|national)"
    r"(?:\(?·?\.?e\)?)?"
)
_FORMS: tuple[tuple[Kind, str], ...] = (
    (
        "COURRIEL",
        r"(?<![\w.+-])[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]| at ) ?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,24}\b",
    ),
    # A French number, with its country or without; ten digits in any grouping that is in use.
    (
        "TÉLÉPHONE",
        r"(?<![\w.,/+-])(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?[1-9]|0[1-9])(?:[ .\-/]?\d{2}){4}(?![\w-]|[.,]\d)",
    ),
    ("TÉLÉPHONE", r"(?<![\w.,/+-])(?:(?:\+|00)33[ .-]?|0)[1-9]\d{2}[ .-]\d{3}[ .-]\d{3}(?!\w)"),
    (
        "TÉLÉPHONE",
        r"(?<![\w+])(?:\+|00)(?!33)(?=[1-9](?:[ .\-()]{0,2}\d){7,14}(?!\d))[1-9]\d{0,2}(?:[ .\-]?\(?\d{1,4}\)?){2,5}"
        r"(?!\w|[ .\-]?\d| ?[€%k])",
    ),
    # The number of the social security, a student's, a bank account's; then numbers that a label names.
    (
        "NUMÉRO",
        r"(?<![\w.,])[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}"
        r"(?:[ .]?\d{2})?(?!\w)",
    ),
    ("NUMÉRO", r"(?<!\w)(?:\d{10}[A-HJ-NP-Z]|\d{9}[A-HJ-NP-Z]{2})(?!\w)"),
    ("NUMÉRO", r"(?<!\w)FR\d{2}(?: ?[\dA-Z]{4}){5} ?[\dA-Z]{3}(?!\w)"),
    (
        "NUMÉRO",
        r"(?i)\b(?:(?:n[o°º]\.?|num(?:ero)?\.?|code|id(?:entifiant)?|matricule)(?: ?(?:d[e']|du|de l[a'])?)? ?"
        rf"(?:\s*{_OF_STUDENTS})(?: ?\(?ine\)?)?|ine|ine/bea|matricule|identifiant (?:national|etudiant))"
        r"\s*(?::|=|n[o°º]?)?\s*(?P<it>[A-Z]{0,3}[-/]?\d[\w/-]{3,20})",
    ),
    (
        "NUMÉRO",
        r"(?i)\b(?:nee?|ne\(e\)|ne·e|date de naissance)(?: le)?\s*:?\s*(?P<it>\d{1,2}(?:er)?\s*[ /.-]\s*"
        rf"(?:\d{{1,2}}|{_MONTH})\s*[ /.-]\s*\d{{2,4}})",
    ),
    (
        "ADRESSE",
        r"(?<![\w.,])(?:(?:[Rr]esidence|[Bb]at(?:iment|\.)?|[Aa]ppt?\.?|[Aa]ppartement)\s[^\n]{1,50}[,\n]\s*)?"
        rf"\d{{1,4}}(?: ?(?:bis|ter|quater|[A-D]))?,? *(?i:{_STREET})\b\.? {_REST}"
        rf"(?:\s*[,\n–-]?\s*{_TOWN})?{_STOP}",
    ),
    ("ADRESSE", rf"(?i:\blieu-?dit\b) {_REST}(?:\s*[,\n]\s*{_TOWN})?{_STOP}"),
    (
        "ADRESSE",
        r"(?i:\badresse(?: personnelle| postale)?)\s*:\s*"
        rf"(?P<it>[^\n]{{4,90}}?(?:\s*[,\n]\s*{_TOWN})?){_STOP}",
    ),
)
_PATTERNS = tuple((kind, re.compile(form)) for kind, form in _FORMS)


def contacts(text: str) -> Iterator[Contact]:
    """Every contact of the text, in no order; spans may overlap."""
    plain = folded(text)
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(plain.text):
            group = "it" if "it" in pattern.groupindex else 0
            start, end = plain.original(*found.span(group))
            yield Contact(start, end, kind)
