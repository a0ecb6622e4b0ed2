"""The decided grid as DOCX, through python-docx."""

from typing import Any

from docx.shared import Pt

from assistant.exports.grid import ACTIONS, DRAFTERS, grid, moment
from assistant.exports.paper import COLOURS, SOFT, blank, fitted, printable, soft, table, written
from assistant.judgement.level import Level
from assistant.jury.review import Review

_WIDTHS = (6.4, 3.4, 7.2, 8.6)


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
    drafter = DRAFTERS[content["drafter"]["name"]]
    model = f" ({content['drafter']['model']})" if content["drafter"]["model"] else ""
    note = document.add_paragraph().add_run(
        f"Chaque niveau est la décision d'un juré. Les propositions ont été préparées par : {drafter}{model} ; "
        "elles figurent en gris et n'engagent personne."
    )
    note.italic = True
    note.font.color.rgb = SOFT


def _table(document: Any, rows: list[dict[str, Any]]) -> None:
    titles = ("Critère (libellé officiel)", "Niveau du jury", "Commentaire du jury", "Citations repérées")
    made = table(document, titles)
    for row in rows:
        cells = made.add_row().cells
        cells[0].paragraphs[0].add_run(row["id"]).bold = True
        cells[0].add_paragraph(row["statement"])
        _level(cells[1], row)
        _comment(cells[2], row)
        _evidence(cells[3], row)
    fitted(made, _WIDTHS)


def _level(cell: Any, row: dict[str, Any]) -> None:
    decision = row["decision"]
    text = Level(decision["level"]).french if decision["level"] else "exempté"
    run = cell.paragraphs[0].add_run(text)
    run.bold = True
    if decision["level"]:
        run.font.color.rgb = COLOURS[decision["level"]]
    soft(cell.add_paragraph(), f"{decision['juror']}, le {moment(decision['at'])}")
    soft(cell.add_paragraph(), ACTIONS[decision["action"]])


def _comment(cell: Any, row: dict[str, Any]) -> None:
    decision, draft = row["decision"], row["machine_draft"]
    cell.paragraphs[0].add_run(decision["comment"] or "—")
    if decision["exemption"]:
        exemption = decision["exemption"]
        cell.add_paragraph(f"Avis : {exemption['opinion']} ; décidé par {exemption['decided_by']}.")
    proposed = Level(draft["level"]).french if draft["level"] else "aucun niveau"
    soft(
        cell.add_paragraph(),
        f"Proposition ({DRAFTERS[draft['drafter']]}) : {proposed}. {draft['feedback'] or draft['reason'] or ''}",
    )


def _evidence(cell: Any, row: dict[str, Any]) -> None:
    if not row["evidence"]:
        cell.paragraphs[0].add_run("—")
        return
    for number, evidence in enumerate(row["evidence"]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(f"« {evidence['quote']} » ({evidence['place']})")
