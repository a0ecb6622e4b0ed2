"""Reads Markdown through markdown-it: headings, paragraphs, nested lists, task lists, tables with HTML cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token as Node

from assistant.importing.readers.grid import EMPTY
from assistant.importing.readers.markup import items, pieces_of
from assistant.importing.source import Cell, Piece, Place, Row, Source, Table

_OPEN = {"bullet_list_open", "ordered_list_open"}
_CLOSE = {"bullet_list_close", "ordered_list_close"}
_FENCE = re.compile(r"---\s*$")
_FENCED = re.compile(r"(?:---|\.\.\.)\s*$")
_FIELD = re.compile(r"(?:[\w-]+\s*:(?:\s|$)|\s|-\s|#|$)")
_TITLE = re.compile(
    r"(?:title|titre|intitulé)\s*:\s*(?P<quote>[\"']?)(?P<title>[^\"'>|\s].*?)(?P=quote)\s*$", re.IGNORECASE
)


def read_markdown(text: str, name: str) -> Source:
    """The source in a Markdown text; its lines are the text's own."""
    lines = text.splitlines()
    end = _front_matter(lines)
    nodes = MarkdownIt("commonmark").enable("table").parse("\n".join([""] * end + lines[end:]))
    fields = [(number, found) for number, line in enumerate(lines[:end], start=1) if (found := _TITLE.match(line))]
    titles = [Piece(found["title"], (number, number), heading=1) for number, found in fields[:1]]
    labels = tuple(Piece(found[0], (number, number)) for number, found in fields[:1])
    return Source(name=name, lines=tuple(lines), regions=(*titles, *_Walk(nodes).regions()), labels=labels)


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines at the top are YAML fields between fences, which say something of the file."""
    if not lines or not _FENCE.match(lines[0]):
        return 0
    for number, line in enumerate(lines[1:], start=2):
        if _FENCED.match(line):
            return number if number > 2 else 0
        if not _FIELD.match(line):
            return 0
    return 0


class _Walk:
    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.depth = 0
        self.heading = 0
        self.bullet = ""
        """Of the list item that has just opened."""
        self.found: list[Piece | Table] = []
        self.quoted: list[int] = []
        """For each quotation that is open, the depth of the lists that it stands in."""
        self.rows: list[list[Cell]] | None = None
        self.row_lines: Place = (1, 1)

    def regions(self) -> list[Piece | Table]:
        for node in self.nodes:
            self._take(node)
        return self.found

    def _take(self, node: Node) -> None:
        if node.type in _OPEN:
            self.depth += 1
        elif node.type in _CLOSE:
            self.depth -= 1
        elif node.type == "blockquote_open":
            self.quoted.append(self.depth)
        elif node.type == "blockquote_close":
            self.quoted.pop()
        elif node.type == "list_item_open":
            self.bullet = f"{node.info}{node.markup}"
        elif node.type == "heading_open":
            self.heading = int(node.tag[1])
        elif node.type == "heading_close":
            self.heading = 0
        elif node.type == "table_open":
            self.rows = []
        elif node.type == "tr_open" and self.rows is not None:
            self.rows.append([])
        elif node.type == "table_close":
            self._close()
        elif node.type == "inline":
            self._inline(node)
        elif node.type in ("html_block", "fence", "code_block"):
            place = _place(node)
            markup = node.content if node.type == "html_block" else escape(node.content)
            self.found.extend(pieces_of(markup, place))

    def _close(self) -> None:
        rows = [row for row in self.rows or () if any(cell.pieces for cell in row)]
        self.rows = None
        if rows:
            width = max(len(row) for row in rows)
            filled: list[Row] = [(*row, *([EMPTY] * (width - len(row)))) for row in rows]
            self.found.append(Table(tuple(filled)))

    def _inline(self, node: Node) -> None:
        place = _place(node)
        pieces = pieces_of(_markup(node), place)
        if self.rows is not None:
            self.rows[-1].append(Cell(pieces))
        elif self.heading:
            self.found.extend(Piece(piece.text, piece.place, heading=self.heading) for piece in pieces)
        else:
            for piece in pieces:
                depth = self.depth + piece.depth if piece.depth and not self.depth else max(self.depth, piece.depth)
                box = piece.bullet.startswith("[")
                bullet, self.bullet = self.bullet or piece.bullet, ""
                aside = bool(self.quoted) and depth == self.quoted[-1]
                self.found.extend(_boxed(replace(piece, depth=depth, heading=0, bullet=bullet, aside=aside, box=box)))


def _boxed(piece: Piece) -> Iterator[Piece]:
    """A task list's item without its box."""
    if not piece.text.startswith(("[ ]", "[x]", "[X]")):
        yield piece
        return
    for text, depth, box in items(piece.text, piece.depth):
        yield replace(piece, text=text, depth=depth, bullet=f"{piece.bullet} {box}".strip(), box=True)


def _place(node: Node) -> Place:
    first, after = node.map or (0, 1)
    return first + 1, max(after, first + 1)


def _markup(node: Node) -> str:
    """The inline's text with its HTML left in and its Markdown marks gone."""
    parts: list[str] = []
    for child in node.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(escape(child.content, quote=False))
        elif child.type == "html_inline":
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("<br>")
    return "".join(parts)
