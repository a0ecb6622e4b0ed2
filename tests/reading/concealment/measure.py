"""What the readers make of the cases."""

import re
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.dossier.dossier import Dossier
from assistant.errors import UserError
from assistant.reading.format import EXTENSIONS
from assistant.reading.reader import read
from tests.reading.concealment.case import Case
from tests.reading.concealment.cases import all_cases

UNSEEN_BY_NATURE = frozenset({"metadata", "alternative"})
"""Kinds that an honest file holds too."""


@dataclass(frozen=True)
class Outcome:
    """What came of one case; ``fault`` is empty when it went as it should."""

    case: Case
    fault: str


def outcome(case: Case, folder: Path) -> Outcome:
    """Reads the case's file and compares."""
    path = folder / f"dossier.{case.suffix}"
    path.write_bytes(case.build())
    try:
        dossier = read(path, path.name)
    except UserError as error:
        return Outcome(case, f"not read: {error}")
    check = {"concealed": _concealed, "instruction": _instruction, "honest": _honest}[case.family]
    lost = [line for line in case.body if squeezed(line) not in _visible(dossier)]
    return Outcome(case, check(case, dossier) or (f"lost: {lost[0]!r}" if lost else ""))


def _concealed(case: Case, dossier: Dossier) -> str:
    if squeezed(case.target) in _visible(dossier) or _shared(case, dossier):
        return "still visible"
    apart = squeezed(" ".join(part.text for part in dossier.concealed))
    missing = [word for word in case.target.split() if squeezed(word) not in apart]
    return f"not kept apart: {missing}" if missing else ""


def _shared(case: Case, dossier: Dossier) -> bool:
    """Whether most of the hidden words still stand in the passages."""
    own = {w for w in map(squeezed, case.target.split()) if len(w) > 3} - {
        squeezed(w) for b in case.body for w in b.split()
    }
    held = {squeezed(word) for passage in dossier.passages for word in passage.text.split()}
    return len(own & held) > len(own) / 2


def _instruction(case: Case, dossier: Dossier) -> str:
    if any(warning.kind == "instruction" for warning in dossier.warnings):
        return ""
    return "not flagged"


def _honest(case: Case, dossier: Dossier) -> str:
    for line in case.target.split(" | "):
        if squeezed(line) not in _visible(dossier):
            return "lost"
    said = [warning.text for warning in dossier.warnings if warning.kind == "instruction"]
    if said:
        return f"flagged: {said[0]}"
    apart = [part for part in dossier.concealed if part.kind not in UNSEEN_BY_NATURE | case.expected]
    return f"apart: {apart[0].kind} {apart[0].text!r}" if apart else ""


def _visible(dossier: Dossier) -> str:
    return squeezed(" ".join(passage.text for passage in dossier.passages))


def squeezed(text: str) -> str:
    """Letters and figures alone, in plain shapes."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def readable() -> list[Case]:
    """The cases whose format the readers know."""
    return [case for case in all_cases() if f".{case.suffix}" in EXTENSIONS]


def measured(cases: Iterable[Case]) -> list[Outcome]:
    """Each case read in turn."""
    with tempfile.TemporaryDirectory() as folder:
        return [outcome(case, Path(folder)) for case in cases]


def rates(outcomes: Iterable[Outcome]) -> dict[tuple[str, str], tuple[int, int]]:
    """(family, half) -> (as they should be, all)."""
    found: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for each in outcomes:
        key = (each.case.family, "held out" if each.case.held_out else "tuned")
        good, total = found[key]
        found[key] = (good + (not each.fault), total + 1)
    return dict(sorted(found.items()))
