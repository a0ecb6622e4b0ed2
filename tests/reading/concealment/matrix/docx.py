"""Ways of hiding a text in a Word document × its places, and honest documents that look like them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from docx import Document
from docx.oxml import parse_xml

from tests.reading.concealment import words
from tests.reading.concealment.phrases import BODY

Put = words.Way
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHADED = '<w:shd w:val="clear" w:fill="{}"/>'
_LETTERS = {
    "white": '<w:color w:val="FFFFFF"/>',
    "tiny": '<w:sz w:val="2"/>',
    "vanish": "<w:vanish/>",
    "colour of its shade": '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1F3864"/>',
}
_LETTERS_SHOWING = {
    "white on its shade": '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
    "pale": '<w:color w:val="BFBFBF"/>',
    "small": '<w:sz w:val="14"/>',
}
_PARAGRAPHS = {
    "line without height": '<w:spacing w:line="1" w:lineRule="exact"/>',
    "far to the left": '<w:ind w:left="-20000"/>',
    "first line far to the left": '<w:ind w:firstLine="-20000"/>',
    "frame off the page": '<w:framePr w:w="3000" w:x="-20000" w:y="100"/>',
}
_PARAGRAPHS_SHOWING = {
    "tight line": '<w:spacing w:line="220" w:lineRule="exact"/>',
    "hanging": '<w:ind w:left="720" w:hanging="720"/>',
    "frame": '<w:framePr w:w="3000" w:x="2000" w:y="100"/>',
}
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_RIGHT = '<wp:positionH relativeFrom="page"><wp:posOffset>{}</wp:posOffset></wp:positionH>'


def _box(inside: str, fill: str = "<a:noFill/>", x: int = 900000, described: str = "", around: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="0">{_RIGHT.format(x)}<wp:positionV relativeFrom="page"><wp:posOffset>'
        f'900000</wp:posOffset></wp:positionV><wp:extent cx="3000000" cy="900000"/><wp:docPr id="5" name="Zone" '
        f'{described}/><a:graphic><a:graphicData uri="{_WPS}"><wps:wsp xmlns:wps="{_WPS}"><wps:spPr>{fill}</wps:spPr>'
        f"<wps:txbx><w:txbxContent><w:p><w:pPr>{around}</w:pPr>{inside}</w:p></w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _picture(behind: int) -> str:
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="{behind}"><wp:extent cx="3000000" cy="900000"/><a:graphic><a:graphicData '
        f'uri="p"><pic:pic xmlns:pic="{_PIC}"/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _cell(inside: str, fill: str = "", row: str = "", table: str = "") -> str:
    shade = f"<w:tcPr>{_SHADED.format(fill)}</w:tcPr>" if fill else ""
    return (
        f"<w:tbl {words.NS}><w:tblPr>{table}</w:tblPr><w:tblGrid/><w:tr><w:tc><w:p>{words.run('', 'Mai')}</w:p></w:tc></w:tr>"
        f"<w:tr>{f'<w:trPr>{row}</w:trPr>' if row else ''}<w:tc>{shade}<w:p>{inside}</w:p></w:tc></w:tr></w:tbl>"
    )


def built(place: Put, text: str) -> bytes:
    document = Document()
    for line in BODY:
        document.add_paragraph(line)
    place(document, text)
    return words.saved(document)


def _in_body(make: Callable[[str], str]) -> Put:
    def put(document: Any, text: str) -> None:
        words.added(document, parse_xml(make(text)))

    return put


def _paragraph(inside: Callable[[str], str], around: str = "") -> Put:
    return _in_body(lambda text: f"<w:p {words.NS}><w:pPr>{around}</w:pPr>{inside(text)}</w:p>")


def _in_header(properties: str, around: str = "") -> Put:
    def put(document: Any, text: str) -> None:
        header = document.sections[0].header
        header.paragraphs[0].text = "Un en-tête"
        header._element.append(words.paragraph(words.run(properties, text), around))

    return put


def _by_default(properties: str) -> Put:
    """Looks that the document gives to whatever says nothing; its honest paragraphs are black."""

    def put(document: Any, text: str) -> None:
        styles = document.styles.element
        default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                run._element.get_or_add_rPr().extend(
                    parse_xml(f'<w:rPr {words.NS}><w:color w:val="000000"/><w:sz w:val="22"/></w:rPr>')
                )
        for element in list(default):
            default.remove(element)
        default.extend(parse_xml(f"<w:rPr {words.NS}>{properties}</w:rPr>"))
        words.added(document, words.paragraph(words.run("", text)))

    return put


def _by_table_style(properties: str, fill: str = "") -> Put:
    def put(document: Any, text: str) -> None:
        shade = f"<w:tcPr>{_SHADED.format(fill)}</w:tcPr>" if fill else ""
        document.styles.element.append(
            parse_xml(
                f'<w:style {words.NS} w:type="table" w:styleId="Grille9"><w:name w:val="Grille9"/>'
                f"<w:rPr>{properties}</w:rPr>{shade}</w:style>"
            )
        )
        words.added(document, parse_xml(_cell(words.run("", text), table='<w:tblStyle w:val="Grille9"/>')))

    return put


def _docx_ways(letters: dict[str, str], around: dict[str, str]) -> Iterator[tuple[str, Put]]:
    for way, looks in letters.items():
        run = partial(words.run, looks)
        yield f"{way}, cell", _in_body(lambda text, run=run: _cell(run(text)))
        yield f"{way}, header", _in_header(looks)
        yield f"{way}, text box", _paragraph(lambda text, run=run: _box(run(text)))
        if way != "small" and way != "pale" and way != "white on its shade":
            yield f"{way}, heading", _paragraph(run, '<w:pStyle w:val="Heading1"/>')
    for way, looks in around.items():
        run = partial(words.run, "")
        yield way, _paragraph(run, looks)
        yield f"{way}, header", _in_header("", looks)


_WHITE = _LETTERS["white"]


def _on_paper(properties: str) -> Put:
    def put(document: Any, text: str) -> None:
        document.element.insert(0, parse_xml(f'<w:background {words.NS} w:color="1F3864"/>'))
        document.settings.element.append(parse_xml(f"<w:displayBackgroundShape {words.NS}/>"))
        words.added(document, words.paragraph(words.run(properties, text)))

    return put


HIDING = {
    **dict(_docx_ways(_LETTERS, _PARAGRAPHS)),
    "white by default": _by_default(_WHITE),
    "tiny by default": _by_default('<w:sz w:val="2"/>'),
    "white by its table's style": _by_table_style(_WHITE),
    "row without height": _in_body(
        lambda text: _cell(words.run("", text), row='<w:trHeight w:val="1" w:hRule="exact"/>')
    ),
    "hidden row": _in_body(lambda text: _cell(words.run("", text), row="<w:hidden/>")),
    "colour of its box": _paragraph(lambda text: _box(words.run('<w:color w:val="1F3864"/>', text), _solid("1F3864"))),
    "white in a white box": _paragraph(lambda text: _box(words.run(_WHITE, text), _solid("FFFFFF"))),
    "box off the page": _paragraph(lambda text: _box(words.run("", text), x=-9000000)),
    "box to the right of the page": _paragraph(lambda text: _box(words.run("", text), x=20000000)),
    "colour of the paper": _on_paper('<w:color w:val="1F3864"/>'),
    "box without height": _paragraph(lambda text: _box(words.run("", text)).replace('cy="900000"', 'cy="100"')),
    "hidden box": _paragraph(lambda text: _box(words.run("", text), described='hidden="1"')),
}
SHOWING = {
    **dict(_docx_ways(_LETTERS_SHOWING, _PARAGRAPHS_SHOWING)),
    "white in a dark box": _paragraph(lambda text: _box(words.run(_WHITE, text), _solid("1F3864"))),
    "white in a box of the theme": _paragraph(
        lambda text: _box(words.run(_WHITE, text), '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>')
    ),
    "white by its table's style, on dark": _by_table_style(_WHITE, "1F3864"),
    "blue by default": _by_default('<w:color w:val="1F3864"/>'),
    "row of its height": _in_body(
        lambda text: _cell(words.run("", text), row='<w:trHeight w:val="400" w:hRule="exact"/>')
    ),
    "white on dark paper": _on_paper(_WHITE),
    "white before a picture": _paragraph(lambda text: _picture(1) + words.run(_WHITE, text)),
    "white in a clear box before a picture": _paragraph(lambda text: _picture(0) + _box(words.run(_WHITE, text))),
    "box in the margin": _paragraph(lambda text: _box(words.run("", text), x=100000)),
}
