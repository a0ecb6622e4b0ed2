"""Reads one file into a proposal, in this process. The worker calls it; everyone else asks ``bring``."""

from collections.abc import Callable
from pathlib import Path

from assistant.importing.format import Format, decoded, format_of, text_format
from assistant.importing.interpretation import interpreted
from assistant.importing.proposal import Proposal
from assistant.importing.readers.columns_text import read_columns_text
from assistant.importing.readers.plain import read_plain
from assistant.importing.readers.tabbed import read_tabbed
from assistant.importing.source import Source

_TEXTS: dict[Format, Callable[[str, str], Source]] = {
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
    text = decoded(path.read_bytes())
    kind = text_format(text, path.suffix.lower())
    return interpreted(_TEXTS[kind](text, name))
