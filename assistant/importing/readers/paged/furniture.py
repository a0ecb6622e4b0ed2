"""What stands on pages without being part of the document: running headers and footers, page numbers, contents."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from assistant.importing.columns import header_role
from assistant.importing.readers.joining import goes_on
from assistant.importing.readers.paged.ruled import Ruled
from assistant.importing.readers.paged.words import segments
from assistant.reading.page.layout import Glyph, Line
from assistant.reading.running import running_lines

_EDGE = 0.15
_LONGEST_LABEL = 60
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\d{0,3}$|…{2,}\s*\d{0,3}$")


def running(lines_of: Mapping[int, Sequence[Line]], heights: Mapping[int, float]) -> set[int]:
    """Identities of the lines that are left out; the headers of columns are not among them."""
    lines = [line for page in lines_of.values() for line in page]
    found = running_lines(lines_of, heights) | _twins(lines_of, heights)
    found -= {id(line) for line in lines if names_columns(line)}
    return found | {id(line) for line in lines if _LEADERS.search(line.text)}


def names_columns(line: Line) -> bool:
    """Whether a line's parts name two columns or more, and nothing else stands on it."""
    parts = [part.text for part in segments(line)]
    said = [header_role(text) if len(text) <= _LONGEST_LABEL and not goes_on(text) else None for text in parts]
    roles = set(said) - {None, "other"}
    return len(roles) >= 2 and (None not in said or (len(roles) > 2 and said.count(None) == 1))


def _twins(lines_of: Mapping[int, Sequence[Line]], heights: Mapping[int, float]) -> set[int]:
    """In a document of two pages, lines at the same edge and height of both."""
    if len(lines_of) != 2:
        return set()
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for page, lines in lines_of.items():
        for line in lines:
            if line.box.bottom < _EDGE / 2 * heights[page] or line.box.top > (1 - _EDGE / 2) * heights[page]:
                shape = re.sub(r"\d+", "#", line.text).casefold()
                places[(shape, round(line.box.top / 4))].append((page, id(line)))
    return {one for members in places.values() if len({page for page, _ in members}) == 2 for _, one in members}


def letterheads(
    tables_of: Mapping[int, Sequence[Ruled]], words_of: Mapping[int, Sequence[Glyph]], heights: Mapping[int, float]
) -> set[int]:
    """Identities of the small tables that repeat at the edge of most pages: a logo, a title and a page number."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page, tables in tables_of.items():
        for table in tables:
            box = table.box
            if not (box.bottom < _EDGE * heights[page] or box.top > (1 - _EDGE) * heights[page]):
                continue
            text = " ".join(w.text for w in words_of[page] if box.top <= w.box.top and w.box.bottom <= box.bottom + 1)
            if len(set(_roles(text))) < 2:
                places[re.sub(r"\d+", "#", text).casefold()].append((page, id(table)))
    least = max(3, len(tables_of) // 3)
    return {one for members in places.values() if len({page for page, _ in members}) >= least for _, one in members}


def _roles(text: str) -> list[str]:
    found = [header_role(word) for word in text.split()]
    return [role for role in found if role in ("competency", "criterion", "assessment", "activity", "level")]
