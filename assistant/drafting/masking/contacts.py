"""E-mail and postal addresses, telephone numbers and personal numbers, found by their form."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from assistant.drafting.masking.folded import folded

Kind = Literal["COURRIEL", "TÉLÉPHONE", "ADRESSE", "NUMÉRO", "PROFIL"]


class Contact(NamedTuple):
    """What leads to a person, in a text."""

    start: int
    end: int
    kind: Kind


_STREET = (
    r"(?:rue|avenue|av\.?|boulevard|bd\.?|blvd\.?|place|quai|allees?|impasse|chemin|route|square|cours|sentier|venelle|"
    r"ruelle|faubourg|passage|villa|cite|esplanade|promenade|residence|lotissement|hameau|clos|montee|traverse|cote|"
    r"rond-point|parvis|mail|r\.)"
)
_NAMED = r"(?=\s*(?:[A-Z\d]|de\s|du\s|des\s|d'|la\s|le\s|les\s|l'|saint))"
_TOWN = (
    r"\(?(?:[A-Z]{1,2}-)?(?:\d{2} ?\d{3}|2[AB]\d{3}|(?<=-)\d{4}) +"
    r"[A-Z][\w' -]{1,40}?(?: +[Cc][Ee][Dd][Ee][Xx](?: +\d{1,2})?)?\)?"
)
_REST = r"[\w'’. -]{2,60}?"
_STOP = r"(?=\s*(?:[,;:!?()|\n\"«»]|\.(?:\s|$)|$|\s(?:et|ou|a|est|pour|afin|qui|que|dont)\s))"
_HOUSE = (
    r"(?:[Cc]hez|[Cc]/[Oo]|[Rr]es(?:idence|\.)|RESIDENCE|[Bb]at(?:iment|\.)?|BAT(?:IMENT|\.)?|[Aa]ppt?\.?|APPT?\.?|"
    r"[Aa]pt\.?|[Aa]ppartement|[Cc]hambre|HLM|[Ii]mmeuble|[Ee]scalier|[Ee]sc\.|[Ee]tage|\de etage|[Ll]ieu-?dit|"
    r"[Hh]ameau|[Ff]oyer|[Vv]illa|[Qq]uartier|[Ll]ot(?:issement)?|BP|B\.P\.)"
)
_NUMBER = r"\d{1,4}(?:[-/]\d{1,4})?(?: ?(?:bis|ter|quater|[A-D]))?,? *"
_FLOOR = rf"(?:(?:{_HOUSE}|\d{{1,2}}(?:er|e|eme)|porte|code|digicode|entree|boite)\b[^\n,;:]{{0,40}})"
_STREET_LINE = rf"(?:(?:{_HOUSE}|L[ea]s?|\d{{1,4}},?|(?i:{_STREET}))\s[^\n:@|;]{{2,45}}\n\s*)"
_MONTH = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_OF_STUDENTS = (
    r"(?:etudiant|candidat|apprenant|apprenti|alternant|eleve|inscription|inscrit|stagiaire|dossier etudiant|ine|"
    r"parcoursup|carte (?:d')?etudiante?|national(?: etudiant)?)(?:\(?[·.]?e\)?)?"
)
_LABELLED_NUMBER = (
    r"(?P<it>(?=[\w/ -]{0,12}\d{2})[A-Z]{0,4}[-/]?\d[\w/-]{0,20}(?: (?=[\w/-]*\d)[\w/-]{1,12}){0,4}"
    r"(?: (?-i:[A-HJ-NP-Z])(?!\w))?)"
)
_EXTENSION = r"(?:\s?[-–—,(/]?\s?(?i:poste|ext\.?|extension|p\.)\s?\d{1,3}(?: ?\d{1,2})?(?!\d)\)?)?"
_FORMS: tuple[tuple[Kind, str], ...] = (
    (
        "COURRIEL",
        r"(?<![\w.+-])[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]| at ) ?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,24}\b",
    ),
    ("PROFIL", r"(?i)(?:https?://)?(?:\w{2,3}\.)?linkedin\.com/in/[\w%.-]*\w/?"),
    # A French number, with its country or without; ten digits in any grouping that is in use.
    (
        "TÉLÉPHONE",
        r"(?<![\w.,/+-])(?:\(?(?:\+|00) ?33\)?[ .-]?(?:\(0\)[ .-]?)?[1-9]|\(?0\)?[1-9]\)?)"
        r"(?:(?:[ .\-/·•_]| / )?\d{2}){4}"
        rf"(?![\w-]|[.,]\d){_EXTENSION}",
    ),
    (
        "TÉLÉPHONE",
        r"(?<![\w.,/+-])(?:(?:\+|00) ?33[ .-]?|0)[ .]?[1-9]\d{2}[ .-]\d{3}[ .-]\d{2,3}(?: ?\d)?(?!\w|[ .-]\d)"
        rf"{_EXTENSION}",
    ),
    (
        "TÉLÉPHONE",
        r"(?<![\w+])(?:\+|00)(?!33)(?=[1-9](?:[ .\-()]{0,2}\d){7,14}(?!\d))[1-9]\d{0,2}(?:[ .\-]?\(?\d{1,4}\)?){2,5}"
        r"(?!\w|[ .\-]?\d| ?[€%k])",
    ),
    (
        "TÉLÉPHONE",
        r"(?i)\b(?:tel(?:ephone)?|portable|mobile|gsm|fixe|fax|ligne directe)\b\.?(?: \w{1,12}){0,2}\s*:?\s*"
        r"(?P<it>[+(]?\d(?:[ .\-/·()_]{0,3}\d){8,13})(?!\w| ?[€%])",
    ),
    # The number of the social security, a student's, a bank account's; then numbers that a label names.
    (
        "NUMÉRO",
        r"(?<![\w.,])[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}"
        r"(?:[ .]?\d{2})?(?!\w)",
    ),
    (
        "NUMÉRO",
        r"(?i)\b(?:secu(?:rite sociale)?|nir|insee)\b(?: n[o°º])?\s*:?\s*"
        r"(?P<it>[12](?:[ ./-]?\d){4}[ ./-]?[\dab](?:[ ./-]?\d){6,8})(?!\w)",
    ),
    ("NUMÉRO", r"(?<!\w)(?:\d{10}[A-HJ-NP-Z]|\d{9}[A-HJ-NP-Z]{2})(?!\w)"),
    ("NUMÉRO", r"(?<!\w)[A-Z]{2}\d{2}(?:[ .-]?[\dA-Z]{4}){3,7}(?:[ .-]?[\dA-Z]{1,3})?(?!\w)"),
    ("NUMÉRO", r"(?<!\w)RIB\b[^\d\n]{0,30}(?P<it>\d{5} ?\d{5} ?[\dA-Z]{11} ?\d{2})(?!\w)"),
    ("NUMÉRO", r"(?<!\w)(?:BIC|SWIFT)\s*:?\s*(?P<it>[A-Z]{6}[\dA-Z]{2}(?:[\dA-Z]{3})?)(?!\w)"),
    (
        "NUMÉRO",
        r"(?i)\b(?:(?:n[o°º]\.?|num(?:ero)?\.?|code|id(?:entifiant)?|matricule)(?: ?(?:d[e']|du|de l[a'])?)? ?"
        rf"(?:\s*{_OF_STUDENTS})(?: ?\(?ine\)?)?|ine|ine/bea|matricule|identifiant (?:national|etudiant)|"
        r"student (?:id|number))"
        rf"(?: ?\([^)\n]{{1,20}}\))?(?: (?:est|sous))?(?: le)?\s*(?::|=|n[o°º]?)?\s*{_LABELLED_NUMBER}",
    ),
    (
        "NUMÉRO",
        rf"(?i)\b(?:{_OF_STUDENTS}[\s,(]*(?:n[o°º]\.?|num(?:ero|\.)|matricule)|carte (?:d')?etudiante?(?: n[o°º])?)"
        rf"\s*:?\s*{_LABELLED_NUMBER}",
    ),
    (
        "NUMÉRO",
        r"(?i)\b(?:nee?|ne\(e\)|ne·e|(?:date )?(?:et lieu )?(?:de )?naissance|ddn)(?: (?:a|au|en) [^\n\d:;.]{2,40}?)?,?"
        rf"(?: le)?\s*:?\s*(?:le )?"
        rf"(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?"
        rf"(?P<it>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:er)?\s*[ /.-]\s*(?:\d{{1,2}}|{_MONTH})\s*[ /.-]\s*\d{{2,4}})",
    ),
    (
        "ADRESSE",
        rf"(?<![\w.,/])(?:{_HOUSE}\s[^\n:]{{1,45}}?[,\n–-]\s*){{0,3}}"
        rf"{_NUMBER}(?i:{_STREET})(?!\w)\.?{_NAMED} *{_REST}(?:\s*[,\n–-]\s*{_FLOOR}){{0,3}}"
        rf"(?:\s*[,\n–/(|-]?\s*{_TOWN})?{_STOP}",
    ),
    (
        "ADRESSE",
        rf"(?<![\w.,/]){_NUMBER}(?:[Gg]rand'? ?-?[Rr]ue|[Gg]rande[ -][Rr]ue)\b(?:[ ,\n–-]*{_TOWN}{_STOP})?",
    ),
    ("ADRESSE", rf"(?i:\blieu-?dit\b) {_REST}(?:\s*[,\n]\s*{_TOWN})?{_STOP}"),
    # Lines of their own that end with a postcode and its town.
    ("ADRESSE", rf"(?m)^[ \t]*(?P<it>{_STREET_LINE}{{1,4}}{_TOWN})[ \t]*$"),
    ("ADRESSE", rf"(?m)^[ \t]*(?P<it>{_HOUSE}\s[\w', -]{{2,60}}?\s{_TOWN})[ \t]*$"),
    ("ADRESSE", rf"(?m)^[ \t]*(?P<it>[A-Z][\w', -]{{3,60}}?\s*[,–—-]\s*{_TOWN})[ \t]*$"),
    (
        "ADRESSE",
        r"(?i:\b(?:adresse(?: personnelle| postale| du domicile| du candidat| de l'etudiante?)?|domicile))\s*:\s*"
        rf"(?P<it>[^\n]{{4,90}}?\s*[,\n–-]?\s*{_TOWN}(?=\s*(?:[\n.;|]|$))|[^\n]{{4,90}}?{_STOP})",
    ),
)
_OF_A_PRODUCT = re.compile(
    r"(?i)\b(?:references?|ref\.?|codes?|articles?|lots?|modeles?|series?|pieces?|sku|ean|siret|siren|devis|factures?|"
    r"commandes?|dossier)(?: (?:article|produit|client|fournisseur|interne))?(?: (?:n[o°º]|numero))?\s*[:=]?\s*$"
)
_PATTERNS = tuple((kind, re.compile(form)) for kind, form in _FORMS)
_DIGIT = re.compile(r"\d")
_WITHOUT_DIGITS = tuple(one for one in _PATTERNS if one[0] in ("COURRIEL", "PROFIL", "ADRESSE"))


def contacts(text: str) -> Iterator[Contact]:
    """Every contact of the text, in no order; spans may overlap."""
    plain = folded(text)
    for kind, pattern in _PATTERNS if _DIGIT.search(plain.text) else _WITHOUT_DIGITS:
        product = -1
        for found in pattern.finditer(plain.text):
            group = "it" if "it" in pattern.groupindex else 0
            if kind == "TÉLÉPHONE" and (
                _OF_A_PRODUCT.search(plain.text, max(0, found.start() - 40), found.start())
                or (product >= 0 and plain.text[product : found.start()].strip() in ("et", "ou", ",", "/"))
            ):
                product = found.end()
                continue
            start, end = plain.original(*found.span(group))
            yield Contact(start, end, kind)
