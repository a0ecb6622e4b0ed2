"""E-mail and postal addresses, telephone numbers and personal numbers, found by their form."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from assistant.drafting.masking.addresses import ADDRESSES
from assistant.drafting.masking.folded import folded, labelled_by_dots

Kind = Literal["COURRIEL", "TÉLÉPHONE", "ADRESSE", "NUMÉRO", "PROFIL"]


class Contact(NamedTuple):
    """What leads to a person, in a text."""

    start: int
    end: int
    kind: Kind


_MONTH = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_OF_STUDENTS = (
    r"(?:etudiant|candidat|apprenant|apprenti|alternant|eleve|inscription|inscrit|stagiaire|dossier etudiant|ine|"
    r"(?:dossier )?vae|dossier de (?:candidature|vae)|adherent|allocataire|beneficiaire|salarie|agent|badge|permis|"
    r"passeport|piece d'identite|carte (?:nationale )?d'identite|titre de sejour|cni|securite sociale|france travail|"
    r"pole emploi|parcoursup|carte (?:d')?etudiante?|national(?: etudiant)?)(?:\(?[·.]?e\)?)?"
)
_ONE_NUMBER = (
    r"(?=[\w/ -]{0,12}\d{2})[A-Z]{0,4}[-/]?\d[\w/-]{0,20}(?: (?=[\w/-]*\d)[\w/-]{1,12}){0,4}"
    r"(?: (?-i:[A-HJ-NP-Z])(?!\w))?"
)
_LABELLED_NUMBER = rf"(?P<it>{_ONE_NUMBER}(?:(?:,| et| /) {_ONE_NUMBER}){{0,3}})"
_BEGINS = r"(?:(?<![\w.,/+-])|(?<=\d\d/)(?=0\d)|(?<=[A-Za-z]\.))"
_EXTENSION = r"(?:\s?[-–—,(/]?\s?(?i:poste|ext\.?|extension|p\.)\s?\d{1,3}(?: ?\d{1,2})?(?!\d)\)?)?"
_FORMS: tuple[tuple[Kind, int, str], ...] = (
    (
        "COURRIEL",
        0,
        r"(?<![\w.+-])[\w.+-]{1,64} ?(?:@|[\[({](?:at|arobase)[\])}]| (?:at|arobase) ) ?[\w-]+"
        r"(?:(?:\.| ?[\[({](?:dot|point)[\])}] ?| (?:dot|point) )[\w-]+)*"
        r"(?:\.| ?[\[({](?:dot|point)[\])}] ?| (?:dot|point) )[A-Za-z]{2,24}\b",
    ),
    ("PROFIL", 0, r"(?i)(?<!\w)(?:https?://)?(?:\w{2,3}\.)?linkedin\.com/in/[\w%.-]*\w/?"),
    # A French number, with its country or without; ten digits in any grouping that is in use.
    (
        "TÉLÉPHONE",
        9,
        rf"{_BEGINS}(?:\(?(?:\+|00) ?33\)?[ .-]?(?:\(?0\)?[ .-]?)?[1-9]|33[ .-]?[67]|\(?0\)?[ ]?[1-9]\)?)"
        r"(?:(?:[ .\-–/·•_\n]| / | - )?\d{2}){4}"
        rf"(?!\w|[.,-]\d){_EXTENSION}",
    ),
    (
        "TÉLÉPHONE",
        9,
        r"(?<![\w.,/+-])(?:(?:\+|00) ?33[ .-]?|0)[ .]?[1-9]\d{2}[ .-]\d{3}[ .-]\d{2,3}(?: ?\d)?(?!\w|[ .-]\d)"
        rf"{_EXTENSION}",
    ),
    ("TÉLÉPHONE", 9, rf"{_BEGINS}0[67](?:[ .-]?\d){{8}}(?!\w|[ .,-]?\d)"),
    (
        "TÉLÉPHONE",
        9,
        r"(?<![\w+])(?:\+|00)(?!33)(?=[1-9](?:[ .\-()/]{0,2}\d){7,14}(?!\d))[1-9]\d{0,2}(?:[ .\-/]?\(?\d{1,4}\)?){2,5}"
        r"(?!\w|[ .\-]?\d| ?[€%k])",
    ),
    (
        "TÉLÉPHONE",
        9,
        r"(?i)\b(?:tel(?:ephone)?|portable|mobile|gsm|fixe|fax|ligne directe)\b\.?(?: \w{1,12}){0,2}\s*:?\s*"
        r"(?P<it>[+(]?\d(?:[ .\-/·()_]{0,3}\d){8,13})(?!\w| ?[€%]|[ .-]\d)",
    ),
    # The number of the social security, a student's, a bank account's; then numbers that a label names.
    (
        "NUMÉRO",
        13,
        r"(?<![\w.,])[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}"
        r"(?:[ .]?\d{2})?(?!\w)",
    ),
    (
        "NUMÉRO",
        12,
        r"(?i)\b(?:secu(?:rite sociale)?|nir|insee)\b(?: n[o°º])?\s*:?\s*"
        r"(?P<it>[12](?:[ ./-]?\d){4}[ ./-]?[\dab](?:[ ./-]?\d){6,8})(?!\w)",
    ),
    # A number of several parts that has a line for itself.
    ("NUMÉRO", 5, r"(?m)^[ \t]*(?P<it>(?=[^\n]*\d{5})(?!RNCP|RS)[A-Z\d]+(?:[-/][A-Z\d]+){2,3})[ \t]*$"),
    ("NUMÉRO", 9, r"(?<!\w)(?:\d{10}[A-HJ-NP-Z]|\d{9}[A-HJ-NP-Z]{2})(?!\w)"),
    ("NUMÉRO", 10, r"(?<!\w)[A-Z]{2}\d{2}(?:[ .\n-]?[\dA-Z]{4}){3,7}(?:[ .\n-]?[\dA-Z]{1,3})?(?!\w)"),
    ("NUMÉRO", 12, r"(?<!\w)RIB\b[^\d\n]{0,30}(?P<it>\d{5} ?\d{5} ?[\dA-Z]{11} ?\d{2})(?!\w)"),
    ("NUMÉRO", 0, r"(?<!\w)(?:BIC|SWIFT)\s*:?\s*(?P<it>[A-Z]{6}[\dA-Z]{2}(?:[\dA-Z]{3})?)(?!\w)"),
    (
        "NUMÉRO",
        2,
        r"(?i)\b(?:(?:n[o°º]\.?|num(?:ero)?s?\.?|code|id(?:entifiant)?s?|matricules?)(?: ?(?:d[e']|du|de l[a'])?)? ?"
        rf"(?:\s*{_OF_STUDENTS})(?: ?\(?ine\)?)?|ine|ine/bea|matricules?|student (?:id|number)|"
        r"identifiant (?:national|caf|ameli|moodle|ent|personnel|unique|de connexion))"
        rf"(?: ?\([^)\n]{{1,20}}\))?(?: (?:est|sous))?(?: le)?\s*(?::|=|n[o°º]?)?\s*{_LABELLED_NUMBER}",
    ),
    (
        "NUMÉRO",
        2,
        rf"(?i)\b(?:{_OF_STUDENTS}[\s,(]*(?:n[o°º]\.?|num(?:ero|\.)|matricule)|carte (?:d')?etudiante?(?: n[o°º])?)"
        rf"\s*:?\s*{_LABELLED_NUMBER}",
    ),
    ("NUMÉRO", 4, rf"(?im)^[^\w\n]{{0,8}}{_OF_STUDENTS}\s*:?[^\n(]{{2,50}}\(n[o°º]\s*{_LABELLED_NUMBER}\)"),
    # A bare «N°», under the line that says whose.
    ("NUMÉRO", 2, rf"(?im)^[^\w\n]{{0,8}}{_OF_STUDENTS}[^\n]{{0,60}}\n[ \t]*n[o°º]\s*:?\s*{_LABELLED_NUMBER}"),
    (
        "NUMÉRO",
        3,
        r"(?i)\b(?:nee?|ne\(e\)|ne·e|(?:date )?(?:et lieu )?(?:de )?naissance|ddn)"
        r"(?: (?-i:[A-Z])[\w'-]*){0,3}(?: (?:a|au|en) [^\n\d:;.]{2,40}?)?,?"
        rf"(?: le)?\s*:?\s*(?:le )?"
        rf"(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?"
        rf"(?P<it>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:er)?\s*[ /.-]\s*(?:\d{{1,2}}|{_MONTH})\s*[ /.-]\s*\d{{2,4}})",
    ),
    *(("ADRESSE", fewest, form) for fewest, form in ADDRESSES),
)
"""The kind, the fewest digits that a text has which has one, and the form."""
_OF_A_PRODUCT = re.compile(
    r"(?i)\b(?:(?:references?|ref\.?|codes?|articles?|lots?|modeles?|series?|pieces?|sku|ean|siret|siren|factures?|cotes?)"
    r"(?: (?:de |d'|du )?[a-z-]+)?(?: (?:n[o°º]|numero))?|"
    r"(?:commande|devis|dossier|contrat)(?: [a-z-]+)? (?:n[o°º]|numero))"
    r"\s*[:=]?\s*$"
)
_FOR_A_PRODUCT = re.compile(
    r"(?i)[^\n.;|]{0,12}\b(?:du (?:catalogue|produit|fournisseur)|(?:sa|la|comme) (?:reference|cote)|porte un code|"
    r"\(?references?\b)"
)
"""What follows a product's number."""
_PATTERNS = tuple((kind, fewest, re.compile(form)) for kind, fewest, form in _FORMS)
_CODES = re.compile(r"(?i)\s*(?:codes?|references?|ref\.?|articles?|cotes?|sku|ean|lots?)\b")
_OF_ITS_OWN = re.compile(r"(?<![\w.,/@-])(?:[A-Za-z]{1,2}\d{6,9}|\d{2}[A-Z]{2}\d{5})(?![\w.,/@-])")
_ROW = re.compile(r"[|;\t]| {2,}|^\s*\d{1,2}[).]")
_DIGIT = re.compile(r"\d")


def contacts(text: str) -> Iterator[Contact]:
    """Every contact of the text, in no order; spans may overlap."""
    plain, offsets = folded(text)
    plain = labelled_by_dots(plain)
    digits = len(_DIGIT.findall(plain))
    for kind, fewest, pattern in _PATTERNS:
        if digits < fewest:
            continue
        product = -1
        for found in pattern.finditer(plain):
            group = "it" if "it" in pattern.groupindex else 0
            if kind == "TÉLÉPHONE" and (
                _OF_A_PRODUCT.search(plain, max(0, found.start() - 40), found.start())
                or _FOR_A_PRODUCT.match(plain, found.end())
                or _in_a_column_of_codes(plain, found.start())
                or (product >= 0 and plain[product : found.start()].strip() in ("et", "ou", ",", "/"))
            ):
                product = found.end()
                continue
            start, end = found.span(group)
            yield Contact(offsets[start], offsets[end] if end > start else offsets[start], kind)


def _in_a_column_of_codes(text: str, at: int) -> bool:
    """Whether the first row of the table in which the offset stands calls its column «Code», «Référence» or so."""
    line = text.rfind("\n", 0, at) + 1
    if not (separator := next((s for s in "|;\t" if s in text[line : text.find("\n", at)]), None)):
        return False
    column = text.count(separator, line, at)
    header = ""
    for row in reversed(text[:line].split("\n")[:-1]):
        if separator not in row:
            break
        header = row
    cells = header.split(separator)
    return column < len(cells) and _CODES.match(cells[column]) is not None


def numbers_beside(text: str, names: Sequence[int]) -> Iterator[Contact]:
    """Numbers of a person's that no label names: they stand in one row with a name.

    Args:
        text: The text as it is.
        names: Where people are named in it.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if _DIGIT.search(line) and any(start <= name < end for name in names) and _ROW.search(line):
            for found in _OF_ITS_OWN.finditer(line):
                yield Contact(start + found.start(), start + found.end(), "NUMÉRO")
        start = end
