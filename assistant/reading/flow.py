"""Blocks of a text that flows, without pages or with those it tells: else it is cut into sections of a printed page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.dossier.dossier import Concealed, ConcealedKind, Page
from assistant.dossier.passage import PassageKind
from assistant.dossier.place import Unit
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, plain_tokens, row_tokens
from assistant.reading.paging import Paging
from assistant.reading.pictures import Picture, Pictures
from assistant.reading.references import References
from assistant.reading.table import column_names

SECTION_WORDS = 450
"""A text without pages is cut into sections of about a printed page."""


class Flow:
    """Fills a reading block by block. ``unit`` is what its pages are called: sections may turn out to be pages."""

    def __init__(self, unit: Unit = "section") -> None:
        self.reading = Reading()
        self.page = 1
        self.paging = Paging()
        """Told of every turn of the page by the formats that write them down."""
        self._unit = unit
        self._words = 0
        self._tables = 0
        self._references = References()
        self._printed: list[int] = []
        """For every block, the page that ``paging`` was on."""
        self._printed_apart: list[int] = []
        self._running: dict[str, tuple[int, int]] = {}
        self._pictures = Pictures()

    def add(self, kind: PassageKind, text: str, level: int = 0) -> None:
        """A heading of that level, a paragraph, a note, a caption or a line of a table of contents."""
        tokens = plain_tokens(text)
        if not tokens:
            return
        if kind in ("heading", "prose"):
            self._turn(level == 1)
        self._append(self._references.mark(Block(kind, self.page, tokens, level=level)), self.paging.number)

    def table(self, rows: Iterable[Sequence[str]], named: bool | None = None, pages: Sequence[int] = ()) -> None:
        """A table by rows of texts; ``named`` tells whether the first row names the columns, None that it may.

        ``pages``: for every row, the page that ``paging`` was on where the row begins.
        """
        whole = [*rows]
        places = [*pages] or [self.paging.number] * len(whole)
        filled = [(row, page) for row, page in zip(whole, places, strict=True) if any(cell.strip() for cell in row)]
        if not filled:
            return
        first = filled[0][0]
        if named and first is not whole[0]:
            named = False
        self._tables += 1
        self._turn(False)
        headers, told = column_names([row for row, _ in filled])
        if named is not None and told < 2:
            headers, told = (tuple(" ".join(cell.split()) for cell in first), 1) if named and filled[1:] else ((), 0)
        for row, page in filled[told:]:
            tokens = row_tokens(map(plain_tokens, row), headers)
            self._append(Block("table", self.page, tokens, table=self._tables), page)

    def conceal(self, kind: ConcealedKind, text: str) -> None:
        """Text that a reader does not see."""
        shown = " ".join(text.split())
        if shown:
            self.reading.concealed.append(Concealed(kind=kind, page=self.page, text=shown))
            self._printed_apart.append(self.paging.number)

    def running(self, text: str) -> None:
        """What stands at the top or at the bottom of the pages from here on; page numbers alone are dropped."""
        if any(character.isalpha() for character in text):
            self._running.setdefault(" ".join(text.split()), (self.page, self.paging.number))

    def picture(self, picture: Picture) -> None:
        """A picture that is shown after what was added last."""
        self._pictures.met(picture, len(self.reading.blocks), self.page, self.paging.number)

    def turn(self) -> None:
        """A new page or section, if the present one holds anything."""
        if self._words:
            self.page, self._words = self.page + 1, 0

    def broken(self) -> None:
        """At a break of the page that the author set."""
        self.paging.broken()
        self.turn()

    def begins(self) -> None:
        """Before what begins a page."""
        self.paging.begins()
        self.turn()

    def to(self, page: int) -> None:
        """The page of that number, for formats that number theirs."""
        self.page, self._words = page, 0

    def finished(self, name: str, pages: int | None = None) -> Reading:
        """The reading with its pages.

        Raises:
            UserError: it holds no text, or too many pages.
        """
        reading = self.reading
        printed = self.paging.is_told(name)
        if printed:
            self._unit, pages = "page", self.paging.number
            reading.blocks = [
                replace(block, page=page) for block, page in zip(reading.blocks, self._printed, strict=True)
            ]
            reading.concealed = [
                apart.model_copy(update={"page": page})
                for apart, page in zip(reading.concealed, self._printed_apart, strict=True)
            ]
        self._pictures.read(reading, self._unit, printed)
        if not reading.blocks:
            raise UserError(f"« {name} » ne contient aucun texte ; vérifier qu'il ne s'agit pas d'images collées.")
        running = [
            Block("running", paged if printed else section, plain_tokens(text))
            for text, (section, paged) in self._running.items()
        ]
        reading.blocks = sorted([*reading.blocks, *running], key=lambda block: block.page)
        last = max((apart.page for apart in reading.concealed), default=1)
        count = pages or max(last, *(block.page for block in reading.blocks))
        reading.pages = self._pictures.marked(
            [Page(number=page, text="", unit=self._unit) for page in range(1, count + 1)]
        )
        return reading

    def _turn(self, at_chapter: bool) -> None:
        if self._unit == "section" and (at_chapter or self._words >= SECTION_WORDS):
            self.turn()

    def _append(self, block: Block, printed: int) -> None:
        self.reading.blocks.append(block)
        self._printed.append(printed)
        self._words += len(block.tokens)
