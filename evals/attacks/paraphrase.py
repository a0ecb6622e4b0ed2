"""A weak paraphrase by rule: some words for others, and a sentence's opening moved to its end. It keeps every fact.

Weak: a hundred words are replaced, no sentence is recast. That a level holds here says little of real paraphrase.
"""

import random
import re

_SWAPS = {
    "ainsi": "de cette façon",
    "afin de": "pour",
    "aussi": "également",
    "beaucoup de": "bien des",
    "car": "parce que",
    "cependant": "toutefois",
    "chaque": "tout",
    "choisi": "retenu",
    "client": "acheteur",
    "clients": "acheteurs",
    "commencé": "débuté",
    "construit": "bâti",
    "demandé": "réclamé",
    "dépense": "sortie d'argent",
    "dépenses": "sorties d'argent",
    "donc": "par conséquent",
    "équipe": "groupe",
    "essai": "test",
    "fini": "terminé",
    "grâce à": "par",
    "important": "essentiel",
    "mais": "or",
    "manque": "fait défaut",
    "montré": "fait voir",
    "objectif": "but",
    "objectifs": "buts",
    "parfois": "par moments",
    "pendant": "durant",
    "presque": "à peu près",
    "prévu": "envisagé",
    "prix": "tarif",
    "problème": "difficulté",
    "produit": "article",
    "produits": "articles",
    "projet": "chantier",
    "puis": "ensuite",
    "rapidement": "vite",
    "résultat": "effet obtenu",
    "résultats": "effets obtenus",
    "réunion": "rencontre",
    "souvent": "fréquemment",
    "tableau": "grille",
    "travail": "ouvrage",
    "trouvé": "déniché",
    "utilisé": "employé",
    "vendu": "écoulé",
    "vérifié": "contrôlé",
    "voir": "constater",
}
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _SWAPS), key=len, reverse=True))})\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^((?:En|Au|Aux|À|Dans|Pour|Après|Avant|Pendant|Depuis|Chez)\s[^,.;:]{4,60}), ([^.!?]{10,})([.!?])$"
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])")


def paraphrased(text: str, chance: random.Random) -> str:
    """The paragraph with about two thirds of the known words replaced and openings moved."""
    return " ".join(_turned(_swapped(sentence, chance), chance) for sentence in _SENTENCES.split(text))


def _swapped(sentence: str, chance: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        if chance.random() < 1 / 3:
            return found[0]
        new = _SWAPS[found[0].lower()]
        return new[:1].upper() + new[1:] if found[0][:1].isupper() else new

    return _WORD.sub(other, sentence)


def _turned(sentence: str, chance: random.Random) -> str:
    found = _OPENING.match(sentence)
    if not found or chance.random() < 1 / 3:
        return sentence
    opening, rest, stop = found.groups()
    return f"{rest[:1].upper()}{rest[1:]}, {opening[:1].lower()}{opening[1:]}{stop}"
