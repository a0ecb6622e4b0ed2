"""Which part of one version of a référentiel is which part of another, whatever became of its code or wording."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

Part = TypeVar("Part")

ALIKE = 0.6
"""Share of words in common from which two wordings under different codes are one, reworded."""
ALIKE_SAME_CODE = 0.4
"""The same, under the same code."""


def paired(
    before: Sequence[Part],
    after: Sequence[Part],
    code: Callable[[Part], str],
    wording: Callable[[Part], str],
    codes_hold: bool,
) -> list[tuple[Part | None, Part | None]]:
    """Pairs (before, after); None on one side for what was removed or added. In the order of ``after``, removed last.

    First what kept code and wording, then what kept its wording under another code, then what kept its code, then
    what has most words in common.

    Args:
        before: the parts of the older version.
        after: the parts of the newer version.
        code: the part's id.
        wording: its official wording; empty where it has none.
        codes_hold: the codes are the document's and name the part whatever it says; otherwise a part that kept its
            code but hardly a word is another one.
    """
    matches: dict[int, int] = {}
    taken: set[int] = set()

    def match(old: int, new: int) -> None:
        matches[new] = old
        taken.add(old)

    by_code = {code(part): number for number, part in enumerate(before)}
    olds = [_plain(wording(part)) for part in before]
    news = [_plain(wording(part)) for part in after]
    same = {new: by_code[code(part)] for new, part in enumerate(after) if code(part) in by_code}
    for new, old in same.items():
        if olds[old] == news[new]:
            match(old, new)
    free: dict[str, list[int]] = defaultdict(list)
    for old, text in enumerate(olds):
        if old not in taken and text:
            free[text].append(old)
    for new, text in enumerate(news):
        if new not in matches and free[text]:
            match(free[text].pop(0), new)
    for new, old in same.items():
        if new not in matches and old not in taken:
            known = not olds[old] or not news[new]
            if codes_hold or known or _likeness(olds[old], news[new]) >= ALIKE_SAME_CODE:
                match(old, new)
    for _, new, old in sorted(_likenesses(olds, news, taken, set(matches)), reverse=True):
        if new not in matches and old not in taken:
            match(old, new)
    pairs: list[tuple[Part | None, Part | None]] = [
        (before[matches[new]] if new in matches else None, part) for new, part in enumerate(after)
    ]
    return pairs + [(part, None) for old, part in enumerate(before) if old not in taken]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _likenesses(
    olds: Sequence[str], news: Sequence[str], taken: set[int], matched: set[int]
) -> list[tuple[float, int, int]]:
    """(likeness, new, old) of what is left and alike enough."""
    left = [(old, _counted(text)) for old, text in enumerate(olds) if old not in taken]
    return [
        (likeness, new, old)
        for new, text in enumerate(news)
        if new not in matched
        for counted in [_counted(text)]
        for old, other in left
        if (likeness := _common(other, counted)) >= ALIKE
    ]


def _likeness(one: str, other: str) -> float:
    return _common(_counted(one), _counted(other))


def _counted(text: str) -> Counter[str]:
    return Counter(text.casefold().split())


def _common(one: Counter[str], other: Counter[str]) -> float:
    """Share of the words that two wordings have in common (Dice), between 0 and 1."""
    if not one or not other:
        return 0.0
    return 2 * (one & other).total() / (one.total() + other.total())
