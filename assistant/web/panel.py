"""The right column: official wording, our reading aids, the draft, the ranked passages, and past decisions."""

from assistant.judgement.decision import Decision
from assistant.judgement.draft import Draft
from assistant.jury.review import Review
from assistant.rubric.criterion import Criterion
from assistant.screening.outcome import NEVER
from assistant.web.markup import button, safe, tag

OBSERVED = {
    "yes": ("●", "repéré"),
    "partly": ("◐", "en partie"),
    "no": ("✕", "contredit"),
    "unknown": ("○", "pas repéré"),
}
HIDDEN = ("·", "masqué jusqu'à votre décision")
ACTIONS = {
    "accepted": "proposition confirmée",
    "edited": "confirmée, commentée",
    "overridden": "proposition écartée",
    "graded": "niveau donné",
    "set_aside": "mis de côté",
    "exempted": "exempté",
}
NOT_ASKED = "L'examen de ce critère n'a pas eu lieu : « Relancer », en haut, le demande."
MODES = {"written": "écrit", "oral": "oral"}


def panel(review: Review, criterion: Criterion) -> str:
    """The column's HTML, above the decision."""
    draft = review.drafts[criterion.id]
    return (
        f'<div class="panel" data-criterion="{safe(criterion.id)}">'
        f"{_official(review, criterion)}{_decided(review.decisions.get(criterion.id), criterion.id in review.committed)}"
        f"{_aids(review, criterion, draft)}{_draft(review, draft)}{_passages(review, draft)}</div>"
    )


def _official(review: Review, criterion: Criterion) -> str:
    siblings = [c.id for c in review.rubric.criteria if c.competencies == criterion.competencies]
    modalities = review.rubric.assessments_of(criterion)
    mode = ", ".join(MODES[m] for m in modalities[0].mode) if modalities else ""
    how = f" · {safe(modalities[0].title.strip(' :.').lower())}, {mode}" if modalities else ""
    only = {"oral": " · <b>à l'oral seulement</b>", "both": " · écrit et oral"}.get(criterion.assessable, "")
    heading = f'<div class="code">{safe(criterion.heading)}</div>' if criterion.heading else ""
    notes = "".join(f'<p class="note">Note sur le document : {safe(note)}</p>' for note in criterion.notes)
    return (
        f'<div class="code">{safe(" + ".join(criterion.competencies))} · critère {siblings.index(criterion.id) + 1} '
        f"sur {len(siblings)}{how}{only}</div>{heading}"
        f'<div class="official" id="libelle">{safe(criterion.statement)}'
        f"<small>Libellé officiel · référentiel {safe(review.rubric.certifier or review.rubric.id)}, "
        f"version {review.screening.rubric_version[:4]}</small></div>{notes}"
    )


def _aids(review: Review, criterion: Criterion, draft: Draft) -> str:
    seen = {indicator.id: indicator.observed for indicator in draft.indicators}
    lines = ""
    for indicator in criterion.indicators:
        mark, word = OBSERVED[seen.get(indicator.id, "unknown")] if review.shows(criterion.id) else HIDDEN
        lines += f'<div class="ind"><span title="{word}" aria-label="{word}">{mark}</span>{safe(indicator.text)}</div>'
    return f"<details class='aids'><summary>Repères de lecture (rédigés par nous, non officiels)</summary>{lines}</details>"


def _draft(review: Review, draft: Draft) -> str:
    if draft.reason == NEVER and review.entry.state in ("waiting", "running"):
        return '<div class="draft"><div class="h">Proposition en préparation…</div></div>'
    if draft.status == "failed":
        return (
            f'<div class="draft failed"><div class="h"><span class="tag none">échec</span>pas de proposition</div>'
            f"<p>{safe(NOT_ASKED if draft.reason == NEVER else draft.reason or '')}</p></div>"
        )
    quotes = "".join(_quote(review, number, draft) for number in range(len(draft.evidence)))
    if not review.shows(draft.criterion):
        return (
            '<div class="draft"><div class="h blind"><span>Proposition masquée jusqu\'à votre choix de niveau</span>'
            "<span>Confirmer votre niveau montre la proposition</span><span>· citations repérées :</span>"
            f"</div>{quotes}</div>"
        )
    author = (
        "repérage sans modèle de langage"
        if draft.drafter == "offline"
        else f"rédigé par le modèle {safe(draft.model or '')}"
    )
    label = tag(draft.level) if draft.level else '<span class="tag none">sans niveau</span>'
    said = draft.reason if draft.level is None or draft.drafter == "llm" else None
    reason = f'<p class="soft">{safe(said)}</p>' if said else ""
    reasons = f'<p class="soft">Motifs : {safe(draft.reasons)}</p>' if draft.reasons and draft.reasons != said else ""
    question = f'<p class="soft">À l\'oral : {safe(draft.question)}</p>' if draft.question else ""
    return (
        f'<div class="draft"><div class="h">{label}<span>proposition, inerte tant que vous n\'agissez pas · {_certainty(draft)} · '
        f"{author}</span></div><p>{safe(draft.feedback)}</p>{quotes}{reasons}{question}{reason}</div>"
    )


def _certainty(draft: Draft) -> str:
    """How sure the draft is, only where graded data say what that means."""
    if draft.confidence is None:
        return "non calibrée"
    # The embedded drafter's map is fitted on synthetic dossiers alone.
    on = " sur dossiers fictifs" if draft.drafter == "offline" else ""
    return f"confiance calibrée{on} {draft.confidence:.0%}"


def _quote(review: Review, number: int, draft: Draft) -> str:
    evidence = draft.evidence[number]
    if not evidence.anchors:
        return f'<div class="q lost">« {safe(evidence.quote[:400])} » <u>non retrouvée dans le dossier : ne compte pas</u></div>'
    where = review.dossier.place(evidence.anchors[0].page)
    return (
        f'<div class="q" role="button" tabindex="0" data-action="show-evidence" data-number="{number}">'
        f"« {safe(evidence.quote)} » <u>texte bien présent {where}</u></div>"
    )


def _passages(review: Review, draft: Draft) -> str:
    unread = review.dossier.unreadable
    warned = f'<p class="soft">{safe(unread.capitalize())} : à vérifier à l\'œil.</p>' if unread else ""
    if not draft.passages:
        return warned
    lines = "".join(
        f'<div class="psg" role="button" tabindex="0" data-action="show-passage" data-passage="{safe(p.id)}">'
        f"<b>{review.dossier.place(p.page)}</b> {safe(p.text[:150])}{'…' if len(p.text) > 150 else ''}</div>"
        for p in draft.passages
    )
    return f"{warned}<details><summary>Passages à lire, du plus proche au moins proche ({len(draft.passages)})</summary>{lines}</details>"


def _decided(decision: Decision | None, again: bool) -> str:
    if decision is None:
        return ""
    level = f"{tag(decision.level)} " if decision.level else ""
    when = decision.at.astimezone().strftime("%d/%m à %H:%M")
    record = decision.exemption
    exemption = f" · avis {safe(record.opinion)}, décidé par {safe(record.decided_by)}" if record else ""
    hint = "Retire la décision, qui reste au journal"
    back = f" {button('withdraw', 'Revenir à « à décider »', hint)}" if decision.settles else ""
    act = "retirée, à décider de nouveau" if again and not decision.settles else ACTIONS[decision.action]
    return f'<p class="decided">Décision de {safe(decision.juror)} : {level}{act} · {when}{exemption}{back}</p>'
