"""Text from strangers made fit for files that other programs open."""

import re
from typing import Any

_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]")


def printable(value: Any) -> Any:
    """The value with every character that XML cannot hold shown as «�», and other line ends as line feeds."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("�", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, dict):
        return {key: printable(member) for key, member in value.items()}
    if isinstance(value, list):
        return [printable(member) for member in value]
    return value


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def before_harmless(text: str) -> str:
    """The text that ``harmless`` made the cell of."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
