"""Marks what belongs to a table of contents or to a bibliography: it is never evidence."""

import re
from collections.abc import Iterator, Sequence

from assistant.reading.block import Block

_CONTENTS = re.compile(
    r"^(sommaire|plan du (dossier|document|mémoire)|table des (matières|illustrations|figures|tableaux|annexes)"
    r"|liste des (figures|tableaux|annexes)|contents|table of contents)\s*:?$",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"^((\d+|[ivx]+)[.)]?\s+|annexe\s+\w+\s*[:–-]?\s*)?"
    r"(bibliographie|webographie|sitographie|références bibliographiques|sources et références|references|bibliography)"
    r"(\s*(,|et|/|&)\s*(bibliographie|webographie|sitographie))*\s*:?$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\d\s*$")
"""A line of a table of contents ends with a page number."""
LONGEST_ENTRY = 30
"""Words; a longer block is no line of a table of contents."""


class References:
    """Follows the blocks of a document in their order."""

    def __init__(self) -> None:
        self._level = 0
        self._in_contents = False

    def mark(self, block: Block) -> Block:
        """The block, of kind ``contents`` when it belongs to a table of contents or to a bibliography."""
        if block.kind == "heading":
            text = block.text
            if self._level and block.level <= self._level:
                self._level = 0
            if _REFERENCES.match(text):
                self._level = max(block.level, 1)
            self._in_contents = bool(_CONTENTS.match(text))
            return block
        if self._in_contents and (not _ENTRY.search(block.text) or len(block.tokens) > LONGEST_ENTRY):
            self._in_contents = False
        if (self._level and block.kind in ("prose", "note")) or self._in_contents:
            return Block("contents", block.page, block.tokens)
        return block


_LISTED = re.compile(r"^(?P<title>.*\D)\s+(?P<page>\d{1,3})$")
SHORTEST_LIST = 3
"""Lines in a row that name the document's own headings, from which they are its table of contents."""


def without_listings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with lines that give headings and their page numbers marked as a table of contents."""
    titles = {_plain(block.text) for block in blocks if block.kind == "heading"}
    marked: list[Block] = []
    for run in _runs(blocks):
        named = sum(_plain(found["title"]) in titles for block in run if (found := _LISTED.match(block.text)))
        listed = named >= SHORTEST_LIST and 2 * named >= len(run)
        marked.extend(Block("contents", b.page, b.tokens, under=b.under) if listed else b for b in run)
    return marked


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of lines that end with page numbers which never go down; every other block alone."""
    run: list[Block] = []
    last = 0
    for block in blocks:
        found = _LISTED.match(block.text) if block.kind in ("prose", "heading") and len(block.tokens) < 40 else None
        page = int(found["page"]) if found else -1
        if run and (found is None or page < last):
            yield run
            run = []
        if found is None:
            yield [block]
            continue
        run.append(block)
        last = page
    if run:
        yield run


def _plain(title: str) -> str:
    """A title without its leaders, case and spacing."""
    return " ".join(re.sub(r"[.…\s]+$", "", title).casefold().split())
