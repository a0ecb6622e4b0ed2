"""A dossier as it was read: its pages, its passages, and what was kept apart."""

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.dossier.passage import Passage
from assistant.dossier.place import NOUNS, Unit, extent, place, places, ranges

ConcealedKind = Literal[
    "invisible",
    "tiny",
    "outside_page",
    "hidden_run",
    "comment",
    "deletion",
    "zero_width",
    "annotation",
    "notes",
    "form",
    "alternative",
    "metadata",
    "layer",
]
WarningKind = Literal[
    "unreadable_page",
    "unread_picture",
    "instruction",
    "wrong_extension",
    "encoding",
    "truncated_page",
    "no_heading",
    "recognised",
    "skipped_file",
]


class Concealed(BaseModel):
    """Text that a reader of the rendered document does not see. Never retrieved, prompted or quoted."""

    model_config = ConfigDict(frozen=True)

    kind: ConcealedKind
    page: int
    text: str


class ReadingWarning(BaseModel):
    """Something about the reading that a juror should know, in French."""

    model_config = ConfigDict(frozen=True)

    kind: WarningKind
    page: int | None = None
    text: str


class Page(BaseModel):
    """A page, a slide, or for formats without pages a section. Width and height are in points, if there is a layout."""

    model_config = ConfigDict(frozen=True)

    number: int = Field(ge=1)
    text: str
    width: float | None = None
    height: float | None = None
    unit: Unit = "page"
    confidence: float | None = None
    """Mean confidence (0 to 1) of the words that were recognised in a picture of the page; None for written text."""
    part: str | None = None
    """For an archive: name of the file in it that holds the page."""
    part_page: int | None = None
    """For an archive: number of the page in that file."""


class Dossier(BaseModel):
    """One file of a candidate, read."""

    model_config = ConfigDict(frozen=True)

    file: str
    """Base name of the file as it was handed in."""
    sha256: str
    format: Literal["pdf", "docx", "odt", "pptx", "html", "rtf", "markdown", "text", "image", "zip"]
    reader: str
    """Version of the reader: what was read by another version is read again."""
    pages: tuple[Page, ...] = Field(min_length=1)
    passages: tuple[Passage, ...]
    concealed: tuple[Concealed, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()

    @property
    def word_count(self) -> int:
        """Words of visible text, split on white space."""
        return sum(len(page.text.split()) for page in self.pages)

    @property
    def unreadable_pages(self) -> tuple[int, ...]:
        """Numbers of the pages that hold no readable text, in their order."""
        return tuple(sorted({w.page for w in self.warnings if w.kind == "unreadable_page" and w.page is not None}))

    @property
    def unreadable(self) -> str:
        """«pages 12–14 illisibles», or nothing when every page was read."""
        return ranges([(self._unit(number), number) for number in self.unreadable_pages])

    def place(self, number: int) -> str:
        """How a page is named in a sentence: «p. 3», «section 3», «diapositive 3»."""
        return place(self._unit(number), number)

    def places(self, numbers: Iterable[int]) -> str:
        """How several pages are named: «p. 3, 4 et 7», «sections 2 et 3»."""
        return places([(self._unit(number), number) for number in numbers])

    @property
    def extent(self) -> str:
        """«12 pages», «3 sections», «2 pages et 3 diapositives»."""
        return extent([page.unit for page in self.pages])

    def titled(self, number: int) -> str:
        """A page's name where it stands alone: «page 3», «section 3», «diapositive 3»."""
        return f"{NOUNS[self._unit(number)]} {number}"

    def _unit(self, number: int) -> Unit:
        return self.pages[number - 1].unit if 1 <= number <= len(self.pages) else "page"

    def passage(self, passage_id: str) -> Passage:
        """The passage of that id; KeyError if there is none."""
        for passage in self.passages:
            if passage.id == passage_id:
                return passage
        raise KeyError(passage_id)

    def as_json(self) -> dict[str, Any]:
        """The agreed shape of ``read --json``, with the kind and the headings of each passage added."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "pages": len(self.pages),
            "words": self.word_count,
            "passages": [
                {"id": p.id, "page": p.page, "text": p.text, "kind": p.kind, "path": list(p.path)}
                for p in self.passages
            ],
            "concealed": [c.model_dump() for c in self.concealed],
            "warnings": [w.model_dump() for w in self.warnings],
        }
