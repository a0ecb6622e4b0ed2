"""Reads Markdown through markdown-it: headings, paragraphs, lists, tables, footnotes."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token as Node

from assistant.dossier.dossier import Concealed, Page
from assistant.errors import UserError
from assistant.reading.block import Block, Reading, looks_like_header, plain_tokens, row_tokens
from assistant.reading.encoding import decoded
from assistant.reading.file import File
from assistant.reading.flow import SECTION_WORDS

_NOTE = re.compile(r"^\[\^([^\]]+)\]:\s*")
_CALL = re.compile(r"\[\^[^\]]+\]")
_ATTRIBUTES = re.compile(r"\{[#.=][^{}]*\}\s*$")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def read_markdown(path: File) -> Reading:
    """Blocks of a Markdown file; its pages are its top-level sections, long ones cut."""
    source, warnings = decoded(path.read_bytes())
    reading = Reading(warnings=warnings)
    number, words, tables = 1, 0, 0
    for kind, level, content in _elements(MarkdownIt("commonmark").enable("table").parse(source)):
        if kind == "html":
            reading.concealed.extend(
                Concealed(kind="comment", page=number, text=comment.strip())
                for comment in _COMMENT.findall(content[0][0])
            )
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
    if not reading.blocks:
        raise UserError(f"Le fichier « {path.name} » ne contient aucun texte.")
    reading.pages = [Page(number=page, text="", unit="section") for page in range(1, number + 1)]
    return reading


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


def _elements(nodes: list[Node]) -> Iterator[tuple[str, int, list[list[str]]]]:
    """(kind, heading level, rows of cells) for each heading, paragraph, code block, table or HTML block."""
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
                yield "table", 0, rows
        elif node.type == "inline":
            text = _visible(node)
            if inside and inside[-1] in ("th_open", "td_open"):
                rows[-1].append(text)
            elif inside and inside[-1] == "heading_open":
                yield "heading", _level(nodes, node), [[text]]
            else:
                for paragraph in _notes_apart(text):
                    yield "prose", 0, [[paragraph]]
        elif node.type in ("fence", "code_block"):
            yield "prose", 0, [[node.content]]
        elif node.type == "html_block":
            yield "html", 0, [[node.content]]


def _level(nodes: list[Node], inline: Node) -> int:
    opening = nodes[nodes.index(inline) - 1]
    return int(opening.tag[1])


def _visible(node: Node) -> str:
    parts: list[str] = []
    for child in node.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)


def _notes_apart(text: str) -> list[str]:
    """Footnote definitions that stand on consecutive lines are one paragraph to the parser."""
    return [part for part in re.split(r"\n(?=\[\^[^\]]+\]:)", text) if part.strip()]
