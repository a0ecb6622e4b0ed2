"""French sentences for the embedded drafter: a colleague's note on where to look and what is not to be seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.dossier.dossier import Dossier
from assistant.dossier.passage import Passage
from assistant.judgement.draft import Observed
from assistant.judgement.level import Level
from assistant.rubric.criterion import Criterion

WHY: Mapping[Level | None, str] = {
    Level.MET: "Repérage sans modèle de langage : l'essentiel de ce qui touche à ce critère est appuyé sur des faits "
    "(chiffres, dates, noms, propos rapportés) ; reste à voir s'ils y répondent.",
    Level.PARTIAL: "Repérage sans modèle de langage : ce qui touche à ce critère est dit en partie avec des faits, en "
    "partie affirmé sans chiffre, date ni nom.",
    Level.NOT_MET: "Repérage sans modèle de langage : ce qui touche à ce critère est affirmé sans chiffre, date ni "
    "nom, parfois avec les mots mêmes du référentiel ; une preuve dite autrement a pu échapper.",
}
"""What a level of the embedded drafter rests on: the form of the text, never its meaning."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the embedded drafter found for one criterion."""

    criterion: Criterion
    read: tuple[Passage, ...]
    speaking: tuple[Passage, ...]
    """Those of the read passages that hold the criterion's vocabulary, best first."""
    observed: Mapping[str, Observed]
    dossier: Dossier
    level: Level | None = None
    """The proposed level, if there is one."""


def colleague_note(finding: Finding) -> str:
    """Two to five sentences: what the level rests on, where to look, which reading aids are met, what was not read."""
    parts = [WHY[finding.level]] if finding.level in WHY else []
    parts.append(_where(finding))
    if finding.speaking:
        parts.extend(_aids(finding))
    if finding.dossier.unreadable_pages:
        parts.append(f"Non lu, à vérifier à l'œil : {finding.dossier.places(finding.dossier.unreadable_pages)}.")
    return " ".join(parts)


def oral_question(finding: Finding) -> str | None:
    """A question on the first reading aid whose words no passage holds; None when all are met, or the level is."""
    if finding.level is Level.MET:
        return None
    for indicator in finding.criterion.indicators:
        if finding.observed[indicator.id] == "unknown":
            return f"Que peut dire le candidat de ceci, que le repérage n'a pas reconnu : {_lowered(indicator.text)} ?"
    return None


def _where(finding: Finding) -> str:
    if not finding.speaking:
        if not finding.read:
            return "Aucun passage n'emploie les mots attendus pour ce critère ; cela ne prouve pas qu'il manque."
        places = finding.dossier.places(sorted({passage.page for passage in finding.read[:3]}))
        return (
            f"Rien de net n'a été repéré. Les passages les moins éloignés sont à lire {places} ; "
            "le sujet peut être traité avec d'autres mots, ou ne pas l'être."
        )
    first, others = finding.speaking[0], finding.speaking[1:3]
    what = "le tableau" if first.kind == "table" else "le passage"
    title = f" sous « {first.path[-1]} »" if first.path else ""
    sentence = f"À lire d'abord {finding.dossier.place(first.page)}, {what}{title}"
    further = sorted({passage.page for passage in others} - {first.page})
    return f"{sentence}, puis {finding.dossier.places(further)}." if further else f"{sentence}."


def _aids(finding: Finding) -> list[str]:
    named = {indicator.id: _lowered(indicator.text) for indicator in finding.criterion.indicators}
    seen = [named[i] for i, observed in finding.observed.items() if observed == "yes"]
    glimpsed = [named[i] for i, observed in finding.observed.items() if observed == "partly"]
    unseen = [named[i] for i, observed in finding.observed.items() if observed == "unknown"]
    sentences: list[str] = []
    if seen:
        sentences.append(f"On y trouve les mots de : {_listed(seen)}.")
    if glimpsed:
        opening = "En partie seulement" if seen else "On n'y trouve qu'en partie les mots de"
        sentences.append(f"{opening} : {_listed(glimpsed)}.")
    if unseen and len(unseen) == len(named):
        sentences.append("Les repères de lecture n'y sont pas en toutes lettres : à vérifier un par un.")
    elif unseen:
        sentences.append(f"À vérifier, leurs mots n'étant pas dans les passages lus : {_listed(unseen)}.")
    return sentences


def _listed(texts: Sequence[str]) -> str:
    return " ; ".join(texts)


def _lowered(text: str) -> str:
    """The text without its capital and its final stop; acronyms keep theirs."""
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in " ’'" else text
