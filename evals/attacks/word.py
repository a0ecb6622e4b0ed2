"""A manuscript as a Word file, with a text hidden in it; and a Word file as a manuscript."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any, Literal

import docx
from docx.shared import Pt, RGBColor

from assistant.errors import UserError
from evals.attacks.manuscript import Manuscript, Part

Hiding = Literal["white", "tiny", "hidden_run", "comment"]


def word_file(manuscript: Manuscript, hiding: Hiding | None = None, hidden: str = "") -> bytes:
    """The file; the hidden text stands in the middle, as a reader of the page does not see it."""
    document = docx.Document()
    middle = len(manuscript.parts) // 2
    for place, part in enumerate(manuscript.parts):
        paragraph = _written(document, part)
        if place == middle and hiding is not None:
            _hide(document, paragraph or document.add_paragraph("…"), hiding, hidden)
    stream = io.BytesIO()
    document.save(stream)
    return _undated(stream.getvalue())


def _undated(content: bytes) -> bytes:
    """The same file whenever it is made: its hash is part of every request to a model."""
    undated = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as kept:
        for member in made.infolist():
            content = made.read(member)
            if member.filename == "word/comments.xml":
                content = re.sub(rb' w:date="[^"]*"', b"", content)
            kept.writestr(zipfile.ZipInfo(member.filename), content, zipfile.ZIP_DEFLATED)
    return undated.getvalue()


def _written(document: Any, part: Part) -> Any:
    rows = part.rows
    if rows:
        table = document.add_table(rows=0, cols=max(len(row) for row in rows))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
        return None
    if part.level:
        return document.add_heading(part.title, level=part.level)
    return document.add_paragraph(part.text.replace("\n", " "))


def _hide(document: Any, paragraph: Any, hiding: Hiding, hidden: str) -> None:
    if hiding == "comment":
        document.add_comment(paragraph.runs, text=hidden, author="A", initials="A")
        return
    run = paragraph.add_run(f" {hidden}")
    if hiding == "white":
        run.font.color.rgb = RGBColor(255, 255, 255)
    elif hiding == "tiny":
        run.font.size = Pt(1)
    else:
        run.font.hidden = True


def manuscript_of(path: Path) -> Manuscript:
    """The manuscript of a Markdown or Word file.

    Raises:
        UserError: it is of another format, or cannot be read.
    """
    try:
        if path.suffix.lower() in (".md", ".markdown"):
            return Manuscript.of_markdown(path.read_text("utf-8-sig"))
        if path.suffix.lower() == ".docx":
            return Manuscript(tuple(_parts(docx.Document(str(path)))))
    except (OSError, ValueError, KeyError) as error:
        raise UserError(f"« {path.name} » ne se lit pas ; vérifier le fichier.") from error
    raise UserError(f"« {path.name} » n'est ni du Markdown ni du DOCX ; les variantes se font de l'un ou de l'autre.")


def _parts(document: Any) -> list[Part]:
    parts = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rows = [[cell.text.strip().replace("\n", " ") for cell in row.cells] for row in block.rows]
            lines = [f"| {' | '.join(row)} |" for row in rows]
            parts.append(Part("\n".join([*lines[:1], f"|{'---|' * len(rows[0])}", *lines[1:]])))
        elif block.text.strip():
            style = block.style.name if block.style is not None else ""
            level = int(style[-1]) if style.startswith("Heading ") and style[-1].isdigit() else 0
            parts.append(Part(f"{'#' * level} {block.text.strip()}" if level else block.text.strip()))
    return parts
