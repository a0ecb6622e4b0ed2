"""What a file is, by its content and not by its name."""

import zipfile
import zlib
from pathlib import Path
from typing import Literal

from assistant.errors import UserError

Format = Literal["pdf", "docx", "odt", "markdown", "text"]

EXTENSIONS: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
"""Extensions that the reader knows; the interface offers these."""

_READ = "PDF, DOCX, ODT, Markdown (.md) ou texte (.txt)"
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, UnicodeDecodeError)
"""What the standard library raises over an archive that is damaged, encrypted or packed in a way it does not know."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"\x89PNG": "une image PNG",
    b"\xff\xd8\xff": "une image JPEG",
    b"GIF8": "une image GIF",
    b"{\\rtf": "un document RTF",
    b"\x1f\x8b": "une archive gzip",
    b"Rar!": "une archive RAR",
    b"7z\xbc\xaf": "une archive 7z",
    b"MZ": "un programme",
    b"\x7fELF": "un programme",
}


def format_of(path: Path) -> Format:
    """The format of the file's content.

    Raises:
        UserError: empty, encrypted, truncated, or nothing that can be read here.
    """
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head.strip(b"\x00\r\n\t "):
        raise UserError(f"Le fichier « {path.name} » est vide ; choisir le bon fichier ou l'exporter à nouveau.")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_ZIP):
        return _zipped(path)
    if head.startswith(_OLE):
        raise UserError(
            f"« {path.name} » est un ancien document Office (.doc) ou un document protégé par mot de passe ; "
            "l'enregistrer en .docx ou en PDF, sans mot de passe."
        )
    for magic, name in _OTHERS.items():
        if head.startswith(magic) and (not magic.isalpha() or _is_binary(head)):
            raise UserError(f"« {path.name} » est {name}, que Critérium ne lit pas ; fournir un {_READ}.")
    if _is_binary(head):
        raise UserError(f"Le contenu de « {path.name} » n'est pas reconnu ; fournir un {_READ}.")
    return "markdown" if path.suffix.lower() in (".md", ".markdown") else "text"


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return b"\x00" in head or controls > len(head) // 20


def _zipped(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype").strip() if "mimetype" in names else b""
            encrypted = mimetype and b"encryption-data" in _manifest(archive, names)
    except BROKEN_ZIP as error:
        raise UserError(
            f"« {path.name} » est incomplet ou abîmé ; le transférer ou l'enregistrer à nouveau."
        ) from error
    if mimetype == b"application/vnd.oasis.opendocument.text":
        if encrypted:
            raise UserError(f"« {path.name} » est protégé par mot de passe ; l'enregistrer sans mot de passe.")
        return "odt"
    if "word/document.xml" in names:
        return "docx"
    raise UserError(f"« {path.name} » est une archive ou un document d'un autre type ; fournir un {_READ}.")


def _manifest(archive: zipfile.ZipFile, names: set[str]) -> bytes:
    name = "META-INF/manifest.xml"
    if name not in names or archive.getinfo(name).file_size > 1_000_000:
        return b""
    return archive.read(name)
