"""How runs of a Word document look: whether a reader of the page sees them."""

from collections.abc import Collection, Iterator
from typing import Any, Literal

from assistant.dossier.dossier import ConcealedKind
from assistant.reading.contrast import WHITE, Colour, colour, stands_out
from assistant.reading.word.place import W, may_lie_on_a_drawing, unseen_place

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TINY = 6
"""Half-points of font size up to which a letter cannot be read on paper."""
NARROW = 20
"""Percentage of their width up to which letters cannot be told apart."""
CRAMMED = 0.4
"""Share of the font size by which letters may be drawn together at most, to be read."""
AWAY = 200
"""Half-points by which text may be raised or lowered at most, to stay on its line's page."""
SHEER = 90_000
"""Thousandths of a percent of transparency from which nothing is seen."""
USUAL = 22
"""Half-points of a text whose size is not said."""

_RUNS = (f"{W}r", "{http://schemas.openxmlformats.org/officeDocument/2006/math}r")
_OFF = ("0", "false", "off")
_WHITES = ("background1", "light1", "bg1", "lt1")
Unknown = Literal["unknown"]
"""A background that is there and whose colour is not said where it is looked for."""


def members(element: Any, tag: str, wrappers: Collection[str]) -> Iterator[Any]:
    """Children of that tag, those within wrappers, such as content controls, included."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in wrappers:
            yield from members(child, tag, wrappers)


class Looks:
    """Run properties of a document: a run's own, then its style's, then its paragraph's style's."""

    def __init__(self, document: Any) -> None:
        """Reads the document's styles."""
        elements = style_elements(document)
        self._properties = {
            style_id: [
                properties
                for ancestor in based_on(elements, style_id)
                if (properties := elements[ancestor].find(f"{W}rPr")) is not None
            ]
            for style_id in elements
        }
        self._placed = {
            style_id: [
                properties
                for ancestor in based_on(elements, style_id)
                if (properties := elements[ancestor].find(f"{W}pPr")) is not None
            ]
            for style_id in elements
        }
        self._defaults = document.styles.element.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._paper = _paper(document)
        self._judged: tuple[Any, ConcealedKind | None] = (None, None)
        """The paragraph that was looked at last, and why its place is not seen."""
        self._shades = {
            style_id: [shade for a in based_on(elements, style_id) for shade in elements[a].iter(f"{W}shd")]
            for style_id in elements
        }
        self._usual = next(
            (
                style_id
                for style_id, element in elements.items()
                if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true")
            ),
            "",
        )
        self._contents = {style.style_id for style in document.styles if (style.name or "").lower().startswith("toc")}
        self._weights: dict[tuple[str, str], tuple[int, bool]] = {}
        """Size and weight by the styles of a run and of its paragraph."""

    def weight(self, run: Any, paragraph: Any) -> tuple[int, bool]:
        """Half-points of a run's letters, and whether they are bold."""
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._usual
        own = run.findall(f"{W}rPr")
        styles = (_value(run.find(f"{W}rPr/{W}rStyle")), style)
        if styles not in self._weights:
            looks = [*(look for one in styles for look in self._properties.get(one, ())), *self._defaults]
            self._weights[styles] = _whole(_value(_first(looks, "sz")), USUAL), _is_on(_first(looks, "b"))
        size, bold = self._weights[styles]
        said = _first(own, "b")
        return _whole(_value(_first(own, "sz")), size), bold if said is None else _is_on(said)

    def is_listed(self, paragraph: Any) -> bool:
        """Whether a paragraph is an item of a list, by itself or by its style."""
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._usual
        own = paragraph.find(f"{W}pPr/{W}numPr")
        return own is not None or any(look.find(f"{W}numPr") is not None for look in self._placed.get(style, ()))

    def hidden(self, node: Any, paragraph: Any) -> ConcealedKind | None:
        """Why a reader does not see the text of the node, None when she does."""
        if node.tag == f"{W}delText":
            return "deletion"
        run = None
        ancestor = node.getparent()
        while ancestor is not None and ancestor is not paragraph:
            if ancestor.tag in (f"{W}del", f"{W}moveFrom"):
                return "deletion"
            if ancestor.tag in _RUNS and run is None:
                run = ancestor
            ancestor = ancestor.getparent()
        return None if run is None else self._unseen(run, paragraph)

    def _unseen(self, run: Any, paragraph: Any) -> ConcealedKind | None:
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._usual
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        looks = [
            *run.findall(f"{W}rPr"),
            *self._properties.get(_value(run.find(f"{W}rPr/{W}rStyle")), ()),
            *self._properties.get(style, ()),
            *(() if table is None else self._properties.get(_value(table.find(f"{W}tblPr/{W}tblStyle")), ())),
            *self._defaults,
        ]
        if self._judged[0] is not paragraph:
            self._judged = paragraph, unseen_place(paragraph, self._placed.get(style, []))
        # Tables of contents hide their page numbers from web pages only; elsewhere nothing honest does.
        vanishing = ("vanish", "specVanish") if style in self._contents else ("vanish", "specVanish", "webHidden")
        if any(_is_on(_first(looks, name)) for name in vanishing):
            return "hidden_run"
        size = _whole(_value(_first(looks, "sz")), USUAL)
        crammed = -_whole(_value(_first(looks, "spacing")), 0) / 10 > CRAMMED * size
        if size <= TINY or _whole(_value(_first(looks, "w")).rstrip("%"), 100) <= NARROW or crammed:
            return "tiny"
        if abs(_whole(_value(_first(looks, "position")), 0)) > AWAY:
            return "outside_page"
        if self._judged[1]:
            return self._judged[1]
        ink = _ink(looks)
        if ink is None:
            return "invisible" if _is_sheer(looks) else None
        ground = self._ground(looks, run)
        if ground is None:
            ground = "unknown" if may_lie_on_a_drawing(paragraph) else self._paper
        return None if ground == "unknown" or stands_out(ink, ground) else "invisible"

    def _ground(self, looks: list[Any], run: Any) -> Colour | Unknown | None:
        """What is behind the run: the nearest background around it, None when it is the page."""
        highlight = _first(looks, "highlight")
        if highlight is not None and _value(highlight) != "none":
            return colour(_value(highlight)) or "unknown"
        shades = [_first(looks, "shd")]
        ancestor = run.getparent()
        while ancestor is not None:
            if ancestor.tag == f"{W}txbxContent":
                found = _boxed(ancestor)
                if found is not None:
                    return found
            shades.extend(ancestor.find(f"{W}{name}/{W}shd") for name in ("pPr", "tcPr", "tblPr"))
            styles = (ancestor.find(f"{W}pPr/{W}pStyle"), ancestor.find(f"{W}tblPr/{W}tblStyle"))
            if found := next((found for shade in shades if (found := _filled(shade)) is not None), None):
                return found
            if any(_filled(shade) not in (None, WHITE) for s in styles for shade in self._shades.get(_value(s), ())):
                return "unknown"
            shades = []
            ancestor = ancestor.getparent()
        return None


def style_elements(document: Any) -> dict[str, Any]:
    """The document's styles by id."""
    return {style.style_id: style.element for style in document.styles}


def based_on(elements: dict[str, Any], style_id: str) -> Iterator[str]:
    """The ids of the style and of those it is made from, nearest first."""
    seen: set[str] = set()
    while style_id in elements and style_id not in seen:
        seen.add(style_id)
        yield style_id
        style_id = _value(elements[style_id].find(f"{W}basedOn"))


def _paper(document: Any) -> Colour | Unknown:
    """The colour of the page, where the document asks for it to be shown."""
    ground = document.element.find(f"{W}background")
    if ground is None or document.settings.element.find(f"{W}displayBackgroundShape") is None:
        return WHITE
    return colour(ground.get(f"{W}color") or "") or "unknown"


def _first(looks: list[Any], name: str) -> Any:
    found = (look.find(f"{W}{name}") for look in looks)
    return next((element for element in found if element is not None), None)


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{W}val") or ""


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.lstrip("-").isdecimal() else otherwise


def _is_on(element: Any) -> bool:
    return element is not None and _value(element) not in _OFF


def _ink(looks: list[Any]) -> Colour | None:
    """The colour that the text is said to have; None when it is left to the program, or is no plain colour."""
    said = _first(looks, "color")
    if said is None:
        return None
    found = colour(_value(said))
    # The theme's colour is the one that is drawn: the other is for programs that know no themes.
    if said.get(f"{W}themeColor") in _WHITES and not said.get(f"{W}themeShade"):
        return WHITE
    return found if not _is_sheer(looks) else None


def _is_sheer(looks: list[Any]) -> bool:
    """Whether the letters are filled with nothing, and have no outline."""
    fills = [fill for look in looks if (fill := look.find(f"{_W14}textFill")) is not None]
    outlines = [o for look in looks if (o := look.find(f"{_W14}textOutline")) is not None]
    if not fills or any(outline.find(f"{_W14}solidFill") is not None for outline in outlines):
        return False
    if fills[0].find(f"{_W14}noFill") is not None:
        return True
    return any(_whole(alpha.get(f"{_W14}val") or "", 0) >= SHEER for alpha in fills[0].iter(f"{_W14}alpha"))


def _boxed(content: Any) -> Colour | Unknown | None:
    """The ground of a text box; None when it lets the page through."""
    shape = content.getparent()
    properties = (
        None
        if shape is None
        else next((p for p in shape.itersiblings(preceding=True) if p.tag.endswith("}spPr")), None)
    )
    if properties is None:
        return "unknown"
    if properties.find(f"{_A}noFill") is not None:
        return None
    solid = properties.find(f"{_A}solidFill/{_A}srgbClr")
    return (colour(solid.get("val") or "") or "unknown") if solid is not None else "unknown"


def _filled(shade: Any) -> Colour | Unknown | None:
    """The colour of a shading; None when it has none."""
    if shade is None:
        return None
    if _value(shade) not in ("", "clear", "nil"):
        return "unknown"
    return colour(shade.get(f"{W}fill") or "")
