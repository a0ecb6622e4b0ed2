"""What a dossier lacks, critère by critère, for a candidate who rewrites it: proposals, never a grade."""

from collections.abc import Mapping
from typing import NamedTuple

from assistant.drafting.note import WHY
from assistant.errors import UserError
from assistant.judgement.draft import Draft, Observed
from assistant.judgement.level import Level
from assistant.jury.review import Review
from assistant.rubric.criterion import Criterion

WARNING = (
    "Lecture automatique, à relire : ce n'est ni une note, ni la décision d'un jury. Un repère « pas repéré » peut "
    "être dit avec d'autres mots. Les libellés sont officiels ; les repères (☐), rédigés par Critérium, ne le sont pas."
)
LEGEND = {Level.PARTIAL: WHY[Level.PARTIAL], Level.NOT_MET: WHY[Level.NOT_MET]}
"""What the embedded drafter's levels rest on, said once for all critères."""
SEEN: Mapping[Observed, str] = {"partly": "en partie seulement", "no": "contredit", "unknown": "pas repéré"}
UNSURE = "non repéré, peut-être dit autrement"
"""How an aid was seen of which the draft concludes nothing."""
NOWHERE = "Aucun passage n'en parle nettement : une partie est sans doute à écrire."
NOWHERE_SEEN = "Aucun passage repéré n'en parle nettement : vérifier si le dossier le dit autrement."
TO_COMPLETE = "À compléter"
TO_CHECK = "Où le repérage ne conclut pas : à vérifier"


class Gap(NamedTuple):
    """What one critère lacks, or what of it the draft could not conclude."""

    criterion: Criterion
    level: Level | None
    """The proposed level; None when the draft abstains."""
    unseen: tuple[tuple[str, str], ...]
    """(reading aid, how it was seen) of those that were not seen, or in part."""
    note: str
    """What the draft says of it; empty when it says nothing that the rest does not."""
    where: str
    """Where in the dossier it is to be added, or to be looked at first."""


class Gaps(NamedTuple):
    """A dossier's gaps, and the critères that have none to tell."""

    lacking: tuple[Gap, ...]
    """Proposed as shown in part or not shown."""
    unsure: tuple[Gap, ...]
    """Without a proposed level: the draft abstains, and nothing says that anything lacks."""
    shown: tuple[Criterion, ...]
    """Proposed as shown."""
    oral: tuple[Criterion, ...]
    """Not to be seen in writing."""
    unread: tuple[Criterion, ...]
    """Without a proposal: the examination failed, was stopped or is under way."""


def gaps(review: Review) -> Gaps:
    """The gaps, in the référentiel's order.

    Raises:
        UserError: the examination hides its proposals until the juror has decided.
    """
    if not all(review.shows(criterion.id) for criterion in review.criteria):
        raise UserError("Cet examen cache ses propositions : ce qui manque se lit une fois tous les critères décidés.")
    lacking, unsure, shown, oral, unread = [], [], [], [], []
    for criterion in review.criteria:
        draft = review.drafts[criterion.id]
        if draft.status == "failed":
            unread.append(criterion)
        elif draft.level is Level.MET:
            shown.append(criterion)
        elif draft.level is Level.NOT_ASSESSABLE:
            oral.append(criterion)
        elif draft.level is None:
            unsure.append(_gap(review, criterion, draft))
        else:
            lacking.append(_gap(review, criterion, draft))
    return Gaps(tuple(lacking), tuple(unsure), tuple(shown), tuple(oral), tuple(unread))


def counted(found: Gaps, total: int) -> str:
    """How many of ``total`` critères are to complete, and to check, in French."""
    lacking = f"{len(found.lacking)} {'critères' if len(found.lacking) > 1 else 'critère'} à compléter"
    return f"{lacking} et {len(found.unsure)} à vérifier, sur {total}"


def _gap(review: Review, criterion: Criterion, draft: Draft) -> Gap:
    seen = {indicator.id: indicator.observed for indicator in draft.indicators}
    unseen = [
        (indicator.text, UNSURE if draft.level is None and observed == "unknown" else SEEN[observed])
        for indicator in criterion.indicators
        if (observed := seen.get(indicator.id, "unknown")) in SEEN
    ]
    return Gap(
        criterion,
        draft.level,
        tuple(unseen),
        _note(draft),
        _where(review, draft),
    )


def _note(draft: Draft) -> str:
    # The embedded drafter's note repeats the aids and the places that are listed beside it.
    if draft.drafter == "offline":
        return ""
    return " ".join(part for part in (draft.feedback, draft.reason if draft.level is None else None) if part)


def _where(review: Review, draft: Draft) -> str:
    anchored = [evidence.anchors[0].passage for evidence in draft.evidence if evidence.anchors]
    best = [*anchored, *(passage.id for passage in draft.passages)][:1]
    if not best:
        return NOWHERE if draft.level else NOWHERE_SEEN
    passage = review.dossier.passage(best[0])
    title = f"sous « {passage.path[-1]} », " if passage.path else ""
    asked = "À compléter ou à dire plus nettement" if draft.level else "À vérifier d'abord"
    return f"{asked} {title}{review.dossier.place(passage.page)}."
