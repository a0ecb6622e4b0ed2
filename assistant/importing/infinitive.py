"""Whether a wording opens with an infinitive, as competencies do: «Recenser les besoins», «S'assurer du délai»."""

import re

_VERB = re.compile(
    r"(?:ne pas |[eê]tre capable de |savoir |mieux |se |s['’])?(?P<verb>[a-zà-ÿœ-]*(?:"
    r"[^i]er|(?:fi|di|bli|tri|ci|copi|vari|pli|eli|ili|alli|envi|voi|pri)er|ir"
    r"|endre|ondre|erdre|ordre|ettre|attre|oudre|[aeo]indre|uivre|vivre|a[iî]tre|o[iî]tre|uire|crire|lire|dire|faire"
    r"|clure|croire|boire|traire|plaire|rompre|vaincre))(?![\w’'-])",
    re.IGNORECASE,
)
"""Nouns in -ier and -re are many, so that these verbs are told by more of their ends."""
_NOUNS = {
    "atelier", "avenir", "cancer", "cher", "comptoir", "couloir", "cuir", "danger", "désir", "désordre",
    "espoir", "hiver", "leader", "loisir", "manager", "miroir", "noir", "ordre", "plaisir", "plancher",
    "poster", "rocher", "savoir-faire", "soir", "souvenir", "terroir", "tiroir", "trottoir", "étranger",
}  # fmt: skip


def opens_with_infinitive(text: str) -> bool:
    """Whether the first word that carries sense is an infinitive."""
    found = _VERB.match(text)
    return found is not None and found["verb"].casefold() not in _NOUNS
