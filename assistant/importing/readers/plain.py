"""Reads plain text of headings, paragraphs and lists told by bullets and indentation."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.importing.codes import code_at
from assistant.importing.readers.joining import breaks_off
from assistant.importing.source import Piece, Source

_BULLET = re.compile(r"^(?:[-–—•‣▪●○◦■□➢➤✓✔❖*·+o\uf0b7\uf0a7\uf0d8]|[☐☑☒]|\[[ xX]?\]|\d{1,2}[.)]|[a-z][.)])\s+(?=\S)")
_BOX = re.compile(r"^(?:\[[ xX]?\]|[☐☑☒□■])\s*(?=\S)")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})$")
_TAB = 4


def read_plain(text: str, name: str) -> Source:
    """The source in a plain text: a paragraph ends at a blank line, a bullet, or a line that begins anew."""
    lines = text.splitlines()
    return Source(name=name, lines=tuple(lines), regions=tuple(_pieces(lines)))


def _pieces(lines: list[str]) -> Iterator[Piece]:
    margins: list[int] = []
    held: Piece | None = None
    inside = 0
    """Indentation of the text of the piece held."""
    for number, raw in enumerate(lines, start=1):
        line = raw.expandtabs(_TAB).rstrip()
        text = line.strip()
        if not text or _UNDERLINE.match(text):
            if held is not None:
                under = text[:1] in ("=", "-") and not held.depth and held.place == (number - 1, number - 1)
                yield Piece(held.text, held.place, 1 if text[0] == "=" else 2) if text and under else held
            held = None
            continue
        indent = len(line) - len(line.lstrip())
        bullet = _BULLET.match(text)
        if bullet:
            if held is not None:
                yield held
            while margins and margins[-1] > indent:
                margins.pop()
            if not margins or margins[-1] < indent:
                margins.append(indent)
            content = _BOX.sub("", text[bullet.end() :])
            held = Piece(" ".join(content.split()), (number, number), 0, len(margins), bullet[0].strip())
            inside = indent + bullet.end()
        elif held is not None and _goes_on(held, text, indent, inside):
            held = replace(held, text=f"{held.text} {' '.join(text.split())}", place=(held.place[0], number))
        else:
            if held is not None:
                yield held
            depth = _deeper(margins, indent)
            held, inside = Piece(" ".join(text.split()), (number, number), 0, depth), indent
    if held is not None:
        yield held


def _deeper(margins: list[int], indent: int) -> int:
    """The depth of an indented line without a bullet; at the margin lists end."""
    if indent == 0:
        margins.clear()
        return 0
    while margins and margins[-1] > indent:
        margins.pop()
    if not margins or margins[-1] < indent:
        margins.append(indent)
    return len(margins)


def _goes_on(held: Piece, text: str, indent: int, inside: int) -> bool:
    """Whether a line carries on the piece above it."""
    if code_at(text) is not None or held.text.endswith(":"):
        return False
    if text[0].islower() or text[0] in "(«,;":
        return True
    if breaks_off(held.text):
        return True
    return indent == inside and held.depth > 0 and not held.text.endswith((".", ";", "!", "?")) and indent > 0
