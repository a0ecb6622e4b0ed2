"""Who the drafts are held against, in French."""

from collections.abc import Sequence

from evals.dataset import PLAN
from evals.judged import Judged
from evals.number import plural
from evals.reference import Reference


def reference_name(reference: Reference | None) -> str:
    """After «l'accord avec»."""
    if reference is None:
        return "aucune référence"
    if reference.raters == (PLAN,):
        return "le niveau prévu"
    if len(reference.raters) > 1:
        return f"le consensus de {len(reference.raters)} {'jurés' if reference.people else 'évaluateurs'}"
    return f"{'le juré' if reference.people else 'l’évaluateur'} « {reference.raters[0]} »".replace("’", "'")


def reference_counts(reference: Reference, rows: Sequence[Judged]) -> str:
    """How the consensus comes about and on how much; empty for a single rater, who needs none."""
    if len(reference.raters) < 2:
        return ""
    grades = [reference.grades(row) for row in rows]
    several = sum(count > 1 for count in grades)
    without = sum(count > 0 and reference.level(row) is None for count, row in zip(grades, rows, strict=True))
    who = "jurés" if reference.people else "évaluateurs"
    return (
        f"La référence est le consensus de {len(reference.raters)} {who} (niveau médian ; « non évaluable » à la "
        f"majorité ; aucun niveau quand ils se partagent) : {plural(several, 'critère')} à plusieurs notes, "
        f"{plural(grades.count(1), 'critère')} à une seule, {plural(without, 'critère')} sans consensus"
        f"{', que les mesures laissent de côté' if without else ''}."
    )
