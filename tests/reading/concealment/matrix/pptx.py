"""Ways of hiding a text on a slide × its places, and honest slides that look like them."""

from collections.abc import Callable
from html import escape
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from tests.reading.concealment.phrases import BODY
from tests.reading.concealment.words import rezipped
from tests.reading.test_flowing import SPACES, pptx, relations, shape, slide, table

Made = Callable[[str], str]


class Put(NamedTuple):
    """The shapes that a slide holds beside its honest one, its background, and what its layout draws and says."""

    made: Made
    ground: str = ""
    layout: str = ""
    styles: str = ""
    picture: str = ""
    """Mode of the picture that the slide may show."""


def _solid(colour: str, altered: str = "") -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}">{altered}</a:srgbClr></a:solidFill>'


NONE, SOME = '<a:alpha val="0"/>', '<a:alpha val="60000"/>'
WHITE, DARK = _solid("FFFFFF"), _solid("1F3864")
LOOKS = {
    "white": f"<a:rPr>{WHITE}</a:rPr>",
    "tiny": '<a:rPr sz="100"/>',
    "sheer": f"<a:rPr>{_solid('000000', NONE)}</a:rPr>",
    "no fill": "<a:rPr><a:noFill/></a:rPr>",
    "crammed": '<a:rPr sz="1800" spc="-3000"/>',
}
LOOKS_SHOWING = {
    "pale": f"<a:rPr>{_solid('A0A0A0')}</a:rPr>",
    "half sheer": f"<a:rPr>{_solid('000000', SOME)}</a:rPr>",
    "small": '<a:rPr sz="800" spc="-50"/>',
}


def _shape(text: str, looks: str = "", fill: str = "", x: int = 100, y: int = 4000, **told: str) -> str:
    made = shape("§", x, y, **told).replace("<a:r><a:t>§", f"<a:r>{looks}<a:t>{escape(text)}")
    return made.replace("</a:xfrm></p:spPr>", f"</a:xfrm>{fill}</p:spPr>")


def _listed(text: str, style: str, role: str = "") -> str:
    return _shape(text, role=role).replace("<p:txBody>", f"<p:txBody><a:bodyPr/><a:lstStyle>{style}</a:lstStyle>")


def _fitted(text: str, scale: int) -> str:
    fit = f'<p:txBody><a:bodyPr><a:normAutofit fontScale="{scale}"/></a:bodyPr>'
    return _shape(text).replace("<p:txBody>", fit)


def _group(inside: str, x: int = 0, told: str = "") -> str:
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="7" name="g" {told}/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}000" '
        'y="0"/><a:ext cx="9000000" cy="6000000"/><a:chOff x="0" y="0"/><a:chExt cx="9000000" cy="6000000"/></a:xfrm>'
        f"</p:grpSpPr>{inside}</p:grpSp>"
    )


def _cell(text: str, looks: str = "", fill: str = "", style: str = "") -> str:
    made = table(("Poste",), ("§",)).replace("<a:r><a:t>§", f"<a:r>{looks}<a:t>{escape(text)}")
    made = made.replace('firstRow="1"/>', f'firstRow="1">{style}</a:tblPr>')
    before, _, after = made.rpartition("</a:txBody></a:tc>")
    return f"{before}</a:txBody><a:tcPr>{fill}</a:tcPr></a:tc>{after}"


def _titled(text: str, looks: str = "") -> str:
    return _shape(text, looks, y=200, role="title")


def _cover(fill: str, y: int = 3900, height: int = 800, geometry: str = "rect") -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="8" name="c"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="{y}000"/><a:ext cx="9000000" cy="{height}000"/></a:xfrm><a:prstGeom prst="{geometry}"/>{fill}'
        "</p:spPr></p:sp>"
    )


PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="6" name="i"/></p:nvPicPr><p:blipFill><a:blip r:embed="r2"/></p:blipFill><p:spPr>'
    '<a:xfrm><a:off x="0" y="3900000"/><a:ext cx="9000000" cy="800000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
)


def _png(mode: str) -> bytes:
    file = BytesIO()
    Image.new(mode or "RGB", (4, 4)).save(file, "PNG")
    return file.getvalue()


def _style(looks: str) -> str:
    """What the master says of the text of bodies."""
    return f"<p:txStyles><p:bodyStyle><a:lvl1pPr><a:defRPr>{looks}</a:defRPr></a:lvl1pPr></p:bodyStyle></p:txStyles>"


_LEVEL = "<a:lvl1pPr><a:defRPr {}>{}</a:defRPr></a:lvl1pPr>"
_STYLED = "<a:tableStyleId>{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}</a:tableStyleId>"
_PLACED = shape("Modèle", 20000, 100, role="body")
HIDING = {
    **{f"{way}, free": Put(lambda text, looks=looks: _shape(text, looks)) for way, looks in LOOKS.items()},
    **{
        f"{way}, placeholder": Put(lambda text, looks=looks: _shape(text, looks, role="body"))
        for way, looks in LOOKS.items()
    },
    **{f"{way}, title": Put(lambda text, looks=looks: _titled(text, looks)) for way, looks in LOOKS.items()},
    **{f"{way}, cell": Put(lambda text, looks=looks: _cell(text, looks)) for way, looks in LOOKS.items()},
    **{f"{way}, group": Put(lambda text, looks=looks: _group(_shape(text, looks))) for way, looks in LOOKS.items()},
    "colour of its shape": Put(lambda text: _shape(text, f"<a:rPr>{DARK}</a:rPr>", DARK)),
    "colour of its placeholder": Put(lambda text: _shape(text, f"<a:rPr>{DARK}</a:rPr>", DARK, role="body")),
    "colour of its cell": Put(lambda text: _cell(text, f"<a:rPr>{DARK}</a:rPr>", DARK)),
    "colour of the slide": Put(lambda text: _shape(text, f"<a:rPr>{DARK}</a:rPr>", role="body"), DARK),
    "white by its list": Put(lambda text: _listed(text, _LEVEL.format("", WHITE))),
    "tiny by its list": Put(lambda text: _listed(text, _LEVEL.format('sz="100"', ""))),
    "white by the layout": Put(
        lambda text: _shape(text, role="body"), "", _listed("Modèle", _LEVEL.format("", WHITE), "body")
    ),
    "white by the master": Put(lambda text: _shape(text, role="body"), "", "", _style(WHITE)),
    "tiny by fitting": Put(lambda text: _fitted(text, 1000)),
    "group beside the slide": Put(lambda text: _group(_shape(text), 20000)),
    "cell beside the slide": Put(lambda text: _cell(text).replace('<a:off x="0"', '<a:off x="20000000"')),
    "placeholder beside the slide": Put(lambda text: _shape(text, x=20000, role="body")),
    "placeholder that its layout puts beside the slide": Put(
        lambda text: _shape(text, role="body").replace('<a:xfrm><a:off x="100000" y="4000000"/>', "<a:xfrm>").replace(
            '<a:ext cx="2000000" cy="500000"/></a:xfrm>', "</a:xfrm>"), "", _PLACED,
    ),
    "hidden group": Put(lambda text: _group(_shape(text), told='hidden="1"')),
    "hidden table": Put(lambda text: _cell(text).replace('id="9" name="t"', 'id="9" name="t" hidden="1"')),
    "hidden placeholder": Put(lambda text: _shape(text, role="body", hidden="1")),
    "under a shape": Put(lambda text: _shape(text) + _cover(WHITE)),
    "under a dark shape": Put(lambda text: _shape(text, role="body") + _cover(DARK)),
    "under a picture": Put(lambda text: _shape(text) + PICTURE, picture="RGB"),
    "cell under a shape": Put(lambda text: _cell(text) + _cover(WHITE, 4900, 900)),
}  # fmt: skip
SHOWING = {
    **{f"{way}, placeholder": Put(lambda text, looks=looks: _shape(text, looks, role="body"))
       for way, looks in LOOKS_SHOWING.items()},
    **{f"{way}, cell": Put(lambda text, looks=looks: _cell(text, looks)) for way, looks in LOOKS_SHOWING.items()},
    **{f"{way}, group": Put(lambda text, looks=looks: _group(_shape(text, looks)))
       for way, looks in LOOKS_SHOWING.items()},
    "white on its shape": Put(lambda text: _shape(text, LOOKS["white"], DARK)),
    "white on its placeholder": Put(lambda text: _shape(text, LOOKS["white"], DARK, role="body")),
    "white title on a dark slide": Put(lambda text: _titled(text, LOOKS["white"]), DARK),
    "white on its cell": Put(lambda text: _cell(text, LOOKS["white"], DARK)),
    "white in a table of a style": Put(lambda text: _cell(text, LOOKS["white"], "", _STYLED)),
    "white placeholder before a banner": Put(lambda text: _cover(DARK) + _shape(text, LOOKS["white"], role="body")),
    "white cell before a banner": Put(lambda text: _cover(DARK, 4900, 900) + _cell(text, LOOKS["white"])),
    "white placeholder before its layout's banner": Put(
        lambda text: _shape(text, LOOKS["white"], role="body"), "", _cover(DARK)
    ),
    "white placeholder that its layout fills": Put(
        lambda text: _shape(text, LOOKS["white"], role="body"), "", _shape("Modèle", "", DARK, role="body")
    ),
    "white by the layout on a dark slide": Put(
        lambda text: _shape(text, role="body"), DARK, _listed("Modèle", _LEVEL.format("", WHITE), "body")
    ),
    "white group on a dark shape": Put(lambda text: _group(_cover(DARK) + _shape(text, LOOKS["white"]))),
    "said otherwise than its list": Put(
        lambda text: _listed(text, _LEVEL.format('sz="100"', WHITE)).replace(
            "<a:r><a:t>", f'<a:r><a:rPr sz="1800">{DARK}</a:rPr><a:t>')
    ),
    "fitted": Put(lambda text: _fitted(text, 62500)),
    "before a shape": Put(lambda text: _cover(WHITE) + _shape(text)),
    "under a frame": Put(lambda text: _shape(text) + _cover("<a:noFill/>")),
    "under a sheer shape": Put(lambda text: _shape(text) + _cover(_solid("FFFF00", '<a:alpha val="30000"/>'))),
    "under a sheer picture": Put(lambda text: _shape(text) + PICTURE, picture="RGBA"),
    "white before a picture": Put(lambda text: PICTURE + _shape(text, LOOKS["white"], role="body"), picture="RGB"),
    "half under a shape": Put(lambda text: _shape(text) + _cover(WHITE, 4300)),
    "under a round shape": Put(lambda text: _shape(text) + _cover(WHITE, geometry="donut")),
}  # fmt: skip


def built(put: Put, text: str) -> bytes:
    """Slides with the honest text and the other one; their master says that text is black."""
    ground = f"<p:bg><p:bgPr>{put.ground}</p:bgPr></p:bg>" if put.ground else ""
    honest = _shape("§", f"<a:rPr>{_solid('000000')}</a:rPr>", WHITE, 100, 1000).replace(
        "<a:t>§", f"<a:t>{escape(' '.join(BODY))}"
    )
    content = pptx(slide(honest, put.made(text)).replace("<p:cSld>", f"<p:cSld>{ground}"))
    tree = "<p:cSld><p:spTree>{}</p:spTree></p:cSld>"
    return rezipped(
        content,
        {
            "ppt/slides/_rels/slide1.xml.rels": relations(
                ("slideLayout", "../slideLayouts/l.xml"), ("image", "../media/p.png")
            ).encode(),
            "ppt/media/p.png": _png(put.picture),
            "ppt/slideLayouts/l.xml": f"<p:sldLayout {SPACES}>{tree.format(put.layout)}</p:sldLayout>".encode(),
            "ppt/slideLayouts/_rels/l.xml.rels": relations(("slideMaster", "../slideMasters/m.xml")).encode(),
            "ppt/slideMasters/m.xml": f"<p:sldMaster {SPACES}>{tree.format('')}{put.styles}</p:sldMaster>".encode(),
        },
    )
