"""Every case of the measure: ways of hiding × formats × languages × places, instructions × formats, honest files."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle

from docx import Document

from tests.reading.concealment import honest, matrix, odts, others, pdfs, texts, words
from tests.reading.concealment.case import Case
from tests.reading.concealment.phrases import (
    BODY,
    DELIMITERS,
    DISGUISED,
    ENCODED,
    HIDDEN,
    HONEST,
    PLAIN_INSTRUCTIONS,
    RESULTS,
    WIDE,
)

SUFFIXES = ("txt", "md", "docx", "odt", "pdf")


def all_cases() -> tuple[Case, ...]:
    """The cases, in an order that never changes."""
    return (*_concealed(), *_instructions(), *_honest(), *matrix.cases())


def _concealed() -> Iterator[Case]:
    said = cycle((*HIDDEN, *WIDE))
    latin = cycle(HIDDEN)
    for number, (way, hide) in enumerate(pdfs.WAYS.items()):
        for position in (number % 4, (number + 2) % 4):
            text = next(latin)
            yield _hidden("pdf", f"{way} {position}", text, partial(pdfs.drawn, hide, text, BODY, position))
    for way, build in pdfs.RAW.items():
        for text in HIDDEN[:3]:
            yield _hidden("pdf", f"{way} {text[:8]}", text, partial(build, text, BODY))
    for text in HIDDEN[:4]:
        build = partial(pdfs.scanned, BODY, (*BODY, text))
        yield _hidden("pdf", f"scan, added line {text[:8]}", text, build)
        build = partial(pdfs.scanned, BODY, (*BODY[:2], text, BODY[3]))
        yield Case(f"pdf scan, other line {text[:8]}", "concealed", "pdf", build, text, (*BODY[:2], BODY[3]))
    for number, (way, put) in enumerate(words.WAYS.items()):
        for position in (number % 4, (number + 3) % 5):
            text = next(latin) if "tags" in way else next(said)
            text = text if not ("tags" in way and not text.isascii()) else HIDDEN[1]
            yield _hidden("docx", f"{way} {position}", text, partial(words.drawn, put, text, BODY, position))
    for number, way in enumerate((*odts.WAYS, *odts.META)):
        for position in (number % 4, (number + 3) % 5):
            text = next(said)
            yield _hidden("odt", f"{way} {position}", text, partial(odts.drawn, way, text, BODY, position))
    for number, way in enumerate(texts.MARKDOWN):
        for position in (number % 4, (number + 3) % 5):
            text = HIDDEN[1] if way == "tags" else next(said)
            yield _hidden("md", f"{way} {position}", text, partial(texts.markdown_file, way, text, BODY, position))
    for suffix, ways in (("txt", texts.TEXT), ("html", texts.HTML)):
        for number, (way, make) in enumerate(ways.items()):
            text = HIDDEN[1] if way == "tags" else next(said)
            build = texts.text_file if suffix == "txt" else texts.html_file
            yield _hidden(suffix, way, text, partial(build, make(text), BODY, number % 5))
    for suffix, made in others.WAYS.items():
        for way, whole in made.items():
            text = next(latin)
            yield _hidden(suffix, way, text, partial(whole, text, BODY))


def _hidden(suffix: str, way: str, text: str, build: Callable[[], bytes]) -> Case:
    return Case(f"{suffix} {way}", "concealed", suffix, build, text, BODY)


def _instructions() -> Iterator[Case]:
    groups = {
        **PLAIN_INSTRUCTIONS,
        "delimiter": DELIMITERS,
        "result": RESULTS,
        "encoded": ENCODED,
        "disguised": tuple(DISGUISED.values()),
    }
    suffixes = cycle(SUFFIXES)
    for group, said in groups.items():
        for number, text in enumerate(said):
            suffix = next(suffixes)
            wide = any(ord(c) > 255 and c not in "’«»–—" for c in text)
            if suffix == "pdf" and wide:
                suffix = "docx"
            if suffix == "md" and (group in ("delimiter", "result") or "\n" in text or "_" in text):
                suffix = "txt"
            yield Case(
                f"{group} {number} in {suffix}", "instruction", suffix, partial(visibly, suffix, text), text, BODY
            )


def _honest() -> Iterator[Case]:
    suffixes = cycle(SUFFIXES)
    for number, text in enumerate(HONEST):
        suffix = next(suffixes)
        if suffix == "pdf" and any(ord(c) > 255 and c not in "’–—" for c in text):
            suffix = "docx"
        if suffix == "md" and any(c in text for c in "<_*#[{-"):
            suffix = "txt"
        yield Case(f"text {number} in {suffix}", "honest", suffix, partial(visibly, suffix, text), text, BODY)
    for suffix, made in (("pdf", honest.PDFS), ("docx", honest.DOCX), ("odt", honest.ODT)):
        for name, build, text in made:
            yield Case(f"{suffix} {name}", "honest", suffix, build, text)
    for number in range(2):
        layer = (*BODY[number:], "Bilan de la semaine 12 et de la semaine 13.")
        yield Case(f"pdf scan with its layer {number}", "honest", "pdf", partial(pdfs.scanned, layer, layer), layer[-1])


def visibly(suffix: str, text: str) -> bytes:
    """A file of that format that shows the text between honest paragraphs."""
    said = (BODY[0], text, *BODY[1:])
    if suffix == "docx":
        document = Document()
        for line in said:
            document.add_paragraph(line)
        return words.saved(document)
    if suffix == "odt":
        return odts.odt("".join(f"<text:p>{odts.plain(line)}</text:p>" for line in said))
    if suffix == "pdf":
        return pdfs.drawn(_written, text, BODY, 1)
    return "\n\n".join(said).encode()


def _written(canvas: pdfs.Canvas, y: float, text: str) -> None:
    """The text on as many lines as it needs."""
    line = ""
    for word in text.replace("\n", " ").split(" "):
        for part in [word[i : i + 80] for i in range(0, len(word), 80)] or [""]:
            if len(line) + len(part) > 85:
                canvas.drawString(60, y, line)
                line, y = "", y - 12
            line = f"{line} {part}".strip()
    canvas.drawString(60, y, line)
