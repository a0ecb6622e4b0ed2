"""Reads Markdown through markdown-it: headings, paragraphs, lists, tables, footnotes."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token as Node

from assistant.dossier.dossier import Concealed, Page
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, looks_like_header, plain_tokens, row_tokens
from assistant.reading.encoding import decoded
from assistant.reading.file import File
from assistant.reading.flow import SECTION_WORDS
from assistant.reading.html import fragment
from assistant.reading.metadata import properties

_NOTE = re.compile(r"^\[\^([^\]]+)\]:\s*")
_CALL = re.compile(r"\[\^[^\]]+\]")
_ATTRIBUTES = re.compile(r"\{[#.=][^{}]*\}\s*$")
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
"""What a Markdown file says of itself before its text."""
_FIELD = re.compile(r"^[\w-]+\s*:", re.MULTILINE)


def read_markdown(path: File) -> Reading:
    """Blocks of a Markdown file; its pages are its top-level sections, long ones cut."""
    source, warnings = decoded(path.read_bytes())
    reading = Reading(warnings=warnings)
    number, words, tables = 1, 0, 0
    front = _FRONT.match(source)
    if front and _FIELD.search(front[1]):
        source = source[front.end() :]
        reading.concealed.extend(properties(_fields(front[1])))
    known: dict[str, Any] = {}
    for kind, level, content, hidden in _elements(MarkdownIt("commonmark").enable("table").parse(source, known)):
        reading.concealed.extend(part.model_copy(update={"page": number}) for part in hidden)
        if not content:
            continue
        if reading.blocks and ((kind == "heading" and level == 1) or words >= SECTION_WORDS):
            number, words = number + 1, 0
        if kind == "table":
            tables += 1
            blocks = list(_rows(content, number, tables))
        else:
            blocks = [_block(kind, level, content[0][0], number)]
        for block in blocks:
            if block.tokens:
                reading.blocks.append(block)
                words += len(block.tokens)
    reading.concealed.extend(_unshown(known))
    if not reading.blocks:
        raise UserError(f"Le fichier « {path.name} » ne contient aucun texte.")
    reading.pages = [Page(number=page, text="", unit="section") for page in range(1, number + 1)]
    return reading


def _fields(front: str) -> Iterator[tuple[str, str]]:
    """Names and texts of the fields before the text; a text may go on over several lines."""
    for field in re.split(r"\n(?=[\w-]+\s*:)", front):
        name, _, said = field.partition(":")
        yield name.strip(), said.strip(" \t\n\"'>|")


def _unshown(known: dict[str, Any]) -> Iterator[Concealed]:
    """The titles of reference definitions, which nothing shows."""
    for definition in (*known.get("references", {}).values(), *known.get("duplicate_refs", ())):
        if definition.get("title"):
            yield Concealed(kind="comment", page=1, text=definition["title"])


def _block(kind: str, level: int, text: str, page: int) -> Block:
    if kind == "heading":
        return Block("heading", page, plain_tokens(_ATTRIBUTES.sub("", text)), level=level)
    note = _NOTE.match(text)
    if note:
        return Block("note", page, plain_tokens(f"{note[1]} {text[note.end() :]}"))
    if text.startswith(": "):
        return Block("caption", page, plain_tokens(text[2:]))
    return Block("prose", page, plain_tokens(_CALL.sub("", text)))


def _rows(rows: list[list[str]], page: int, table: int) -> Iterator[Block]:
    headers = tuple(rows[0]) if looks_like_header(rows[0]) else ()
    for row in rows[1:] if headers else rows:
        cells = (plain_tokens(_CALL.sub("", cell)) for cell in row)
        yield Block("table", page, row_tokens(cells, headers), table=table)


class _Element(NamedTuple):
    kind: str
    level: int
    content: list[list[str]]
    """Rows of cells; one cell when it is no table."""
    hidden: list[Concealed] = []  # noqa: RUF012 -- never changed


def _elements(nodes: list[Node]) -> Iterator[_Element]:
    """Each heading, paragraph, code block, table or HTML block."""
    rows: list[list[str]] = []
    inside: list[str] = []
    for node in nodes:
        if node.type in ("heading_open", "table_open", "th_open", "td_open"):
            inside.append(node.type)
            rows = [] if node.type == "table_open" else rows
        elif node.type == "tr_open":
            rows.append([])
        elif node.type in ("heading_close", "table_close", "th_close", "td_close"):
            inside.pop()
            if node.type == "table_close" and rows:
                yield _Element("table", 0, rows)
        elif node.type == "inline":
            text, hidden = _seen(node)
            if hidden:
                yield _Element("hidden", 0, [], hidden)
            if inside and inside[-1] in ("th_open", "td_open"):
                rows[-1].append(text)
            elif inside and inside[-1] == "heading_open":
                yield _Element("heading", _level(nodes, node), [[text]])
            else:
                for paragraph in _notes_apart(text):
                    yield _Element("prose", 0, [[paragraph]])
        elif node.type in ("fence", "code_block"):
            yield _Element("prose", 0, [[node.content]])
        elif node.type == "html_block":
            text, hidden = fragment(node.content)
            yield _Element("prose", 0, [[text]] if text else [], hidden)


def _level(nodes: list[Node], inline: Node) -> int:
    opening = nodes[nodes.index(inline) - 1]
    return int(opening.tag[1])


def _seen(node: Node) -> tuple[str, list[Concealed]]:
    """The text that a paragraph shows, and what it says besides: HTML that hides, titles of links, descriptions."""
    children = node.children or []
    said = [str(child.attrs.get("title") or "") for child in children]
    said += [child.content for child in children if child.type == "image"]
    hidden = [Concealed(kind="alternative", page=1, text=text) for text in said if text.strip()]
    if not any(child.type == "html_inline" for child in children):
        return "".join(map(_text, children)), hidden
    markup = "".join(child.content if child.type == "html_inline" else escape(_text(child)) for child in children)
    text, kept_apart = fragment(markup)
    return text, [*hidden, *kept_apart]


def _text(child: Node) -> str:
    if child.type in ("text", "code_inline"):
        return child.content
    return "\n" if child.type in ("softbreak", "hardbreak") else ""


def _notes_apart(text: str) -> list[str]:
    """Footnote definitions that stand on consecutive lines are one paragraph to the parser."""
    return [part for part in re.split(r"\n(?=\[\^[^\]]+\]:)", text) if part.strip()]
