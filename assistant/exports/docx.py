"""The decided grid as DOCX, through python-docx."""

from typing import Any

from docx.shared import Pt

from assistant.exports.grid import ACTIONS, DRAFTERS, grid, moment
from assistant.exports.paper import COLOURS, SOFT, blank, fitted, shaded, soft, table, written
from assistant.exports.text import printable
from assistant.judgement.level import Level
from assistant.jury.review import Review

SET_ASIDE = {
    "overridden": "Proposition écartée par le juré : elle ne figure pas ici.",
    "exempted": "Critère exempté : la proposition ne figure pas ici.",
}
_WIDTHS = (6.4, 3.4, 8.0, 7.8)


def grid_docx(review: Review) -> bytes:
    """The grid as a DOCX file.

    Raises:
        UserError: the review is not complete.
    """
    content = printable(grid(review))
    document = blank("Grille d'évaluation", landscape=True)
    _head(document, content)
    for competency_id in dict.fromkeys(row["competencies"][0] for row in content["criteria"]):
        competency = review.rubric.competency(competency_id)
        heading = document.add_heading(printable(f"{competency.id} · {competency.wording}"), level=2)
        heading.paragraph_format.keep_with_next = True
        _table(document, [row for row in content["criteria"] if row["competencies"][0] == competency_id])
    _signatures(document, content["criteria"])
    return written(document)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count > 1 else ''}"


def _head(document: Any, content: dict[str, Any]) -> None:
    document.add_heading("Grille d'évaluation", level=1)
    rubric, dossier, counts = content["rubric"], content["dossier"], content["counts"]
    lines = [
        f"Référentiel : {rubric['title']} ({rubric['id']}, version {rubric['version'][:8]})",
        f"Candidat : {content['candidate'] or 'non indiqué'} · Session : {content['session'] or 'non indiquée'}",
        f"Dossier : {dossier['file']}, {dossier['extent']}, empreinte {dossier['sha256'][:12]}",
        f"Critères évalués : {counts['evaluated']} sur {counts['criteria']} — {_counted(counts['met'], 'démontré')}, "
        f"{_counted(counts['partial'], 'partiel')}, {_counted(counts['not_met'], 'non démontré')}, "
        f"{_counted(counts['not_assessable'], 'non évaluable')} à l'écrit, {_counted(counts['exempted'], 'exempté')}",
    ]
    for line in lines:
        document.add_paragraph(line).paragraph_format.space_after = Pt(2)
    note = document.add_paragraph().add_run(
        "Chaque niveau est la décision d'un juré : il décide et signe les colonnes « Décision du jury ». La colonne "
        f"grisée, hors décision, a été préparée par : {_author(content['drafter'])} ; elle n'engage personne."
    )
    note.italic = True
    note.font.color.rgb = SOFT


def _author(drafter: dict[str, Any]) -> str:
    return DRAFTERS[drafter["name"]] + (f" ({drafter['model']})" if drafter["model"] else "")


def _table(document: Any, rows: list[dict[str, Any]]) -> None:
    titles = (
        "Critère (libellé officiel)",
        "Décision du jury : niveau",
        "Décision du jury : commentaire",
        "Préparé par la machine, hors décision",
    )
    made = table(document, titles)
    for row in rows:
        cells = made.add_row().cells
        cells[0].paragraphs[0].add_run(row["id"]).bold = True
        cells[0].add_paragraph(row["statement"])
        _level(cells[1], row["decision"])
        _comment(cells[2], row)
        _draft(cells[3], row)
    for line in made.rows:
        shaded(line.cells[3])
    fitted(made, _WIDTHS)


def _level(cell: Any, decision: dict[str, Any]) -> None:
    text = Level(decision["level"]).french if decision["level"] else "exempté"
    run = cell.paragraphs[0].add_run(text)
    run.bold = True
    if decision["level"]:
        run.font.color.rgb = COLOURS[decision["level"]]
    soft(cell.add_paragraph(), f"{decision['juror']}, le {moment(decision['at'])}")
    soft(cell.add_paragraph(), ACTIONS[decision["action"]])


def _comment(cell: Any, row: dict[str, Any]) -> None:
    decision = row["decision"]
    cell.paragraphs[0].add_run(decision["comment"] or "—")
    if decision["comment"] and decision["comment"] == row["machine_draft"]["feedback"].strip():
        soft(cell.add_paragraph(), "Note de la machine, reprise par le juré.")
    if decision["exemption"]:
        exemption = decision["exemption"]
        cell.add_paragraph(f"Avis : {exemption['opinion']} ; décidé par {exemption['decided_by'].removesuffix('.')}.")


def _draft(cell: Any, row: dict[str, Any]) -> None:
    """What the machine prepared; left out where the juror put it aside."""
    draft, action = row["machine_draft"], row["decision"]["action"]
    if action in SET_ASIDE:
        soft(cell.paragraphs[0], SET_ASIDE[action])
        return
    if draft["status"] == "failed":
        soft(cell.paragraphs[0], "Aucune proposition.")
        return
    proposed = Level(draft["level"]).french if draft["level"] else "aucun niveau"
    # A note that the juror took over stands in her comment.
    note = draft["feedback"] if draft["feedback"].strip() != row["decision"]["comment"] else ""
    soft(cell.paragraphs[0], f"Proposition : {proposed}. {note or draft['reason'] or ''}".strip())
    for evidence in row["evidence"]:
        soft(cell.add_paragraph(), f"« {evidence['quote']} » ({evidence['place']})")


def _signatures(document: Any, rows: list[dict[str, Any]]) -> None:
    document.add_paragraph()
    for juror in dict.fromkeys(row["decision"]["juror"] for row in rows):
        line = document.add_paragraph(f"{juror} : date et signature, pour les colonnes « Décision du jury »")
        line.paragraph_format.space_after = Pt(24)
