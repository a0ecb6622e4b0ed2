"""How text of an RTF looks: whether a reader of the page sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.contrast import WHITE, Colour, stands_out

TINY = 6
"""Half-points of font size up to which a letter cannot be read on paper."""
NARROW = 20
"""Percentage of their width up to which letters cannot be told apart."""
CRAMMED = 0.4
"""Share of the font size by which letters may be drawn together at most, to be read."""
AWAY = 200
"""Half-points by which text may be raised or lowered at most, to stay on its line's page."""
FAR = 12_000
"""Twips to the left of the text's margin from which nothing is on the paper."""
BESIDE = 2_000
"""Twips to the left of its text or above it from which a text box is not on the paper."""
WIDEST = 25_000
"""Twips to the right of its text from which a text box is not on the paper."""
FLAT = 40
"""Twips of a line's height under which nothing of its letters is left."""
_USUAL = 24

_OF_LETTERS = {
    "fs": "size", "cf": "ink", "highlight": "mark", "chcbpat": "mark", "cb": "mark", "charscalex": "scale",
    "expndtw": "spacing", "up": "raised", "dn": "lowered", "chshdng": "pattern",
}  # fmt: skip
_OF_PARAGRAPHS = {
    "cbpat": "shade", "shading": "hatch", "li": "left", "lin": "left", "fi": "first", "sl": "leading", "posx": "frame",
    "posnegx": "frame",
}  # fmt: skip
_DEFAULTS = {"size": _USUAL, "scale": 100}


_SIDES = frozenset({"shpleft", "shptop", "shpright", "shpbottom"})


@dataclass(frozen=True, slots=True)
class Look:
    """What control words say of letters and of their paragraph, in the units of RTF."""

    hidden: bool = False
    deleted: bool = False
    letters: Mapping[str, int] = field(default_factory=dict)
    paragraph: Mapping[str, int] = field(default_factory=dict)

    def changed(self, word: str, number: int | None) -> "Look":
        """The look after a control word."""
        if word == "plain":
            return Look(paragraph=self.paragraph)
        if word == "pard":
            return replace(self, paragraph={})
        if word in ("v", "webhidden"):
            return replace(self, hidden=number != 0)
        if word in ("deleted", "mvf"):
            return replace(self, deleted=number != 0)
        if name := _OF_LETTERS.get(word):
            return replace(self, letters={**self.letters, name: _DEFAULTS.get(name, 0) if number is None else number})
        if name := _OF_PARAGRAPHS.get(word):
            return replace(self, paragraph={**self.paragraph, name: number or 0})
        return self

    def unseen(self, colours: Sequence[Colour | None], behind: Colour | None) -> ConcealedKind | None:
        """Why a reader does not see the text, None when she does.

        Args:
            colours: the document's, None where one is left to the program.
            behind: the colour of the cell, the text box or the page around the paragraph; None when it is not known.
        """
        if self.deleted:
            return "deletion"
        if self.hidden:
            return "hidden_run"
        said, around = self.letters, self.paragraph
        size = said.get("size", _USUAL) or _USUAL
        if size <= TINY or said.get("scale", 100) <= NARROW or -said.get("spacing", 0) / 10 > CRAMMED * size:
            return "tiny"
        if -FLAT < around.get("leading", 0) < 0:
            return "tiny"
        if max(said.get("raised", 0), said.get("lowered", 0)) > AWAY:
            return "outside_page"
        if min(around.get("left", 0), around.get("left", 0) + around.get("first", 0), around.get("frame", 0)) < -FAR:
            return "outside_page"
        ink = _colour(colours, said["ink"]) if "ink" in said else None
        ground = self._ground(colours, behind)
        return "invisible" if ink is not None and ground is not None and not stands_out(ink, ground) else None

    def _ground(self, colours: Sequence[Colour | None], behind: Colour | None) -> Colour | None:
        if self.letters.get("pattern") or self.paragraph.get("hatch"):
            return None
        for index in (self.letters.get("mark", 0), self.paragraph.get("shade", 0)):
            if index:
                return _colour(colours, index)
        return behind


PLAIN = Look()
"""Letters of which nothing is said."""


class Grounds:
    """What is behind paragraphs: the page, the cells of the row that is defined, the shape that is drawn."""

    def __init__(self) -> None:
        self.paper: Colour | None = WHITE
        self.shape: dict[str, str] = {}
        """Properties and places of the shape that was opened last."""
        self._cells: list[int | None] = []
        self._shade: int | None = 0

    def word(self, word: str, number: int | None) -> None:
        """A control word that defines a row or places a shape."""
        if word == "trowd":
            self._cells, self._shade = [], 0
        elif word == "clcbpat":
            self._shade = None if self._shade is None else number or 0
        elif word == "clshdng" and number:
            self._shade = None
        elif word == "shpinst":
            self.shape = {}
        elif word in _SIDES:
            self.shape[word] = str(number or 0)
        elif word == "cellx":
            self._cells.append(self._shade)
            self._shade = 0

    def cell(self, place: int, colours: Sequence[Colour | None]) -> Colour | None:
        """The colour behind the text of the row's cell of that place."""
        shade = self._cells[place] if place < len(self._cells) else 0
        return self.paper if shade == 0 else None if shade is None else _colour(colours, shade)

    def box(self) -> Colour | None:
        """The colour of the text box; that of the page when nothing fills it."""
        filled = self.shape.get("fillColor", "")
        if not filled.isdecimal() or self.shape.get("fFilled") == "0":
            return self.paper
        return None if self.shape.get("fillType", "0") != "0" else blended(int(filled))

    def is_unseen(self) -> bool:
        """Whether the shape is set not to be drawn."""
        return self.shape.get("fHidden") == "1"

    def is_away(self) -> bool:
        """Whether the shape lies beside the paper."""
        before = min(_whole(self.shape.get(side, "0")) for side in ("shpright", "shpbottom"))
        return before < -BESIDE or _whole(self.shape.get("shpleft", "0")) > WIDEST


def blended(number: int) -> Colour:
    """The colour of a shape's property: blue, green and red in one number."""
    return number & 255, number >> 8 & 255, number >> 16 & 255


def _colour(colours: Sequence[Colour | None], index: int) -> Colour | None:
    """The colour of that number; None for the program's own."""
    return colours[index] if 0 <= index < len(colours) else None


def _whole(text: str) -> int:
    return int(text) if text.lstrip("-").isdecimal() else 0
