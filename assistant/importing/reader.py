"""Reads one file into a proposal, in this process. The worker calls it; everyone else asks ``bring``."""

from collections.abc import Callable
from pathlib import Path

from assistant.importing.format import Format, decoded, format_of, text_format
from assistant.importing.interpretation import interpreted
from assistant.importing.naming import with_names_doubted
from assistant.importing.proposal import Proposal
from assistant.importing.readers.case import read_case
from assistant.importing.readers.columns_text import read_columns_text
from assistant.importing.readers.docx import read_docx
from assistant.importing.readers.html import read_html
from assistant.importing.readers.markdown import read_markdown
from assistant.importing.readers.odt import read_odt
from assistant.importing.readers.pdf import read_pdf
from assistant.importing.readers.plain import read_plain
from assistant.importing.readers.rncp import read_rncp
from assistant.importing.readers.sheet import read_csv, read_xlsx
from assistant.importing.readers.tabbed import read_tabbed
from assistant.importing.source import Source

_WHOLE: dict[Format, Callable[[bytes, str], Proposal]] = {"json": read_case, "xml": read_rncp}
"""Formats that say themselves what is what."""
_FILES: dict[Format, Callable[[Path, str], Source]] = {
    "docx": read_docx,
    "odt": read_odt,
    "pdf": read_pdf,
    "xlsx": read_xlsx,
}
_TEXTS: dict[Format, Callable[[str, str], Source]] = {
    "csv": read_csv,
    "markdown": read_markdown,
    "tabbed": read_tabbed,
    "columns": read_columns_text,
    "plain": read_plain,
}


def read(path: Path, name: str) -> Proposal:
    """The proposal for the file; ``name`` is how the person called it.

    Raises:
        UserError: the file cannot be read or holds no référentiel, and why.
    """
    kind = format_of(path)
    if kind in _WHOLE:
        return _WHOLE[kind](path.read_bytes(), name)
    return with_names_doubted(interpreted(_source(kind, path, name)))


def _source(kind: Format, path: Path, name: str) -> Source:
    if kind in _FILES:
        return _FILES[kind](path, name)
    if kind == "html":
        return read_html(path.read_bytes(), name)
    text = decoded(path.read_bytes())
    if kind != "csv":
        kind = text_format(text, path.suffix.lower())
    return _TEXTS[kind](text, name)
