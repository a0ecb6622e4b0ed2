"""Recognises the words of pictures of pages through Tesseract, one process a page, a page a core."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import cache
from typing import NamedTuple

import numpy as np

from assistant.dossier.passage import Box
from assistant.reading.limit import LIMIT
from assistant.reading.page.skew import lean, straightened
from assistant.reading.slots import cores

LANGUAGE = "fra"
INSTALL = "installer Tesseract et son français (paquets tesseract-ocr et tesseract-ocr-fra)"
PAGE_SECONDS = 60
DOUBTFUL = 0.62
"""Mean confidence under which the page is tried again turned."""
SURE = 0.6
"""Confidence under which a mark without letters is noise."""
LEAST = 0.25
"""Confidence under which a word is noise."""
CLEAN = 0.85
"""Mean confidence under which a page that was straightened is read as it was too: straightening blurs its noise."""
_TURNS = (0, 180, 90, 270)


class Picture(NamedTuple):
    """A page as it is drawn: grey pixels (0 is black), row by row, and how many of them make an inch."""

    number: int
    pixels: np.ndarray
    resolution: int


class Word(NamedTuple):
    """A recognised word: its place in pixels of the upright picture, its line, and its confidence (0 to 1)."""

    text: str
    box: Box
    line: tuple[int, int, int]
    """Numbers of the block, the paragraph in it and the line in that."""
    confidence: float


class Recognised(NamedTuple):
    """The words of a picture in reading order, on the picture as it was straightened and turned to read them."""

    words: tuple[Word, ...]
    turn: int
    """How far the picture was turned clockwise: 0, 90, 180 or 270."""
    confidence: float
    width: int
    height: int
    resolution: int
    leaning: float = 0.0
    """Degrees, clockwise, by which the rows of the picture leaned; it was straightened before it was turned."""


@cache
def missing() -> str | None:
    """What to install, as the end of a sentence; None when pages can be recognised."""
    program = shutil.which("tesseract")
    if program is None:
        return INSTALL
    told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=20)
    return None if LANGUAGE in told.stdout.split() else INSTALL


def recognise(pictures: Iterable[Picture]) -> Iterator[tuple[int, Recognised | None]]:
    """What is read on each picture, by its number, as it comes; None for one that took too long.

    Pictures are drawn while others are read: few are held at a time.
    """
    workers = cores()
    until = LIMIT.recognised()
    waiting: dict[Future[Recognised | None], int] = {}
    with ThreadPoolExecutor(workers) as pool:
        for picture in pictures:
            waiting[pool.submit(_read, picture, until)] = picture.number
            while len(waiting) > workers + 1:
                yield from _done(waiting)
        while waiting:
            yield from _done(waiting)


def _done(waiting: dict[Future[Recognised | None], int]) -> Iterator[tuple[int, Recognised | None]]:
    finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in finished:
        yield waiting.pop(future), future.result()


def _read(picture: Picture, until: float) -> Recognised | None:
    """The best reading of the picture, straightened if its rows lean, and turned when it says nothing as it stands."""
    leaning = lean(picture.pixels)
    best: Recognised | None = None
    if leaning:
        level = _turned(picture._replace(pixels=straightened(picture.pixels, leaning)), 0, until)
        best = level and level._replace(leaning=leaning)
        if best is not None and best.confidence >= CLEAN:
            return best
    for turn in _TURNS:
        read = _turned(picture, turn, until)
        if read is None:
            return best
        if best is None or _merit(read) > _merit(best):
            best = read
        if not read.words or best.confidence >= DOUBTFUL:
            break
    return best


def _turned(picture: Picture, turn: int, until: float) -> Recognised | None:
    """What is read on the picture once turned; None when no time is left, or Tesseract failed."""
    left = min(PAGE_SECONDS, until - time.monotonic())
    if left <= 0:
        return None
    pixels = np.rot90(picture.pixels, -turn // 90) if turn else picture.pixels
    words = _words(pixels, picture.resolution, left)
    if words is None:
        return None
    height, width = pixels.shape
    return Recognised(words, turn, _confidence(words), width, height, picture.resolution)


def _merit(read: Recognised) -> float:
    """Letters that were read with confidence."""
    return sum(len(word.text) * word.confidence**2 for word in read.words)


def _confidence(words: tuple[Word, ...]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters if letters else 0.0


def _words(pixels: np.ndarray, resolution: int, seconds: float) -> tuple[Word, ...] | None:
    """Words in reading order; None when Tesseract took too long or failed."""
    height, width = pixels.shape
    content = b"P5 %d %d 255\n" % (width, height) + np.ascontiguousarray(pixels).tobytes()
    command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(resolution), "tsv"]
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    if done.returncode != 0:
        return None
    return tuple(_parsed(done.stdout.decode("utf-8", errors="replace")))


def _parsed(table: str) -> Iterator[Word]:
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != "5":
            continue
        text, confidence = cells[11].strip(), float(cells[10]) / 100
        x, y, width, height = (float(cell) for cell in cells[6:10])
        if not text or confidence < LEAST or (confidence < SURE and not any(c.isalnum() for c in text)):
            continue
        line = (int(cells[2]), int(cells[3]), int(cells[4]))
        yield Word(text, Box(x, y, x + width, y + height), line, confidence)
