"""The fragments that a text is cut into: runs of lines that nothing parts, so that one cell holds each of them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assistant.importing.codes import code_at

Opening = Literal["code", "bullet", "capital", "lower"]
Closing = Literal["closed", "colon", "comma", "word", "hanging"]
Gap = Literal[0, 1, 2]
Span = tuple[int, int, int]
"""Line, counted from 1, and the half-open range of its characters."""

_RULE = re.compile(r"[-_=–—*~]{5,}")
_ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$")
_NUMBERED_PAGE = re.compile(r"^\s*(?:page\s*)?[-–—]?\s*\d{1,4}\s*(?:(?:/|sur)\s*\d{1,4})?\s*[-–—]?\s*$", re.IGNORECASE)
_BULLET = re.compile(r"^([•‣▪●○◦■□➢➤✓✔❖·\uf0b7\uf0a7\uf0d8☐☑☒*–—-]|\[[ xX]\]|o(?=\s+[a-zà-ÿA-Z]))\s*(?=[^\W\d_])")
_HANGING = re.compile(
    r"(?:^|[\s'’(])(?:[ldnscj]['’]|qu['’]|le|la|les|un|une|de|du|des|à|au|aux|et|ou|où|en|sur|par|pour|dans|avec|sans|que|qui|dont"
    r"|ce|cet|cette|ces|son|sa|ses|leurs?|entre|selon|vers|chaque|est|sont|ne|se|plus|très|comme|via|sous|si|/)$",
    re.IGNORECASE,
)
_INDENTED = re.compile(r"^[ \t]+\S")
_PAIRS = {"(": ")", "«": "»", "[": "]"}


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of lines, or of parts of lines, that belongs to one paragraph of one column."""

    text: str
    """On one line, with single spaces and without its bullet."""
    spans: tuple[Span, ...]
    bullet: str
    gap: Gap
    """What parts it from the fragment before: nothing, one empty line, or more than that."""
    page: bool
    """Whether it stands at the top of a page."""
    room: int
    """How many characters longer its last line could have been, as far as its neighbours show."""
    opening: Opening
    """How it begins; a digit or a quotation mark says as little as a lower case letter."""
    closing: Closing
    """How it ends; ``hanging`` where no sentence can end: on an article, or within brackets."""

    @property
    def width(self) -> int:
        """Characters of its longest line."""
        return max(end - start for _, start, end in self.spans)


@dataclass(slots=True)
class _Strip:
    """A line, or the part of it on one side of a rule."""

    line: int
    start: int
    end: int
    text: str
    gap: Gap
    page: bool


def fragments(
    lines: Sequence[str], first: int, last: int, skipped: AbstractSet[int], tops: AbstractSet[int]
) -> list[Fragment]:
    """The fragments of the lines from ``first`` to ``last``, counted from 1.

    Those ``skipped`` are left out, and part what is around them. A page begins after them, and at each of ``tops``.
    """
    strips = list(_strips(lines, first, last, skipped, tops))
    if sum(strip.gap > 0 for strip in strips) < 0.05 * len(strips):
        # Without empty lines, only a capital can tell where a paragraph or a column begins.
        for above, strip in pairwise(strips):
            if strip.text[:1].isupper() and _closing(above.text) != "hanging":
                strip.gap = 1
    widths = [strip.end - strip.start for strip in strips]
    found: list[Fragment] = []
    run: list[_Strip] = []
    for index, strip in enumerate(strips):
        if run and not _same_paragraph(run, strip, max(widths[max(0, index - 4) : index + 4])):
            found.append(_fragment(run, widths, index))
            run = []
        run.append(strip)
    if run:
        found.append(_fragment(run, widths, len(strips)))
    return found


def page_tops(text: str) -> frozenset[int]:
    """Lines, counted from 1, that a page begins with, as far as form feeds tell or the indents of single lines."""
    ended = text.splitlines(keepends=True)
    tops = {number + 1 for number, line in enumerate(ended, 1) if line.endswith("\f")}
    indented = {number for number, line in enumerate(ended, 1) if _INDENTED.match(line)}
    if len(indented) <= 0.08 * sum(bool(line.strip()) for line in ended):
        tops |= indented
    return frozenset(tops)


def furniture(lines: Sequence[str], tops: AbstractSet[int]) -> frozenset[int]:
    """Lines, counted from 1, that belong to the page and not to its text: addresses, page numbers, repeated titles.

    A title is kept where it stands first.
    """
    marked = {number for number, line in enumerate(lines, 1) if _ADDRESS.match(line) or _NUMBERED_PAGE.match(line)}
    places: dict[str, set[int]] = defaultdict(set)
    for top in tops:
        for number in (*_written(lines, top, 1), *_written(lines, top - 1, -1)):
            places[re.sub(r"\d+", "#", " ".join(lines[number - 1].split()))].add(number)
    for line, numbers in places.items():
        if len(numbers) >= max(3, len(tops) // 2) and len(line) > 3:
            marked |= numbers - {min(numbers)}
    return frozenset(marked)


def _written(lines: Sequence[str], start: int, step: int) -> list[int]:
    """The two lines nearest to ``start`` that are not empty."""
    numbers = (
        range(start, min(start + 12, len(lines) + 1))
        if step > 0
        else range(min(start, len(lines)), max(0, start - 12), -1)
    )
    return [number for number in numbers if lines[number - 1].strip()][:2]


def _strips(
    lines: Sequence[str], first: int, last: int, skipped: AbstractSet[int], tops: AbstractSet[int]
) -> Iterator[_Strip]:
    gap, page = 2, True
    for number in range(first, last + 1):
        line = lines[number - 1]
        page = page or number in tops
        if number in skipped:
            gap, page = 2, True
            continue
        if not line.strip():
            gap = 2 if gap or line else 1
            continue
        at = 0
        for rule in [*_RULE.finditer(line), None]:
            end = rule.start() if rule else len(line)
            part = line[at:end]
            if part.strip():
                start = at + len(part) - len(part.lstrip())
                yield _Strip(number, start, at + len(part.rstrip()), " ".join(part.split()), _gap(gap), page)
                gap, page = 0, False
            if rule:
                gap, at = 2, rule.end()


def _gap(blanks: int) -> Gap:
    return 0 if blanks == 0 else 1 if blanks == 1 else 2


def _same_paragraph(run: Sequence[_Strip], below: _Strip, width: int) -> bool:
    if below.gap or below.page or _BULLET.match(below.text):
        return False
    if code_at(below.text) is not None:
        return _closing(" ".join(strip.text for strip in run[-4:])) == "hanging"  # «(C1 à», and «C5)» on the next line
    if not below.text[:1].isupper():
        return True
    above = run[-1].text
    if _HANGING.search(above[-40:]) or above[-1] in "(-":
        return True
    full = len(above) + 1 + len(below.text.split(maxsplit=1)[0]) > 0.85 * width
    titled = sum(len(strip.text.split()) for strip in run) <= 6
    return full and not titled and above[-1] not in ".;:!?"


def _fragment(run: Sequence[_Strip], widths: Sequence[int], after: int) -> Fragment:
    head, tail = run[0], run[-1]
    bullet = _BULLET.match(head.text)
    cut = bullet.end() if bullet else 0
    around = widths[max(0, after - len(run) - 4) : after + 4]
    parts = [head.text[cut:], *(strip.text for strip in run[1:])]
    text = joined(parts)
    return Fragment(
        text=text,
        spans=tuple((strip.line, strip.start, strip.end) for strip in run),
        bullet=bullet[1] if bullet else "",
        gap=head.gap,
        page=head.page,
        room=max(around) - (tail.end - tail.start),
        opening="bullet" if bullet else _opening(text),
        closing=_closing(text),
    )


def _opening(text: str) -> Opening:
    if code_at(text) is not None:
        return "code"
    return "capital" if text.lstrip("\"'’“")[:1].isupper() else "lower"


def _closing(text: str) -> Closing:
    if any(text.count(one) > text.count(other) for one, other in _PAIRS.items()):
        return "hanging"
    last = text.rstrip('»”" ')[-1:]
    if last and last in ".!?;":
        return "closed"
    if last == ":":
        return "colon"
    if last == ",":
        return "comma"
    return "hanging" if last in ("-", "/") or _HANGING.search(text[-40:]) else "word"


def joined(parts: Sequence[str]) -> str:
    """The lines on one; a hyphen at a line's end keeps its word together."""
    text = [parts[0]]
    for above, part in pairwise(parts):
        broken = above.endswith("-") and above[-2:-1].isalpha() and part[:1].islower()
        text.append(part if broken else f" {part}")
    return "".join(text)
