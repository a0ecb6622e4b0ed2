"""A comparison in French lines."""

from collections.abc import Iterator

from assistant.judgement.level import Level
from evals.agreement.names import FRENCH
from evals.comparison import Change, Comparison
from evals.number import plural
from evals.report.markup import bounds, decimal
from evals.report.reference import reference_name

_WITHOUT = {"abstained": "abstention", "failed": "échec", None: "sans niveau attendu"}
RATES = {
    "levelled": "niveau donné (critères écrits)",
    "stuffed_met": "« démontré » à tort, dossier bourré",
    "recall@5": "preuves dans les 5 premiers",
    "recall@10": "preuves dans les 10 premiers",
    "precision@5": "passages justes parmi les 5 premiers",
    "verified": "citations retrouvées",
    "quoted": "niveaux appuyés d'une citation",
    "quotes_on_marks": "citations sur une preuve marquée",
}


def told(found: Comparison, caution: str) -> Iterator[str]:
    """What changed: the figures, then critère by critère, then the drafts that say something else."""
    if caution:
        yield caution
    yield (
        f"{plural(found.common, 'critère')} en commun ; {found.only_first} du premier seul, "
        f"{found.only_second} du second seul."
    )
    yield from grounds(found)
    for note in found.notes:
        yield f"Attention : {note}."
    yield ""
    for name, change in found.figures.items():
        yield _line(RATES.get(name) or FRENCH[name], change)
    moved = {
        name: changes
        for name, changes in found.criteria.items()
        if any(change.difference for change in changes.values())
    }
    if moved:
        yield f"\nCritères dont un chiffre change ({len(moved)} sur {len(found.criteria)}) :"
    for name, changes in moved.items():
        for measure, change in changes.items():
            if change.difference:
                yield _line(f"{name} · {RATES.get(measure) or FRENCH[measure]}", change)
    if found.turned:
        yield f"\nPropositions qui changent ({len(found.turned)}) :"
    for one in found.turned:
        turn = f"{said(one.first)} → {said(one.second)}"
        yield f"  {one.candidate}/{one.criterion} : {turn} (attendu : {said(one.expected)})"


def grounds(found: Comparison) -> Iterator[str]:
    """What the drafts are held against, and whether parts are pooled, in sentences."""
    if found.reference is None:
        yield "Référence : aucune note, l'accord ne se mesure pas."
    else:
        nobody = "" if found.reference.people else ", qui n'est la note d'aucun jury"
        yield f"Référence : {reference_name(found.reference)}{nobody}."
    if len(found.parts) > 1:
        yield (
            "Partie de réglage et partie réservée sont comptées ensemble ; « --part held_out » ne garde que celle qui "
            "n'a servi à aucun réglage."
        )


def said(what: str | None) -> str:
    """A draft's or a rater's level in French, or what stands in its place."""
    return _WITHOUT[what] if what is None or what in _WITHOUT else Level(what).french


def _line(name: str, change: Change) -> str:
    shown = [decimal(value, 3) if value is not None else "indéfini" for value in (change.first, change.second)]
    text = f"  {name:38} {shown[0]:>8} → {shown[1]:>8}"
    if change.difference is None:
        return text
    sign = "+" if change.difference >= 0 else ""
    beyond = "" if change.interval is None else " *" if change.interval.excludes_zero else ""
    return f"{text}   {sign}{decimal(change.difference, 3)} {bounds(change.interval, 3)}{beyond}".rstrip()
