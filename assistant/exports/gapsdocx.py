"""What a dossier lacks as DOCX: a list to keep beside the text while it is rewritten."""

from typing import Any

from docx.shared import Pt

from assistant.exports.gaps import LEGEND, TO_CHECK, TO_COMPLETE, WARNING, Gap, Gaps, counted, gaps
from assistant.exports.grid import DRAFTERS
from assistant.exports.paper import COLOURS, blank, fitted, soft, table, written
from assistant.exports.text import printable
from assistant.jury.review import Review
from assistant.rubric.criterion import Criterion

TITLE = "Ce qui manque, critère par critère"
_WIDTHS = (6.2, 10.8)


def gaps_docx(review: Review) -> bytes:
    """The gaps as a DOCX file.

    Raises:
        UserError: the examination hides its proposals until the juror has decided.
    """
    found = gaps(review)
    document = blank(TITLE, landscape=False)
    _head(document, review, found)
    _listed(document, TO_COMPLETE, "Ce qui manque, et où", found.lacking)
    _listed(document, TO_CHECK, "Ce qui n'a pas été repéré, et où regarder", found.unsure)
    _rest(document, "Proposés démontrés, à relire tout de même", found.shown)
    _rest(document, "À montrer à l'oral ou en situation, hors du dossier écrit", found.oral)
    _rest(document, "Sans proposition : l'examen n'a pas eu lieu ou a échoué", found.unread)
    return written(document)


def _head(document: Any, review: Review, found: Gaps) -> None:
    screening = review.screening
    document.add_heading(TITLE, level=1)
    who = f"Dossier : {screening.file}, {review.dossier.extent} · Référentiel : {review.rubric.title}"
    _line(document, who)
    model = f" ({screening.model})" if screening.model else ""
    _line(document, f"Lu par : {DRAFTERS[screening.drafter]}{model}")
    _line(document, counted(found, len(review.criteria)))
    document.add_paragraph().add_run(WARNING).italic = True
    if screening.drafter == "offline":
        levels = {gap.level for gap in found.lacking}
        for level, why in LEGEND.items():
            if level in levels:
                soft(document.add_paragraph(), f"« {level.french} » : {why}")


def _line(document: Any, text: str) -> None:
    document.add_paragraph(printable(text)).paragraph_format.space_after = Pt(2)


def _listed(document: Any, title: str, what: str, listed: tuple[Gap, ...]) -> None:
    if not listed:
        return
    heading = document.add_heading(f"{title} ({len(listed)})", level=2)
    heading.paragraph_format.keep_with_next = True
    made = table(document, ("Critère (libellé officiel)", what))
    for gap in listed:
        _row(made.add_row().cells, gap)
    fitted(made, _WIDTHS)


def _row(cells: Any, gap: Gap) -> None:
    cells[0].paragraphs[0].add_run(printable(f"{gap.criterion.id} · {gap.criterion.label}")).bold = True
    cells[0].add_paragraph(printable(gap.criterion.statement))
    proposed = f"proposition : {gap.level.french}" if gap.level else "sans niveau proposé"
    run = cells[1].paragraphs[0].add_run(proposed)
    run.bold = True
    if gap.level:
        run.font.color.rgb = COLOURS[gap.level.value]
    for text, seen in gap.unseen:
        line = cells[1].add_paragraph(printable(f"☐ {text} "))
        line.paragraph_format.space_after = Pt(0)
        soft(line, f"({seen})")
    if gap.note:
        cells[1].add_paragraph(printable(gap.note))
    soft(cells[1].add_paragraph(), printable(gap.where))


def _rest(document: Any, title: str, criteria: tuple[Criterion, ...]) -> None:
    if criteria:
        line = document.add_paragraph()
        line.add_run(f"{title} : ").bold = True
        line.add_run(printable(" · ".join(f"{criterion.id} {criterion.label}" for criterion in criteria)))
