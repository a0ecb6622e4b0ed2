"""Pictures that stand in a document: read where they can be, else named in one warning."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx.shared import Cm
from odf.draw import Frame, Image
from odf.opendocument import OpenDocumentText
from odf.text import P
from PIL import Image as Drawn

from assistant.dossier.dossier import Dossier
from tests.reading.conftest import Write
from tests.reading.test_docx import BODY, docx, paragraph
from tests.reading.test_flowing import SPACES, pptx, relations, shape

ONE = "une image n'a pas été lue ; la joindre en PDF ou la regarder dans le fichier."


def png(width: int = 800, height: int = 600, colour: int = 120) -> bytes:
    """A plain picture."""
    file = BytesIO()
    Drawn.new("L", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def pasted(content: bytes, centimetres: float = 12) -> Callable[[Any], object]:
    """A paragraph of a DOCX that is the picture."""
    return lambda document: document.add_picture(BytesIO(content), width=Cm(centimetres))


def odt_with(*contents: bytes, width: str = "12cm", above: str = "text") -> bytes:
    document = OpenDocumentText()
    document.text.addElement(P(text=BODY))
    for content in contents:
        frame = Frame(width=width, height="9cm", anchortype="paragraph")
        frame.addElement(Image(href=document.addPictureFromString(content, "image/png")))
        held = P()
        held.addElement(frame)
        document.text.addElement(held)
    file = BytesIO()
    document.write(file)
    return file.getvalue()


def slide_with(text: str, content: bytes, width: int = 6_000_000) -> bytes:
    picture = (
        '<p:pic><p:nvPicPr><p:cNvPr id="7" name="i"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        '<p:blipFill><a:blip r:embed="r1"/></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="0" y="2000000"/><a:ext cx="{width}" cy="3000000"/></a:xfrm></p:spPr></p:pic>'
    )
    slide = f"<p:sld {SPACES}><p:cSld><p:spTree>{shape(text)}{picture}</p:spTree></p:cSld></p:sld>"
    file = BytesIO(pptx(slide))
    with ZipFile(file, "a") as package:
        package.writestr("ppt/slides/_rels/slide1.xml.rels", relations(("image", "../media/i.png")))
        package.writestr("ppt/media/i.png", content)
    return file.getvalue()


def told(dossier: Dossier) -> list[str]:
    return [warning.text for warning in dossier.warnings if warning.kind == "unread_picture"]


def test_a_picture_in_a_docx_that_was_not_read_is_named_with_its_section(dossier_of: Write) -> None:
    assert told(dossier_of("d.docx", docx(paragraph(BODY), pasted(png())))) == [f"Section 1 : {ONE}"]


def test_pictures_of_several_sections_are_named_in_one_line(dossier_of: Write) -> None:
    dossier = dossier_of(
        "d.docx",
        docx(
            *(paragraph("Budget", "Heading 1"), paragraph(BODY), pasted(png(colour=1))),
            *(paragraph("Calendrier", "Heading 1"), paragraph(BODY)),
            *(paragraph("Bilan", "Heading 1"), paragraph(BODY), pasted(png(colour=2)), pasted(png(colour=3))),
        ),
    )
    assert told(dossier) == [
        "Sections 1 et 3 : 3 images n'ont pas été lues ; les joindre en PDF ou les regarder dans le fichier."
    ]
    assert dossier.unreadable == ""


def test_a_picture_in_a_table_is_named(dossier_of: Write) -> None:
    def table(document: Any) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.paragraphs[0].add_run().add_picture(BytesIO(png()), width=Cm(12))

    assert told(dossier_of("d.docx", docx(paragraph(BODY), table))) == [f"Section 1 : {ONE}"]


@pytest.mark.parametrize("picture", [pasted(png(120, 90)), pasted(png(), 2), pasted(png(1200, 60))])
def test_a_logo_is_not_named(picture: Callable[[Any], object], dossier_of: Write) -> None:
    assert told(dossier_of("d.docx", docx(paragraph(BODY), picture))) == []


def test_a_picture_shown_again_counts_once(dossier_of: Write) -> None:
    assert told(dossier_of("d.docx", docx(paragraph(BODY), pasted(png()), pasted(png())))) == [f"Section 1 : {ONE}"]


def test_a_hidden_picture_is_not_named(dossier_of: Write) -> None:
    def hidden(document: Any) -> None:
        run = document.add_paragraph().add_run()
        run.add_picture(BytesIO(png()), width=Cm(12))
        run.font.hidden = True

    assert told(dossier_of("d.docx", docx(paragraph(BODY), hidden))) == []


def test_a_picture_of_a_header_is_not_named(dossier_of: Write) -> None:
    def header(document: Any) -> None:
        run = document.sections[0].header.paragraphs[0].add_run()
        run.add_picture(BytesIO(png()), width=Cm(12))

    assert told(dossier_of("d.docx", docx(paragraph(BODY), header))) == []


def replaced(content: bytes, part: str, new: bytes) -> bytes:
    """The package with other bytes for one of its parts."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(file, "w") as changed:
        for name in package.namelist():
            changed.writestr(name, new if name == part else package.read(name))
    return file.getvalue()


VAST = png(1, 1)[:16] + (60_000).to_bytes(4, "big") * 2 + png(1, 1)[24:]
"""A picture that says it is far larger than it is."""


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(60), png()[:-300], b"%PDF-1.4", VAST])
def test_a_damaged_picture_is_named_and_the_rest_is_read(content: bytes, dossier_of: Write) -> None:
    dossier = dossier_of("d.docx", replaced(docx(paragraph(BODY), pasted(png())), "word/media/image1.png", content))
    assert dossier.passages[0].text == BODY
    assert told(dossier) == [f"Section 1 : {ONE}"]


def test_a_drawing_made_of_strokes_is_not_named(dossier_of: Write) -> None:
    whole = docx(paragraph(BODY), pasted(png()))
    drawing = b"\x01\x00\x00\x00" + bytes(84)
    assert told(dossier_of("d.docx", replaced(whole, "word/media/image1.png", drawing))) == []


def test_a_picture_in_an_odt_is_named(dossier_of: Write) -> None:
    assert told(dossier_of("d.odt", odt_with(png()))) == [f"Section 1 : {ONE}"]
    assert told(dossier_of("d.odt", odt_with(png(), width="2cm"))) == []


def test_a_picture_on_a_slide_is_named(dossier_of: Write) -> None:
    assert told(dossier_of("d.pptx", slide_with(BODY, png()))) == [f"Diapositive 1 : {ONE}"]
    assert told(dossier_of("d.pptx", slide_with(BODY, png(), width=900_000))) == []


def test_a_damaged_picture_on_a_slide_or_in_an_odt_is_named(dossier_of: Write) -> None:
    assert told(dossier_of("d.pptx", slide_with(BODY, b"\x89PNG"))) == [f"Diapositive 1 : {ONE}"]
    assert told(dossier_of("d.odt", odt_with(b"\x89PNG"))) == [f"Section 1 : {ONE}"]
