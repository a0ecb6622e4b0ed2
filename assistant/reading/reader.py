"""Reads one file into a dossier, in this process. The worker calls it; everyone else asks ``supervised``."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from pkgutil import resolve_name

from assistant.dossier.appeal import telling
from assistant.dossier.dossier import Dossier, ReadingWarning
from assistant.dossier.instruction import instruction_spans
from assistant.dossier.place import place
from assistant.errors import UserError
from assistant.reading.archive import members
from assistant.reading.block import Reading
from assistant.reading.cutting import cut
from assistant.reading.file import File
from assistant.reading.format import EXTENSIONS, NAMES, Format, format_of
from assistant.reading.hidden import strip_hidden
from assistant.reading.references import without_listings
from assistant.reading.version import READER

LARGEST_TEXT = 10 * 1024**2
"""Bytes of the longest plain text: some four thousand pages."""
_READERS: dict[Format, str] = {
    "pdf": "assistant.reading.pdf.document:read_pdf",
    "docx": "assistant.reading.word.document:read_docx",
    "odt": "assistant.reading.odt.document:read_odt",
    "pptx": "assistant.reading.slides.deck:read_pptx",
    "html": "assistant.reading.markup.html:read_html",
    "rtf": "assistant.reading.rtf.document:read_rtf",
    "markdown": "assistant.reading.markup.markdown:read_markdown",
    "text": "assistant.reading.text:read_text",
    "image": "assistant.reading.page.image:read_image",
}
"""Where each format's reader is: a worker reads one file, and loads the libraries of its format alone."""
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
"""What a name ends with when it announces a format, and not «bilan de M. Ferrand»."""


def read(path: Path, name: str) -> Dossier:
    """The dossier in the file; ``name`` is how the candidate called it.

    Raises:
        UserError: the file cannot be read, and why.
    """
    kind = format_of(path)
    reading = _several(path) if kind == "zip" else _one(path, kind)
    pages, passages = cut(reading.blocks, reading.pages)
    if not passages:
        raise UserError(f"« {name} » ne contient aucun texte lisible.")
    warnings = [*reading.warnings, *_misnamed(name, kind)]
    units = {page.number: page.unit for page in pages}
    for passage in passages:
        for start, end in instruction_spans(passage.text):
            shown = " ".join(passage.text[start:end].split())[:200]
            where = place(units.get(passage.page, "page"), passage.page).capitalize()
            said = f"{where}, une phrase s'adresse à un correcteur ou à une machine"
            words = ", ".join(f"« {word} »" for word in telling(shown))
            by = f" (repérée à {words})" if words else ""
            text = f"{said}{by} : « {shown} ». Elle ne compte pas comme preuve."
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


def _misnamed(name: str, kind: Format) -> Iterator[ReadingWarning]:
    """A warning on a file whose name announces something else, or something that nothing here knows."""
    suffix = Path(name).suffix.lower()
    expected = EXTENSIONS.get(suffix)
    if not _SUFFIX.fullmatch(suffix) or expected == kind or {expected, kind} == {"markdown", "text"}:
        return
    announced = f"l'extension d'{_a(expected)}" if expected else f"une extension que Critérium ne lit pas ({suffix})"
    text = f"« {name} » porte {announced} mais c'est {_a(kind)} : lu comme tel."
    yield ReadingWarning(kind="wrong_extension", text=text)


def _a(kind: Format) -> str:
    return f"une {NAMES[kind]}" if kind == "image" else f"un {NAMES[kind]}"


def _one(path: File, kind: Format) -> Reading:
    if kind in ("text", "markdown") and len(path.read_bytes()) > LARGEST_TEXT:
        raise UserError(f"« {path.name} » dépasse {LARGEST_TEXT // 1024**2} Mo de texte ; le découper.")
    reading = strip_hidden(_reader(kind)(path))
    reading.blocks = without_listings(reading.blocks)
    return reading


def _reader(kind: Format) -> Callable[[File], Reading]:
    reader: Callable[[File], Reading] = resolve_name(_READERS[kind])
    return reader


def _several(path: File) -> Reading:
    """The files of an archive one after the other; those that cannot be read are named in warnings."""
    whole = Reading()
    for member in members(path):
        if isinstance(member, str):
            whole.warnings.append(ReadingWarning(kind="skipped_file", text=member))
            continue
        try:
            kind = format_of(member)
            if kind == "zip":
                raise UserError(f"« {member.name} » est une archive dans l'archive : elle n'a pas été ouverte.")
            whole.append(_one(member, kind), member.name)
            whole.warnings.extend(_misnamed(member.name, kind))
        except UserError as told:
            whole.warnings.append(ReadingWarning(kind="skipped_file", text=f"Non lu : {told}"))
    if not whole.blocks:
        raise UserError(_nothing_read(path.name, whole.warnings))
    return whole


def _nothing_read(name: str, warnings: list[ReadingWarning]) -> str:
    """One sentence on an archive of which no file was read."""
    if not warnings:
        return f"L'archive « {name} » ne contient aucun fichier ; choisir la bonne archive ou la refaire."
    why = warnings[0].text.removeprefix("Non lu : ")
    why = why[0].lower() + why[1:] if why.startswith(("L'", "La ", "Le ")) else why
    return f"Rien n'a pu être lu dans l'archive « {name} » : {why}"
