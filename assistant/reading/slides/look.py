"""How the letters of a slide look, and what lies behind and before them, where that is certain."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.contrast import Colour, stands_out
from assistant.reading.package import Package
from assistant.reading.slides.colour import SHEER, Palette, opacity
from assistant.reading.slides.picture import is_opaque
from assistant.reading.slides.place import A, P, Place, place_of, placeholders

TINY = 250
"""Hundredths of a point of font size under which a letter cannot be read on paper."""
USUAL = 1800
"""Hundredths of a point of a text whose size is not said."""
CRAMMED = 0.4
"""Share of the font size by which letters may be drawn together at most, to be read."""
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FILLS = tuple(f"{A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_PLAIN = tuple(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill"))
_SQUARE = ("rect", "flowChartProcess")
_TITLES = ("title", "ctrTitle")
Standing = Sequence[tuple[Any, Place | None]]


class SlideLook:
    """The shapes and colours of one slide, of its layout and of its master."""

    def __init__(self, package: Package, name: str, root: Any, standing: Standing) -> None:
        """``standing``: the slide's shapes with their places, the hindmost first."""
        layouts = package.related(name, "slideLayout")
        masters = [part for layout in layouts for part in package.related(layout, "slideMaster")]
        above = [one for part in (*layouts, *masters) if (one := package.xml(part)) is not None]
        themes = [part for master in masters for part in package.related(master, "theme")]
        self._package = package
        self._relations = package.relations(name)
        self._palette = Palette([root, *above], package.xml(themes[0]) if themes else None)
        self._named = [dict(placeholders(one)) for one in above]
        self._styles = [styles for one in above if (styles := one.find(f"{P}txStyles")) is not None]
        self._standing = standing
        self._drawn = [(one, place_of(one)) for root in above for one in _drawings(root)]
        """What layouts and masters draw themselves, behind whatever the slide holds."""

    def unseen(
        self, run: Any, paragraph: Any, shape: Any, place: Place | None, cell: Any = None
    ) -> ConcealedKind | None:
        """Why a reader does not see letters, None when she may.

        Args:
            run: the properties of the letters, None when nothing is said of them alone.
            paragraph: the paragraph that they stand in.
            shape: the shape or the frame that holds the paragraph.
            place: where it stands.
            cell: the cell of a table, where the paragraph stands in one.
        """
        looks = [one for one in (run, *self._inherited(paragraph, shape, cell)) if one is not None]
        size = _said(looks, "sz", USUAL) * self._fit(shape, cell)
        if size < TINY or -_said(looks, "spc", 0) > CRAMMED * size:
            return "tiny"
        fill = next((found for one in looks for kind in _PLAIN if (found := one.find(kind)) is not None), None)
        if fill is None:
            return None
        outlined = any(one.find(f"{A}ln/{A}solidFill") is not None for one in looks)
        if (fill.tag == f"{A}noFill" or opacity(fill) <= SHEER) and not outlined:
            return "invisible"
        ink = self._palette.said(fill) if fill.tag == f"{A}solidFill" and not outlined else None
        if ink is None:
            return None
        ground = self._ground(shape, place) if cell is None else self._of_cell(cell, shape, place)
        return "invisible" if ground is not None and not stands_out(ink, ground) else None

    def is_covered(self, shape: Any, place: Place | None) -> bool:
        """Whether something that lets nothing through lies before the whole of a shape."""
        before = [at for at, (one, _) in enumerate(self._standing) if one is shape]
        if place is None or not before:
            return False
        return any(
            where is not None and where.holds(place) and self._is_opaque(one)
            for one, where in self._standing[before[0] + 1 :]
        )

    def may_be_covered(self, shape: Any, place: Place | None) -> bool:
        """Whether something may lie before a part of a shape."""
        before = [at for at, (one, _) in enumerate(self._standing) if one is shape]
        if place is None or not before:
            return True
        return any(where is None or where.overlaps(place) for _, where in self._standing[before[0] + 1 :])

    def _inherited(self, paragraph: Any, shape: Any, cell: Any) -> Iterator[Any]:
        """What the lists of the shape, of its placeholders and of the master say of letters, nearest first."""
        properties = paragraph.find(f"{A}pPr")
        level = "0" if properties is None else properties.get("lvl") or "0"
        path = f"{A}lvl{int(level) + 1 if level.isdecimal() else 1}pPr/{A}defRPr"
        if cell is not None:
            yield from (styles.find(f"{P}otherStyle/{path}") for styles in self._styles)
            return
        for one in (shape, *self._models(shape)):
            yield one.find(f"{P}txBody/{A}lstStyle/{path}")
        role = _role(shape)
        kind = "otherStyle" if role is None else "titleStyle" if role in _TITLES else "bodyStyle"
        yield from (styles.find(f"{P}{kind}/{path}") for styles in self._styles)

    def _models(self, shape: Any) -> Iterator[Any]:
        """The placeholders of the layout and of the master that a placeholder is made from."""
        placeholder = next(shape.iter(f"{P}ph"), None)
        if placeholder is None:
            return
        for named in self._named:
            number, kind = f"#{placeholder.get('idx')}", placeholder.get("type") or "body"
            model = named.get(number) if placeholder.get("idx") else None
            if model is None:
                model = named.get(kind)
            if model is not None:
                yield model

    def _fit(self, shape: Any, cell: Any) -> float:
        """By how much letters are made smaller to fit their shape."""
        fit = None if cell is not None else shape.find(f"{P}txBody/{A}bodyPr/{A}normAutofit")
        scale = "" if fit is None else (fit.get("fontScale") or "").rstrip("%")
        return int(scale) / 100_000 if scale.isdecimal() else 1.0

    def _of_cell(self, cell: Any, table: Any, place: Place | None) -> Colour | None:
        own = cell.find(f"{A}tcPr")
        fill = None if own is None else next((found for kind in _PLAIN if (found := own.find(kind)) is not None), None)
        if fill is not None and fill.tag != f"{A}noFill":
            return self._palette.said(fill) if fill.tag == f"{A}solidFill" and opacity(fill) == 1 else None
        if fill is None and next(table.iter(f"{A}tableStyleId"), None) is not None:
            return None
        return self._behind(table, place)

    def _ground(self, shape: Any, place: Place | None) -> Colour | None:
        for one in (shape, *self._models(shape)):
            own = one.find(f"{P}spPr")
            if own is None:
                return None
            if own.find(f"{A}noFill") is not None:
                break
            if (fill := own.find(f"{A}solidFill")) is not None:
                return self._palette.said(fill) if opacity(fill) == 1 else None
            if _is_filled(one):
                return None
        return self._behind(shape, place)

    def _behind(self, shape: Any, place: Place | None) -> Colour | None:
        """The colour of what lies behind a shape that lets it through; None when that is not certain."""
        if place is None:
            return None
        own = next((at for at, (one, _) in enumerate(self._standing) if one is shape), 0)
        for one, where in reversed(self._standing[:own]):
            if not (where is None or where.overlaps(place)) or not self._may_fill(one):
                continue
            fill = one.find(f"{P}spPr/{A}solidFill")
            plain = fill is not None and where is not None and where.holds(place) and self._is_opaque(one)
            return self._palette.said(fill) if plain else None
        if any(_is_filled(one) and (where is None or where.overlaps(place)) for one, where in self._drawn):
            return None
        return self._palette.background()

    def _may_fill(self, shape: Any) -> bool:
        return _is_filled(shape) or any(map(_is_filled, self._models(shape)))

    def _is_opaque(self, shape: Any) -> bool:
        own = shape.find(f"{P}spPr")
        geometry = None if own is None else own.find(f"{A}prstGeom")
        if geometry is None or geometry.get("prst") not in _SQUARE:
            return False
        if str(shape.tag).endswith("}pic"):
            blip = shape.find(f"{P}blipFill/{A}blip")
            relation = None if blip is None else self._relations.get(blip.get(f"{_R}embed") or "")
            content = self._package.content(relation[1]) if relation else None
            return content is not None and not len(blip) and is_opaque(content)
        fill = own.find(f"{A}solidFill")
        return fill is not None and opacity(fill) == 1


def _drawings(root: Any) -> Iterator[Any]:
    for one in root.find(f"{P}cSld/{P}spTree"):
        if str(one.tag).endswith(("}sp", "}pic", "}grpSp", "}graphicFrame")) and one.find(f".//{P}ph") is None:
            yield one


def _role(shape: Any) -> str | None:
    """Kind of placeholder; None when the shape is none."""
    placeholder = next(shape.iter(f"{P}ph"), None)
    return None if placeholder is None else placeholder.get("type") or "body"


def _said(looks: Sequence[Any], name: str, otherwise: int) -> int:
    said = next((value for one in looks if (value := one.get(name))), "")
    return int(said) if said.lstrip("-").isdecimal() else otherwise


def _is_filled(shape: Any) -> bool:
    """Whether a shape may hide what is behind it: pictures and frames always, others unless nothing fills them."""
    own = shape.find(f"{P}spPr")
    if str(shape.tag).endswith("}cxnSp"):
        return False
    if own is None or not str(shape.tag).endswith("}sp"):
        return True
    if own.find(f"{A}noFill") is not None:
        return False
    reference = shape.find(f"{P}style/{A}fillRef")
    styled = reference is not None and reference.get("idx") != "0"
    return styled or any(own.find(fill) is not None for fill in _FILLS)
