"""Ways to hide text in DOCX files, and honest documents that look like them."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml import parse_xml

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
Way = Callable[[Any, str], None]


def plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def run(properties: str, text: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{plain(text)}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> Any:
    return parse_xml(f"<w:p {NS}><w:pPr>{properties}</w:pPr>{inside}</w:p>")


def added(document: Any, element: Any) -> None:
    document.element.body.insert(-1, element)


def looking(properties: str, around: str = "") -> Way:
    """A run of such properties, in a paragraph of such properties."""
    return lambda document, text: added(document, paragraph(run(properties, text), around))


def in_cell(properties: str, fill: str) -> Way:
    def hide(document: Any, text: str) -> None:
        cell = f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr><w:p>{run(properties, text)}</w:p></w:tc>'
        other = f"<w:tc><w:p>{run('', 'Mai')}</w:p></w:tc>"
        added(document, parse_xml(f"<w:tbl {NS}><w:tblPr/><w:tblGrid/><w:tr>{other}{cell}</w:tr></w:tbl>"))

    return hide


def styled(kind: str, properties: str) -> Way:
    """Hidden by a style that the run or the paragraph names, at one remove."""

    def hide(document: Any, text: str) -> None:
        for name, base, inner in (("Base9", "", properties), ("Mine9", '<w:basedOn w:val="Base9"/>', "")):
            document.styles.element.append(
                parse_xml(
                    f'<w:style {NS} w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
                    f"<w:rPr>{inner}</w:rPr></w:style>"
                )
            )
        if kind == "character":
            added(document, paragraph(run('<w:rStyle w:val="Mine9"/>', text)))
        else:
            added(document, paragraph(run("", text), '<w:pStyle w:val="Mine9"/>'))

    return hide


def tracked(tag: str, text_tag: str) -> Way:
    def hide(document: Any, text: str) -> None:
        inner = f"<w:r><w:{text_tag}>{plain(text)}</w:{text_tag}></w:r>"
        added(document, paragraph(f'<w:{tag} w:id="7" w:author="A">{inner}</w:{tag}>'))

    return hide


def comment(document: Any, text: str) -> None:
    if not document.paragraphs:
        document.add_paragraph("Le planning est affiché.")
    document.add_comment(document.paragraphs[0].runs, text=text, author="A", initials="A")


def picture(attribute: str) -> Way:
    def hide(document: Any, text: str) -> None:
        inside = (
            f'<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="Image" '
            f'{attribute}="{plain(text)}"/></wp:inline></w:drawing></w:r>'
        )
        added(document, paragraph(inside))

    return hide


def core(name: str) -> Way:
    return lambda document, text: setattr(document.core_properties, name, text)


def tags(text: str) -> str:
    """The text spelled in characters that are drawn as nothing."""
    return "".join(chr(0xE0000 + ord(c)) for c in text if ord(c) < 128)


def selectors(text: str) -> str:
    """The text's bytes as variation selectors."""
    return "".join(chr(0xFE00 + b) if b < 16 else chr(0xE0100 + b - 16) for b in text.encode())


WAYS: dict[str, Way] = {
    "vanish": looking("<w:vanish/>"),
    "spec vanish": looking("<w:specVanish/>"),
    "web hidden": looking("<w:webHidden/>"),
    "vanish style": styled("character", "<w:vanish/>"),
    "vanish paragraph style": styled("paragraph", "<w:vanish/>"),
    "white": looking('<w:color w:val="FFFFFF"/>'),
    "theme white": looking('<w:color w:val="FFFFFF" w:themeColor="background1"/>'),
    "nearly white": looking('<w:color w:val="FAFBFC"/>'),
    "white style": styled("paragraph", '<w:color w:val="FEFEFE"/>'),
    "colour of shade": looking('<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1F3864"/>'),
    "near shade": looking('<w:color w:val="D0E4F0"/>', '<w:shd w:val="clear" w:fill="D2E5F1"/>'),
    "highlight": looking('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'),
    "black cell": in_cell('<w:color w:val="050505"/>', "000000"),
    "dark cell": in_cell('<w:color w:val="203040"/>', "213142"),
    "white cell": in_cell('<w:color w:val="FFFFFF"/>', "FFFFFF"),
    "one point": looking('<w:sz w:val="2"/>'),
    "three points": looking('<w:sz w:val="6"/>'),
    "narrow": looking('<w:w w:val="1"/>'),
    "squeezed": looking('<w:spacing w:val="-400"/>'),
    "raised away": looking('<w:position w:val="-3000"/>'),
    "transparent": looking(
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr>'
        "</w14:solidFill></w14:textFill>"
    ),
    "no fill": looking("<w14:textFill><w14:noFill/></w14:textFill>"),
    "deletion": tracked("del", "delText"),
    "moved away": tracked("moveFrom", "t"),
    "comment": comment,
    "description": picture("descr"),
    "picture title": picture("title"),
    "title": core("title"),
    "keywords": core("keywords"),
    "comments": core("comments"),
    "tags": lambda document, text: added(document, paragraph(run("", f"Voir le plan{tags(text)} affiché."))),
}


def drawn(hide: Way, text: str, body: tuple[str, ...], position: int) -> bytes:
    """The body with the hidden text between its paragraphs, or in a document with headings."""
    document = Document()
    for place, line in enumerate(body):
        if place == position:
            hide(document, text)
        if position == 3 and place == 1:
            document.add_heading("Les résultats", level=1)
        document.add_paragraph(line)
    if position >= len(body) or position == 3:
        hide(document, text)
    return saved(document)


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rezipped(content: bytes, changes: dict[str, bytes]) -> bytes:
    """The package with some parts added or replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.pop(name, None) or old.read(name))
        for name, part in changes.items():
            new.writestr(name, part)
    return file.getvalue()
