"""What Pandoc's Markdown writes beyond the common one, as the HTML that it becomes: divisions, spans, footnotes."""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

CALL = "footnote-ref"
"""Class of the empty element that stands where a footnote is called."""
_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_DIVISION = re.compile(r"^(\s*):{3,}[ \t]*(\{[^{}]*\}|[\w-]+)?[ \t]*:*[ \t]*$")
_NOTE = re.compile(r"^\[\^([^\]\s]{1,60})\]:[ \t]*(.*)$")
_CALL = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
_INLINE = re.compile(r"\^\[([^\[\]]{1,2000})\]")
_SPAN = re.compile(r"(?<!!)\[([^\[\]]{1,2000})\](\{[^{}]{0,300}\})")
_AFTER = re.compile(r"(?<=\))\{\s*(?:[#.][\w-]|[\w-]+=)[^{}]*\}")
_AFTER_CODE = re.compile(r"^\{\s*(?:[#.=][\w-]|[\w-]+=)[^{}]*\}")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_UNDERLINE = re.compile(r"^\s{0,3}(?:=+|-+)\s*$")
_OF_HEADING = re.compile(r"\s*\{\s*(?:-|[#.=][\w-]|[\w-]+=)[^{}]*\}\s*$")
_TICKS = re.compile(r"`+")
_TEX = re.compile(r"^\s*\\(?:newpage|pagebreak|clearpage|cleardoublepage|tableofcontents|bigskip|medskip)\s*$")
_ATTRIBUTE = re.compile(r"""\.([\w-]+)|\#([\w-]+)|([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s}]+))""")
_KEPT = frozenset({"style", "hidden"})
"""Attributes that say how an element looks."""


class Marked(NamedTuple):
    """A text whose marks are HTML, and its footnotes by label: Markdown again."""

    source: str
    notes: dict[str, str]


def marked(source: str) -> Marked:
    """The Markdown text with Pandoc's marks as HTML; code is left as it is.

    A footnote's definition is taken out and its calls become empty ``sup`` elements that carry the label.
    """
    notes: dict[str, str] = {}
    kept: list[str] = []
    opened = 0
    for line, code, following in _lines(_without_definitions(source, notes)):
        division = None if code else _DIVISION.match(line)
        if code:
            kept.append(line)
        elif division and division[2]:
            opened += 1
            kept += ["", f"{division[1]}<div{_attributes(division[2])}>", ""]
        elif division:
            kept += ["", f"{division[1]}</div>", ""] if opened else [""]
            opened = max(opened - 1, 0)
        elif _TEX.match(line):
            kept.append("")
        else:
            if _HEADING.match(line) or (line.strip() and _UNDERLINE.match(following)):
                line = _OF_HEADING.sub("", line)
            kept.append(_inline(line, notes))
    return Marked("\n".join(kept), notes)


def _lines(lines: list[str]) -> Iterator[tuple[str, bool, str]]:
    """Each line, whether it belongs to a block of code, and the next line."""
    fence = ""
    for place, line in enumerate(lines):
        mark = _FENCE.match(line)
        code = bool(fence or mark)
        if fence and mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif mark and not fence:
            fence = mark[1]
        yield line, code, lines[place + 1] if place + 1 < len(lines) else ""


def _without_definitions(source: str, notes: dict[str, str]) -> list[str]:
    """The lines without the definitions of footnotes, which go on over indented lines."""
    kept: list[str] = []
    label = None
    for line, code, following in _lines(source.split("\n")):
        found = None if code else _NOTE.match(line)
        if found and found[1] not in notes:
            label = found[1]
            notes[label] = found[2]
        elif label and not code and (line.startswith(("    ", "\t")) or (line.strip() and not _ends(notes[label]))):
            notes[label] += f"\n{line.strip()}"
        elif label and not line.strip() and following.startswith(("    ", "\t")):
            notes[label] += "\n"
        else:
            label = None
            kept.append(line)
    return kept


def _ends(note: str) -> bool:
    return note.endswith("\n")


def _inline(line: str, notes: dict[str, str]) -> str:
    """A line with its spans and calls as HTML; what stands between backticks is code."""
    parts: list[str] = []
    at = 0
    for start, end in _code(line):
        parts += [_spans(line[at:start], notes, at > 0), line[start:end]]
        at = end
    return "".join([*parts, _spans(line[at:], notes, at > 0)])


def _code(line: str) -> Iterator[tuple[int, int]]:
    """Where code stands in a line: between two runs of as many backticks."""
    runs = [found.span() for found in _TICKS.finditer(line)]
    closing: dict[int, int] = {}
    closes: list[int | None] = [None] * len(runs)
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place][1] - runs[place][0]
        closes[place] = closing.get(length)
        closing[length] = place
    place = 0
    while place < len(runs):
        close = closes[place]
        if close is not None:
            yield runs[place][0], runs[close][1]
            place = close
        place += 1


def _spans(text: str, notes: dict[str, str], after_code: bool) -> str:
    if after_code:
        text = _AFTER_CODE.sub("", text)
    if "[" not in text and "{" not in text:
        return text

    def aside(found: re.Match[str]) -> str:
        label = str(len(notes) + 1)
        while label in notes:
            label += "*"
        notes[label] = found[1]
        return call(label)

    text = _INLINE.sub(aside, text)
    text = _CALL.sub(lambda found: call(found[1]) if found[1] in notes else found[0], text)
    text = _SPAN.sub(lambda found: f"<span{_attributes(found[2])}>{found[1]}</span>", text)
    return _AFTER.sub("", text)


def call(label: str) -> str:
    """What stands where the footnote is called."""
    return f'<sup class="{CALL}" data-note="{escape(label)}"></sup>'


def _attributes(said: str) -> str:
    """«{.note #n style="color:red"}» or «note» as attributes of an element."""
    if not said.startswith("{"):
        return f' class="{escape(said)}"'
    classes, rest = [], ""
    for found in _ATTRIBUTE.finditer(said):
        if found[1]:
            classes.append(found[1])
        elif found[2]:
            rest += f' id="{escape(found[2])}"'
        elif found[3].lower() in _KEPT:
            rest += f' {found[3].lower()}="{escape(found[4] or found[5] or found[6] or "")}"'
    return (f' class="{" ".join(classes)}"' if classes else "") + rest
