"""One critère of a référentiel as its page shows it: the official wording first, ours apart and marked as ours."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.rubric.criterion import Criterion, Lines
from assistant.rubric.rubric import Activity, Assessment, Competency, Rubric
from assistant.web.markup import safe
from assistant.web.tree import ASSESSABLE, address
from index.similar import SCORE, Similar

MODES = {"written": "écrit", "oral": "oral"}
WORKS = {"individual": "travail individuel", "group": "travail de groupe", "both": "travail individuel et de groupe"}
COMPANIES = {"real": "entreprise réelle", "in_creation": "entreprise en création", "fictional": "entreprise fictive"}
ATTACHED = {
    "competency": "Le document attache ce critère à",
    "activity": "Le document attache ce critère à une activité, et à aucune de ses compétences en particulier",
    "production": "Le document attache ce critère à l'ensemble d'une production",
}
_SAME = ' <em class="same">libellé identique</em>'
LONG = 240
"""Letters beyond which a wording is set a little smaller, so that the rest of the page is still in sight."""
LOST = "(énoncé perdu dans le document source)"


def card(rubric: Rubric, criterion: Criterion) -> str:
    """The column's HTML on a criterion."""
    return (
        f'<article class="card" data-rubric="{safe(rubric.id)}" data-criterion="{safe(criterion.id)}" '
        f'data-address="{safe(address(rubric, criterion))}">'
        f"{_official(rubric, criterion)}{_doubts(criterion)}{_attached(rubric, criterion)}"
        f"{_modalities(rubric, criterion)}{_losses(rubric, criterion)}{_around(rubric, criterion)}"
        f"{_ours(criterion)}</article>"
    )


def kin(found: Sequence[Similar]) -> str:
    """The nearest criteria of the other rubrics."""
    if not found:
        return ""
    lines = "".join(
        f'<li><a href="{safe(address(of, member))}" data-action="open" data-rubric="{safe(of.id)}" '
        f'data-criterion="{safe(member.id)}"><span class="score">{_score(score)}</span><span>'
        f"<b>{safe(member.label)}</b> · {safe(of.id)} {safe(member.id)}{_SAME if identical else ''}"
        f"<small>{safe(member.statement)}</small></span></a></li>"
        for of, member, score, identical in found
    )
    return (
        '<section class="kin"><h3>Critères proches dans d\'autres référentiels</h3>'
        '<p class="hint">Une piste, pas une équivalence : seul un certificateur peut en décider. '
        f"{safe(SCORE)}</p>"
        f"<ul>{lines}</ul></section>"
    )


def lines_of(lines: Lines) -> str:
    """Where in the source."""
    first, last = lines
    return f"ligne {first}" if first == last else f"lignes {first} à {last}"


def noted(notes: Iterable[str]) -> str:
    """Notes as a list."""
    return f"<ul>{''.join(f'<li>{safe(note)}</li>' for note in notes)}</ul>"


def worded(competency: Competency) -> str:
    """A competency's code and official wording; a lost one is marked as lost."""
    wording = safe(competency.statement) if competency.statement else f'<em class="lost">{safe(LOST)}</em>'
    return f"<b>{safe(competency.id)}</b> {wording}"


def modality(assessment: Assessment) -> str:
    """A modalité: how, and its official text in folds."""
    chips = [" + ".join(MODES[mode] for mode in assessment.mode)]
    chips += [WORKS[assessment.work]] if assessment.work else []
    chips += [" ou ".join(COMPANIES[company] for company in assessment.company)] if assessment.company else []
    block = (
        f"<details><summary>Si le candidat présente un bloc seul</summary>{paragraphs(assessment.block_text)}</details>"
        if assessment.block_text
        else ""
    )
    covers = assessment.competencies
    reach = covers[0] if len(covers) == 1 else f"{covers[0]} … {covers[-1]} ({len(covers)} compétences)"
    return (
        f'<div class="modality"><p><b>{safe(assessment.title)}</b></p>'
        f'<p class="chips">{"".join(f"<span>{safe(chip)}</span>" for chip in chips)}</p>'
        f"<details><summary>Texte de la modalité · {safe(reach)} · {lines_of(assessment.lines)}</summary>"
        f"{paragraphs(assessment.text)}</details>{block}</div>"
    )


def paragraphs(text: str) -> str:
    """Official text of several lines."""
    return "".join(f"<p>{safe(line)}</p>" for line in text.splitlines() if line.strip())


def _score(score: float) -> str:
    return f"{max(score, 0.0):.2f}".replace(".", ",")


def _official(rubric: Rubric, criterion: Criterion) -> str:
    heading = f'<p class="heading">Sous l\'intitulé : <b>{safe(criterion.heading)}</b></p>' if criterion.heading else ""
    size = "wording long" if len(criterion.statement) > LONG else "wording"
    lost = (
        '<p class="lost">Le document source s\'interrompt dans ce libellé : ce qui suit y est perdu.</p>'
        if criterion.lost
        else ""
    )
    return (
        f'<p class="code"><b>{safe(criterion.id)}</b> · évaluable {ASSESSABLE[criterion.assessable]} (notre lecture)</p>'
        f'{heading}<h2 class="{size}">{safe(criterion.statement)}</h2>{lost}'
        f'<p class="source">Libellé officiel · {safe(rubric.certifier or rubric.title)} · {safe(rubric.document)}, '
        f"{safe(criterion.place or lines_of(criterion.lines))} · version {rubric.version[:8]}</p>"
    )


def _doubts(criterion: Criterion) -> str:
    if not criterion.notes:
        return ""
    return f'<section class="doubts"><h3>Doutes sur le document</h3>{noted(criterion.notes)}</section>'


def _attached(rubric: Rubric, criterion: Criterion) -> str:
    reached = [rubric.competency(c) for c in criterion.competencies]
    block = rubric.block_of(criterion.competencies[0])
    listed = f"<ul>{''.join(f'<li>{worded(competency)}</li>' for competency in reached)}</ul>"
    if criterion.attached != "competency":
        listed = f"<details><summary>Compétences concernées ({len(reached)})</summary>{listed}</details>"
    direct = "".join(_activity(activity) for activity in rubric.activities if activity.id == criterion.activity)
    names = list(dict.fromkeys(a for competency in reached for a in competency.activities))
    beside = [a for a in rubric.activities if a.id in names and a.id != criterion.activity]
    activities = (
        f"<details><summary>Activités en regard dans le document ({len(beside)})</summary>"
        f"{''.join(_activity(activity) for activity in beside)}</details>"
        if beside
        else ""
    )
    return (
        f"<section><h3>Rattachement</h3><p>{ATTACHED[criterion.attached]} :</p>{direct}{listed}"
        f'<p class="soft">{safe(block.id)} · {safe(block.title)}</p>{activities}</section>'
    )


def _activity(activity: Activity) -> str:
    tasks = noted(activity.tasks) if activity.tasks else ""
    general = (
        f"<p>Compétence donnée à toute l'activité : {safe(activity.competency)}</p>" if activity.competency else ""
    )
    return f'<div class="activity"><p><b>{safe(activity.id)}</b> {safe(activity.title)}</p>{general}{tasks}</div>'


def _modalities(rubric: Rubric, criterion: Criterion) -> str:
    covering = rubric.assessments_of(criterion)
    shown = "".join(modality(assessment) for assessment in covering)
    return f"<section><h3>Modalités d'évaluation</h3>{shown or '<p>Le document n’en donne pas.</p>'}</section>"


def _losses(rubric: Rubric, criterion: Criterion) -> str:
    near = [loss for loss in rubric.losses if set(loss.competencies) & set(criterion.competencies)]
    if not near:
        return ""
    told = "".join(
        f"<li>{safe(loss.heading + ' : ' if loss.heading else '')}{safe(loss.text)} ({lines_of(loss.lines)})</li>"
        for loss in near
    )
    return f'<section class="doubts"><h3>Texte perdu dans le document, près de ce critère</h3><ul>{told}</ul></section>'


def _around(rubric: Rubric, criterion: Criterion) -> str:
    notes = list(_notes_around(rubric, criterion))
    if not notes:
        return ""
    return f"<details><summary>Doutes sur ce qui entoure ce critère ({len(notes)})</summary>{noted(notes)}</details>"


def _notes_around(rubric: Rubric, criterion: Criterion) -> Iterator[str]:
    for competency in criterion.competencies:
        yield from (_under(competency, note) for note in rubric.competency(competency).notes)
    for activity in rubric.activities:
        if activity.id == criterion.activity:
            yield from (_under(activity.id, note) for note in activity.notes)
    for assessment in rubric.assessments_of(criterion):
        yield from (_under(assessment.id, note) for note in assessment.notes)
    block = rubric.block_of(criterion.competencies[0])
    yield from (_under(block.id, note) for note in block.notes)


def _under(name: str, note: str) -> str:
    return note if note.startswith(name) else f"{name} : {note}"


def _ours(criterion: Criterion) -> str:
    indicators = (
        f"<p>Ce qu'un juré pourrait relever dans un dossier :</p>{noted(i.text for i in criterion.indicators)}"
        if criterion.indicators
        else "<p>Aucun repère n'est encore rédigé.</p>"
    )
    aids = criterion.aids
    words = f"<p>Mots de candidats : {safe(' · '.join(aids.vocabulary))}</p>" if aids.vocabulary else ""
    told = f"<p>Phrases inventées, d'aucun dossier :</p>{noted(aids.examples)}" if aids.examples else ""
    search = (
        f"<details><summary>Ce qui ne sert qu'à la recherche</summary>{words}{told}</details>" if words + told else ""
    )
    return (
        '<section class="ours"><h3>Notre lecture — non officielle</h3>'
        f"<p>Nom court : <b>{safe(criterion.label)}</b></p>{indicators}{search}</section>"
    )
