"""What every format's reader produces: blocks of tokens in reading order."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from assistant.dossier.dossier import Concealed, Page, ReadingWarning
from assistant.dossier.passage import Box, PassageKind


class Token(NamedTuple):
    """A word, or for a word cut at a line's end its two parts joined, with where its parts stand."""

    text: str
    boxes: tuple[tuple[int, Box], ...] = ()
    """Offset in the text at which each part starts, and the part's box."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a table row, a note, a caption or a line of a table of contents."""

    kind: PassageKind
    page: int
    tokens: tuple[Token, ...]
    level: int = 0
    """Depth of a heading, from 1."""
    table: int = 0
    """Rows of one table carry the same number."""
    under: tuple[str, ...] = ()
    """What stands above the document's own headings: the name of the file in an archive."""

    @property
    def text(self) -> str:
        """The tokens with single spaces between."""
        return " ".join(token.text for token in self.tokens)


@dataclass(slots=True)
class Reading:
    """A format reader's whole result. ``pages`` have empty text until passages are cut."""

    blocks: list[Block] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    concealed: list[Concealed] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)

    def append(self, other: "Reading", name: str) -> None:
        """Adds what was read of a file of an archive: its pages follow, its name stands above its headings."""
        shift = len(self.pages)
        tables = 1 + max((block.table for block in self.blocks), default=0)
        self.blocks += [
            replace(b, page=b.page + shift, table=b.table + tables if b.table else 0, under=(name, *b.under))
            for b in other.blocks
        ]
        self.pages += [
            page.model_copy(update={"number": page.number + shift, "part": name, "part_page": page.number})
            for page in other.pages
        ]
        self.concealed += [c.model_copy(update={"page": c.page + shift}) for c in other.concealed]
        self.warnings += [
            warning.model_copy(
                update={
                    "page": None if warning.page is None else warning.page + shift,
                    "text": f"« {name} » : {warning.text}",
                }
            )
            for warning in other.warnings
        ]


def plain_tokens(text: str) -> tuple[Token, ...]:
    """Tokens of a text that has no layout, accents composed with their letters."""
    return tuple(Token(word) for word in unicodedata.normalize("NFC", text).split())


def row_tokens(cells: Iterable[tuple[Token, ...]], headers: tuple[str, ...], separator: str = ";") -> tuple[Token, ...]:
    """A table row that carries its column headers: «Action : affiches ; Montant : 2 140 €»."""
    tokens: list[Token] = []
    for column, cell in enumerate(cells):
        if not cell:
            continue
        if tokens:
            tokens.append(Token(separator))
        header = headers[column] if column < len(headers) else ""
        if header:
            tokens.extend((*plain_tokens(header), Token(":")))
        tokens.extend(cell)
    return tuple(tokens)


def looks_like_header(cells: Iterable[str]) -> bool:
    """Whether a table's first row names its columns: words in at least two cells, and no figures."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) >= 2 and not any(_is_figure(cell) for cell in filled)


def _is_figure(cell: str) -> bool:
    letters = sum(character.isalpha() for character in cell)
    digits = sum(character.isdigit() for character in cell)
    return digits > letters and letters < 4
