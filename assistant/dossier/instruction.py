"""Sentences of a dossier that address a grader or a machine. They are shown to the juror and never count as evidence.

A net of patterns and a learnt weighing of words: neither understands, and nobody is penalised for what they find.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from assistant.dossier.address import (
    ADDRESSES,
    ASKS,
    ASSESSED,
    DISCUSSES,
    DUTY,
    EVERY,
    GRADES,
    HONESTLY,
    OUTCOME,
    READER,
    WORDS,
)
from assistant.dossier.appeal import appeals
from assistant.dossier.skeleton import Skeleton, skeleton

TAKEN_OUT = "[…]"
"""Stands for such a sentence wherever the text is searched or sent."""

_SENTENCE = re.compile(r"[^.!?\n。！？؟]+[.!?。！？؟]*[»\"”’)]?")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_HEXADECIMAL = re.compile(r"\b(?:[0-9A-Fa-f]{2}){12,}\b")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}){8,}")
_TURNED_HINT = re.compile(r"vtaber|pbafvtar|vafgehpg|znkvznyr|shyy znexf")
_BACKWARDS_HINT = re.compile(r"erongi|sengisnoc|snoitcurtsni|elamixam|skram lluf")


@lru_cache(maxsize=4096)
def instruction_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Character spans of the sentences that address a grader or a machine, in order and apart."""
    marked = [_sentences(text, *span) for span in _addressed(text)]
    found: list[tuple[int, int]] = []
    for start, end in sorted(marked):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def without_instructions(text: str) -> str:
    """The text as it may be searched and sent: such sentences are taken out."""
    kept, at = "", 0
    for start, end in instruction_spans(text):
        kept, at = f"{kept}{text[at:start]} {TAKEN_OUT} ", end
    return f"{kept}{text[at:]}".strip() if at else text


def _sentences(text: str, start: int, end: int) -> tuple[int, int]:
    around = [s.span() for s in _SENTENCE.finditer(text) if s.start() < end and s.end() > start]
    return (around[0][0], around[-1][1]) if around else (start, end)


def _addressed(text: str) -> Iterator[tuple[int, int]]:
    plain = skeleton(text)
    yield from _matches(plain)
    yield from _demands(plain)
    yield from (plain.span(appeal.start, appeal.end) for appeal in appeals(plain.text))
    closed = plain.closed()
    if closed is not plain:
        yield from _matches(closed)
    spelled = plain.spelled()
    if spelled is not plain:
        yield from _matches(spelled)
    if _TURNED_HINT.search(plain.text):
        yield from _matches(plain.turned())
    if _BACKWARDS_HINT.search(plain.text):
        yield from _matches(plain.backwards())
    for start, end, said in _decoded(text):
        if any(True for _ in _matches(skeleton(said))):
            yield start, end


def _matches(plain: Skeleton) -> Iterator[tuple[int, int]]:
    held = {word for word in WORDS if word in plain.text}
    for address in ADDRESSES:
        if not held.isdisjoint(address.words):
            for match in address.pattern.finditer(plain.text):
                if not (address.quotable and _only_quoted(plain.text, match)):
                    yield plain.span(*match.span())


def _demands(plain: Skeleton) -> Iterator[tuple[int, int]]:
    """Sentences in which a demand, what a grade would say and what is graded come together."""
    if not OUTCOME.search(plain.text):
        return
    for sentence in _SENTENCE.finditer(plain.text):
        text = sentence[0]
        if not OUTCOME.search(text) or HONESTLY.search(text):
            continue
        asks, addressed = bool(ASKS.search(text)), bool(READER.search(text))
        if (asks and (addressed or (ASSESSED.search(text) and EVERY.search(text)))) or (
            addressed and DUTY.search(text)
        ):
            yield plain.span(*sentence.span())


def _only_quoted(text: str, match: re.Match[str]) -> bool:
    """Whether a dossier that discusses prompts gives the words as an example, in quotation marks."""
    before, after = text[max(0, match.start() - 120) : match.start() + 1], text[match.end() - 1 : match.end() + 80]
    quoted = before.count('"') % 2 == 1 and '"' in after
    return (
        quoted
        and bool(DISCUSSES.search(before) or DISCUSSES.search(after))
        and not GRADES.search(before + match[0] + after)
    )


def _decoded(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs that are an encoded text, with the text."""
    for pattern, decode in ((_BASE64, _from_base64), (_HEXADECIMAL, bytes.fromhex), (_PERCENT, _from_percent)):
        for match in pattern.finditer(text):
            try:
                said = decode(match[0]).decode("utf-8")
            except (ValueError, binascii.Error):
                continue
            yield *match.span(), said


def _from_base64(run: str) -> bytes:
    return base64.b64decode(
        run.rstrip("=") + "=" * (-len(run.rstrip("=")) % 4), altchars=b"-_" if {"-", "_"} & set(run) else None
    )


def _from_percent(run: str) -> bytes:
    return unquote(run).encode()
