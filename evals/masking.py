"""How much of what names a person pseudonyms miss, and what they replace without need: ``python -m evals.masking``.

The texts are synthetic. ``{P:…}`` (the candidate and people of the cover), ``{Q:…}`` (people who stand on no cover),
``{A:…}``, ``{T:…}``, ``{C:…}``, ``{N:…}`` mark what must not leave, ``{=:…}`` what must stay; ``===`` begins a page.
Rules were written with the texts under ``tuning`` in sight; what those under ``aside`` show is counted, never named.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, NamedTuple

from assistant.dossier.dossier import Dossier, Page
from assistant.dossier.passage import Passage
from assistant.drafting.masking.masking import Masking

PARTS = ("tuning", "aside")
_MARK = re.compile(r"\{([PQATCN=]):([^{}]*)\}")
_CIVILITY = re.compile(r"^(?:M\.|Mr|Mme|Mlle|Pr\.|Dr)\s+(?=\w{2})")
_LETTER = re.compile(r"[^\W_]")


class Marked(NamedTuple):
    """A marked stretch of a text."""

    start: int
    end: int
    kind: str


@dataclass
class Measured:
    """Counts over several texts."""

    marked: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    """Marked stretches of which at least one letter or figure leaves, by kind."""
    stays: int = 0
    lost: int = 0
    """Stretches that must stay and are replaced, in whole or in part."""
    words: int = 0
    """Words that are not marked."""
    needless: int = 0
    """Words that are not marked and are replaced."""
    said: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The counts and their shares."""
        total, missed = self.marked.total(), self.missed.total()
        return {
            "marked": total,
            "missed": missed,
            "missed_share": round(missed / max(1, total), 4),
            "by_kind": {kind: [self.missed[kind], self.marked[kind]] for kind in sorted(self.marked)},
            "must_stay": self.stays,
            "must_stay_replaced": self.lost,
            "other_words": self.words,
            "other_words_replaced": self.needless,
        }


def measured(part: str) -> Measured:
    """What pseudonyms make of the texts of that part."""
    found = Measured()
    folder = files("evals").joinpath("sets", "masking", part)
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".txt"):
            _measure(found, f"{part}/{entry.name}", entry.read_text("utf-8"))
    return found


def _measure(found: Measured, name: str, source: str) -> None:
    pages = [_read(page) for page in re.split(r"\n+===\n+", source.strip())]
    dossier = _dossier(name, [text for text, _ in pages])
    masking = Masking(dossier)
    for number, (text, marks) in enumerate(pages, start=1):
        covered: set[int] = set()
        for passage in dossier.passages:
            if passage.page == number:
                for start, end in masking.spans(passage.text):
                    covered.update(range(passage.start + start, passage.start + end))
        inside: set[int] = set()
        for mark in marks:
            inside.update(range(mark.start, mark.end))
            shown = text[mark.start : mark.end].replace("\n", " ")
            if mark.kind == "=":
                found.stays += 1
                if covered.intersection(range(mark.start, mark.end)):
                    found.lost += 1
                    found.said.append(f"{name}: replaced {shown!r}")
                continue
            found.marked[mark.kind] += 1
            civility = _CIVILITY.match(shown) if mark.kind in "PQ" else None
            begins = mark.start + (civility.end() if civility else 0)
            if any(_LETTER.match(text[at]) and at not in covered for at in range(begins, mark.end)):
                found.missed[mark.kind] += 1
                found.said.append(f"{name}: missed {mark.kind} {shown!r}")
        for word in re.finditer(r"[^\W_]+", text):
            at = set(range(*word.span()))
            if not at & inside:
                found.words += 1
                if at & covered:
                    found.needless += 1
                    found.said.append(f"{name}: needless {word[0]!r}")


def _read(source: str) -> tuple[str, list[Marked]]:
    pieces: list[str] = []
    marks: list[Marked] = []
    at = length = 0
    for mark in _MARK.finditer(source):
        pieces += [source[at : mark.start()], mark[2]]
        length += mark.start() - at
        marks.append(Marked(length, length + len(mark[2]), mark[1]))
        length += len(mark[2])
        at = mark.end()
    return "".join([*pieces, source[at:]]), marks


def _dossier(name: str, pages: list[str]) -> Dossier:
    return Dossier(
        file=name,
        sha256=hashlib.sha256("\f".join(pages).encode()).hexdigest(),
        format="text",
        reader="0",
        pages=tuple(Page(number=number, text=text) for number, text in enumerate(pages, start=1)),
        passages=tuple(
            Passage(id=f"p{number}-{place}", page=number, text=text[start:end], start=start, end=end)
            for number, text in enumerate(pages, start=1)
            for place, (start, end) in enumerate(_paragraphs(text), start=1)
        ),
    )


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        yield found.span()


def main() -> None:
    """Prints the figures of both parts as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--list", action="store_true", help="also name what was missed or replaced in tuning")
    options = parser.parse_args()
    found = {part: measured(part) for part in options.part or PARTS}
    shape = {
        part: one.as_json() | ({"list": one.said} if options.list and part == "tuning" else {})
        for part, one in found.items()
    }
    print(json.dumps(shape, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
