# ruff: noqa: E501
"""Speed and memory of the readers beside the plain tools, in the same run: ``python -m benchmarks.reading``.

Draws a 40-page digital PDF twice (in a standard font, and in embedded ones with pictures), ten scanned pages and a
600-page PDF. Seconds are the least of several runs; ``processor`` counts those of all cores. Targets: 40 digital pages
in at most 5 times ``pdftotext -layout``, scans in at most 1.3 times Tesseract alone on all cores, 600 pages in less than
600 MiB.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from assistant.reading.reader import read
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


def least(work: Callable[[], object], runs: int = RUNS) -> tuple[float, float]:
    """Seconds on the clock and of the processor (children included), the least of the runs."""
    clock, processor = [], []
    for _ in range(runs):
        before = os.times()
        work()
        after = os.times()
        clock.append(after.elapsed - before.elapsed)
        processor.append(sum(after[:4]) - sum(before[:4]))
    return min(clock), min(processor)


def digital(path: Path, name: str) -> None:
    def plain() -> None:
        subprocess.run(["pdftotext", "-layout", path, path.with_suffix(".txt")], check=True)

    apart = [sys.executable, "-P", "-m", "assistant.reading.worker", str(path), path.name]
    (tool, tool_processor), (warm, warm_processor) = least(plain), least(lambda: read(path, path.name))
    cold, cold_processor = least(lambda: subprocess.run(apart, check=True, capture_output=True))
    for what, clock, processor in (
        ("pdftotext -layout", tool, tool_processor),
        ("lecture", warm, warm_processor),
        ("lecture, démarrage compris", cold, cold_processor),
    ):
        print(
            f"{name:34} {what:28} {clock:7.2f} s ({clock / tool:5.1f} ×)   processeur {processor:7.2f} s ({processor / tool_processor:5.1f} ×)"
        )


def scans(folder: Path, pages: int = 10) -> None:
    source, scanned = folder / "source.pdf", folder / "scan.pdf"
    document(source, pages)
    pictures = [page.render(scale=300 / 72, grayscale=True).to_pil() for page in pdfium.PdfDocument(source)]
    pictures[0].save(scanned, save_all=True, append_images=pictures[1:], resolution=300)
    files = []
    for number, picture in enumerate(pictures):
        files.append(folder / f"{number}.png")
        picture.save(files[-1])

    def alone() -> None:
        def one(file: Path) -> None:
            command = ["tesseract", file, "stdout", "-l", "fra", "--dpi", "300", "tsv"]
            subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})

        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
            list(pool.map(one, files))

    (tool, tool_processor), (ours, processor) = least(alone, 2), least(lambda: read(scanned, scanned.name), 2)
    print(
        f"{f'{pages} pages numérisées':34} {'tesseract seul':28} {tool:7.2f} s            processeur {tool_processor:7.2f} s"
    )
    print(
        f"{'':34} {'lecture':28} {ours:7.2f} s ({ours / tool:5.2f} ×)   processeur {processor:7.2f} s ({processor / tool_processor:5.2f} ×)"
    )


def memory(path: Path) -> None:
    apart = [sys.executable, "-P", "-m", "assistant.reading.worker", str(path), path.name]
    start = time.perf_counter()
    with subprocess.Popen(apart, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    print(
        f"{'600 pages':34} {'mémoire au plus':28} {used.ru_maxrss / 1024:7.0f} Mio en {time.perf_counter() - start:.0f} s"
    )


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    document(folder / "simple.pdf", 40)
    digital(folder / "simple.pdf", "40 pages, police standard")
    if FONTS.exists():
        pdfmetrics.registerFont(TTFont("Embedded", str(FONTS / "DejaVuSans.ttf")))
        document(folder / "embedded.pdf", 40, "Embedded", pictures=True)
        digital(folder / "embedded.pdf", "40 pages, police jointe, images")
    document(folder / "long.pdf", 600)
    memory(folder / "long.pdf")
    if "--digital" not in sys.argv:
        scans(folder)


if __name__ == "__main__":
    main()
