"""Finding a quote in a dossier, character for character once typography is set aside."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Self

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
_BETWEEN_FIGURES = re.compile(r"(?<=\d)[.,]?(?=\d)")
_LINE_END = re.compile(r"\s*\n\s*")


class Anchor(NamedTuple):
    """Where part of a quote stands: a passage and a character span of its text."""

    passage: str
    page: int
    start: int
    end: int


class _Spelled(NamedTuple):
    """A text's plain characters, and the text with the offset in it of each."""

    plain: str
    offsets: Sequence[int]
    original: str

    def kept(self, places: Iterable[int]) -> Self:
        """The same with these of its plain characters only."""
        held = list(places)
        return self._replace(
            plain="".join(self.plain[place] for place in held), offsets=[self.offsets[place] for place in held]
        )


@lru_cache(maxsize=2048)
def normalised(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without typographic accidents, and for each of its characters the offset it came from.

    Quotation marks, apostrophes and dashes are made plain, ligatures are opened, case is folded, invisible
    characters and the hyphens inside words are dropped, and white space, including around punctuation marks, is
    removed: French sets it before «:», «;», «!» and «?», and PDF extraction loses or adds it. What stands between two
    figures is compared apart: 12 5 is not 125, and 10² is not 102.
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
    if character and _raised(character) and not unicodedata.normalize("NFKC", character).isalnum():
        return character  # 10⁻² is not 10-2
    made = unicodedata.normalize("NFKC", character.translate(_TYPOGRAPHY)).casefold()
    return "".join(plain for c in made if (plain := c.translate(_TYPOGRAPHY)) and not plain.isspace())


@lru_cache(maxsize=8192)
def _raised(character: str) -> bool:
    """Whether the character is a superscript, a subscript, or a number drawn as one sign, like ½."""
    return unicodedata.category(character) == "No" or unicodedata.decomposition(character).startswith(
        ("<super>", "<sub>")
    )


def _spelled(text: str) -> _Spelled:
    return _Spelled(*normalised(text), text)


def as_written(anchors: Sequence[Anchor], passages: Iterable[Passage]) -> str:
    """What the dossier itself says at the anchors, in one line: a quote is shown in its words, not in its quoter's.

    Raises:
        KeyError: an anchor points into a passage that is not among those given.
    """
    texts = {passage.id: passage.text for passage in passages}
    return " ".join(_LINE_END.sub(" ", texts[anchor.passage][anchor.start : anchor.end]) for anchor in anchors)


def find_quote(quote: str, passages: Sequence[Passage], cited: str | None = None) -> tuple[Anchor, ...]:
    """Where the quote stands in the passages: first in the cited one, then in any, then across two neighbours.

    Returns:
        One anchor, or two when the quote runs over a passage's end; empty when the quote is not found as it is, or
        stands only in sentences that address a grader or a machine.
    """
    wanted = _wanted(quote)
    if sum(character.isalnum() for character in wanted.plain) < MINIMUM_LETTERS:
        return ()
    quotable = [passage for passage in passages if passage.is_evidence]
    for passage in sorted(quotable, key=lambda p: p.id != cited):
        text = _spelled(passage.text)
        at = _whole_words(text, wanted)
        if at is not None:
            anchor = _anchor(passage, text.offsets, at, at + len(wanted.plain))
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


def _wanted(quote: str) -> _Spelled:
    """The quote without what stands around its words."""
    made = _spelled(unicodedata.normalize("NFC", quote).strip(_EDGE))
    start = len(made.plain) - len(made.plain.lstrip(_EDGE))
    return made.kept(range(start, max(start, len(made.plain.rstrip(_EDGE)))))


def _in_a_row(wanted: _Spelled, passage: Passage) -> Anchor | None:
    """Where the quote reads along a table row as it is printed: cells one after the other, without their headers.

    The passage's text gives a row as «Action : affiches ; Montant : 2 140 €»; whoever reads the page quotes
    «affiches 2 140 €» or «affiches | 2 140 €».
    """
    wanted = wanted.kept(place for place, character in enumerate(wanted.plain) if character not in "|;")
    text = _spelled(passage.text)
    for row in _ROW.finditer(passage.text):
        cells = [cell.span(1) for cell in _CELL.finditer(passage.text, *row.span())]
        printed = text.kept(
            place
            for place, offset in enumerate(text.offsets)
            if text.plain[place] != ";" and any(start <= offset < end for start, end in cells)
        )
        at = _whole_words(printed, wanted)
        if at is not None:
            return _anchor(passage, printed.offsets, at, at + len(wanted.plain))
    return None


def _addresses_a_reader(anchor: Anchor, passage: Passage) -> bool:
    """Whether the anchor touches a sentence that speaks to a grader or a machine: such a sentence proves nothing."""
    return any(start < anchor.end and anchor.start < end for start, end in instruction_spans(passage.text))


def _whole_words(text: _Spelled, wanted: _Spelled) -> int | None:
    """The first place where the quote stands without cutting a word of the text in two, and with the same numbers."""
    last = len(wanted.plain) - 1
    at = text.plain.find(wanted.plain)
    while at >= 0:
        if (
            not _cuts_before(text.original, text.offsets[at])
            and not _cuts_after(text.original, text.offsets[at + last])
            and _same_numbers(text, at, wanted)
        ):
            return at
        at = text.plain.find(wanted.plain, at + 1)
    return None


def _same_numbers(text: _Spelled, at: int, wanted: _Spelled) -> bool:
    """Whether the figures of the quote are parted as they are there; only the space of a group of three may be lost."""
    return all(
        one == other or {one, other} in ({"joined", "grouped"}, {"grouped", "apart"})
        for one, other in zip(_joints(text, at, len(wanted.plain)), _joints(wanted, 0, len(wanted.plain)), strict=True)
    )


def _joints(text: _Spelled, at: int, length: int) -> Iterator[str]:
    """How each figure is joined to the next one, beside it or after a comma or a point."""
    for found in _BETWEEN_FIGURES.finditer(text.plain[at : at + length]):
        before, after = at + found.start() - 1, at + found.end()
        yield _joint(text.original, text.offsets[before], text.offsets[after], found[0])


def _joint(original: str, before: int, after: int, mark: str) -> str:
    between = original[before + 1 : after]
    if mark:
        return "apart" if any(map(str.isspace, between)) else "joined"
    if any(character.isspace() or unicodedata.category(character) not in ("Cf", "Cc") for character in between):
        grouped = between in tuple(_GROUP_SPACES) and _GROUP.match(original, after)
        return "grouped" if grouped and _GROUPS_BEFORE.search(original[max(0, after - 24) : after]) else "apart"
    return "joined" if _raised(original[before]) is _raised(original[after]) else "raised"


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


def _across(wanted: _Spelled, first: Passage, second: Passage) -> tuple[Anchor, ...]:
    head, head_offsets = normalised(first.text)
    tail, tail_offsets = normalised(second.text)
    if head[-2:-1].isalpha() and head.endswith("-") and tail[:1].isalpha():
        head = head[:-1]
    at = (head + tail).find(wanted.plain, max(0, len(head) - len(wanted.plain) + 1))
    end = at + len(wanted.plain) - len(head)
    if at < 0 or at >= len(head) or end <= 0:
        return ()
    if _cuts_before(first.text, head_offsets[at]) or _cuts_after(second.text, tail_offsets[end - 1]):
        return ()
    further = len(first.text) + 1
    offsets = (*head_offsets[: len(head)], *(further + offset for offset in tail_offsets))
    if not _same_numbers(_Spelled(head + tail, offsets, f"{first.text}\n{second.text}"), at, wanted):
        return ()
    return (_anchor(first, head_offsets, at, len(head)), _anchor(second, tail_offsets, 0, end))


def _anchor(passage: Passage, offsets: Sequence[int], start: int, end: int) -> Anchor:
    return Anchor(passage.id, passage.page, offsets[start], offsets[end - 1] + 1)
