"""Reads one file into a dossier, in this process. The worker calls it; everyone else asks ``supervised``."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from assistant.dossier.dossier import Dossier, ReadingWarning
from assistant.dossier.instruction import instruction_spans
from assistant.errors import UserError
from assistant.reading.block import Reading
from assistant.reading.cutting import cut
from assistant.reading.docx import read_docx
from assistant.reading.format import EXTENSIONS, Format, format_of
from assistant.reading.hidden import strip_hidden
from assistant.reading.markdown import read_markdown
from assistant.reading.odt import read_odt
from assistant.reading.pdf import read_pdf
from assistant.reading.text import read_text
from assistant.reading.version import READER

_READERS: dict[Format, Callable[[Path], Reading]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "odt": read_odt,
    "markdown": read_markdown,
    "text": read_text,
}
_NAMES: dict[Format, str] = {
    "pdf": "PDF",
    "docx": "DOCX",
    "odt": "ODT",
    "markdown": "Markdown",
    "text": "texte",
}


def read(path: Path, name: str) -> Dossier:
    """The dossier in the file; ``name`` is how the candidate called it.

    Raises:
        UserError: the file cannot be read, and why.
    """
    kind = format_of(path)
    reading = strip_hidden(_READERS[kind](path))
    pages, passages = cut(reading.blocks, reading.pages)
    if not passages:
        raise UserError(f"« {name} » ne contient aucun texte lisible.")
    warnings = list(reading.warnings)
    expected = EXTENSIONS.get(Path(name).suffix.lower())
    if expected is not None and expected != kind and {expected, kind} != {"markdown", "text"}:
        text = f"« {name} » porte l'extension d'un {_NAMES[expected]} mais c'est un {_NAMES[kind]} : lu comme tel."
        warnings.append(ReadingWarning(kind="wrong_extension", text=text))
    for passage in passages:
        for start, end in instruction_spans(passage.text):
            shown = " ".join(passage.text[start:end].split())[:200]
            said = f"P. {passage.page}, une phrase s'adresse à un correcteur ou à une machine"
            text = f"{said} : « {shown} ». Elle ne compte pas comme preuve."
            warnings.append(ReadingWarning(kind="instruction", page=passage.page, text=text))
    return Dossier(
        file=name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        format=kind,
        reader=READER,
        pages=pages,
        passages=passages,
        concealed=tuple(reading.concealed),
        warnings=tuple(warnings),
    )
