"""Reads plain text: paragraphs between blank lines, pages between form feeds or stable sections."""

import re

from assistant.dossier.dossier import Page
from assistant.dossier.place import Unit
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, plain_tokens
from assistant.reading.encoding import decoded
from assistant.reading.file import File
from assistant.reading.flow import SECTION_WORDS
from assistant.reading.references import References

_UNDERLINE = re.compile(r"^(={3,}|-{3,})$")
_CUT = re.compile(r"[^\W\d_]-$")
_NUMBERED = re.compile(r"^(\d+(?:\.\d+)*)[.)]?\s+\S.{0,90}$")


def read_text(path: File) -> Reading:
    """Blocks of a plain text file."""
    text, warnings = decoded(path.read_bytes())
    if not text.strip():
        raise UserError(f"Le fichier « {path.name} » ne contient aucun texte.")
    reading = Reading(warnings=warnings)
    paged = "\f" in text.strip("\f\n ")
    references = References()
    number = 1
    words = 0
    for sheet in text.split("\f"):
        for paragraph in re.split(r"\n\s*\n", sheet):
            lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
            if not lines:
                continue
            if not paged and words >= SECTION_WORDS:
                number, words = number + 1, 0
            for block in _blocks(lines, number):
                reading.blocks.append(references.mark(block))
                words += len(block.tokens)
        if paged:
            number += 1
    last = max(block.page for block in reading.blocks)
    unit: Unit = "page" if paged else "section"
    reading.pages = [Page(number=page, text="", unit=unit) for page in range(1, last + 1)]
    return reading


def _blocks(lines: list[str], page: int) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while len(lines) >= at + 2 and _UNDERLINE.match(lines[at + 1]):
        level = 1 if lines[at + 1].startswith("=") else 2
        blocks.append(Block("heading", page, plain_tokens(lines[at]), level=level))
        at += 2
    lines = lines[at:]
    if not lines:
        return blocks
    numbered = _NUMBERED.match(lines[0])
    if len(lines) == 1 and numbered and not lines[0].endswith((".", ";", ",", ":")):
        return [*blocks, Block("heading", page, plain_tokens(lines[0]), level=numbered[1].count(".") + 1)]
    return [*blocks, Block("prose", page, plain_tokens(_joined(lines)))]


def _joined(lines: list[str]) -> str:
    """One paragraph; a word cut by a hyphen at a line's end is joined again."""
    parts = lines[:1]
    for line in lines[1:]:
        if _CUT.match(parts[-1][-2:]) and line[:1].islower():
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            parts += (" ", line)
    return "".join(parts)
