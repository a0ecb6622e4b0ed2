"""What a file that may hold a référentiel is, by its content; its extension only settles what content leaves open."""

import codecs
import re
import zipfile
from pathlib import Path
from typing import Literal

from assistant.errors import UserError
from assistant.reading.format import BROKEN_ZIP, opening

Format = Literal["pdf", "docx", "odt", "xlsx", "csv", "html", "json", "xml", "markdown", "tabbed", "columns", "plain"]

EXTENSIONS = (
    ".pdf", ".docx", ".odt", ".xlsx", ".csv", ".tsv", ".html", ".htm", ".md", ".markdown", ".txt", ".json", ".xml",
)  # fmt: skip
"""Extensions that are read here; the interface offers these."""
READ = "PDF, DOCX, ODT, XLSX, CSV, HTML, Markdown, texte, JSON (CASE) ou XML (RNCP)"
_LARGEST_UNPACKED = 400 * 1024**2
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\|.*\|\s*$|\s*[-*+] \[[ xX]\] |\*\*[^*]+\*\*)", re.MULTILINE)
_BULLET = re.compile(r"(?:[-–—•‣▪●○◦■□➢➤✓✔❖*·\uf0b7\uf0a7☐☑☒]|\d{1,2}[.)]|[a-z][.)])\s")


def format_of(path: Path) -> Format:
    """The format of the file's content.

    Raises:
        UserError: empty, protected by a password, incomplete, or nothing that is read here.
    """
    head = path.read_bytes()[:65536]
    opened = opening(head.removeprefix(codecs.BOM_UTF8), path.name, ".doc, .xls", "en .docx ou .xlsx")
    if opened is not None:
        return "pdf" if opened == "pdf" else _zipped(path)
    if _is_binary(head):
        raise UserError(f"Le contenu de « {path.name} » n'est pas reconnu ; fournir un {READ}.")
    if head.startswith(b"{\\rtf"):
        raise UserError(f"« {path.name} » est un document RTF, que Critérium ne lit pas ; l'enregistrer en .docx.")
    return _written(head, path.suffix.lower())


def _written(head: bytes, suffix: str) -> Format:
    """What kind of text it is, as far as its first bytes and its extension tell."""
    text = decoded(head)
    start = text.lstrip("\ufeff \r\n\t")[:400].casefold()
    if start.startswith("<?xml") and "<html" not in start:
        return "xml"
    if start.startswith(("<!doctype html", "<html", "<head", "<body", "<table", "<meta")) or (
        suffix in (".html", ".htm", ".xhtml")
    ):
        return "html"
    if suffix == ".xml" and start.startswith("<"):
        return "xml"
    if suffix == ".json" or (start.startswith(("{", "[{")) and suffix not in (".txt", ".md", ".csv")):
        return "json"
    if suffix in (".csv", ".tsv"):
        return "csv"
    return text_format(text, suffix)


def text_format(text: str, suffix: str = "") -> Format:
    """How a text is laid out: rows with tabs, Markdown, columns that came out of a table, or headings and lists."""
    lines = [line for line in text.splitlines() if line.strip()]
    tabbed = sum("\t" in line.strip(" ") and not line.lstrip(" ").startswith("\t- ") for line in lines)
    if tabbed >= 3 and tabbed * 4 >= len(lines) and "\n|" not in text:
        return "tabbed"
    if suffix in (".md", ".markdown") or len(_MARKDOWN.findall(text)) >= 2:
        return "markdown"
    flush = [line for line in lines if not line[0].isspace() and not _BULLET.match(line)]
    cut = sum(line[0].islower() or line[0] in "(,;:" for line in flush)
    return "columns" if len(lines) > 20 and cut * 5 >= len(lines) else "plain"


def decoded(content: bytes) -> str:
    """The text in UTF-8, UTF-16 with its mark, or else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 4:  # a character cut at the end of the sample
            return content[: error.start].decode("utf-8-sig")
        return content.decode("cp1252", errors="replace")


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 27) for byte in head)
    return b"\x00" in head or controls > len(head) // 20


def _zipped(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype").strip() if "mimetype" in names else b""
            size = sum(entry.file_size for entry in archive.infolist())
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    except BROKEN_ZIP as error:
        raise UserError(
            f"« {path.name} » est incomplet ou abîmé ; le transférer ou l'enregistrer à nouveau."
        ) from error
    if size > _LARGEST_UNPACKED:
        raise UserError(f"« {path.name} » est trop volumineux une fois décompressé ; le réduire ou le découper.")
    if b"encryption-data" in manifest:
        raise UserError(f"« {path.name} » est protégé par mot de passe ; l'enregistrer sans mot de passe.")
    if mimetype == b"application/vnd.oasis.opendocument.text":
        return "odt"
    if mimetype == b"application/vnd.oasis.opendocument.spreadsheet":
        raise UserError(f"« {path.name} » est une feuille OpenDocument (.ods) ; l'enregistrer en .xlsx ou en .csv.")
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise UserError(f"« {path.name} » est une archive ou un document d'un autre type ; fournir un {READ}.")
