"""The pictures of an OpenDocument text that are shown large enough to be read."""

from collections.abc import Callable
from typing import Any

from odf.namespaces import DRAWNS, SVGNS, XLINKNS
from odf.opendocument import IS_IMAGE

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.odt.place import points
from assistant.reading.pictures import LEAST_SHARE

IMAGE = (DRAWNS, "image")
UNSEEN: tuple[ConcealedKind, ...] = ("hidden_run", "outside_page")
"""What hides a picture that stands among letters; their size and colour do not."""
_USUAL_WIDTH = 481.9
"""Points of the text's width on an A4 sheet with LibreOffice's margins."""
_OBJECTS = {(DRAWNS, "object"), (DRAWNS, "object-ole")}


def picture_of(image: Any, document: Any) -> tuple[str, Callable[[], bytes | None]] | None:
    """The name of a picture's part and what gives its bytes; None when it is too narrow, or stands for an object.

    A frame may hold one picture in several formats: the first that a program knows is shown.
    """
    held = [child for child in image.parentNode.childNodes if getattr(child, "qname", None) in {IMAGE, *_OBJECTS}]
    if held[0] is not image or any(child.qname in _OBJECTS for child in held):
        return None
    width = points(str(image.parentNode.getAttrNS(SVGNS, "width") or ""))
    if width is not None and width < LEAST_SHARE * _USUAL_WIDTH:
        return None
    name = str(image.getAttrNS(XLINKNS, "href") or "").removeprefix("./")
    kind, content, _ = document.Pictures.get(name, (None, b"", ""))
    return name, lambda: bytes(content) if kind == IS_IMAGE else None
