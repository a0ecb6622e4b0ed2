"""The pictures of a Word document that are shown large enough to be read."""

from typing import Any

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.blip import cropped, is_plain
from assistant.reading.pictures import LEAST_SHARE, Picture
from assistant.reading.word.place import W, may_lie_under, unseen_drawing

UNSEEN: tuple[ConcealedKind, ...] = ("hidden_run", "deletion", "outside_page")
"""What hides a picture that stands among letters; their size and colour do not."""
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
SOURCES = (f"{_A}blip", f"{_V}imagedata")
"""Elements that name a picture."""
_TWIP = 635
"""English metric units."""
_USUAL_WIDTH = 9026 * _TWIP
"""Width of the text on an A4 sheet with Word's margins."""


class Shown:
    """Finds pictures in the package of the document."""

    def __init__(self, document: Any) -> None:
        self._part = document.part
        self._least = LEAST_SHARE * _text_width(document)

    def picture(self, source: Any, paragraph: Any) -> Picture | None:
        """The picture that an element in the paragraph names; None when it is not seen, too small, or a drawing."""
        if any(str(node.tag).endswith("}svgBlip") for node in source.iter()):
            return None
        frame = next(source.iterancestors(f"{_WP}inline", f"{_WP}anchor"), None)
        if frame is not None and (unseen_drawing(frame) or self._is_narrow(frame)):
            return None
        linked = source.get(f"{_R}link") or source.get(f"{_R}href")
        named = source.get(f"{_R}embed") or source.get(f"{_R}id") or source.get(f"{_R}pict") or linked
        relation = None if named is None else self._part.rels.get(named)
        if relation is None:
            return None
        if relation.is_external:
            return Picture(str(relation.target_ref), lambda: None)
        part = relation.target_part
        plain = is_plain(source) and frame is not None and not may_lie_under(frame, paragraph)
        return Picture(str(part.partname), lambda: bytes(part.blob), cropped(source), plain)

    def _is_narrow(self, frame: Any) -> bool:
        size = frame.find(f"{_WP}extent")
        width = "" if size is None else size.get("cx") or ""
        return width.isdecimal() and int(width) < self._least


def _text_width(document: Any) -> float:
    """Width of the text on the last section's paper, in English metric units."""
    section = document.element.body.find(f"{W}sectPr")
    size, margins = (None if section is None else section.find(f"{W}{name}") for name in ("pgSz", "pgMar"))
    said = [
        "" if element is None else element.get(f"{W}{name}") or ""
        for element, name in ((size, "w"), (margins, "left"), (margins, "right"))
    ]
    if not all(number.isdecimal() for number in said):
        return _USUAL_WIDTH
    width, left, right = (int(number) * _TWIP for number in said)
    return width - left - right if width > left + right else _USUAL_WIDTH
