"""Synthetic dossiers of about 120 kB and 40 pages: the same text for a seed every time, in the words of no critère."""

import random

LONG = 120_000
"""Bytes."""
_WHO = ("La librairie", "Le moulin", "L'atelier", "La ferme", "Le gîte", "La brasserie", "Le club", "La coopérative")
_DID = (
    "a relevé {a} ventes entre mars et juin, contre {b} un an plus tôt, d'après le cahier de caisse",
    "a payé {a} € d'affiches et {b} € de timbres, factures jointes en annexe",
    "a reçu {a} appels en {b} jours, dont un tiers le samedi matin",
    "a interrogé {a} personnes sur le marché ; {b} ont répondu jusqu'au bout",
    "a retardé l'ouverture de {a} jours parce que le fournisseur n'a livré que {b} cartons",
    "a comparé {a} fiches de concurrents et n'en a gardé que {b}, les autres étant trop anciennes",
)
_THEN = (
    "La cause n'est pas établie : deux explications restent possibles.",
    "Ce chiffre a été revu avec la comptable le lendemain.",
    "On en a tiré une règle simple : ne plus commander sans devis.",
    "Le tableau suivant reprend le détail mois par mois.",
    "Un essai sur deux semaines a confirmé la tendance, sans plus.",
    "Personne n'a contesté ce choix en réunion, sauf le trésorier.",
)


def synthetic_dossier(seed: int = 120) -> str:
    """The dossier in Markdown, a section for each page; another one for each seed."""
    chance = random.Random(seed)
    parts: list[str] = []
    size = 0
    section = 0
    while size < LONG:
        section += 1
        part = [f"# {section} {chance.choice(_WHO)}, mois {section}"]
        for _ in range(13):
            sentences = (
                f"{chance.choice(_WHO)} "
                f"{chance.choice(_DID).format(a=chance.randint(20, 9000), b=chance.randint(2, 900))}. "
                f"{chance.choice(_THEN)}"
                for _ in range(chance.randint(1, 2))
            )
            said = " ".join(sentences)
            part.append(said)
        text = "\n\n".join(part)
        parts.append(text)
        size += len(text.encode()) + 2
    return "\n\n".join(parts)
