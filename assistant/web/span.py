"""A span of an import's source: without its marks, and whether the source really holds it."""

import html
import re
from collections.abc import Sequence

from assistant.importing.check import check
from assistant.rubric.criterion import Aids, Criterion, Lines
from assistant.rubric.rubric import Block, Competency, Rubric

BORDERS = " \t\n|"
"""What stands between the cells of a row, never at the end of a wording."""
_TAG = re.compile(r"<[^>]*>")
_BULLET = re.compile(r"^(?:[-–—•‣▪●○■□➢✓*#☐☑☒]\s*)+")


def cleaned(text: str) -> str:
    """The text without tags, entities and what lists, cells and headings are marked with."""
    return _BULLET.sub("", " ".join(html.unescape(_TAG.sub(" ", text)).split()).strip(BORDERS))


def letters(text: str) -> int:
    """How many letters the text has."""
    return sum(c.isalpha() for c in text)


def is_in_source(text: str, lines: Sequence[str], within: Lines) -> bool:
    """Whether every line of the text can be read off those lines of the source, as ``rubrics check`` reads."""
    alone = Rubric(
        id="x",
        title="x",
        document="x",
        blocks=(Block(id="B", title="x", competencies=("C",), lines=(1, 1)),),
        competencies=(Competency(id="C", statement=None, lines=(1, 1)),),
        criteria=tuple(
            Criterion(
                id=f"C-{number}",
                competencies=("C",),
                statement=part,
                assessable="written",
                lines=within,
                aids=Aids(label="x"),
            )
            for number, part in enumerate(text.splitlines(), start=1)
            if part.strip()
        ),
    )
    return check(alone, "\n".join(" ".join(line.splitlines()) for line in lines)).found == len(alone.criteria)
