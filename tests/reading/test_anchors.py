"""Whatever the format: passages stand where they say, and every quote is found and can be shown."""

from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from assistant.dossier.instruction import instruction_spans
from assistant.dossier.quote import find_quote
from assistant.reading.reader import read
from tests.reading.concealment.odts import odt, plain
from tests.reading.concealment.others import coded

WORD = st.text("abcdefghijlmnopqrstuvxyzéèàçôî", min_size=2, max_size=9)
PARAGRAPH = st.lists(WORD, min_size=8, max_size=40).map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPHS = st.lists(PARAGRAPH, min_size=1, max_size=8)
Written = Callable[[Sequence[str]], bytes]


def _docx(paragraphs: Sequence[str]) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf(paragraphs: Sequence[str]) -> bytes:
    file = BytesIO()
    canvas = Canvas(file)
    top = 760.0
    for text in paragraphs:
        canvas.setFont("Helvetica", 11)
        for line in simpleSplit(text, "Helvetica", 11, 460):
            if top < 120:
                canvas.showPage()
                canvas.setFont("Helvetica", 11)
                top = 760.0
            canvas.drawString(60, top, line)
            top -= 14
        top -= 12
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _rtf(paragraphs: Sequence[str]) -> bytes:
    body = "".join(rf"\pard\plain {coded(text)}\par" for text in paragraphs)
    return (r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}" + body + "}").encode("ascii")


FORMATS: dict[str, Written] = {
    "txt": lambda paragraphs: "\n\n".join(paragraphs).encode(),
    "md": lambda paragraphs: "\n\n".join(paragraphs).encode(),
    "html": lambda paragraphs: (
        f"<html><body>{''.join(f'<p>{escape(p)}</p>' for p in paragraphs)}</body></html>".encode()
    ),
    "rtf": _rtf,
    "docx": _docx,
    "odt": lambda paragraphs: odt("".join(f"<text:p>{plain(p)}</text:p>" for p in paragraphs)),
    "pdf": _pdf,
}


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=12, deadline=None)
@given(paragraphs=PARAGRAPHS, data=st.data())
def test_every_quote_is_found_and_shown_where_it_stands(
    suffix: str, paragraphs: list[str], data: st.DataObject
) -> None:
    # A sentence that addresses a grader proves nothing and is not found: drawn words may look like one.
    assume(not any(instruction_spans(text) for text in paragraphs))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"d.{suffix}"
        path.write_bytes(FORMATS[suffix](paragraphs))
        dossier = read(path, path.name)
    for passage in dossier.passages:
        assert dossier.pages[passage.page - 1].text[passage.start : passage.end] == passage.text
    words = data.draw(st.sampled_from(paragraphs)).split()
    first = data.draw(st.integers(0, len(words) - 5))
    quote = " ".join(words[first : data.draw(st.integers(first + 5, len(words)))])
    anchors = find_quote(quote, dossier.passages)
    assert anchors
    if suffix != "pdf":
        return
    shown: list[str] = []
    for anchor in anchors:
        passage, page = dossier.passage(anchor.passage), dossier.pages[anchor.page - 1]
        boxes = passage.boxes(anchor.start, anchor.end)
        assert boxes
        assert page.width
        assert page.height
        for box in boxes:
            assert 0 <= box.x0 < box.x1 <= page.width
            assert 0 <= box.top < box.bottom <= page.height
        inside = [w for w in passage.words if w.end > anchor.start and w.start < anchor.end]
        for word in inside:
            assert any(
                b.x0 <= word.x0 and word.x1 <= b.x1 and b.top <= word.top and word.bottom <= b.bottom for b in boxes
            )
        shown += [passage.text[word.start : word.end] for word in inside]
    assert "".join(shown) == quote.replace(" ", "")
