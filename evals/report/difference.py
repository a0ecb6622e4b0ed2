"""A comparison in French lines."""

from collections.abc import Iterator

from evals.agreement.names import FRENCH
from evals.comparison import Change, Comparison
from evals.report.markup import bounds, decimal

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
    yield f"{found.common} critères en commun ; {found.only_first} du premier seul, {found.only_second} du second seul."
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
        expected = one.expected or "sans note"
        yield f"  {one.candidate}/{one.criterion} : {one.first} → {one.second} (attendu : {expected})"


def _line(name: str, change: Change) -> str:
    shown = [decimal(value, 3) if value is not None else "indéfini" for value in (change.first, change.second)]
    text = f"  {name:38} {shown[0]:>8} → {shown[1]:>8}"
    if change.difference is None:
        return text
    sign = "+" if change.difference >= 0 else ""
    beyond = "" if change.interval is None else " *" if change.interval.excludes_zero else ""
    return f"{text}   {sign}{decimal(change.difference, 3)} {bounds(change.interval, 3)}{beyond}".rstrip()
