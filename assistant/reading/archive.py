"""The files of an archive, unpacked in memory within limits: the archive is hostile until read."""

import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from assistant.errors import UserError
from assistant.reading.file import File, Member

MOST_FILES = 100
"""Files that an archive may hold."""
LARGEST_FILE = 100 * 1024**2
LARGEST_TOTAL = 300 * 1024**2
"""Bytes that its files may take together, unpacked."""
MOST_RATIO = 200
"""Times that a file may grow when unpacked: a text grows tenfold."""
FREE = 1024**2
"""Bytes up to which growing is no danger."""
LONGEST_NAME = 120
_CHUNK = 1024**2
_LEFTOVERS = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)", re.IGNORECASE)
"""What systems and word processors leave beside the files of a person."""
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def members(path: File) -> Iterator[Member | str]:
    """Every file of the archive, in the order of their names, or a French sentence on why it was left out.

    Raises:
        UserError: the archive is damaged, or goes beyond the limits.
    """
    left = LARGEST_TOTAL
    try:
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            files = [info for info in archive.infolist() if not info.is_dir() and not _LEFTOVERS.search(info.filename)]
            if len(files) > MOST_FILES:
                raise UserError(
                    f"L'archive « {path.name} » contient plus de {MOST_FILES} fichiers ; n'y laisser que le dossier."
                )
            for info in sorted(files, key=lambda info: _in_order(_name(info))):
                name = _safe(_name(info))
                refused = _refused(info, name)
                if refused:
                    yield refused
                    continue
                content = _content(archive, info, min(left, LARGEST_FILE))
                if content is None:
                    raise UserError(
                        f"L'archive « {path.name} » est trop grosse une fois décompressée ; "
                        "fournir ses fichiers séparément."
                    )
                left -= len(content)
                yield Member(name, content)
    except BROKEN as error:
        raise UserError(
            f"L'archive « {path.name} » est incomplète ou abîmée ; la refaire ou fournir ses fichiers séparément."
        ) from error


def _refused(info: zipfile.ZipInfo, name: str) -> str | None:
    """Why a file of the archive is not opened; None when it is."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return f"« {name} » est un lien et non un fichier : il n'a pas été lu."
    if info.flag_bits & 0x1:
        return f"« {name} » est protégé par mot de passe : il n'a pas été lu."
    return None


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes | None:
    """The file's bytes; None when there are more than ``most``, or far more than what was packed."""
    most = min(most, max(FREE, info.compress_size * MOST_RATIO))
    parts: list[bytes] = []
    size = 0
    with archive.open(info) as stream:
        # What the archive says of its sizes is not believed.
        while part := stream.read(_CHUNK):
            size += len(part)
            if size > most:
                return None
            parts.append(part)
    return b"".join(parts)


def _name(info: zipfile.ZipInfo) -> str:
    """The name as the person wrote it: without a mark, an archive made on Windows or macOS says it in its own way."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        written = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp850", errors="replace")


def _safe(name: str) -> str:
    """The name without drives, folders above, or characters that do not print; folders stay in it."""
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..") and not re.match(r"^\w:$", part)]
    shown = "/".join(parts) or "sans nom"
    shown = "".join(c if c.isprintable() else "\ufffd" for c in unicodedata.normalize("NFC", shown))
    if len(shown) <= LONGEST_NAME:
        return shown
    suffix = PurePosixPath(shown).suffix[:12]
    return f"{shown[: LONGEST_NAME - len(suffix) - 1]}…{suffix}"


def _in_order(name: str) -> list[tuple[int, int, str]]:
    """Names in the order that a person expects: «2» before «10»."""
    return [
        (0, int(part), "") if part.isdecimal() and len(part) < 12 else (1, 0, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    ]
