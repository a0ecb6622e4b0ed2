"""A case whose every criterion is decided, and what its files hold."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from assistant.exports.docx import grid_docx
from assistant.judgement.decision import Exemption
from assistant.judgement.level import Level
from assistant.jury.review import Review
from assistant.settings.settings import Settings
from tests.jury.case import FAILED, LOST, MET, PARTIAL, Case, opened


@pytest.fixture
def decided(settings: Settings) -> Iterator[Case]:
    """Accepted, graded, exempted and overridden, in the rubric's order."""
    with opened(settings) as case:
        case.jury.decide(case.id, MET, juror="A. B.", level=Level.MET, comment="")
        case.jury.decide(case.id, LOST, juror="A. B.", level=Level.NOT_ASSESSABLE, comment="À voir à l'oral.")
        exemption = Exemption(capacity_kept=True, not_in_practice=True, opinion="Avis RH-12", decided_by="M. L.")
        case.jury.exempt(case.id, FAILED, juror="C. D.", exemption=exemption)
        case.jury.decide(case.id, PARTIAL, juror="A. B.", level=Level.NOT_MET, comment="Les heures manquent.")
        yield case


def opened_docx(review: Review) -> tuple[list[str], dict[str, list[str]]]:
    """(texts of the paragraphs outside tables, cells by criterion id) of the exported file, every part well formed."""
    content = grid_docx(review)
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    document = Document(BytesIO(content))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    return [p.text for p in document.paragraphs], {cells[0].split("\n")[0]: cells for cells in rows}
