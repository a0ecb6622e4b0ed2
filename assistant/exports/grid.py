"""The decided grid: what leaves the system, in the same words for every file format."""

from datetime import datetime
from typing import Any

from assistant.errors import UserError
from assistant.judgement.decision import Decision
from assistant.judgement.draft import Draft
from assistant.jury.review import Review

ACTIONS = {
    "accepted": "proposition confirmée",
    "edited": "proposition confirmée, commentaire du juré",
    "overridden": "proposition écartée par le juré",
    "graded": "niveau donné par le juré, sans niveau proposé",
    "exempted": "exemption (handicap)",
}
NAMED = 8
"""Criteria left to decide that are named; the others are counted."""
DRAFTERS = {"offline": "repérage automatique, sans modèle de langage", "llm": "modèle de langage"}


def require_complete(review: Review) -> None:
    """Lets a complete review pass.

    Raises:
        UserError: criteria are left to decide, or a draft is still under way; says how many and which.
    """
    if review.left:
        others = len(review.left) - NAMED
        names = ", ".join(review.left[:NAMED]) + (f" et {others} {'autres' if others > 1 else 'autre'}" * (others > 0))
        count = "1 critère reste" if len(review.left) == 1 else f"{len(review.left)} critères restent"
        raise UserError(f"{count} à décider avant l'export : {names}.")


def grid(review: Review) -> dict[str, Any]:
    """The grid as JSON values.

    Raises:
        UserError: the review is not complete.
    """
    require_complete(review)
    screening = review.screening
    tally = review.tally
    return {
        "kind": "criterium-grid",
        "rubric": {"id": review.rubric.id, "title": review.rubric.title, "version": screening.rubric_version},
        "dossier": {
            "file": screening.file,
            "sha256": screening.dossier,
            "pages": len(review.dossier.pages),
            "extent": review.dossier.extent,
        },
        "candidate": screening.candidate,
        "session": screening.session,
        "drafter": {"name": screening.drafter, "model": screening.model, "prompt": screening.prompt},
        "counts": {
            "criteria": len(review.criteria),
            "evaluated": len(review.criteria) - tally["exempted"],
            **{level: tally[level] for level in ("met", "partial", "not_met", "not_assessable", "exempted")},
        },
        "criteria": [
            _row(review, criterion.id, review.drafts[criterion.id], review.decisions[criterion.id])
            for criterion in review.criteria
        ],
    }


def _row(review: Review, criterion_id: str, draft: Draft, decision: Decision) -> dict[str, Any]:
    criterion = review.rubric.criterion(criterion_id)
    return {
        "id": criterion.id,
        "competencies": list(criterion.competencies),
        "statement": criterion.statement,
        "decision": {
            "action": decision.action,
            "level": decision.level.value if decision.level else None,
            "comment": decision.comment,
            "juror": decision.juror,
            "at": decision.at.isoformat(),
            "exemption": decision.exemption.model_dump() if decision.exemption else None,
        },
        "evidence": [
            {
                "quote": e.quote,
                "page": e.anchors[0].page,
                "place": review.dossier.place(e.anchors[0].page),
                "passage": e.anchors[0].passage,
            }
            for e in draft.evidence
            if e.verified
        ],
        "machine_draft": {
            "drafter": draft.drafter,
            "model": draft.model,
            "status": draft.status,
            "level": draft.level.value if draft.level else None,
            "feedback": draft.feedback,
            "question": draft.question,
            "reason": draft.reason,
        },
    }


def moment(iso: str) -> str:
    """An ISO moment as people here write it."""
    return datetime.fromisoformat(iso).astimezone().strftime("%d/%m/%Y à %H:%M")
