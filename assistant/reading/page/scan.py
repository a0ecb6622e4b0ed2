"""Pages that are pictures: which they are, and the sheets that recognising their words gives."""

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from assistant.dossier.dossier import Page, ReadingWarning
from assistant.dossier.passage import Box
from assistant.reading.block import Block, Reading, Token
from assistant.reading.limit import LIMIT
from assistant.reading.page.layout import Glyph, Sheet
from assistant.reading.page.skew import leant
from assistant.reading.page.tesseract import Picture, Recognised, Word, recognise

POINTS = 72.0
READABLE = 0.6
"""Mean confidence of its words under which a page counts as not read, although what was made out is kept."""
FEWEST = 25
"""Words under which nothing can be said of a page's language."""
PLAIN = 0.03
"""Share of its words that are everyday words of French or English under which a page may be garbled."""
BETTER = 3.0
"""Times more everyday words that a page must have once recognised to replace its text."""
SNAP = 0.3
"""A line whose height differs by less than this share from the usual one is of the usual size."""
LONG = 5
"""Letters from which a word nearly always has one that rises."""
HEIGHT_TO_SIZE = 0.8
"""Share of a recognised line's height that is about its font size."""

_EVERYDAY = frozenset(
    (  # noqa: SIM905
        "le la les l un une des du de d et en à au aux pour par sur dans avec est sont a ont qui que qu ce cette ces "
        "il elle ils nous vous je on ne pas plus se s son sa ses mon ma mes leur the of and to in is for with that this"
    ).split()
)
_WORD = re.compile(r"[^\W\d_]+")
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
"""Letters that a font keeps to itself."""


def is_garbled(text: str) -> bool:
    """Whether the text of a page may be another one than it shows: its letters make no everyday word."""
    words = _WORD.findall(text.casefold())
    if len(_UNKNOWN.findall(text)) > max(10, len(text) // 10):
        return True
    return len(words) >= FEWEST and everyday_share(words) < PLAIN


def reads_better(text: str, recognised: str) -> bool:
    """Whether what was recognised makes sense where the page's own text does not."""
    own, other = (_WORD.findall(one.casefold()) for one in (text, recognised))
    return len(other) >= FEWEST // 2 and everyday_share(other) > max(PLAIN * 2, BETTER * everyday_share(own))


def everyday_share(words: Sequence[str]) -> float:
    """Share of the words, in small letters, that are everyday words of French or English."""
    return sum(word in _EVERYDAY for word in words) / len(words) if words else 0.0


class Scans:
    """What was recognised of a file's pages; warnings go to the reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._found: dict[int, Recognised] = {}
        self._kept: set[int] = set()
        """The pages whose text is what was recognised."""

    def read(self, pictures: Iterable[Picture]) -> dict[int, Sheet]:
        """A sheet by number for each picture on which anything was made out."""
        until = LIMIT.recognised()
        for number, found in recognise(pictures):
            if found is None and time.monotonic() < until:
                self._warn(number, "n'a pas pu être reconnue : la regarder, ou la numériser plus nettement")
            elif found is None:
                told = f"la lecture du fichier est limitée à {LIMIT.seconds:.0f} secondes, le découper"
                self._warn(number, f"n'a pas été lue à temps : {told}")
            elif found.words:
                self._found[number] = found
        usual = median([usual_size(found) for found in self._found.values()]) if self._found else 0.0
        return {number: sheet_of(number, found, usual) for number, found in sorted(self._found.items())}

    def keep(self, numbers: Iterable[int]) -> None:
        """Warns of the pages whose recognised text is kept although it is doubtful."""
        self._kept.update(numbers)
        for number in sorted(self._kept):
            confidence = self._found[number].confidence
            if confidence < READABLE:
                self._warn(number, f"est une image mal lisible (confiance {confidence:.0%}) : la relire à l'œil")

    def pages(self, pages: Sequence[Page]) -> list[Page]:
        """The pages, with the confidence of those that were recognised."""
        return [
            page.model_copy(update={"confidence": round(self._found[page.number].confidence, 3)})
            if page.number in self._found
            else page
            for page in pages
        ]

    def turned_back(self, blocks: Iterable[Block]) -> list[Block]:
        """The blocks, with boxes on the page as it is drawn where it was straightened or turned to be read."""
        return [
            replace(block, tokens=tuple(_turned(token, self._found[block.page]) for token in block.tokens))
            if block.page in self._kept and (self._found[block.page].turn or self._found[block.page].leaning)
            else block
            for block in blocks
        ]

    def as_drawn(self, sheet: Sheet) -> list[Glyph]:
        """The words of a recognised sheet where they stand on the page as it is drawn."""
        found = self._found[sheet.number]
        return [Glyph(glyph.text, _drawn(glyph.box, found), glyph.size, glyph.bold) for glyph in sheet.glyphs]

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page as it is drawn, in points."""
        found = self._found[number]
        scale = POINTS / found.resolution
        width, height = found.width * scale, found.height * scale
        return (height, width) if found.turn in (90, 270) else (width, height)

    def _warn(self, number: int, told: str) -> None:
        text = f"La page {number} {told}."
        self.reading.warnings.append(ReadingWarning(kind="unreadable_page", page=number, text=text))


def _lines(found: Recognised) -> dict[tuple[int, int, int], list[Word]]:
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for word in found.words:
        lines.setdefault(word.line, []).append(word)
    return lines


def _height(words: Sequence[Word]) -> float:
    """Height of most words of a line in pixels, the long ones if any: their letters rise; skew does not add to it.

    Long words are wider than high: where they are not, they stand on their side.
    """
    long = [min(box.bottom - box.top, box.x1 - box.x0) for _, box, *_ in filter(_is_long, words)]
    return median(long or [word.box.bottom - word.box.top for word in words])


def _is_long(word: Word) -> bool:
    return len(word.text) >= LONG


def usual_size(found: Recognised) -> float:
    """Font size of most lines, in points."""
    heights = [_height(words) for words in _lines(found).values() for _ in words]
    return median(heights) * HEIGHT_TO_SIZE * POINTS / found.resolution


def sheet_of(number: int, found: Recognised, usual: float) -> Sheet:
    """The recognised words as a page of that number; ``usual`` is the document's font size in points."""
    scale = POINTS / found.resolution
    glyphs: list[Glyph] = []
    for words in _lines(found).values():
        size = _height(words) * HEIGHT_TO_SIZE * scale
        shown = usual if abs(size - usual) <= SNAP * usual else size
        glyphs.extend(
            Glyph(word.text, Box(*(side * scale for side in word.box)), round(shown, 1), bold=False) for word in words
        )
    return Sheet(number=number, width=found.width * scale, height=found.height * scale, glyphs=tuple(glyphs))


def _turned(token: Token, found: Recognised) -> Token:
    return Token(token.text, tuple((at, _drawn(box, found)) for at, box in token.boxes))


def _drawn(box: Box, found: Recognised) -> Box:
    """The box, in points, on the page as it is drawn."""
    scale = POINTS / found.resolution
    width, height = found.width * scale, found.height * scale
    if found.turn in (90, 270):
        width, height = height, width
    upright = _unturned(box, found.turn, width, height)
    return leant(upright, found.leaning, width, height) if found.leaning else upright


def _unturned(box: Box, turn: int, width: float, height: float) -> Box:
    """The box before the page was turned; ``width`` and ``height`` are those of the page before it was."""
    if turn == 90:
        return Box(box.top, height - box.x1, box.bottom, height - box.x0)
    if turn == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if turn == 270:
        return Box(width - box.bottom, box.x0, width - box.top, box.x1)
    return box
