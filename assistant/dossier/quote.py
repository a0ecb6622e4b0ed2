"""Finding a quote in a dossier, character for character once typography is set aside."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from assistant.dossier.instruction import instruction_spans
from assistant.dossier.passage import Passage

MINIMUM_LETTERS = 8
"""A shorter quote proves nothing: it would be found anywhere."""

_TYPOGRAPHY = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
        "•": " ", "·": " ",
    }
)  # fmt: skip
_WORD_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑](?=\s*[^\W\d_])")
"""A hyphen after a letter and before another: the end of a line may have added it, or taken it away."""
_GROUP_SPACES = " \u00a0\u202f\u2009"
_GROUP = re.compile(r"\d{3}(?!\d)")
_GROUPS_BEFORE = re.compile(rf"(?<!\d)\d{{1,3}}(?:[{_GROUP_SPACES}]\d{{3}})*[{_GROUP_SPACES}]$")
_FEW_FIGURES = re.compile(r"(?<!\d)\d{1,3}$")
_DECIMAL_BEFORE = re.compile(r"\d[.,]$")
_DECIMAL_AFTER = re.compile(r"[.,]\d")
_ROW = re.compile(r"[^\n]+")
_CELL = re.compile(r"(?:^|(?<= ; )|(?<=\n))(?:[^:;\n]* : )?([^;\n]*(?:;(?! )[^;\n]*)*)", re.MULTILINE)
"""One cell of a row as the readers write it, its content without its header."""
_EDGE = " \"'.…,;:-()[]"


class Anchor(NamedTuple):
    """Where part of a quote stands: a passage and a character span of its text."""

    passage: str
    page: int
    start: int
    end: int


@lru_cache(maxsize=2048)
def normalised(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without typographic accidents, and for each of its characters the offset it came from.

    Quotation marks, apostrophes and dashes are made plain, ligatures are opened, case is folded, invisible
    characters and the hyphens inside words are dropped, and white space, including around punctuation marks, is
    removed: French sets it before «:», «;», «!» and «?», and PDF extraction loses or adds it.
    """
    plains = list(map(_plain, text))
    for found in _WORD_HYPHEN.finditer(text):
        plains[found.start()] = ""
    return "".join(plains), tuple([offset for offset, plain in enumerate(plains) for _ in plain])


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    """The character's plain ones, white space left out."""
    if unicodedata.category(character) in ("Cf", "Cc"):
        character = " " if character in "\n\t\r\f" else ""
    made = unicodedata.normalize("NFKC", character.translate(_TYPOGRAPHY)).casefold()
    return "".join(plain for c in made if (plain := c.translate(_TYPOGRAPHY)) and not plain.isspace())


def find_quote(quote: str, passages: Sequence[Passage], cited: str | None = None) -> tuple[Anchor, ...]:
    """Where the quote stands in the passages: first in the cited one, then in any, then across two neighbours.

    Returns:
        One anchor, or two when the quote runs over a passage's end; empty when the quote is not found as it is, or
        stands only in sentences that address a grader or a machine.
    """
    wanted = normalised(unicodedata.normalize("NFC", quote).strip(_EDGE))[0].strip(_EDGE)
    if sum(character.isalnum() for character in wanted) < MINIMUM_LETTERS:
        return ()
    quotable = [passage for passage in passages if passage.is_evidence]
    for passage in sorted(quotable, key=lambda p: p.id != cited):
        text, offsets = normalised(passage.text)
        at = _whole_words(text, wanted, passage.text, offsets)
        if at is not None:
            anchor = _anchor(passage, offsets, at, at + len(wanted))
            if not _addresses_a_reader(anchor, passage):
                return (anchor,)
    for passage in sorted(quotable, key=lambda p: p.id != cited):
        if passage.kind == "table":
            row = _in_a_row(wanted, passage)
            if row is not None and not _addresses_a_reader(row, passage):
                return (row,)
    prose = [passage for passage in quotable if passage.kind == "prose"]
    for first, second in (*pairwise(quotable), *pairwise(prose)):
        found = _across(wanted, first, second)
        if found and not any(map(_addresses_a_reader, found, (first, second))):
            return found
    return ()


def _in_a_row(wanted: str, passage: Passage) -> Anchor | None:
    """Where the quote reads along a table row as it is printed: cells one after the other, without their headers.

    The passage's text gives a row as «Action : affiches ; Montant : 2 140 €»; whoever reads the page quotes
    «affiches 2 140 €» or «affiches | 2 140 €».
    """
    wanted = wanted.replace("|", "").replace(";", "")
    text, offsets = normalised(passage.text)
    for row in _ROW.finditer(passage.text):
        cells = [cell.span(1) for cell in _CELL.finditer(passage.text, *row.span())]
        kept = [
            place
            for place, offset in enumerate(offsets)
            if text[place] != ";" and any(start <= offset < end for start, end in cells)
        ]
        printed = "".join(text[place] for place in kept)
        originals = [offsets[place] for place in kept]
        at = _whole_words(printed, wanted, passage.text, originals)
        if at is not None:
            return Anchor(passage.id, passage.page, originals[at], originals[at + len(wanted) - 1] + 1)
    return None


def _addresses_a_reader(anchor: Anchor, passage: Passage) -> bool:
    """Whether the anchor touches a sentence that speaks to a grader or a machine: such a sentence proves nothing."""
    return any(start < anchor.end and anchor.start < end for start, end in instruction_spans(passage.text))


def _whole_words(text: str, wanted: str, original: str, offsets: Sequence[int]) -> int | None:
    """The first place where the quote stands without cutting a word of the original in two."""
    at = text.find(wanted)
    while at >= 0:
        if not _cuts_before(original, offsets[at]) and not _cuts_after(original, offsets[at + len(wanted) - 1]):
            return at
        at = text.find(wanted, at + 1)
    return None


def _cuts_before(original: str, first: int) -> bool:
    """Whether what starts there is the rest of a word, of a decimal or of a number in groups of three figures."""
    before = original[max(0, first - 24) : first]
    if not before or not original[first].isalnum():
        return False
    if before[-1].isalnum():
        return True
    if not original[first].isdigit():
        return False
    return bool(_DECIMAL_BEFORE.search(before) or (_GROUP.match(original, first) and _GROUPS_BEFORE.search(before)))


def _cuts_after(original: str, last: int) -> bool:
    """Whether what ends there goes on as a word, a decimal or a number in groups of three figures."""
    after = original[last + 1 : last + 6]
    if not after or not original[last].isalnum():
        return False
    if after[0].isalnum():
        return True
    if not original[last].isdigit():
        return False
    in_groups = bool(_FEW_FIGURES.search(original[: last + 1])) and after[0] in _GROUP_SPACES
    return bool(_DECIMAL_AFTER.match(after) or (in_groups and _GROUP.match(after, 1)))


def _across(wanted: str, first: Passage, second: Passage) -> tuple[Anchor, ...]:
    head, head_offsets = normalised(first.text)
    tail, tail_offsets = normalised(second.text)
    if head[-2:-1].isalpha() and head.endswith("-") and tail[:1].isalpha():
        head = head[:-1]
    at = (head + tail).find(wanted, max(0, len(head) - len(wanted) + 1))
    end = at + len(wanted) - len(head)
    if at < 0 or at >= len(head) or end <= 0:
        return ()
    if _cuts_before(first.text, head_offsets[at]) or _cuts_after(second.text, tail_offsets[end - 1]):
        return ()
    return (_anchor(first, head_offsets, at, len(head)), _anchor(second, tail_offsets, 0, end))


def _anchor(passage: Passage, offsets: Sequence[int], start: int, end: int) -> Anchor:
    return Anchor(passage.id, passage.page, offsets[start], offsets[end - 1] + 1)
