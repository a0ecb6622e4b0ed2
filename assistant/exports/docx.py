"""The decided grid as DOCX, through python-docx."""

import re
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor

from assistant.exports.grid import ACTIONS, DRAFTERS, grid, moment
from assistant.judgement.level import Level
from assistant.jury.review import Review

_COLOURS = {
    "met": RGBColor(0x2F, 0x7D, 0x4F),
    "partial": RGBColor(0x8A, 0x5A, 0x10),
    "not_met": RGBColor(0xB2, 0x3B, 0x3B),
    "not_assessable": RGBColor(0x6B, 0x5C, 0xA5),
}
_SOFT = RGBColor(0x5B, 0x64, 0x75)
_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTHS = (6.4, 3.4, 7.2, 8.6)


def grid_docx(review: Review) -> bytes:
    """The grid as a DOCX file.

    Raises:
        UserError: the review is not complete.
    """
    content = _printable(grid(review))
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(1.8)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    document.core_properties.title = "Grille d'évaluation"
    document.core_properties.author = ""
    _head(document, content)
    for competency_id in dict.fromkeys(row["competencies"][0] for row in content["criteria"]):
        competency = review.rubric.competency(competency_id)
        heading = document.add_heading(_printable(f"{competency.id} · {competency.wording}"), level=2)
        heading.paragraph_format.keep_with_next = True
        _table(document, [row for row in content["criteria"] if row["competencies"][0] == competency_id])
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _printable(value: Any) -> Any:
    """The value with every character that XML cannot hold shown as «�», and other line ends as line feeds."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("�", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, dict):
        return {key: _printable(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_printable(member) for member in value]
    return value


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
    note.font.color.rgb = _SOFT


def _table(document: Any, rows: list[dict[str, Any]]) -> None:
    table = document.add_table(rows=1, cols=len(_WIDTHS))
    table.style = "Table Grid"
    table.autofit = False
    for cell, title in zip(
        table.rows[0].cells,
        ("Critère (libellé officiel)", "Niveau du jury", "Commentaire du jury", "Citations repérées"),
        strict=True,
    ):
        cell.paragraphs[0].add_run(title).bold = True
    _repeat(table.rows[0])
    for row in rows:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(row["id"]).bold = True
        cells[0].add_paragraph(row["statement"])
        _level(cells[1], row)
        _comment(cells[2], row)
        _evidence(cells[3], row)
    for line in table.rows:
        for cell, width in zip(line.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)


def _level(cell: Any, row: dict[str, Any]) -> None:
    decision = row["decision"]
    text = Level(decision["level"]).french if decision["level"] else "exempté"
    run = cell.paragraphs[0].add_run(text)
    run.bold = True
    if decision["level"]:
        run.font.color.rgb = _COLOURS[decision["level"]]
    _soft(cell, f"{decision['juror']}, le {moment(decision['at'])}")
    _soft(cell, ACTIONS[decision["action"]])


def _comment(cell: Any, row: dict[str, Any]) -> None:
    decision, draft = row["decision"], row["machine_draft"]
    cell.paragraphs[0].add_run(decision["comment"] or "—")
    if decision["exemption"]:
        exemption = decision["exemption"]
        cell.add_paragraph(f"Avis : {exemption['opinion']} ; décidé par {exemption['decided_by']}.")
    proposed = Level(draft["level"]).french if draft["level"] else "aucun niveau"
    _soft(
        cell,
        f"Proposition ({DRAFTERS[draft['drafter']]}) : {proposed}. {draft['feedback'] or draft['reason'] or ''}",
    )


def _evidence(cell: Any, row: dict[str, Any]) -> None:
    if not row["evidence"]:
        cell.paragraphs[0].add_run("—")
        return
    for number, evidence in enumerate(row["evidence"]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(f"« {evidence['quote']} » ({evidence['place']})")


def _soft(cell: Any, text: str) -> None:
    run = cell.add_paragraph().add_run(text)
    run.font.size = Pt(8.5)
    run.font.color.rgb = _SOFT


def _repeat(row: Any) -> None:
    """Repeats the row at the top of each page."""
    properties = row._tr.get_or_add_trPr()
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    properties.append(header)
