"""What a file is, by its content and not by its name."""

import codecs
import re
import zipfile
import zlib
from io import BytesIO
from typing import Literal

from assistant.errors import UserError
from assistant.reading.encoding import wide_encoding
from assistant.reading.file import File

Format = Literal["pdf", "docx", "odt", "pptx", "html", "rtf", "markdown", "text", "image", "zip"]

EXTENSIONS: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".pptx": "pptx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rtf": "rtf",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
    ".bmp": "image",
    ".webp": "image",
    ".zip": "zip",
}
"""Extensions that the reader knows; the interface offers these."""

NAMES: dict[Format, str] = {
    "pdf": "PDF",
    "docx": "DOCX",
    "odt": "ODT",
    "pptx": "PPTX",
    "html": "HTML",
    "rtf": "RTF",
    "markdown": "Markdown",
    "text": "texte",
    "image": "image",
    "zip": "ZIP",
}
"""What a person calls each format."""
READ = f"{', '.join(name for kind, name in NAMES.items() if kind != 'zip')} ou ZIP de ces fichiers"
"""All that is read, as a list in a sentence."""
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What the standard library raises over an archive that is damaged, encrypted or packed in a way it does not know."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_OTHER_PACKAGES = {"xl/workbook.xml": "un classeur", "visio/document.xml": "un dessin"}
"""What other packages hold, and what they are."""
_PACKAGES = {"mimetype", "[Content_Types].xml", "word/document.xml", "ppt/presentation.xml", "content.xml"}
"""Names of which an office document has one."""
_MEDIA = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".emf",
    ".wmf",
    ".svg",
    ".bin",
    ".mp4",
    ".mp3",
    ".ttf",
)
LARGEST_WRITTEN = 120 * 1024**2
"""Bytes of a package's parts that are no media, unpacked."""
LARGEST_PACKAGE = 500 * 1024**2
_OTHERS = {
    b"GIF8": "une image GIF",
    b"\x1f\x8b": "une archive gzip",
    b"Rar!": "une archive RAR",
    b"7z\xbc\xaf": "une archive 7z",
    b"MZ": "un programme",
    b"\x7fELF": "un programme",
}


def opening(head: bytes, name: str, old: str, new: str) -> Literal["pdf", "zip"] | None:
    """What the first bytes of a file say that anything reads alike; None where they leave it open.

    Args:
        head: the first bytes.
        name: the file's.
        old: the extensions of old Office files that it may be, for the message.
        new: as what to save those instead, for the message.

    Raises:
        UserError: empty, or an old Office file or an encrypted one.
    """
    if not head.strip(b"\x00\r\n\t "):
        raise UserError(f"Le fichier « {name} » est vide ; choisir le bon fichier ou l'exporter à nouveau.")
    if head.startswith(_ZIP):
        # Before the PDF's mark: an archive may hold one as it is, near its beginning.
        return "zip"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        raise UserError(
            f"« {name} » est un ancien document Office ({old}) ou un document protégé par mot de passe ; "
            f"l'enregistrer {new}, sans mot de passe."
        )
    return None


def format_of(path: File) -> Format:
    """The format of the file's content.

    Raises:
        UserError: empty, encrypted, truncated, or nothing that can be read here.
    """
    with path.open("rb") as stream:
        head = stream.read(4096)
    opened = opening(head, path.name, ".doc", "en .docx ou en PDF")
    if opened is not None:
        return "pdf" if opened == "pdf" else _zipped(path)
    if head.startswith(_IMAGES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP") or _is_bitmap(head):
        return "image"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    for magic, name in _OTHERS.items():
        if head.startswith(magic) and (not magic.isalpha() or _is_binary(head)):
            raise UserError(f"« {path.name} » est {name}, que Critérium ne lit pas ; fournir un {READ}.")
    wide = wide_encoding(head)
    if _HTML.match(
        head.removeprefix(codecs.BOM_UTF8)
        if wide is None
        else head[: len(head) // 2 * 2].decode(wide, "ignore").encode()
    ):
        return "html"
    if wide is None and _is_binary(head):
        raise UserError(f"Le contenu de « {path.name} » n'est pas reconnu ; fournir un {READ}.")
    named = EXTENSIONS.get(path.suffix.lower())
    return named if named in ("markdown", "html") else "text"


def _is_bitmap(head: bytes) -> bool:
    """Whether these are the first bytes of a BMP: two letters alone would be those of a text."""
    return head.startswith(b"BM") and head[6:10] == bytes(4)


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return b"\x00" in head or controls > len(head) // 20


def _zipped(path: File) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            names = set(archive.namelist())
            if names & _PACKAGES and _is_bomb(archive):
                raise UserError(
                    f"« {path.name} » est démesuré une fois décompressé ; l'enregistrer à nouveau ou l'exporter en PDF."
                )
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
    if "ppt/presentation.xml" in names:
        return "pptx"
    other = next((kind for part, kind in _OTHER_PACKAGES.items() if part in names), None)
    if not mimetype and other is None and "[Content_Types].xml" not in names:
        return "zip"
    raise UserError(
        f"« {path.name} » est {other or 'un document'} d'un type que Critérium ne lit pas ; fournir un {READ}."
    )


def _is_bomb(archive: zipfile.ZipFile) -> bool:
    """Whether what the package says of its sizes is beyond any document; no more than it says is ever unpacked."""
    sizes = {info.filename: info.file_size for info in archive.infolist()}
    written = sum(size for name, size in sizes.items() if not name.lower().endswith(_MEDIA))
    return written > LARGEST_WRITTEN or sum(sizes.values()) > LARGEST_PACKAGE or sizes.get("mimetype", 0) > 1000


def _manifest(archive: zipfile.ZipFile, names: set[str]) -> bytes:
    name = "META-INF/manifest.xml"
    if name not in names or archive.getinfo(name).file_size > 1_000_000:
        return b""
    return archive.read(name)
