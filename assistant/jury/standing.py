"""How far every screening is, by counts alone: nothing that was drafted or written is read."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import select

from assistant.screening.database import decisions, drafts
from assistant.screening.planning import unfinished
from assistant.screening.records import Entry, Records


class Standing(NamedTuple):
    """A screening with what is left of it."""

    entry: Entry
    left: int
    """Criteria without a decision; those set aside are among them."""
    lacking: int
    """Criteria without a usable draft."""
    shared: bool
    """Whether another screening reads the same dossier."""


class _Outline(NamedTuple):
    status: str
    request: str | None
    second_request: str | None


def standings(records: Records) -> list[Standing]:
    """Every screening, newest first."""
    entries = records.entries()
    made, settled = _drafted(records), _settled(records)
    readers: dict[str, int] = defaultdict(int)
    for entry in entries:
        readers[entry.screening.dossier] += 1
    found = []
    for entry in entries:
        screening = entry.screening
        outlines, decided = made[screening.id], settled[screening.id]
        found.append(
            Standing(
                entry,
                sum(not decided.get(criterion, False) for criterion in screening.criteria),
                sum(unfinished(screening, outlines.get(criterion)) for criterion in screening.criteria),
                readers[screening.dossier] > 1,
            )
        )
    return found


def _drafted(records: Records) -> dict[str, dict[str, _Outline]]:
    """By screening and criterion, what became of the latest draft."""
    said = [drafts.c.content[name].as_string() for name in _Outline._fields]
    query = select(drafts.c.screening, drafts.c.criterion, *said).order_by(drafts.c.attempt)
    found: dict[str, dict[str, _Outline]] = defaultdict(dict)
    with records.engine.connect() as connection:
        for screening, criterion, *outline in connection.execute(query):
            found[screening][criterion] = _Outline(*outline)
    return found


def _settled(records: Records) -> dict[str, dict[str, bool]]:
    """By screening and criterion, whether the last decision settles it."""
    action = decisions.c.content["action"].as_string()
    query = select(decisions.c.screening, decisions.c.criterion, action).order_by(decisions.c.number)
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    with records.engine.connect() as connection:
        for screening, criterion, act in connection.execute(query):
            found[screening][criterion] = act != "set_aside"
    return found
