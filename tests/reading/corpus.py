"""One small whole document of every format, as a fuzzer starts from them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption

from tests.conftest import SAMPLE
from tests.reading.paper import BODY, pdf, ruled, written
from tests.reading.test_docx import docx, paragraph
from tests.reading.test_odt import odt, p, table

HTML = f"""<!doctype html><html lang="fr"><head><title>Dossier</title><style>.c {{color:#fff}}</style></head><body>
<h1>1 Budget</h1><p>{BODY}</p><p class="c">caché</p><p style="display:none">masqué</p>
<table><tr><th>Action</th><th>Coût</th></tr><tr><td rowspan="2">Affiche</td><td>90&nbsp;€</td></tr><tr><td>3</td></tr></table>
<ul><li>un<ol><li>deux</li></ol></li></ul><pre>a\tb</pre><!-- note --><a href="#x" title="t">lien</a></body></html>"""
RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;}{\stylesheet{\s1 heading 1;}}"
    r"{\info{\title Dossier}}\pard\s1 1 Budget\par\pard Le conseil a vot\'e9 21 500 \u8364? pour la saison.\par"
    r"{\v cach\'e9}{\cf1 blanc}\trowd\cellx2000\cellx4000\intbl Action\cell Co\'fbt\cell\row\pard{\footnote note}\par}"
)
MARKDOWN = f"# 1 Budget\n\n{BODY}\n\n| Action | Coût |\n| --- | --- |\n| Affiche | 90 € |\n\n- un\n  1. deux\n\n> cité\n\n<b>x</b> [^1]\n\n[^1]: note\n"


def pptx() -> bytes:
    """A deck of two slides, one with a table and notes."""
    names = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def said(text: str) -> str:
        return f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody>"

    def shape(number: int, text: str, role: str, top: int) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="n"/><p:cNvSpPr/><p:nvPr><p:ph type="{role}"/></p:nvPr></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="0" y="{top}"/><a:ext cx="900000" cy="400000"/></a:xfrm></p:spPr>{said(text)}</p:sp>'
        )

    def related(*parts: tuple[str, str]) -> str:
        inner = "".join(
            f'<Relationship Id="r{number}" Type="{kind}/{of}" Target="{target}"/>'
            for number, (of, target) in enumerate(parts, start=1)
        )
        return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'

    row = "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{cell}</a:t></a:r></a:p></a:txBody></a:tc>" for cell in ("Action", "90 €")
    )
    table_shape = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="t" descr="Un tableau"/></p:nvGraphicFramePr>'
        '<p:xfrm><a:off x="0" y="800000"/><a:ext cx="900000" cy="400000"/></p:xfrm><a:graphic><a:graphicData><a:tbl>'
        f'<a:tblGrid><a:gridCol w="9"/><a:gridCol w="9"/></a:tblGrid><a:tr h="9">{row}</a:tr><a:tr h="9">{row}</a:tr>'
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    parts = {
        "ppt/presentation.xml": f'<p:presentation {names}><p:sldIdLst><p:sldId id="256" r:id="r1"/><p:sldId id="257" r:id="r2"/>'
        '</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": related(("slide", "slides/slide1.xml"), ("slide", "slides/slide2.xml")),
        "ppt/slides/_rels/slide2.xml.rels": related(("notesSlide", "../notesSlides/notesSlide1.xml")),
        "ppt/notesSlides/notesSlide1.xml": f"<p:notes {names}><p:cSld><p:spTree>{shape(3, 'À dire', 'body', 0)}</p:spTree></p:cSld>"
        "</p:notes>",
    }
    for number in (1, 2):
        inner = shape(1, f"{number} Budget", "title", 0) + shape(2, BODY, "body", 400000) + table_shape * (number - 1)
        parts[f"ppt/slides/slide{number}.xml"] = f"<p:sld {names}><p:cSld><p:spTree>{inner}</p:spTree></p:cSld></p:sld>"
    return archive(**{name: text.encode() for name, text in parts.items()})


def picture() -> bytes:
    """A picture of one line."""
    image = Image.new("L", (500, 60), "white")
    ImageDraw.Draw(image).text((10, 20), "Le budget de la saison", fill="black")
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def archive(**files: bytes) -> bytes:
    """A ZIP of the files."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return file.getvalue()


def corpus() -> dict[str, bytes]:
    """Whole documents by name; each is read without a complaint."""
    table_page = written(BODY), lambda canvas: ruled(canvas, [["Action", "Coût"], ["Affiche", "90 €"]])
    whole = {
        "petit.pdf": pdf(*table_page, pageCompression=0),
        "serré.pdf": pdf(*table_page, pageCompression=1),
        "chiffré.pdf": pdf(*table_page, encrypt=StandardEncryption("", ownerPassword="clé", canPrint=0)),
        "petit.docx": docx(paragraph("1 Budget", "Heading 1"), paragraph(BODY)),
        "petit.odt": odt(p(BODY), table(["Action", "Coût"], ["Affiche", "90 €"])),
        "petit.pptx": pptx(),
        "petit.html": HTML.encode(),
        "petit.rtf": RTF.encode(),
        "petit.md": MARKDOWN.encode(),
        "petit.txt": f"BUDGET\n\n{BODY}\n".encode("cp1252", "replace"),
        "petit.png": picture(),
    }
    whole["petit.zip"] = archive(**{n: whole[n] for n in ("petit.docx", "petit.pdf", "petit.md", "petit.rtf")})
    for extension in ("docx", "odt", "pdf"):
        whole[f"long.{extension}"] = (SAMPLE / f"dossier.{extension}").read_bytes()
    return whole
