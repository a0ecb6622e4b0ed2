"""The ways to stop an exam's run and to resume it, and what each keeps."""

from assistant.jury.review import Review
from assistant.screening.planning import unfinished
from assistant.web.markup import button, plural, safe

KEPT = "les propositions et les décisions déjà faites sont gardées"


def ways(review: Review, *, here: bool, stops: bool = False) -> str:
    """The buttons as HTML; none when there is nothing to run.

    Args:
        review: The exam as it stands.
        here: Whether this server runs it now.
        stops: Whether it was asked to stop that run.
    """
    if stops:
        hint = "Ce qui est déjà parti est attendu et gardé ; le reste n'est plus demandé"
        return f'<button type="button" class="btn" title="{hint}" disabled>Arrêt demandé…</button>'
    if here:
        return button("stop", "Arrêter", f"Plus rien n'est demandé ; {KEPT}")
    count = lacking(review)
    why = _why(review.entry.trouble)
    if review.entry.state not in ("waiting", "running") and not (count and review.left):
        return why
    if not count:
        return why + button("resume", "Relancer", f"Rien n'est plus à demander ; {KEPT}")
    asked = plural(count, "critère sans proposition est demandé", "critères sans proposition sont demandés")
    stopped = "Arrêté : relancer" if review.entry.state == "stopped" else "Relancer"
    return why + button("resume", f"{stopped} ({count})", f"{'Seul' if count == 1 else 'Seuls'} {asked} ; {KEPT}")


def _why(trouble: str | None) -> str:
    if trouble is None:
        return ""
    return (
        '<details class="pop"><summary class="btn warn">Pourquoi l\'arrêt</summary>'
        f"<div><p>{safe(trouble)}</p></div></details>"
    )


def lacking(review: Review) -> int:
    """How many criteria have no usable draft."""
    return sum(unfinished(review.screening, draft) for draft in review.drafts.values())
