"""What a PDF holds beside what its pages print: annotations, form values, descriptions of pictures, metadata."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.dossier.dossier import Concealed, ConcealedKind
from assistant.reading.metadata import properties

DEEPEST = 60
MOST = 5000
"""Elements of a page's structure that are looked at."""

_VALUES: tuple[tuple[bytes, ConcealedKind], ...] = ((b"Contents", "annotation"), (b"V", "form"), (b"TU", "form"))


def annotations(page: pdfium.PdfPage, number: int) -> Iterator[Concealed]:
    """Notes, what forms are filled in with, and what links say that they are."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        subtype = raw.FPDFAnnot_GetSubtype(annotation)
        for key, kind in _VALUES:
            text = _annotated(annotation, key)
            if not text or subtype == raw.FPDF_ANNOT_POPUP or (subtype == raw.FPDF_ANNOT_LINK and _is_address(text)):
                continue
            yield Concealed(kind="alternative" if subtype == raw.FPDF_ANNOT_LINK else kind, page=number, text=text)
        raw.FPDFPage_CloseAnnot(annotation)


def descriptions(page: pdfium.PdfPage, number: int) -> Iterator[Concealed]:
    """What the structure of the page says of pictures to those who do not see them."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        left = [MOST]
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            for text in _described(raw.FPDF_StructTree_GetChildAtIndex(tree, index), left, DEEPEST):
                yield Concealed(kind="alternative", page=number, text=text)
    finally:
        raw.FPDF_StructTree_Close(tree)


def metadata(document: pdfium.PdfDocument) -> list[Concealed]:
    """Title, subject, keywords and author of the document."""
    said = document.get_metadata_dict(skip_empty=True)
    # The «Creator» of a PDF is the program that wrote it; of an office file, its author.
    return properties(("application" if name == "Creator" else name, text) for name, text in said.items())


def _described(element: Any, left: list[int], depth: int) -> Iterator[str]:
    if not element or left[0] <= 0 or not depth:
        return
    left[0] -= 1
    text = _string(lambda buffer, size: raw.FPDF_StructElement_GetAltText(element, buffer, size))
    if text:
        yield text
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _described(raw.FPDF_StructElement_GetChildAtIndex(element, index), left, depth - 1)


def _annotated(annotation: Any, key: bytes) -> str:
    return _string(
        lambda buffer, size: raw.FPDFAnnot_GetStringValue(
            annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if buffer else None, size
        )
    )


def _string(ask: Callable[[Any, int], int]) -> str:
    length = ask(None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(buffer, length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\x00").strip()


def _is_address(text: str) -> bool:
    """Whether a link only says where it leads."""
    return " " not in text
