"""Blocks of a text that flows, without pages: it is cut into sections of about a printed page."""

from collections.abc import Iterable, Sequence

from assistant.dossier.dossier import Concealed, ConcealedKind, Page
from assistant.dossier.passage import PassageKind
from assistant.dossier.place import Unit
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, looks_like_header, plain_tokens, row_tokens
from assistant.reading.references import References

SECTION_WORDS = 450
"""A text without pages is cut into sections of about a printed page."""


class Flow:
    """Fills a reading block by block. ``unit`` is what its pages are called."""

    def __init__(self, unit: Unit = "section") -> None:
        self.reading = Reading()
        self.page = 1
        self._unit = unit
        self._words = 0
        self._tables = 0
        self._references = References()

    def add(self, kind: PassageKind, text: str, level: int = 0) -> None:
        """A heading of that level, a paragraph, a note, a caption or a line of a table of contents."""
        tokens = plain_tokens(text)
        if not tokens:
            return
        if kind in ("heading", "prose"):
            self._turn(level == 1)
        self._append(self._references.mark(Block(kind, self.page, tokens, level=level)))

    def table(self, rows: Iterable[Sequence[str]], named: bool | None = None) -> None:
        """A table by rows of texts; ``named`` tells whether the first row names the columns, None that it may."""
        whole = [*rows]
        filled = [row for row in whole if any(cell.strip() for cell in row)]
        if not filled:
            return
        if named and filled[0] is not whole[0]:
            named = False
        self._tables += 1
        self._turn(False)
        first = looks_like_header(filled[0]) if named is None else named
        headers = tuple(" ".join(cell.split()) for cell in filled[0]) if first and filled[1:] else ()
        for row in filled[1:] if headers else filled:
            self._append(Block("table", self.page, row_tokens(map(plain_tokens, row), headers), table=self._tables))

    def conceal(self, kind: ConcealedKind, text: str) -> None:
        """Text that a reader does not see."""
        shown = " ".join(text.split())
        if shown:
            self.reading.concealed.append(Concealed(kind=kind, page=self.page, text=shown))

    def turn(self) -> None:
        """A new page or section, if the present one holds anything."""
        if self._words:
            self.page, self._words = self.page + 1, 0

    def to(self, page: int) -> None:
        """The page of that number, for formats that number theirs."""
        self.page, self._words = page, 0

    def finished(self, name: str, pages: int | None = None) -> Reading:
        """The reading with its pages.

        Raises:
            UserError: it holds no text.
        """
        if not self.reading.blocks:
            raise UserError(f"« {name} » ne contient aucun texte ; vérifier qu'il ne s'agit pas d'images collées.")
        count = pages or max(block.page for block in self.reading.blocks)
        self.reading.pages = [Page(number=page, text="", unit=self._unit) for page in range(1, count + 1)]
        return self.reading

    def _turn(self, at_chapter: bool) -> None:
        if self._unit == "section" and (at_chapter or self._words >= SECTION_WORDS):
            self.turn()

    def _append(self, block: Block) -> None:
        self.reading.blocks.append(block)
        self._words += len(block.tokens)
