"""The pictures that stand in a document: their words after them where they are read, else one warning on them all."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import NamedTuple

from assistant.dossier.dossier import Page, ReadingWarning
from assistant.dossier.place import Unit, stretches
from assistant.reading.block import Block, Reading, plain_tokens

LEAST_SHARE = 0.25
"""Share of the text's width from which a picture may be meant to be read."""
READABLE = 0.6
"""Mean confidence of its words under which a picture is to be read again by a person."""
_PASTED = "assistant.reading.page.pasted"
"""Looked up when a picture is met: documents without one do without the libraries that open and read them."""


class Picture(NamedTuple):
    """A picture that stands in a document."""

    name: str
    """That of its part in the file, the same for the same picture."""
    content: Callable[[], bytes | None]
    """Gives its bytes; None, or ``ValueError`` or ``OSError``, when they cannot be had."""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Shares of it that are cut off on the left, at the top, on the right and at the bottom."""
    plain: bool = True
    """Whether it is shown as it is stored; what something may cover or fade is not read."""


class Told(NamedTuple):
    """What was read on a picture."""

    paragraphs: tuple[str, ...]
    confidence: float
    """Mean of its words', 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Met:
    picture: Picture
    at: int
    """Blocks that stand before it."""
    page: int
    printed: int


class Pictures:
    """Told of every picture that is shown; the same one met again, such as a logo, counts where it came first."""

    def __init__(self) -> None:
        self._met: list[_Met] = []
        self._known: set[tuple[str, object]] = set()
        self._confidence: dict[int, float] = {}

    def met(self, picture: Picture, at: int, page: int, printed: int = 0) -> None:
        """A picture that is shown.

        Args:
            picture: that picture.
            at: how many blocks stand before it.
            page: the page or the section where it is shown.
            printed: its page where the file may tell pages of its own.
        """
        if (picture.name, picture.crop) in self._known:
            return
        self._known.add((picture.name, picture.crop))
        found = _had(picture)
        if found is not None:
            same = hashlib.sha256(found).hexdigest(), picture.crop
            may_hold_text: Callable[[bytes], bool] = resolve_name(f"{_PASTED}:may_hold_text")
            if same in self._known or not may_hold_text(found):
                return
            self._known.add(same)
        self._met.append(_Met(picture, at, page, printed))

    def read(self, reading: Reading, unit: Unit, printed: bool = False) -> None:
        """Puts the words of the pictures where they stand, and warns of those that were not read.

        Args:
            reading: its blocks are those of the document in the order in which pictures were met.
            unit: what the pages are called.
            printed: whether they are those that the file tells.
        """
        if not self._met:
            return
        told, install = self._recognised()
        blocks: list[Block] = []
        after = 0
        unread: list[int] = []
        doubtful: list[tuple[int, float]] = []
        for place, met in enumerate(self._met):
            page = met.printed if printed else met.page
            found = told.get(place)
            if found is None:
                unread.append(page)
                continue
            blocks += [*reading.blocks[after : met.at]]
            blocks += [Block("prose", page, plain_tokens(paragraph)) for paragraph in found.paragraphs]
            after = max(after, met.at)
            self._confidence[page] = min(found.confidence, self._confidence.get(page, 1.0))
            if found.confidence < READABLE:
                doubtful.append((page, found.confidence))
        reading.blocks = [*blocks, *reading.blocks[after:]]
        if unread:
            self._warn_unread(reading, unit, unread, install)
        if doubtful:
            self._warn_doubtful(reading, unit, doubtful)

    def marked(self, pages: Sequence[Page]) -> list[Page]:
        """The pages, with the confidence of those on which words of a picture were recognised."""
        return [
            page.model_copy(update={"confidence": round(self._confidence[page.number], 3)})
            if page.number in self._confidence
            else page
            for page in pages
        ]

    def _recognised(self) -> tuple[Mapping[int, Told], str | None]:
        """What was read, by places in the list, and what to install where nothing can be."""
        missing: Callable[[], str | None] = resolve_name(f"{_PASTED}:missing")
        install = missing()
        if install:
            return {}, install
        recognised: Callable[[dict[int, Picture]], dict[int, Told]] = resolve_name(f"{_PASTED}:recognised")
        return recognised({place: met.picture for place, met in enumerate(self._met) if met.picture.plain}), None

    @staticmethod
    def _warn_unread(reading: Reading, unit: Unit, pages: list[int], install: str | None) -> None:
        several = len(pages) > 1
        what = f"{len(pages)} images n'ont pas été lues" if several else "une image n'a pas été lue"
        it = "les" if several else "la"
        do = (
            f"{install}, ou {it} regarder dans le fichier"
            if install
            else f"{it} joindre en PDF ou {it} regarder dans le fichier"
        )
        text = f"{_where(unit, pages)} : {what} ; {do}."
        reading.warnings.append(ReadingWarning(kind="unread_picture", page=min(pages), text=text))

    @staticmethod
    def _warn_doubtful(reading: Reading, unit: Unit, found: list[tuple[int, float]]) -> None:
        several = len(found) > 1
        what = f"{len(found)} images sont mal lisibles" if several else "une image est mal lisible"
        confidence = f"(confiance {min(sure for _, sure in found):.0%})"
        pages = [page for page, _ in found]
        text = f"{_where(unit, pages)} : {what} {confidence} ; {'les' if several else 'la'} relire à l'œil."
        reading.warnings.append(ReadingWarning(kind="unread_picture", page=min(pages), text=text))


def _had(picture: Picture) -> bytes | None:
    try:
        return picture.content()
    except (ValueError, OSError):
        return None


def _where(unit: Unit, pages: list[int]) -> str:
    return stretches([(unit, page) for page in sorted(set(pages))]).capitalize()
