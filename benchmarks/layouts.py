"""What the PDF reader and ``pdftotext`` make of pages of differing layout: ``python -m benchmarks.layouts [FOLDER]``.

The pages are drawn here, so that their text is known in the order of the eye. For each document: the share of its words
that are found (in passages or kept apart), and how far their order is the right one (matching runs of words, as
``difflib`` finds them, over all words). With FOLDER, the PDFs are kept there to be looked at.
"""

import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from assistant.reading.reader import read

_WORDS = (  # noqa: SIM905
    "conseil enveloppe saison partenaires marché local financer communication suivi actions adhérents budget objectif "
    "calendrier équipe client visiteurs atelier médiathèque programme affiche réserve fournisseur livraison"
).split()
_SMALL = "le la les un une de du pour avec par sur et en dans".split()  # noqa: SIM905
Draw = Callable[[Canvas, random.Random], list[str]]


def sentence(chance: random.Random, length: int = 12) -> str:
    """A sentence of made-up French."""
    words = [chance.choice(_SMALL if place % 2 == 0 else _WORDS) for place in range(length)]
    return " ".join(words).capitalize() + "."


def lines_of(canvas: Canvas, text: str, width: float, size: float = 10) -> list[str]:
    """The text cut into lines."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if canvas.stringWidth(longer, "Helvetica", size) > width and line:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def column(
    canvas: Canvas, chance: random.Random, x: float, top: float, width: float, paragraphs: int, size: float = 10
) -> list[str]:
    """Paragraphs downwards; gives their words."""
    canvas.setFont("Helvetica", size)
    said: list[str] = []
    for _ in range(paragraphs):
        text = " ".join(sentence(chance) for _ in range(3))
        for line in lines_of(canvas, text, width, size):
            canvas.drawString(x, top, line)
            top -= 1.25 * size
        top -= 0.8 * size
        said += text.split()
    return said


def one_column(canvas: Canvas, chance: random.Random) -> list[str]:
    return column(canvas, chance, 60, 780, 470, 9)


def two_columns(canvas: Canvas, chance: random.Random) -> list[str]:
    return column(canvas, chance, 50, 780, 230, 8) + column(canvas, chance, 310, 780, 230, 8)


def two_columns_by_rows(canvas: Canvas, chance: random.Random) -> list[str]:
    """Two columns whose file goes from side to side, line after line."""
    canvas.setFont("Helvetica", 10)
    texts = [" ".join(sentence(chance) for _ in range(18)) for _ in range(2)]
    sides = [lines_of(canvas, text, 230)[:34] for text in texts]
    for place in range(max(map(len, sides))):
        for x, lines in zip((50, 310), sides, strict=True):
            if place < len(lines):
                canvas.drawString(x, 780 - 13 * place, lines[place])
    return [word for lines in sides for line in lines for word in line.split()]


def three_columns(canvas: Canvas, chance: random.Random) -> list[str]:
    return [w for x in (40, 220, 400) for w in column(canvas, chance, x, 780, 155, 6, 9)]


def title_over_columns(canvas: Canvas, chance: random.Random) -> list[str]:
    canvas.setFont("Helvetica-Bold", 18)
    title = f"3 Le plan de {chance.choice(_WORDS)} {chance.choice(_WORDS)}"
    canvas.drawString(60, 780, title)
    return title.split() + column(canvas, chance, 50, 740, 230, 6) + column(canvas, chance, 310, 740, 230, 6)


def sidebar(canvas: Canvas, chance: random.Random) -> list[str]:
    """A narrow column on grey beside a wide one."""
    canvas.setFillGray(0.9)
    canvas.rect(30, 60, 150, 740, stroke=0, fill=1)
    canvas.setFillGray(0)
    return column(canvas, chance, 40, 780, 130, 4, 9) + column(canvas, chance, 200, 780, 340, 8)


def hyphenated(canvas: Canvas, chance: random.Random) -> list[str]:
    """Justified lines that end in the middle of words."""
    canvas.setFont("Times-Roman", 11)
    text = " ".join(sentence(chance) for _ in range(30))
    words = text.split()
    top, line, rest = 780.0, "", list(words)
    while rest and top > 80:
        word = rest.pop(0)
        longer = f"{line} {word}".strip()
        if canvas.stringWidth(longer, "Times-Roman", 11) <= 300:
            line = longer
            continue
        if len(word) > 7 and word.isalpha():
            line, word = f"{line} {word[:4]}-", word[4:]
        gap = (300 - canvas.stringWidth(line, "Times-Roman", 11)) / max(line.count(" "), 1)
        written = canvas.beginText(60, top)
        written.setWordSpace(gap)
        written.textOut(line)
        canvas.drawText(written)
        top, line = top - 14, word
    canvas.drawString(60, top, line)
    return words if not rest else words[: -len(rest)]


def grid(canvas: Canvas, rows: Sequence[Sequence[str]], x: float, top: float, width: float, ruled: bool) -> list[str]:
    canvas.setFont("Helvetica", 10)
    if ruled:
        canvas.grid(
            [x + width * n for n in range(len(rows[0]) + 1)],
            [top - 20 * n for n in range(len(rows) + 1)],
        )
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            canvas.drawString(x + width * across + 4, top - 20 * down - 14, cell)
    return [word for row in rows for cell in row for word in cell.split()]


def _rows(chance: random.Random, count: int) -> list[list[str]]:
    made = [["Action", "Responsable", "Échéance", "Montant"]]
    for number in range(count):
        made.append(
            [chance.choice(_WORDS), chance.choice(_WORDS), f"mars {2020 + number}", f"{chance.randint(1, 9)} 140 €"]
        )
    return made


def wide_table(canvas: Canvas, chance: random.Random) -> list[str]:
    canvas.setPageSize(landscape(A4))
    return grid(canvas, _rows(chance, 18), 60, 540, 180, ruled=True)


def table_without_rules(canvas: Canvas, chance: random.Random) -> list[str]:
    said = column(canvas, chance, 60, 780, 470, 2)
    return said + grid(canvas, _rows(chance, 12), 60, 640, 120, ruled=False)


def table_amid_text(canvas: Canvas, chance: random.Random) -> list[str]:
    said = column(canvas, chance, 60, 780, 470, 2)
    said += grid(canvas, _rows(chance, 8), 60, 660, 120, ruled=True)
    return said + column(canvas, chance, 60, 440, 470, 3)


def table_over_pages(canvas: Canvas, chance: random.Random) -> list[str]:
    """A table that goes on over the three pages and names its columns once."""
    first = canvas.getPageNumber() == 1
    said = column(canvas, chance, 60, 780, 470, 1) if first else []
    return said + grid(canvas, _rows(chance, 28)[0 if first else 1 :], 60, 700 if first else 780, 120, ruled=True)


def table_named_again(canvas: Canvas, chance: random.Random) -> list[str]:
    """A table that goes on over the three pages and names its columns on each."""
    return grid(canvas, _rows(chance, 32), 60, 780, 120, ruled=True)


def turned(canvas: Canvas, chance: random.Random) -> list[str]:
    canvas.setPageRotation(90)
    canvas.translate(A4[1], 0)
    canvas.rotate(90)
    return column(canvas, chance, 60, 780, 470, 9)


def footnotes(canvas: Canvas, chance: random.Random) -> list[str]:
    said = column(canvas, chance, 60, 780, 470, 7)
    return said + column(canvas, chance, 60, 130, 470, 2, 8)


def called_notes(canvas: Canvas, chance: random.Random) -> list[str]:
    """Text whose raised figures call the notes under a rule at the foot of the page."""
    said: list[str] = []
    top = 780.0
    for number in (1, 2, 3):
        canvas.setFont("Helvetica", 10)
        text = " ".join(sentence(chance) for _ in range(4))
        lines = lines_of(canvas, text, 470)
        for line in lines:
            canvas.drawString(60, top, line)
            top -= 13
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60 + canvas.stringWidth(lines[-1], "Helvetica", 10), top + 17, str(number))
        said += text.split()
        top -= 10
    canvas.line(60, 130, 200, 130)
    for number in (1, 2, 3):
        text = sentence(chance, 9)
        canvas.setFont("Helvetica", 5)
        canvas.drawString(60, 133 - 14 * number, str(number))
        canvas.setFont("Helvetica", 8)
        canvas.drawString(66, 130 - 14 * number, text)
        said += [str(number), *text.split()]
    return said


def filled_form(canvas: Canvas, chance: random.Random) -> list[str]:
    """Labels beside fields that were filled in: the answers are the form's, not the page's."""
    said: list[str] = []
    for place, label in enumerate(("Intitulé du projet", "Structure d'accueil", "Période", "Tuteur")):
        top = 760 - 60 * place
        answer = " ".join(chance.choice(_WORDS) for _ in range(4))
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, top, f"{label} :")
        canvas.acroForm.textfield(
            name=f"{canvas.getPageNumber()}-{place}", value=answer, x=200, y=top - 8, width=330, height=24, fontSize=10
        )
        said += [*f"{label} :".split(), *answer.split()]
    return said + column(canvas, chance, 60, 480, 470, 4)


def form(canvas: Canvas, chance: random.Random) -> list[str]:
    said: list[str] = []
    for place, label in enumerate(("Intitulé du projet", "Structure d'accueil", "Période", "Tuteur")):
        top = 760 - 60 * place
        answer = " ".join(chance.choice(_WORDS) for _ in range(5))
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, top, f"{label} :")
        canvas.rect(200, top - 8, 330, 24)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(206, top, answer)
        said += [*f"{label} :".split(), *answer.split()]
    return said + column(canvas, chance, 60, 480, 470, 4)


def slide(canvas: Canvas, chance: random.Random) -> list[str]:
    canvas.setPageSize(landscape(A4))
    canvas.setFont("Helvetica-Bold", 28)
    canvas.drawString(60, 520, "Le diagnostic")
    said = ["Le", "diagnostic"]
    for x in (60, 440):
        canvas.roundRect(x - 15, 150, 350, 320, 8)
        said += column(canvas, chance, x, 440, 320, 2, 14)
    return said


def contents(canvas: Canvas, chance: random.Random) -> list[str]:
    """A table of contents with leaders, then text."""
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 780, "Sommaire")
    said = ["Sommaire"]
    for number in range(1, 9):
        title, page = f"{number} Le {chance.choice(_WORDS)} du {chance.choice(_WORDS)}", str(2 * number)
        dots = "." * int((440 - canvas.stringWidth(title, "Helvetica", 11)) / canvas.stringWidth(".", "Helvetica", 11))
        canvas.drawString(60, 775 - 18 * number, f"{title} {dots} {page}")
        said += [*title.split(), dots, page]
    return said + column(canvas, chance, 60, 580, 470, 5)


def captions(canvas: Canvas, chance: random.Random) -> list[str]:
    """A picture with its caption between paragraphs."""
    said = column(canvas, chance, 60, 780, 470, 3)
    canvas.rect(160, 420, 260, 180, fill=0)
    canvas.setFont("Helvetica-Oblique", 9)
    told = f"Figure 1 – Le {chance.choice(_WORDS)} et la {chance.choice(_WORDS)}"
    canvas.drawString(160, 405, told)
    return said + told.split() + column(canvas, chance, 60, 370, 470, 4)


def skewed_scan(canvas: Canvas, chance: random.Random) -> list[str]:
    """A picture of a page, turned by 1.2 degrees and grey."""
    file = BytesIO()
    inner = Canvas(file, pagesize=A4)
    said = column(inner, chance, 60, 780, 470, 7, 11)
    inner.save()
    document = pdfium.PdfDocument(file.getvalue())
    picture = document[0].render(scale=200 / 72, grayscale=True).to_pil().copy()
    document.close()
    picture = picture.rotate(1.2, fillcolor=250, resample=Image.Resampling.BICUBIC)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    return said


FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def lying_letters(canvas: Canvas, chance: random.Random) -> list[str]:
    """Letters whose file tells others than it draws: ``draw`` turns its table of letters round."""
    pdfmetrics.registerFont(TTFont("Lying", FONT))
    canvas.setFont("Lying", 11)
    said: list[str] = []
    top = 780.0
    for _ in range(9):
        text = " ".join(sentence(chance) for _ in range(2))
        for line in lines_of(canvas, text, 440, 11):
            canvas.drawString(60, top, line)
            top -= 15
        top -= 10
        said += text.split()
    return said


def lie(content: bytes) -> bytes:
    """The file with every small letter that its fonts tell some places further in the alphabet."""

    def turned_round(found: re.Match[bytes]) -> bytes:
        letter = int(found[2], 16)
        return b"%b<%04X>" % (found[1], (letter - 97 + 7) % 26 + 97 if 97 <= letter <= 122 else letter)

    return re.sub(rb"(<[0-9A-F]{2}> )<([0-9A-F]{4})>", turned_round, content)


LAYOUTS: tuple[Draw, ...] = (
    one_column, two_columns, two_columns_by_rows, three_columns, title_over_columns, sidebar, hyphenated, wide_table,
    table_without_rules, table_amid_text, table_over_pages, table_named_again, turned, footnotes, called_notes, form,
    filled_form, slide, contents, captions, skewed_scan, lying_letters,
)  # fmt: skip


def draw(layout: Draw, path: Path) -> list[str]:
    """Three pages of that layout; gives their words in the order of the eye."""
    chance = random.Random(layout.__name__)
    canvas = Canvas(str(path), pagesize=A4, pageCompression=0)
    said: list[str] = []
    for _ in range(3):
        said += layout(canvas, chance)
        canvas.showPage()
        canvas.setPageSize(A4)
    canvas.save()
    if layout is lying_letters:
        path.write_bytes(lie(path.read_bytes()))
    return said


def found(true: Sequence[str], read_: Sequence[str]) -> tuple[float, float]:
    """Share of the words that were read, and share of them that stand in matching runs."""
    common = sum((Counter(true) & Counter(read_)).values())
    runs = SequenceMatcher(None, true, read_, autojunk=False).get_matching_blocks()
    return common / len(true), sum(run.size for run in runs if run.size >= 3) / len(true)


def ours(path: Path) -> list[str]:
    """The words of the passages, those of table rows without the headers that they repeat."""
    dossier = read(path, path.name)
    said: list[str] = []
    for passage in dossier.passages:
        placed = sorted({(word.start, word.end) for word in passage.words})
        joined: list[tuple[int, int]] = []
        for start, end in placed:
            if joined and joined[-1][1] == start:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        said += [passage.text[start:end] for start, end in joined]
    return said + [word for part in dossier.concealed for word in part.text.split()]


def main() -> None:
    """Prints a row per layout."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    print(f"{'':22} {'Critérium':>17} {'pdftotext':>17} {'pdftotext -layout':>17}")
    print(f"{'':22} {'mots':>8} {'ordre':>8} {'mots':>8} {'ordre':>8} {'mots':>8} {'ordre':>8}")
    for layout in LAYOUTS:
        path = folder / f"{layout.__name__}.pdf"
        true = draw(layout, path)
        sides = [ours(path)]
        for options in ((), ("-layout",)):
            done = subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, text=True, check=True)
            sides.append(done.stdout.split())
        figures = [f"{share:8.1%}" for side in sides for share in found(true, side)]
        print(f"{layout.__name__:22} {' '.join(figures)}")


if __name__ == "__main__":
    main()
