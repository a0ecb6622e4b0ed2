"""The strip above a review: whose dossier, how far, what to watch, and the way out."""

from collections import Counter

from assistant.dossier.dossier import Concealed
from assistant.dossier.instruction import instruction_spans
from assistant.dossier.place import extent
from assistant.judgement.coverage import coverage
from assistant.judgement.level import Level
from assistant.jury.review import Review
from assistant.screening.outcome import NEVER
from assistant.web.markup import MARKS, button, plural, safe

CONCEALED = {
    "invisible": "texte invisible",
    "tiny": "texte minuscule",
    "outside_page": "texte hors de la page",
    "hidden_run": "texte masqué",
    "comment": "commentaire",
    "deletion": "texte supprimé (suivi des modifications)",
    "zero_width": "caractères invisibles",
    "annotation": "annotation",
    "notes": "notes de l’orateur",
    "form": "champ de formulaire",
    "alternative": "description d’image ou de lien",
    "metadata": "propriétés du fichier",
    "layer": "texte du fichier, autre que le texte imprimé",
}

MOST_CAUSES = 3
"""Causes of failures that are told above an exam; every critère tells its own."""
MOST_UNREAD = 3
"""Pages that could not be read are named one by one up to this number."""


def banner(review: Review, sent: str = "", run: str = "") -> str:
    """The strip's HTML.

    Args:
        review: The exam as it stands.
        sent: HTML of what leaves the machine for this exam.
        run: HTML of the ways to stop or resume its run.
    """
    screening = review.screening
    who = " · ".join(safe(part) for part in (screening.session, review.rubric.title) if part)
    candidate = safe(screening.candidate or screening.file)
    left = len(review.left)
    total = len(review.criteria)
    under_way = review.entry.state in ("waiting", "running")
    count = (
        f'<span class="count" aria-live="polite">examen en cours : {_drafted(review)} sur {total}</span>'
        if under_way
        else f'<span class="count">{plural(total - left, "décidé", "décidés")} sur {total} · '
        f"{plural(left, 'reste', 'restent')}</span>"
    )
    return (
        f'<div class="banner" data-screening="{safe(screening.id)}"><span class="who" title="{candidate} · {who}"><b>{candidate}</b> · {who}</span>'
        f'{_bar(review)}{count}<span class="gap"></span><div class="buttons">'
        f"{run}{_map(review)}{_sent(sent)}{_watch(review)}{_oral(review)}{_gaps(review)}{_export(review)}</div>{_failing(review)}</div>"
    )


def _drafted(review: Review) -> int:
    return sum(draft.reason != NEVER for draft in review.drafts.values())


def _failing(review: Review) -> str:
    """Why there are criteria without a proposal, each cause once with its count; nothing while they are asked again."""
    if review.entry.state in ("waiting", "running") or not review.left:
        return ""
    causes = Counter(
        draft.reason for draft in review.drafts.values() if draft.status == "failed" and draft.reason != NEVER
    )
    lines = "".join(
        f"<p>{plural(count, 'critère', 'critères')} en échec : {safe(cause[:1].lower() + cause[1:])}</p>"
        for cause, count in causes.most_common(MOST_CAUSES)
        if cause
    )
    return f'<div class="failing" role="status">{lines}</div>' if lines else ""


def _bar(review: Review) -> str:
    total = max(1, len(review.criteria))
    tally = review.tally
    parts = [(MARKS[level][0], tally[level.value]) for level in Level] + [("exempt", tally["exempted"])]
    inner = "".join(f'<i class="{kind}" style="width:{100 * n / total:.1f}%"></i>' for kind, n in parts if n)
    return f'<div class="bar" role="img" aria-label="avancement">{inner}</div>'


def _map(review: Review) -> str:
    """What each part of the dossier was found for, and what speaks to no criterion in scope."""
    if review.entry.state in ("waiting", "running") or not any(d.passages for d in review.drafts.values()):
        return ""
    dossier = review.dossier
    found = coverage(dossier, list(review.drafts.values()))
    rows = ""
    for stretch in found.stretches:
        title = safe(stretch.path[-1] if stretch.path else "sans titre")
        serves = ", ".join(map(safe, stretch.criteria)) or "<em>aucun critère de cet examen</em>"
        rows += (
            f'<div class="stretch" role="button" tabindex="0" data-action="show-passage" '
            f'data-passage="{safe(stretch.passages[0])}"><b>{safe(dossier.place(stretch.pages[0]))}</b> {title}'
            f'<span class="soft">{serves}</span></div>'
        )
    many = "s" if len(found.unreadable) > 1 else ""
    unread = f" {safe(dossier.unreadable.capitalize())}, non cherchée{many}." if found.unreadable else ""
    searched = extent([dossier.pages[number - 1].unit for number in found.searched])
    silent = plural(len(found.silent), "partie ne parle", "parties ne parlent")
    return (
        f'<details class="pop"><summary class="btn">Carte du dossier</summary><div class="map"><p>Chaque critère a été '
        f"cherché dans {searched or 'aucune page'} de texte.{unread} {silent} à aucun critère de cet "
        f"examen : ce n'est ni une faute ni une preuve.</p>{rows}{_properties(review)}</div></details>"
    )


def _properties(review: Review) -> str:
    """What the file says of itself, title or author: a line of the map, and no reason for a chip."""
    kept = [c.text[:300] for c in review.dossier.concealed if c.kind == "metadata" and not instruction_spans(c.text)]
    said = " · ".join(safe(text) for text in dict.fromkeys(kept))
    return f'<p class="soft">Propriétés du fichier, hors des pages : {said}</p>' if said else ""


def _watch(review: Review) -> str:
    dossier = review.dossier
    many = len(dossier.unreadable_pages) > MOST_UNREAD
    items = [f"{safe(dossier.unreadable.capitalize())} : à vérifier à l'œil."] if many else []
    items += [
        safe(w.text) for w in dossier.warnings if w.kind != "instruction" and not (many and w.kind == "unreadable_page")
    ]
    addressed = [safe(w.text) for w in dossier.warnings if w.kind == "instruction"]
    usual: list[str] = []
    # Said once where a file holds the same text twice.
    for said, concealed in {_apart(review, c): c for c in dossier.concealed}.items():
        if instruction_spans(concealed.text):
            addressed.append(said)
        elif concealed.kind == "alternative":
            usual.append(said)
        elif concealed.kind == "metadata":
            continue  # on the map
        else:
            items.append(said)
    return (
        _listed(addressed, f"Texte adressé au correcteur ({len(addressed)})", "btn addressed")
        + _listed(items, f"À savoir ({len(items)})", "btn warn")
        + _listed(usual, "Hors page", "btn")
    )


def _apart(review: Review, concealed: Concealed) -> str:
    where = review.dossier.place(concealed.page)
    return f"{where}, {CONCEALED[concealed.kind]}, mis à part : « {safe(concealed.text[:300])} »"


def _listed(items: list[str], title: str, look: str) -> str:
    if not items:
        return ""
    listed = "".join(f"<li>{item}</li>" for item in items)
    return (
        f'<details class="pop"><summary class="{look}">{title}</summary>'
        f"<div><p>Ce qui suit n'est ni une faute ni une preuve : à vous d'en juger.</p><ul>{listed}</ul></div></details>"
    )


def _sent(sent: str) -> str:
    if not sent:
        return ""
    return f'<details class="pop"><summary class="btn">Ce qui sort</summary><div><p>{sent}</p></div></details>'


def _oral(review: Review) -> str:
    questions = [
        (criterion, draft.question)
        for criterion in review.criteria
        if (draft := review.drafts[criterion.id]).question and _to_probe(review, criterion.id)
    ]
    if not questions:
        return ""
    listed = "".join(
        f"<li><b>{safe(criterion.id)}</b> {safe(criterion.label)} — {safe(question or '')}</li>"
        for criterion, question in questions
    )
    return (
        f'<details class="pop"><summary class="btn">Questions d\'oral ({len(questions)})</summary>'
        f"<div><ul>{listed}</ul></div></details>"
    )


def _to_probe(review: Review, criterion: str) -> bool:
    decision = review.decisions.get(criterion)
    return decision is not None and decision.level in (Level.PARTIAL, Level.NOT_MET, Level.NOT_ASSESSABLE)


def _gaps(review: Review) -> str:
    """What a candidate keeps beside the dossier while it is rewritten; nothing while proposals are hidden."""
    if not all(review.shows(criterion.id) for criterion in review.criteria):
        return ""
    hint = (
        "Pour réécrire : critère par critère, ce qui est à compléter, ce qui est à vérifier, et où ; une proposition, "
        "pas une note"
    )
    return f'<a class="btn" href="/manques/{safe(review.screening.id)}.docx" title="{hint}" download>Ce qui manque</a>'


def _export(review: Review) -> str:
    identity = safe(review.screening.id)
    if review.left:
        return button("export", "Exporter la grille", f"{len(review.left)} critères restent à décider")
    return (
        '<details class="pop"><summary class="btn ready">Exporter la grille</summary><div class="files">'
        f'<a class="btn" href="/export/{identity}.docx" download>Grille (DOCX)</a>'
        f'<a class="btn" href="/export/{identity}.csv" download>Grille (tableur, CSV)</a>'
        f'<a class="btn" href="/export/{identity}.json" download>Grille (JSON)</a></div></details>'
    )
