"""The pictures of an OpenDocument text that are shown large enough to be read."""

from typing import Any

from odf.namespaces import DRAWNS, FONS, STYLENS, SVGNS, TEXTNS, XLINKNS
from odf.opendocument import IS_IMAGE

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.odt.look import Looks
from assistant.reading.odt.place import drawings_near, is_picture, points
from assistant.reading.pictures import LEAST_SHARE, Picture

IMAGE = (DRAWNS, "image")
UNSEEN: tuple[ConcealedKind, ...] = ("hidden_run", "outside_page")
"""What hides a picture that stands among letters; their size and colour do not."""
_USUAL_WIDTH = 481.9
"""Points of the text's width on an A4 sheet with LibreOffice's margins."""
_USUAL = {
    (DRAWNS, "luminance"): ("", "0%"),
    (DRAWNS, "contrast"): ("", "0%"),
    (DRAWNS, "gamma"): ("", "100%"),
    (DRAWNS, "image-opacity"): ("", "100%"),
    (DRAWNS, "color-mode"): ("", "standard", "greyscale"),
    (DRAWNS, "red"): ("", "0%"),
    (DRAWNS, "green"): ("", "0%"),
    (DRAWNS, "blue"): ("", "0%"),
    (DRAWNS, "color-inversion"): ("", "false"),
    (FONS, "clip"): ("", "rect(0cm, 0cm, 0cm, 0cm)", "rect(0in, 0in, 0in, 0in)", "auto"),
}
"""What a frame's style says of a picture that is shown as it is stored."""
_APART = ("none", "left", "right", "parallel", "dynamic", "biggest")
"""How frames stand that no other one lies over."""
_OBJECTS = {(DRAWNS, "object"), (DRAWNS, "object-ole")}


def picture_of(image: Any, document: Any, looks: Looks) -> Picture | None:
    """A picture of the document; None when it is too narrow, or stands for an object.

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
    plain = not any(looks.of_frame(image.parentNode, key) not in usual for key, usual in _USUAL.items())
    covered = any(_floats(drawing, looks) for drawing in drawings_near(image))
    return Picture(name, lambda: bytes(content) if kind == IS_IMAGE else None, plain=plain and not covered)


def _floats(drawing: Any, looks: Looks) -> bool:
    """Whether a frame or a shape may lie over what is near."""
    if str(drawing.getAttrNS(TEXTNS, "anchor-type") or "") == "as-char":
        return False
    return not is_picture(drawing) or looks.of_frame(drawing, (STYLENS, "wrap")) not in _APART
