"""Evidence and drafts written by hand."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.dossier.quote import Anchor
from assistant.judgement.decision import Decision, grade
from assistant.judgement.draft import Draft, Evidence
from assistant.judgement.level import Level

NOON = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
FOUND = Evidence(quote="un budget de 13 800 €", anchors=(Anchor("p3-2", 3, 10, 31),))
LOST = Evidence(quote="une phrase que personne n'a écrite")
REASON = "Les passages ne suffisent pas."

Grading = Callable[..., Decision]


def proposal(level: Level | None, feedback: str = "Les coûts sont chiffrés.") -> Draft:
    """A draft with that level; without one, an abstention."""
    return Draft(
        criterion="C2.1-2",
        drafter="llm",
        status="abstained" if level is None else "drafted",
        level=level,
        evidence=(FOUND,),
        feedback=feedback,
        reason=REASON if level is None else None,
    )


@pytest.fixture
def graded() -> Grading:
    """``grade`` by juror A. B. at noon."""

    def act(draft: Draft, level: Level | None, comment: str = "", **other: Any) -> Decision:
        return grade(draft, **{"juror": "A. B.", "level": level, "comment": comment, "at": NOON, **other})

    return act
