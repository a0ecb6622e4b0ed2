"""A whole référentiel as its page shows it: what it is, its rules, its blocks, and what its document has lost."""

from assistant.rubric.rubric import Block, Rubric
from assistant.web.card import lines_of, modality, noted, paragraphs, worded
from assistant.web.markup import plural, safe
from assistant.web.tree import address


def overview(rubric: Rubric) -> str:
    """The column's HTML when no criterion is chosen."""
    blocks = "".join(_block(rubric, block) for block in rubric.blocks)
    modalities = "".join(modality(assessment) for assessment in rubric.assessments)
    return (
        f'<article class="card" data-rubric="{safe(rubric.id)}" data-criterion="" data-address="{safe(address(rubric))}">'
        f'<p class="code">{safe(rubric.certifier or "certificateur absent du document")}</p>'
        f'<h2 class="wording">{safe(rubric.title)}</h2>'
        f'<p class="source">{safe(rubric.id)} · {safe(rubric.document)} · version {rubric.version[:8]}</p>'
        f"<p>{_counts(rubric)}</p>{_losses(rubric)}{_rules(rubric)}"
        f"<section><h3>Compétences</h3>{blocks}</section>"
        f"<section><h3>Modalités d'évaluation</h3>{modalities or '<p>Le document n’en donne pas.</p>'}</section></article>"
    )


def _counts(rubric: Rubric) -> str:
    doubts = sum(len(c.notes) for c in rubric.criteria)
    parts = [
        plural(len(rubric.blocks), "bloc", "blocs"),
        plural(len(rubric.activities), "activité", "activités"),
        plural(len(rubric.competencies), "compétence", "compétences"),
        plural(len(rubric.assessments), "modalité", "modalités"),
        plural(len(rubric.criteria), "critère", "critères"),
        plural(doubts, "doute sur un critère", "doutes sur des critères"),
    ]
    return " · ".join(parts)


def _rules(rubric: Rubric) -> str:
    if not rubric.rules:
        return ""
    told = "".join(
        f'<details{" open" if rule.id == "handicap" else ""} class="rule"><summary><b>{safe(rule.title)}</b> · '
        f"{lines_of(rule.lines)}</summary>{paragraphs(rule.text)}</details>"
        for rule in rubric.rules
    )
    return f"<section><h3>Règles et textes généraux</h3>{told}</section>"


def _losses(rubric: Rubric) -> str:
    lost = [
        f"{c.id} : l'énoncé de la compétence manque ({lines_of(c.lines)})"
        for c in rubric.competencies
        if c.statement is None
    ]
    lost += [f"{c.id} : le libellé est incomplet ({lines_of(c.lines)})" for c in rubric.criteria if c.lost]
    for loss in rubric.losses:
        where = " · ".join(part for part in (", ".join(loss.competencies), loss.heading or "") if part)
        lost.append(f"{where + ' : ' if where else ''}{loss.text} ({lines_of(loss.lines)})")
    if not lost:
        return ""
    return f'<section class="doubts"><h3>Texte perdu dans le document source</h3>{noted(lost)}</section>'


def _block(rubric: Rubric, block: Block) -> str:
    competencies = "".join(f"<li>{worded(rubric.competency(c))}</li>" for c in block.competencies)
    notes = [*block.notes, *(f"{c} : {note}" for c in block.competencies for note in rubric.competency(c).notes)]
    doubts = f'<div class="notes"><p>Doutes sur le document :</p>{noted(notes)}</div>' if notes else ""
    option = f" · au choix dans {safe(block.option_of)}" if block.option_of else ""
    return (
        f"<details><summary><b>{safe(block.id)}</b> {safe(block.title)}{option} · "
        f"{plural(len(block.competencies), 'compétence', 'compétences')}</summary><ul>{competencies}</ul>{doubts}</details>"
    )
