"""What a screening looked at: the pages searched and not readable, and what each part of the dossier speaks to."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.dossier.dossier import Dossier
from assistant.judgement.draft import Draft

FIRST = 5
"""Ranked passages that a criterion is taken to be spoken to by: further ones are there to be looked through."""


class Stretch(BaseModel):
    """The passages that stand together under one heading."""

    model_config = ConfigDict(frozen=True)

    path: tuple[str, ...]
    """Titles of the headings above, outermost first."""
    pages: tuple[int, ...]
    passages: tuple[str, ...]
    criteria: tuple[str, ...]
    """Criteria that one of the passages speaks to, in the screening's order."""
    unused: tuple[str, ...]
    """Passages that speak to no criterion."""


class Coverage(BaseModel):
    """Both ways: what every criterion was searched in, and what every part was found for."""

    model_config = ConfigDict(frozen=True)

    searched: tuple[int, ...]
    """Pages that hold text; every criterion is looked for in all of them."""
    unreadable: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    """In reading order."""

    @property
    def silent(self) -> tuple[Stretch, ...]:
        """Parts of the dossier that speak to no criterion in scope."""
        return tuple(stretch for stretch in self.stretches if not stretch.criteria)

    def as_json(self) -> dict[str, Any]:
        """Pages, and the passages that speak to no criterion."""
        return {
            "searched": list(self.searched),
            "unreadable": list(self.unreadable),
            "unused": [passage for stretch in self.stretches for passage in stretch.unused],
        }


def coverage(dossier: Dossier, drafts: Sequence[Draft]) -> Coverage:
    """The coverage of the drafts over the dossier. Headings and contents are no part of it.

    A passage speaks to a criterion that quotes it, or that has it among its first ``FIRST`` with a score above nought.
    """
    found: dict[str, list[str]] = {}
    for draft in drafts:
        first = {ranked.id for ranked in draft.passages[:FIRST] if ranked.score > 0}
        quoted = {anchor.passage for evidence in draft.evidence for anchor in evidence.anchors}
        for identity in first | quoted:
            found.setdefault(identity, []).append(draft.criterion)
    order = [draft.criterion for draft in drafts]
    runs: list[list[int]] = []
    held = [passage for passage in dossier.passages if passage.is_evidence]
    for place, passage in enumerate(held):
        if runs and held[runs[-1][-1]].path == passage.path:
            runs[-1].append(place)
        else:
            runs.append([place])
    stretches = []
    for run in runs:
        members = [held[place] for place in run]
        speaking = {criterion for member in members for criterion in found.get(member.id, ())}
        stretches.append(
            Stretch(
                path=members[0].path,
                pages=tuple(sorted({member.page for member in members})),
                passages=tuple(member.id for member in members),
                criteria=tuple(criterion for criterion in order if criterion in speaking),
                unused=tuple(member.id for member in members if member.id not in found),
            )
        )
    unreadable = dossier.unreadable_pages
    searched = tuple(page.number for page in dossier.pages if page.text.strip() and page.number not in unreadable)
    return Coverage(searched=searched, unreadable=unreadable, stretches=tuple(stretches))
