"""How well a fragment follows what stands before it: within a paragraph, after it, or in another column."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.importing.readers.interleaved.fragments import Closing, Fragment
from assistant.importing.source import Role

_BEGINS: Mapping[str, Mapping[Closing | None, float]] = {
    "code": {None: 0.0, "closed": 0.0, "colon": 0.0, "comma": -1.0, "word": -0.2, "hanging": -2.5},
    "bullet": {None: 0.0, "closed": 0.0, "colon": 0.3, "comma": 0.0, "word": -0.2, "hanging": -2.5},
    "capital": {None: 0.0, "closed": 0.2, "colon": 0.0, "comma": -1.0, "word": -0.4, "hanging": -3.5},
    "lower": {None: -5.0, "closed": -4.0, "colon": -2.5, "comma": -4.5, "word": -4.0, "hanging": -6.0},
}
"""How well a fragment that opens so begins a paragraph, after one in the same column that closes so."""
_GOES_ON: Mapping[str, Mapping[Closing, float]] = {
    "code": {"closed": -8.0, "colon": -8.0, "comma": -5.0, "word": -6.0, "hanging": -2.0},
    "bullet": {"closed": -8.0, "colon": -8.0, "comma": -8.0, "word": -8.0, "hanging": -4.0},
    "capital": {"closed": -2.0, "colon": -1.0, "comma": -0.4, "word": -1.2, "hanging": -0.5},
    "lower": {"closed": -4.5, "colon": 0.0, "comma": 1.5, "word": 1.0, "hanging": 3.0},
}
"""How well it goes on with that paragraph."""
_CODE = r"[A-Z]{1,3}\.?\s?\d[\d.\-]*"
_FOR_CODE = re.compile(rf"Pour (?:les? |la )?(?:compétences? )?{_CODE}(?:(?:,| et| à) {_CODE})*\s*[.:,]?\s*")


class Open(NamedTuple):
    """The last paragraph of a column."""

    head: Fragment
    """What it begins with."""
    last: Fragment
    """What it ends with so far."""


def begins(fragment: Fragment, before: Open | None, adjacent: bool) -> float:
    """How well a fragment begins a paragraph. ``adjacent``: the one before in its column stands just above it."""
    total = _BEGINS[fragment.opening][before.last.closing if before else None]
    if before is None or not adjacent:
        return total
    if fragment.gap == 0 and fragment.opening == "capital":
        total -= 0.8
    if fragment.opening == "bullet" and (before.head.bullet == fragment.bullet or before.last.closing == "colon"):
        total += 1.5
    return total


def goes_on(fragment: Fragment, before: Open, adjacent: bool, role: Role) -> float:
    """How well a fragment goes on with the last paragraph of a column."""
    last = before.last
    total = _GOES_ON[fragment.opening][last.closing]
    if role in ("block", "activity") and last.closing == "word":
        total -= 2.0  # a title ends so
    if not adjacent:
        return total
    if fragment.opening == "lower" and last.closing != "closed":
        # Where lines of a paragraph follow each other without a gap, a gap ends the paragraph.
        apart = len(last.spans) > 1 and len(fragment.spans) > 1
        total += (1.5, -0.5 if apart else 2.0, -0.5 if apart else 1.0)[fragment.gap]
    if fragment.opening == "capital":
        total += (1.0, -0.3, -1.5)[fragment.gap] + (1.5 if last.closing == "hanging" else 0.0)
        if before.head is last and len(last.text.split()) <= 6 and last.closing == "word":
            total -= 1.2  # a title of its own
        if last.room > len(fragment.text.split(maxsplit=1)[0]) + 4:
            total -= 1.5
        elif fragment.gap == 0 and _same_subject(before.head.text, fragment.text):
            total += 1.5
    return total


def moves(
    fragment: Fragment, at: int, before: Open | None, outside: bool, scores: Sequence[float], columns: Sequence[Role]
) -> list[float]:
    """For each column, how well a fragment stands in it after one in column ``at``, -1 at the beginning.

    ``before`` is that column's last paragraph. ``outside``: what is of no column stands in between.
    """
    return [_move(fragment, column, at, before, outside, scores, columns) for column in range(len(columns))]


def cuts(opened: Sequence[Open | None]) -> float:
    """What it costs that no column goes on: a sentence broken off stays so."""
    return -2.0 * sum(one is not None and one.last.closing == "hanging" for one in opened)


def _move(
    fragment: Fragment,
    column: int,
    at: int,
    before: Open | None,
    outside: bool,
    scores: Sequence[float],
    columns: Sequence[Role],
) -> float:
    if columns[column] == "other":
        return 0.0 if outside else -2.0 if fragment.gap or fragment.page else -6.0
    if at == -1 or before is None:
        return 0.0
    if column == at:
        return 0.3
    if fragment.page or outside:
        return -0.4
    if fragment.gap == 0:
        return -5.0
    if fragment.bullet and fragment.gap == 1 and before.head.bullet == fragment.bullet:
        return -3.5  # a list stays in its cell
    if column > at:
        unfounded = fragment.opening != "lower" and scores[column] < scores[at] + 0.3
        skipped = column - at - 1
        return -0.6 - 0.3 * skipped - (0.6 if fragment.gap == 1 else 0.0) - (0.8 if unfounded else 0.0)
    starts = fragment.opening in ("code", "capital")
    inner = columns[column] in ("assessment", "criterion")
    return -1.2 - (0.0 if starts else 2.5) - (2.5 if inner else 0.0)


def _same_subject(above: str, below: str) -> bool:
    """Whether a sentence has the subject that the paragraph before begins with, or goes on under its «Pour C5.»."""
    if _FOR_CODE.match(above):
        return _FOR_CODE.match(below) is None
    words = above.split()[:3]
    return len(words) == 3 and words == below.split()[:3]
