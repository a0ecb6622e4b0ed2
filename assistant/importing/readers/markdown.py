"""Reads Markdown through markdown-it: headings, paragraphs, nested lists, task lists, tables with HTML cells."""

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


def read_markdown(text: str, name: str) -> Source:
    """The source in a Markdown text; its lines are the text's own."""
    lines = text.splitlines()
    nodes = MarkdownIt("commonmark").enable("table").parse("\n".join(lines))
    return Source(name=name, lines=tuple(lines), regions=tuple(_Walk(nodes).regions()))


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
                bullet, self.bullet = self.bullet or piece.bullet, ""
                aside = bool(self.quoted) and depth == self.quoted[-1]
                self.found.extend(_boxed(replace(piece, depth=depth, heading=0, bullet=bullet, aside=aside)))


def _boxed(piece: Piece) -> Iterator[Piece]:
    """A task list's item without its box."""
    if not piece.text.startswith(("[ ]", "[x]", "[X]")):
        yield piece
        return
    for text, depth, box in items(piece.text, piece.depth):
        yield replace(piece, text=text, depth=depth, bullet=f"{piece.bullet} {box}".strip())


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
