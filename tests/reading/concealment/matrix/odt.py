"""Ways of hiding a text in an OpenDocument text × its places, and honest texts that look like them."""

from tests.reading.concealment import odts
from tests.reading.concealment.phrases import BODY


def _style(family: str, properties: str, name: str = "H") -> str:
    return f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'


def _text(properties: str) -> str:
    return _style("text", f"<style:text-properties {properties}/>")


def _around(properties: str) -> str:
    return _style("paragraph", f"<style:paragraph-properties {properties}/>")


_SPAN = '<text:span text:style-name="H">§</text:span>'
_PLACES = {
    "cell": f"<table:table><table:table-row><table:table-cell><text:p>Mai</text:p></table:table-cell><table:table-cell>"
    f"<text:p>{_SPAN}</text:p></table:table-cell></table:table-row></table:table>",
    "text box": f"<text:p>Voir.<draw:frame><draw:text-box><text:p>{_SPAN}</text:p></draw:text-box></draw:frame></text:p>",
    "list": f"<text:list><text:list-item><text:p>{_SPAN}</text:p></text:list-item></text:list>",
    "note": f'<text:p>Voir.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    f"<text:p>{_SPAN}</text:p></text:note-body></text:note></text:p>",
    "heading": f'<text:h text:outline-level="1">{_SPAN}</text:h>',
}
_LETTERS = {
    "white": 'fo:color="#ffffff"',
    "tiny": 'fo:font-size="1pt"',
    "not displayed": 'text:display="none"',
    "colour of its ground": 'fo:color="#1f3864" fo:background-color="#1f3864"',
}
_LETTERS_SHOWING = {
    "white on its ground": 'fo:color="#ffffff" fo:background-color="#1f3864"',
    "pale": 'fo:color="#bfbfbf"',
}
_PARAGRAPH = '<text:p text:style-name="H">§</text:p>'


def _frame(place: str, inside: str = "§", style: str = "") -> str:
    return (
        f'<text:p>Voir.<draw:frame text:anchor-type="page" svg:width="6cm" svg:height="2cm" {place} {style}>'
        f"<draw:text-box><text:p>{inside}</text:p></draw:text-box></draw:frame></text:p>"
    )


def _graphic(properties: str) -> str:
    return _style("graphic", f"<style:graphic-properties {properties}/>", "G")


_DEFAULT = (
    '<style:default-style style:family="paragraph"><style:text-properties style:use-window-font-color="true" '
    'loext:opacity="0%"/></style:default-style>'
)
HIDING = {
    **{
        f"{way}, {place}": (content, _text(looks))
        for way, looks in _LETTERS.items()
        for place, content in _PLACES.items()
    },
    "line without height": (_PARAGRAPH, _around('fo:line-height="0.01cm"')),
    "far to the left": (_PARAGRAPH, _around('fo:margin-left="-40cm"')),
    "first line far to the left": (_PARAGRAPH, _around('fo:text-indent="-40cm"')),
    "crammed": (f"<text:p>{_SPAN}</text:p>", _text('fo:letter-spacing="-10pt"')),
    "lowered away": (f"<text:p>{_SPAN}</text:p>", _text('style:text-position="-9000% 100%"')),
    "small position": (f"<text:p>{_SPAN}</text:p>", _text('style:text-position="0% 1%"')),
    "white by default": (
        "<text:p>§</text:p>",
        '<style:default-style style:family="paragraph"><style:text-properties fo:color="#ffffff"/></style:default-style>',
    ),
    "frame off the page": (_frame('svg:x="-50cm" svg:y="1cm"'), ""),
    "frame below the page": (_frame('svg:x="1cm" svg:y="90cm"'), ""),
    "white in a clear frame": (
        _frame("", _SPAN, 'draw:style-name="G"'),
        _text('fo:color="#ffffff"') + _graphic('draw:fill="none"'),
    ),
    "colour of its frame": (
        _frame("", _SPAN, 'draw:style-name="G"'),
        _text('fo:color="#1f3864"') + _graphic('draw:fill="solid" draw:fill-color="#1f3864"'),
    ),
    "row without height": (
        "<table:table><table:table-row><table:table-cell><text:p>Mai</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:style-name="R"><table:table-cell><text:p>§</text:p></table:table-cell></table:table-row>'
        "</table:table>",
        _style("table-row", '<style:table-row-properties style:row-height="0.01cm"/>', "R"),
    ),
    "white where colours are left to the program": (
        f"<text:p>{_SPAN}</text:p>",
        _text('fo:color="#ffffff"') + _DEFAULT,
    ),
    "script": ("<text:p>Voir.<text:script>§</text:script></text:p>", ""),
}
_PICTURE = (
    '<text:p><draw:frame draw:style-name="B" svg:width="9cm"><draw:image xlink:href="p.png" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"/></draw:frame>{}</text:p>'
)
_BEHIND = _style("graphic", '<style:graphic-properties style:run-through="background"/>', "B")
SHOWING = {
    "white before a picture": (_PICTURE.format(_SPAN), _text('fo:color="#ffffff"') + _BEHIND),
    "white in a clear frame before a picture": (
        _PICTURE.format("Voir.") + _frame("", _SPAN, 'draw:style-name="G"'),
        _text('fo:color="#ffffff"') + _graphic('draw:fill="none"'),
    ),
    "colour left to the program": ("<text:p>§</text:p>", _DEFAULT),
    "colour where it is left to the program": (f"<text:p>{_SPAN}</text:p>", _text('fo:color="#1f3864"') + _DEFAULT),
    **{
        f"{way}, {place}": (content, _text(looks))
        for way, looks in _LETTERS_SHOWING.items()
        for place, content in _PLACES.items()
        if place != "heading"
    },
    "tight line": (_PARAGRAPH, _around('fo:line-height="0.5cm"')),
    "line in percent": (_PARAGRAPH, _around('fo:line-height="90%"')),
    "hanging": (_PARAGRAPH, _around('fo:text-indent="-1cm" fo:margin-left="1cm"')),
    "superscript": (f"<text:p>{_SPAN}</text:p>", _text('style:text-position="super 58%"')),
    "tight letters": (f"<text:p>{_SPAN}</text:p>", _text('fo:letter-spacing="-0.3pt"')),
    "frame": (_frame('svg:x="10cm" svg:y="1cm"'), ""),
    "white in a dark frame": (
        _frame("", _SPAN, 'draw:style-name="G"'),
        _text('fo:color="#ffffff"') + _graphic('draw:fill="solid" draw:fill-color="#1f3864"'),
    ),
    "white in a frame of hues": (
        _frame("", _SPAN, 'draw:style-name="G"'),
        _text('fo:color="#ffffff"') + _graphic('draw:fill="gradient"'),
    ),
    "row of its height": (
        '<table:table><table:table-row table:style-name="R"><table:table-cell><text:p>§</text:p></table:table-cell>'
        "</table:table-row></table:table>",
        _style("table-row", '<style:table-row-properties style:row-height="0.6cm"/>', "R"),
    ),
}


def built(way: tuple[str, str], text: str) -> bytes:
    content, styles = way
    said = [f'<text:p text:style-name="N">{odts.plain(line)}</text:p>' for line in BODY]
    said.insert(2, content.replace("§", odts.plain(text)))
    black = _style("paragraph", '<style:text-properties fo:color="#000000"/>', "N")
    return odts.odt("".join(said), black + styles)
