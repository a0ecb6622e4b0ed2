"""Where one juror's page stands, and where it goes when something on it is clicked."""

from dataclasses import dataclass, field, replace
from typing import Any

from assistant.jury.review import Review
from assistant.rubric.criterion import Criterion
from assistant.web.roll import Filter, filters, listed
from assistant.web.sheet import ZOOMS, Spot, first_spot, shown_evidence


@dataclass(frozen=True)
class Where:
    """Where one juror's page stands; kept by the browser's session, not by the records."""

    screening: str = ""
    criterion: str = ""
    filter: Filter = "todo"
    spot: Spot = field(default_factory=lambda: Spot(page=1))
    zoom: int = ZOOMS.index(100)


def moved(where: Where, review: Review, data: dict[str, Any]) -> Where:
    """Where the page goes when something on it was clicked; nowhere when the click makes no sense any more."""
    draft = review.drafts[where.criterion]
    action = data.get("action")
    if action == "select" and data.get("criterion") in review.drafts:
        chosen = str(data["criterion"])
        return replace(where, criterion=chosen, spot=first_spot(review.drafts[chosen]))
    if action == "filter" and data.get("name") in dict(filters(review)):
        return _filtered(where, review, data["name"])
    if action == "show-evidence":
        return replace(where, spot=_evidence_spot(where, review, int(data.get("number", 0))))
    if action == "evidence":
        shown = shown_evidence(draft)
        if shown:
            at = shown.index(where.spot.evidence) if where.spot.evidence in shown else -1
            chosen_at = (at + int(data.get("step", 1))) % len(shown)
            return replace(where, spot=_evidence_spot(where, review, shown[chosen_at]))
    if action == "show-passage":
        for passage in review.dossier.passages:
            if passage.id == data.get("passage"):
                return replace(where, spot=Spot(page=passage.page, passage=passage.id))
    if action == "page":
        page = min(max(where.spot.page + int(data.get("step", 0)), 1), len(review.dossier.pages))
        return replace(where, spot=replace(where.spot, page=page))
    if action == "zoom":
        return replace(where, zoom=min(max(where.zoom + int(data.get("step", 0)), 0), len(ZOOMS) - 1))
    return where


def _evidence_spot(where: Where, review: Review, number: int) -> Spot:
    evidence = review.drafts[where.criterion].evidence
    if 0 <= number < len(evidence) and evidence[number].anchors:
        return Spot(page=evidence[number].anchors[0].page, evidence=number)
    return where.spot


def _filtered(where: Where, review: Review, name: Filter) -> Where:
    kept: list[Criterion] = listed(review, name)
    where = replace(where, filter=name)
    if kept and where.criterion not in {criterion.id for criterion in kept}:
        first = kept[0].id
        where = replace(where, criterion=first, spot=first_spot(review.drafts[first]))
    return where
