"""What a sentence shows on its face: facts, or only claims of quality. No understanding is claimed."""

import re

_FIGURE = r"\d+(?:[\u202f\u00a0 .,]\d+)*"
_COUNTED = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|"
    "cinquante|soixante|cents?|mille|moitié|tiers|quart|dizaines?|douzaines?|quinzaine|vingtaine|trentaine|centaines?"
)
_DATED = (
    "lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_FACT = re.compile(
    rf"{_FIGURE}|\b(?i:{_COUNTED}|{_DATED})\b|(?<=[a-zà-ÿ,;:] )(?:[ldLD]')?[A-ZÀ-Ý][a-zà-ÿ]+|«",
)
_CLAIM = re.compile(
    r"\b(?:pertinen\w+|cohéren\w+|adapté\w*|adéqua\w+|efficac\w+|efficien\w+|rigoureu\w+|rigueur|optimis\w+|"
    r"optimal\w*|garanti\w*|assur(?:e|er|ant|ent)|permet\w*|favoris\w+|contribu\w+|vis(?:e|ent|ant)|valoris\w+|"
    r"parfaitement|pleinement|totalement|clairement|résolument|maîtris\w+|performan\w+|excellence|exemplair\w*|"
    r"innovant\w*|incontournable\w*|véritable\w*|robuste\w*|démarche\w*|approche\w*|levier\w*|synergi\w+|"
    r"dynamique\w*|enjeu\w*|écosystème\w*|transversa\w+|holistique\w*|agil\w+|logique de|au cœur d\w*|"
    r"au service d\w*|s'inscri\w+|à l'heure où|force est de|il convient|"
    r"il est (?:essentiel|important|nécessaire|primordial)|ensemble des)\b"
)
"""Words by which prose praises what it does, or goes round it."""


def facts(sentence: str) -> int:
    """How many figures, numbers in letters, days, months, names and quotations the sentence holds.

    Told deeds («j'ai choisi») are none: on the tuning dossiers empty prose has as many of them.
    """
    return len(_FACT.findall(_folded(sentence)))


def claims(sentence: str) -> int:
    """How many words of praise or of set phrases the sentence holds."""
    return len(_CLAIM.findall(_folded(sentence).lower()))


def _folded(sentence: str) -> str:
    return sentence.replace("’", "'")
