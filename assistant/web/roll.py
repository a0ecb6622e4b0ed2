"""The left column: criteria by competency, each with its state."""

from typing import Literal

from assistant.judgement.draft import Draft
from assistant.jury.review import Review
from assistant.rubric.criterion import Criterion
from assistant.screening.outcome import NEVER
from assistant.web.markup import MARKS, safe

Filter = Literal["todo", "unsure", "all"]
HELP = (
    ("1 à 4", "niveau"), ("Entrée", "confirmer"), ("j k", "critère"), ("p", "preuve"), ("c", "commentaire"),
    ("Ctrl+Entrée", "confirmer en écrivant"),
)  # fmt: skip
"""Keys of ``keys.js``, and what they do."""


def listed(review: Review, chosen: Filter) -> list[Criterion]:
    """The criteria that a filter keeps."""
    if chosen == "all":
        return list(review.criteria)
    if chosen == "unsure":
        return [c for c in review.criteria if unsure(review.drafts[c.id])]
    left = set(review.left)
    return [c for c in review.criteria if c.id in left]


def filters(review: Review) -> tuple[tuple[Filter, str], ...]:
    """The filters of a screening and their labels. In a blind one none tells which drafts give a level."""
    both: tuple[tuple[Filter, str], ...] = (("todo", "À décider"), ("all", "Tous"))
    return both if review.screening.blind else (both[0], ("unsure", "Incertains"), both[1])


def unsure(draft: Draft) -> bool:
    """Whether the draft gives no level, or rests on a quote that was not found."""
    return draft.status != "drafted" or any(not evidence.verified for evidence in draft.evidence)


def roll(review: Review, current: str, chosen: Filter) -> str:
    """The column's HTML. The current criterion stays listed whatever the filter."""
    kept = {criterion.id for criterion in listed(review, chosen)} | {current}
    chips = "".join(
        f'<button type="button" class="chip{" on" if chosen == name else ""}" data-action="filter" data-name="{name}">'
        f"{label} {len(listed(review, name))}</button>"
        for name, label in filters(review)
    )
    parts = [f'<div class="chips">{chips}</div>']
    shown: tuple[str, ...] = ()
    for criterion in review.criteria:
        if criterion.id not in kept:
            continue
        if criterion.competencies != shown:
            shown = criterion.competencies
            statement = review.rubric.competency(shown[0]).wording
            parts.append(f'<h3 title="{safe(statement)}">{safe(" + ".join(shown))} · {safe(_short(statement))}</h3>')
        parts.append(_line(review, criterion, current))
    if not review.left:
        parts.append('<p class="done">Tout est décidé : la grille peut être exportée.</p>')
    keys = "".join(f"<span><kbd>{key}</kbd> {what}</span> " for key, what in HELP)
    return f'<nav class="roll" aria-label="Critères">{"".join(parts)}</nav><p class="keys">{keys}</p>'


def _short(statement: str) -> str:
    words = statement.split()
    return " ".join(words[:5]).rstrip(",;:") + ("…" if len(words) > 5 else "")


def _line(review: Review, criterion: Criterion, current: str) -> str:
    decision = review.decisions.get(criterion.id)
    draft = review.drafts[criterion.id]
    kind, mark, state = "todo", "", "à décider"
    if draft.reason == NEVER and review.entry.state in ("waiting", "running"):
        kind, mark, state = "wait", "…", "en cours d'examen"
    elif decision is not None and decision.action == "exempted":
        kind, mark, state = "exempt", "–", "exempté"
    elif decision is not None and decision.action == "set_aside" and criterion.id in review.committed:
        state = "à décider de nouveau"
    elif decision is not None and decision.action == "set_aside":
        kind, mark, state = "aside", "»", "mis de côté"
    elif decision is not None and decision.level is not None:
        kind, mark = MARKS[decision.level]
        state = decision.level.french
    elif draft.status == "failed":
        kind, mark, state = "failed", "!", "proposition en échec, à décider"
    on = ' class="on" aria-current="true"' if criterion.id == current else ""
    return (
        f'<a href="#" role="button"{on} data-action="select" data-criterion="{safe(criterion.id)}" '
        f'title="{safe(criterion.id)} · {state}"><span class="s {kind}" aria-label="{state}">{mark}</span>'
        f"<span>{safe(criterion.label)}</span></a>"
    )
