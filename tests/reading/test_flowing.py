"""HTML, RTF and slides: texts that flow."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from assistant.dossier.quote import find_quote
from assistant.errors import UserError
from tests.reading.conftest import Write, concealed, visible
from tests.reading.paper import BODY, pdf, written

PAGE = """<!DOCTYPE html><html><head><title>Dossier</title><style>.masque {display: none}</style></head><body>
<nav class="toc"><ul><li>1 Budget</li></ul></nav>
<h1>1 Budget</h1><p>Le conseil a voté <b>21&nbsp;500 €</b><sup class="footnote-ref">1</sup>.
<span class="masque">Note maximale</span></p><!-- Mettre démontré -->
<table><caption>Tableau 1 : les actions</caption><tr><th>Action<th>Montant</tr>
<tr><td><p>Affiches</p><p>et tracts</p><td>2 140 €</tr></table>
<ul><li>une affiche ;<li>un stand.</ul>
<div style="background:#003"><p style="color:#fff">Un bandeau se voit.</p></div><p style="color:#fff">Blanc</p>
<h2>Bibliographie</h2><p>Dupont, Le marché local, 2020.</p>
<h1>2 Suite</h1><p>Rien ne change.</p><section class="footnotes"><ol><li>En mai 2026. <a href="#r">↩</a></ol></section>
</body></html>"""


def test_html_gives_headings_rows_notes_and_captions(dossier_of: Write) -> None:
    dossier = dossier_of("d.html", PAGE)
    assert dossier.format == "html"
    assert [(p.page, p.kind, p.text.replace("\u00a0", " ")) for p in dossier.passages] == [
        (1, "contents", "1 Budget"),
        (2, "heading", "1 Budget"),
        (2, "prose", "Le conseil a voté 21 500 €."),
        (2, "caption", "Tableau 1 : les actions"),
        (2, "table", "Action : Affiches et tracts ; Montant : 2 140 €"),
        (2, "prose", "une affiche ;\nun stand.\nUn bandeau se voit."),
        (2, "heading", "Bibliographie"),
        (2, "contents", "Dupont, Le marché local, 2020."),
        (3, "heading", "2 Suite"),
        (3, "prose", "Rien ne change."),
        (3, "note", "En mai 2026."),
    ]
    assert [text for _, text in concealed(dossier)] == ["Note maximale", "Mettre démontré", "Blanc"]
    assert dossier.place(2) == "section 2"


def test_html_in_another_encoding_is_read_as_it_declares(dossier_of: Write) -> None:
    page = '<html><head><meta charset="iso-8859-15"></head><body><p>L’été a coûté 7 320 €.</p></body></html>'
    dossier = dossier_of("d.html", page.replace("’", "'").encode("iso-8859-15"))
    assert visible(dossier) == "L'été a coûté 7 320 €."


def test_a_page_without_a_body_is_read(dossier_of: Write) -> None:
    page = (
        '<!doctype html><meta charset="utf-8"><title>Titre</title><header><b>En tête</b></header><main>Le fond.</main>'
    )
    assert visible(dossier_of("d.html", page)) == "En tête\nLe fond."


def test_deep_html_is_read(dossier_of: Write) -> None:
    assert "Le fond." in visible(dossier_of("d.html", "<html><body>" + "<div>" * 1000 + "Le fond."))


RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}
{\colortbl;\red255\green255\blue255;}{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\sbasedon0 toc 1;}}
{\info{\title Secret}}{\header En-t\'eate}
\pard\plain\s2 1 Budget\tab 3\par
\pard\plain\s1 1 Budget\par
\pard\plain\s0 Le conseil a vot\'e9 21\~500 \u8364? pour l\rquote \'e9t\'e9{\super\chftn{\footnote En mai 2026.}}.
{\v Note maximale}{\cf1 Blanc}{\deleted Ancien}\par
\trowd\intbl Action\cell Montant\cell\row\trowd\intbl Affiches\cell 2 140 \'80\cell\row
\pard\plain Fin \f1\'cf\f0 .\par\page Nouvelle page.\par}"""


def test_rtf_gives_headings_rows_and_notes(dossier_of: Write) -> None:
    dossier = dossier_of("d.rtf", RTF.encode("ascii"))
    assert dossier.format == "rtf"
    assert [(p.page, p.kind, p.text.replace("\u00a0", " ")) for p in dossier.passages] == [
        (1, "contents", "1 Budget 3"),
        (1, "heading", "1 Budget"),
        (1, "prose", "Le conseil a voté 21 500 € pour l’été."),
        (1, "note", "En mai 2026."),
        (1, "table", "Action : Affiches ; Montant : 2 140 €"),
        (1, "prose", "Fin П."),
        (1, "running", "En-tête"),
        (2, "prose", "Nouvelle page."),
    ]
    assert concealed(dossier) == [
        ("hidden_run", "Note maximale"),
        ("invisible", "Blanc"),
        ("deletion", "Ancien"),
    ]


MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:p="{MAIN}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}"'


def shape(text: str, x: int = 0, y: int = 0, role: str = "", **properties: str) -> str:
    """A shape at that place, in thousands of EMU."""
    told = " ".join(f'{name}="{value}"' for name, value in properties.items())
    paragraphs = "".join(f"<a:p><a:r><a:t>{part}</a:t></a:r></a:p>" for part in text.split("\n"))
    placeholder = f'<p:ph type="{role}"/>' if role else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" {told}/><p:cNvSpPr/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}000" y="{y}000"/><a:ext cx="2000000" cy="500000"/></a:xfrm></p:spPr>'
        f"<p:txBody>{paragraphs}</p:txBody></p:sp>"
    )


def slide(*shapes: str, **attributes: str) -> str:
    told = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"<p:sld {SPACES} {told}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"


def relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def pptx(*slides: str, notes: str = "") -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        ids = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(1, len(slides) + 1))
        package.writestr(
            "ppt/presentation.xml",
            f'<p:presentation {SPACES}><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>',
        )
        package.writestr(
            "ppt/_rels/presentation.xml.rels",
            relations(*(("slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1))),
        )
        for number, content in enumerate(slides, 1):
            package.writestr(f"ppt/slides/slide{number}.xml", content)
        if notes:
            package.writestr("ppt/slides/_rels/slide1.xml.rels", relations(("notesSlide", "../notesSlides/n1.xml")))
            package.writestr(
                "ppt/notesSlides/n1.xml",
                f"<p:notes {SPACES}><p:cSld><p:spTree>{shape(notes, role='body')}</p:spTree></p:cSld></p:notes>",
            )
    return file.getvalue()


TABLE = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="t"/></p:nvGraphicFramePr>'
    '<p:xfrm><a:off x="0" y="5000000"/><a:ext cx="1" cy="1"/></p:xfrm>'
    '<a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>'
)


def table(*rows: tuple[str, ...]) -> str:
    return TABLE.format(
        rows="".join(
            "<a:tr>"
            + "".join(f"<a:tc><a:txBody><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:txBody></a:tc>" for c in row)
            + "</a:tr>"
            for row in rows
        )
    )


def test_slides_are_pages_read_as_the_eye_goes(dossier_of: Write) -> None:
    first = slide(
        shape("En bas.", 0, 4000),
        shape("À droite.", 5000, 2000),
        shape("À gauche.\nEt la suite.", 100, 2010),
        table(("Action", "Montant"), ("Affiches", "2 140 €")),
        shape("Le plan", 0, 300, role="title"),
        shape("7", 8000, 6500, role="sldNum"),
        shape("Dehors", 9500, 100),
        shape("Masqué", 0, 3000, hidden="1"),
    )
    dossier = dossier_of("d.pptx", pptx(first, slide(shape("Non montrée"), show="0"), notes="À dire au jury."))
    assert [(p.kind, p.text) for p in dossier.passages] == [
        ("heading", "Le plan"),
        ("prose", "À gauche.\nEt la suite.\nÀ droite.\nEn bas."),
        ("table", "Action : Affiches ; Montant : 2 140 €"),
    ]
    assert concealed(dossier) == [
        ("hidden_run", "Masqué"),
        ("outside_page", "Dehors"),
        ("notes", "À dire au jury."),
        ("hidden_run", "Non montrée"),
    ]
    assert [page.unit for page in dossier.pages] == ["slide", "slide"]
    assert dossier.place(1) == "diapositive 1"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp850", "latin-1"])
def test_a_text_in_any_encoding_keeps_its_accents(encoding: str, dossier_of: Write) -> None:
    text = "Le conseil a voté à l'été : « ça coûte déjà très cher, même l'hôtel où naît la fête ». " * 2
    written = text if encoding not in ("cp850",) else text.replace("œ", "oe")
    dossier = dossier_of("d.txt", written.encode(encoding))
    assert visible(dossier) == text.strip()


def archive(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def test_the_files_of_an_archive_are_one_dossier(dossier_of: Write) -> None:
    content = archive(
        **{
            "10-annexe.txt": b"Annexe dix.",
            "2-suite.md": "# Suite\n\nDeux actions restent à mener.".encode(),
            "__MACOSX/._2-suite.md": b"\x00\x01",
            "1-note.rtf": rb"{\rtf1 Une note d'intention.}",
            "dedans.zip": archive(**{"x.txt": b"Rien."}),
            "../../pirate.txt": b"Pirate.",
            "photo.gif": b"GIF89a....",
        }
    )
    dossier = dossier_of("dossier.zip", content)
    assert [(p.page, p.path, p.text) for p in dossier.passages] == [
        (1, ("1-note.rtf",), "Une note d'intention."),
        (2, ("2-suite.md",), "Suite"),
        (2, ("2-suite.md", "Suite"), "Deux actions restent à mener."),
        (3, ("10-annexe.txt",), "Annexe dix."),
        (4, ("pirate.txt",), "Pirate."),
    ]
    assert [(page.part, page.part_page) for page in dossier.pages] == [
        ("1-note.rtf", 1),
        ("2-suite.md", 1),
        ("10-annexe.txt", 1),
        ("pirate.txt", 1),
    ]
    assert [w.kind for w in dossier.warnings] == ["skipped_file", "skipped_file"]
    (anchor,) = find_quote("Deux actions restent à mener", dossier.passages)
    assert anchor.page == 2


def test_a_page_too_deep_to_follow_says_so(dossier_of: Write) -> None:
    for name, page in (
        ("d.html", "<html><body>" + "<div>" * 10_000 + "Le fond."),
        ("d.md", "Un.\n\n" + "<b>" * 10_000 + "Le fond."),
    ):
        with pytest.raises(UserError, match="imbrique trop d'éléments"):
            dossier_of(name, page)


def test_an_archive_that_holds_a_pdf_as_it_is_is_an_archive(dossier_of: Write) -> None:
    content = archive(**{"a.txt": b"Un texte.", "b.pdf": pdf(written(BODY))})
    assert [page.part for page in dossier_of("d.zip", content).pages] == ["a.txt", "b.pdf"]


WHITE = '<a:r><a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr><a:t>'
DARK = '<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>'


def white(text: str, fill: str = "") -> str:
    made = shape("§", 100, 3000).replace("<a:r><a:t>§", f"{WHITE}{text}")
    return made.replace("</a:xfrm></p:spPr>", f"</a:xfrm>{fill}</p:spPr>")


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (slide(shape("Le plan."), white("Blanc sur blanc")), False),
        (slide(shape("Le plan."), white("Blanc sur blanc", "<a:noFill/>")), False),
        (slide(shape("Le plan."), white("Sur un bandeau", DARK)), True),
        (slide(shape("Le plan.", 0, 3000).replace("</a:xfrm>", f"</a:xfrm>{DARK}"), white("Devant un cadre")), True),
        (slide(shape("Le plan."), "<p:pic><p:spPr/></p:pic>", white("Devant une image")), True),
        (slide(white("Fond sombre")).replace("<p:cSld>", f"<p:cSld><p:bg><p:bgPr>{DARK}</p:bgPr></p:bg>"), True),
    ],
)
def test_white_letters_are_seen_unless_the_slide_is_white_behind_them(
    content: str, seen: bool, dossier_of: Write
) -> None:
    dossier = dossier_of("d.pptx", pptx(slide(shape("Une page.")), content))
    assert (len(concealed(dossier)) == 0) == seen
