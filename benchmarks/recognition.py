"""Recognising scanned pages beside Tesseract alone on all cores, in the same run: ``python -m benchmarks.recognition``.

Ten pages of about 450 words, drawn at 300 points an inch: Tesseract reads them from files, one page a core, and
Critérium from a PDF. Target: at most 1.3 times as long.
"""

import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.cost import of_work
from benchmarks.reading import apart, document

PAGES = 10
RUNS = 2
RESOLUTION = 300


def scanned(folder: Path) -> tuple[Path, list[Path]]:
    """The pages as one PDF of pictures, and as pictures."""
    source, whole = folder / "source.pdf", folder / "scan.pdf"
    document(source, PAGES)
    pictures = [page.render(scale=RESOLUTION / 72, grayscale=True).to_pil() for page in pdfium.PdfDocument(source)]
    pictures[0].save(whole, save_all=True, append_images=pictures[1:], resolution=RESOLUTION)
    files = [folder / f"{number}.png" for number in range(PAGES)]
    for picture, file in zip(pictures, files, strict=True):
        picture.save(file)
    return whole, files


def alone(files: list[Path]) -> None:
    """Tesseract on every picture, one a core."""

    def one(file: Path) -> None:
        command = ["tesseract", str(file), "stdout", "-l", "fra", "--dpi", str(RESOLUTION), "tsv"]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        list(pool.map(one, files))


def main() -> None:
    """Prints a line for each."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        whole, files = scanned(folder)
        tool = of_work(lambda: alone(files), RUNS)
        print(tool.line(f"{PAGES} pages numérisées : Tesseract seul"))
        print(apart(whole, RUNS).line(f"{PAGES} pages numérisées : lecture", tool))


if __name__ == "__main__":
    main()
