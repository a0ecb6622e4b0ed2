"""Ways to hide text in ODT files."""

import io
import zipfile

_NS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'  # fmt: skip


def odt(content: str, styles: str = "", meta: str = "") -> bytes:
    """A document with this body and these automatic styles."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content {_NS} office:version="1.3"><office:automatic-styles>{styles}'
            f"</office:automatic-styles><office:body><office:text>{content}</office:text></office:body>"
            "</office:document-content>",
        )
        archive.writestr("styles.xml", f'<office:document-styles {_NS} office:version="1.3"/>')
        archive.writestr(
            "meta.xml",
            f'<office:document-meta {_NS} office:version="1.3"><office:meta>{meta}</office:meta></office:document-meta>',
        )
        files = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
            for name, kind in (
                ("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"),
                ("styles.xml", "text/xml"), ("meta.xml", "text/xml"),
            )
        )  # fmt: skip
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
            f'manifest:version="1.3">{files}</manifest:manifest>',
        )
    return file.getvalue()


def plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def span(properties: str) -> tuple[str, str]:
    """(content, styles): a span of such text properties."""
    style = f'<style:style style:name="H" style:family="text"><style:text-properties {properties}/></style:style>'
    return '<text:p><text:span text:style-name="H">{}</text:span></text:p>', style


def cell(colour: str, ground: str) -> tuple[str, str]:
    styles = (
        f'<style:style style:name="H" style:family="text"><style:text-properties fo:color="{colour}"/></style:style>'
        f'<style:style style:name="C" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="{ground}"/></style:style>'
    )
    return (
        "<table:table><table:table-row><table:table-cell><text:p>Mai</text:p></table:table-cell><table:table-cell "
        'table:style-name="C"><text:p><text:span text:style-name="H">{}</text:span></text:p></table:table-cell>'
        "</table:table-row></table:table>",
        styles,
    )


WAYS: dict[str, tuple[str, str]] = {
    "display none": span('text:display="none"'),
    "white": span('fo:color="#ffffff"'),
    "nearly white": span('fo:color="#fafafa"'),
    "same ground": span('fo:color="#1f3864" fo:background-color="#1f3864"'),
    "near ground": span('fo:color="#d0e4f0" fo:background-color="#d2e5f1"'),
    "one point": span('fo:font-size="1pt"'),
    "three points": span('fo:font-size="3pt"'),
    "small percent": span('fo:font-size="10%"'),
    "narrow": span('style:text-scale="1%"'),
    "transparent": span('loext:opacity="0%"'),
    "dark cell": cell("#203040", "#213142"),
    "white cell": cell("#ffffff", "#ffffff"),
    "hidden text": (
        '<text:p>Voir <text:hidden-text text:string-value="x" text:is-hidden="true">{}</text:hidden-text></text:p>',
        "",
    ),
    "hidden paragraph": ('<text:p><text:hidden-paragraph text:is-hidden="true"/>{}</text:p>', ""),
    "hidden section": ('<text:section text:name="S" text:display="none"><text:p>{}</text:p></text:section>', ""),
    "comment": ("<text:p>Voir le plan.<office:annotation><text:p>{}</text:p></office:annotation></text:p>", ""),
    "deletion": (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>{}</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>",
        "",
    ),
    "description": ("<text:p><draw:frame><svg:desc>{}</svg:desc></draw:frame></text:p>", ""),
}
META = {
    "title": "<dc:title>{}</dc:title>",
    "keyword": "<meta:keyword>{}</meta:keyword>",
    "own field": '<meta:user-defined meta:name="x">{}</meta:user-defined>',
}


def drawn(way: str, text: str, body: tuple[str, ...], position: int) -> bytes:
    """The body with the hidden text among its paragraphs."""
    paragraphs = [f"<text:p>{plain(line)}</text:p>" for line in body]
    if way in META:
        return odt("".join(paragraphs), meta=META[way].format(plain(text)))
    content, styles = WAYS[way]
    place = 0 if way == "deletion" else position
    paragraphs.insert(place, content.format(plain(text)))
    return odt("".join(paragraphs), styles)
