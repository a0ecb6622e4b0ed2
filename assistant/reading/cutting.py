"""Cuts blocks into passages of about a paragraph, with anchors."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.dossier.dossier import Page
from assistant.dossier.passage import Passage, Word
from assistant.reading.block import Block, Token

LONGEST = 150
"""Words after which a paragraph is cut at the next sentence end."""
SHORT = 50
"""A paragraph or row under this many words is joined to its neighbour under the same heading."""
FULL = 120
"""Joined paragraphs stop growing at this many words."""

_SENTENCE_END = re.compile(r"[.!?…][»\")\]]*$")


def cut(blocks: Sequence[Block], pages: Iterable[Page]) -> tuple[tuple[Page, ...], tuple[Passage, ...]]:
    """Pages with their text, and passages whose spans count in it.

    Headings become passages of their own and give the passages below them their path.
    """
    passages: list[Passage] = []
    texts: dict[int, str] = {}
    path: list[tuple[int, str]] = []
    numbers: dict[int, int] = {}
    under: tuple[str, ...] = ()
    for piece in _pieces(blocks):
        block = piece[0]
        if block.under != under:
            path, under = [], block.under
        if block.kind == "heading":
            path = [step for step in path if step[0] < block.level]
        text, words = _set(piece)
        if not text:
            continue
        before = texts.get(block.page, "")
        start = len(before) + 2 if before else 0
        texts[block.page] = f"{before}\n\n{text}" if before else text
        numbers[block.page] = numbers.get(block.page, 0) + 1
        passages.append(
            Passage(
                id=f"p{block.page}-{numbers[block.page]}",
                page=block.page,
                text=text,
                kind=block.kind,
                path=(*under, *(title for _, title in path if block.kind != "running")),
                start=start,
                end=start + len(text),
                words=words,
            )
        )
        if block.kind == "heading":
            path.append((block.level, text))
    numbered = tuple(page.model_copy(update={"text": texts.get(page.number, "")}) for page in pages)
    return numbered, tuple(passages)


def _pieces(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of blocks that make one passage each."""
    run: list[Block] = []
    for block in (part for whole in blocks for part in _split(whole)):
        if run and _joins(run, block):
            run.append(block)
            continue
        if run:
            yield run
        run = [block]
    if run:
        yield run


def _joins(run: list[Block], block: Block) -> bool:
    last = run[-1]
    if (last.kind, last.page, last.table) != (block.kind, block.page, block.table) or block.kind == "heading":
        return False
    if block.kind in ("note", "caption"):
        return False
    size = sum(len(member.tokens) for member in run)
    if size + len(block.tokens) > FULL:
        return False
    return block.kind in ("table", "contents") or len(block.tokens) < SHORT or size < SHORT


def _split(block: Block) -> Iterator[Block]:
    if len(block.tokens) <= LONGEST or block.kind == "heading":
        yield block
        return
    part: list[Token] = []
    for token in block.tokens:
        part.append(token)
        at_end = bool(_SENTENCE_END.search(token.text))
        if (len(part) >= FULL and at_end) or len(part) >= 2 * LONGEST:
            yield replace(block, tokens=tuple(part))
            part = []
    if part:
        yield replace(block, tokens=tuple(part))


def _set(piece: Sequence[Block]) -> tuple[str, tuple[Word, ...]]:
    """The piece's text, a line per block, and where its words stand."""
    written: list[str] = []
    words: list[Word] = []
    at = 0
    for block in piece:
        if at:
            written.append("\n")
            at += 1
        begins = at
        for text, boxes in block.tokens:
            if at > begins:
                written.append(" ")
                at += 1
            end = at + len(text)
            parts = []
            for offset, (x0, top, x1, bottom) in reversed(boxes):
                parts.append(Word(at + offset, end, _tenth(x0), _tenth(top), _tenth(x1), _tenth(bottom)))
                end = at + offset
            words += reversed(parts)
            written.append(text)
            at += len(text)
    return "".join(written), tuple(words)


def _tenth(value: float) -> float:
    """``round(value, 1)``, which takes much longer: it minds what lies halfway between two tenths."""
    if not 0.1 < value < 1e6:
        return round(value, 1)
    tenths = 10 * value
    nearest = int(tenths + 0.5)
    return nearest / 10 if abs(tenths - nearest) < 0.499 else round(value, 1)
