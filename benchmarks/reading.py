"""Speed and memory of the readers beside the plain tools, in the same run: ``python -m benchmarks.reading``.

Draws a 40-page digital PDF twice (in a standard font, and in an embedded one with pictures) and a 600-page one. Seconds
are the least of several runs; ``processeur`` counts those of all cores. Targets: 40 digital pages in at most 5 times
``pdftotext -layout``, 600 pages in less than 600 MiB. ``moteur seul`` is what no reader by pdfium can go under:
every page opened, every letter's place asked for, every page drawn once. Scans: ``python -m benchmarks.recognition``.
"""

import random
import sys
import tempfile
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from assistant.dossier.instruction import instruction_spans
from assistant.reading.bounded import environment
from assistant.reading.reader import read
from benchmarks.cost import Cost, of_command, of_work
from benchmarks.engine import engine
from benchmarks.layouts import grid, lines_of, sentence

RUNS = 3
FONTS = Path("/usr/share/fonts/truetype/dejavu")


def document(path: Path, pages: int, font: str = "Helvetica", pictures: bool = False) -> None:
    """Pages of about 450 words, a ruled table on every fourth."""
    chance = random.Random(pages)
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(pages):
        canvas.setFont(font, 16)
        canvas.drawString(60, 790, f"{number + 1} Partie du dossier")
        canvas.setFont(font, 10)
        top = 765.0
        for _ in range(6):
            for line in lines_of(canvas, " ".join(sentence(chance) for _ in range(6)), 470):
                canvas.drawString(60, top, line)
                top -= 12.5
            top -= 6
        if number % 4 == 0:
            grid(
                canvas,
                [["Action", "Qui", "Quand", "Coût"], *[["affiche", "atelier", "mars", "90 €"]] * 5],
                60,
                160,
                110,
                True,
            )
        if pictures and number % 5 == 2:
            noise = Image.effect_noise((600, 300), 60).convert("RGB")
            canvas.drawImage(ImageReader(noise), 60, 60, 300, 90)
        canvas.showPage()
    canvas.save()


def apart(path: Path, runs: int) -> Cost:
    """What reading a file takes in a process of its own, as the product reads it."""
    command = [sys.executable, "-I", "-B", "-m", "assistant.reading.worker", str(path), path.name, "480"]
    return of_command(command, runs, path.parent, environment(path.parent))


def anew(path: Path) -> None:
    """Reads the file in this process as if for the first time."""
    instruction_spans.cache_clear()
    read(path, path.name)


def digital(path: Path, name: str) -> None:
    """Prints what reading the file takes, beside ``pdftotext``."""
    tool = of_command(["pdftotext", "-layout", path, path.with_suffix(".txt")], 2 * RUNS)
    print(tool.line(f"{name} : pdftotext -layout"))
    print(of_work(lambda: engine(path), RUNS).line(f"{name} : moteur seul", tool))
    print(of_work(lambda: anew(path), RUNS).line(f"{name} : lecture", tool))
    print(apart(path, RUNS).line(f"{name} : lecture, démarrage compris", tool))


def main() -> None:
    """Prints a line per measure."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        document(folder / "simple.pdf", 40)
        digital(folder / "simple.pdf", "40 pages")
        if FONTS.exists():
            pdfmetrics.registerFont(TTFont("Embedded", str(FONTS / "DejaVuSans.ttf")))
            document(folder / "embedded.pdf", 40, "Embedded", pictures=True)
            digital(folder / "embedded.pdf", "40 pages, images")
        document(folder / "long.pdf", 600)
        print(apart(folder / "long.pdf", 1).line("600 pages : lecture, démarrage compris"))


if __name__ == "__main__":
    main()
