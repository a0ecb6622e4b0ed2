"""What the words of a fragment alone say about the column that they come from."""

import re

from assistant.importing.codes import code_at, folded
from assistant.importing.readers.interleaved.fragments import Opening
from assistant.importing.source import Role

Scores = dict[Role, float]


def _either(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


# All but the verb forms are looked for in text without accents.
_NOT_VERBS = (
    "ateliers? dossiers? cahiers? papiers? chantiers? metiers? premiers? dernier hier leur calendriers? courriers?"
)
_INFINITIVE = re.compile(rf"(?:s'|se )?(?!{_either(_NOT_VERBS)}\b)\w{{2,}}(?:er|ir|re|oir)\b")
_GERUND = re.compile(r"\ben (?:y |les? |la |l'|s'|se )?\w{3,}ant\b")
_PURPOSE = re.compile(
    r"\b(?:afin d|dans (?:le but|l'objectif|l'optique) d|de (?:maniere|facon) a|en vue d|de sorte (?:a|que))"
)
_NOUN = re.compile(
    r"(?:l'|la |le |les )?\w{3,}"
    + _either("tions? sions? ments? ages? yses? ances? ences? udes? ures? ises? eils? uites?")
    + r"\b"
)
_DETERMINED = re.compile(
    "(?:l'|d'autres|de nouveaux|"
    + _either(
        "les? la une? des du chaque tous toutes? tout aucune? sa son ses leurs? ils? elles? ce cet cette ces plusieurs"
    )
    + r"\b)"
)
_THIRD_PERSON = (
    "respecte répond correspond contribue démontre justifie repose couvre comporte intègre identifie propose présente"
    " assure favorise reflète explique utilise offre exploite montre apporte valorise figure existe reste évalue traite"
    " facilite limite indique précise concerne tend vise évite compose s'appuie s'inscrit prévoit répond se\\sbase"
)
_IRREGULAR = (
    "est sont a ont n'est n'ont permet permettent doit doivent peut peuvent tient tiennent prend prennent comprend"
    " comprennent met mettent fait font garantit garantissent sert servent suit suivent décrit décrivent définit"
    " définissent va vont fournit fournissent conduit conduisent suffit suffisent convient conviennent prévoient"
    " s'inscrivent répondent correspondent tendent"
)
_FINITE = re.compile(rf"\b(?:{_either(_THIRD_PERSON)}(?:nt)?|{_either(_IRREGULAR)})\b")
_VERB_FIRST = re.compile(r"\w+(?:e|it|nt|nd)\s+(?:[ld]'|(?:les?|la|une?|des?|ses?|sa|son|en|a|au)\b)")
"""«Réalise un devis»: a task of the candidate's, told without naming her."""
_STATE = re.compile(
    r"\b(?:est|sont|ete)\s(?:\w+ment\s|tres\s|bien\s|tous\s|toutes\s)*"
    r"(?:en (?:adequation|coherence|accord|lien)|a jour|a bon|\w+"
    + _either("es? is us ue ues t ts te tes l ls r rs able ables ible ibles eux euses? ifs? ives? ie ies")
    + r"\b)"
)
_QUALITY = re.compile(
    r"(?:la |le |l')?"
    + _either(
        "qualite pertinence coherence adequation efficacite rigueur respect clarte conformite justesse exhaustivite"
        " fiabilite exactitude precision realisme originalite richesse prise\\sen\\scompte capacite maitrise adaptation"
        " completude lisibilite faisabilite credibilite creativite reactivite argumentation solidite logique bonne bon"
        " niveau presence absence proprete regularite securite tracabilite soin structure"
    )
    + r"s?\s(?:d[eu]s?\b|d'|a\b|au|avec|et|dans)"
)
_FOR_CODE = re.compile(r"pour (?:la |les )?(?:competences? )?[a-z]{1,3}\.?\s?\d")
_PERSON = r"(?:candidat|apprenant|stagiaire|etudiant)(?:\(e\)|e)?s?"
_CANDIDATE = re.compile(rf"\b{_PERSON}\b")
_TASK = re.compile(
    rf"\b{_PERSON} (?:\w+ )?(?:doi(?:t|vent)|dev\w+|presente(?:nt)?|realise(?:nt)?|produi\w+|re(?:met|dige)\w*|est|sont"
    r"|sera|seront|dispose\w*|\w+er(?:a|ont))\b|\bil \w+ra\b|\b(?:il|elle) (?:doit|devra)\b"
)
_WORK = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:travail|production|restitution|evaluation|epreuve|presentation|soutenance|passage|devoir)s? "
        r"(?:individuel|collecti|ecrit|oral|en groupe|de groupe|en binome|ponctuel|pratique|devant)",
        r"\b(?:mises? en situation|etudes? de cas|cas pratiques?|jeux? de role|mise en pratique"
        r"|situation professionnelle)\b",
        r"\bprojets? (?:professionnel|de consulting|collectif|tutore|fil rouge)|\banalyse reflexive\b",
        r"\b(?:dossier|rapport|memoire|note|book|portfolio|compte rendu|fiche) "
        r"(?:professionnel|d'activite|de |ecrit|a rendre|individuel|remis)|\blivrables?\b",
        r"\bsoutenance\b|\bjury\b|\bqcm\b|\bquestionnaire\b.*\bquestions\b|\bentretien\b.*\b(?:jury|minutes|oral)",
        r"\b\d+\s?(?:h\b|heures?|min\b|minutes?|jours?|pages?)|\bduree\b",
        r"\bmodalites?\b.{0,12}\bevaluation\b|\bla modalite\b|\bcapitalisation\b|\bproductions? suivantes?\b",
        r"\bentreprise (?:reelle|fictive)|\breelle? ou fictive?",
        r"\ba partir d'une?\b|\bdans le cadre d(?:'une?|e la|es|u)\b|\bsur la base d(?:'une?|e)\b",
        r"\bindividuel(?:le|lement)?s?\b|\bcollecti(?:f|ve|vement)\b|\ben groupe\b|\ben binome\b",
    )
)
_TITLE = re.compile(r"(?:evaluation|epreuve|modalite|controle|examen|certification)s?\b")
_LAW = re.compile(
    r"\barticle l\.?\s?\d|\bcode du travail\b|\bloi n|\brepertoire national\b|\breferent handicap\b|\bcertificateur\b|©"
    r"|\brncp\s?\d|\bniveau [3-8]\b"
)
_PRECISE = re.compile(r"\b(?:clair|correct|precise|pertine|cohere|adequat|rigoureus|objectiv|systematiqu)\w*ment\b")


_ENOUGH = 1500
"""Characters of a fragment that are looked at."""


def wording_scores(text: str, opening: Opening = "capital") -> Scores:
    """The higher the likelier, 0 where the words say nothing.

    A text that opens in the middle of a sentence says nothing by its first word.
    """
    text = text[:_ENOUGH]
    plain = folded(text)
    code = code_at(text)
    body = plain[code.end :] if code else plain
    scores: Scores = {"activity": 0.0, "competency": 0.0, "assessment": 0.0, "criterion": 0.0, "other": 0.0}
    finite = has_verb(text[code.end :] if code else text)
    if opening != "lower":
        _score_beginning(body, finite, opening, scores)
    gerund, purpose = _GERUND.search(body), _PURPOSE.search(body)
    if gerund:
        scores["competency"] += 2.5 if gerund.start() == 0 else 0.7
    if purpose:
        scores["competency"] += 2.0 if purpose.start() == 0 else 0.7
    if finite:
        scores["activity"] -= 1.5
        scores["criterion"] += 1.0 if opening != "lower" and not _VERB_FIRST.match(body) else 0.2
    scores["criterion"] += 1.0 * bool(_STATE.search(body)) + 0.5 * bool(_PRECISE.search(body))
    tasks = sum(bool(pattern.search(body)) for pattern in _WORK) + 1.5 * bool(_TASK.search(body))
    scores["assessment"] += min(5.0, 1.5 * tasks)
    if _CANDIDATE.search(body):
        scores["activity"] -= 1.0
        scores["competency"] -= 1.0
        scores["assessment"] += 0.5
        scores["criterion"] += 0.5
    if _LAW.search(plain):
        scores["other"] += 2.5
    return scores


def _score_beginning(body: str, finite: bool, opening: Opening, scores: Scores) -> None:
    item = opening == "bullet"
    quality = _QUALITY.match(body)
    if _INFINITIVE.match(body):
        scores["competency"] += 0.7 if item else 2.0
        scores["criterion"] -= 1.5
        scores["activity"] -= 1.0
    if quality:
        scores["criterion"] += 1.5 if item else 2.5
        scores["activity"] -= 0.0 if item else 1.0
    elif _NOUN.match(body) and not finite:
        scores["activity"] += 1.5 if len(body.split()) < 30 and not body.endswith(",") else 0.3
    if _TITLE.match(body) and not finite:
        scores["assessment"] += 2.0
    if finite and _DETERMINED.match(body):
        scores["criterion"] += 1.5
    if _FOR_CODE.match(body):
        scores["criterion"] += 6.0


def has_verb(text: str) -> bool:
    """Whether a text has one of the verb forms that a sentence of a référentiel stands on."""
    return bool(_FINITE.search(text.casefold().replace("’", "'")))
