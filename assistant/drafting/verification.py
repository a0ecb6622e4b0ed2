"""From a model's answer to a draft: nothing is believed that cannot be found in the dossier."""

from collections.abc import Sequence

from assistant.dossier.passage import Passage
from assistant.dossier.quote import find_quote
from assistant.drafting.answer import CriterionAnswer
from assistant.drafting.assignment import Assignment
from assistant.judgement.draft import Draft, Evidence, IndicatorSeen
from assistant.judgement.level import Level

WITHOUT_EVIDENCE = "Aucune citation n'a été retrouvée dans le dossier : pas de niveau proposé."
UNCERTAIN = "Les passages retrouvés ne permettent pas de se prononcer."


def verified(
    answer: CriterionAnswer,
    assignment: Assignment,
    passages: Sequence[Passage],
    *,
    model: str,
    prompt: str,
    request: str,
) -> Draft:
    """The draft that the answer amounts to once every quote was looked for in the dossier's visible text.

    ``met`` or ``partial`` without a quote that was found becomes an abstention. Unknown indicators are dropped and
    unanswered ones are «unknown».
    """
    evidence = tuple(
        Evidence(quote=quote.quote, anchors=find_quote(quote.quote, passages, cited=quote.passage))
        for quote in answer.evidence
        if quote.quote.strip()
    )
    seen = {indicator.id: indicator.observed for indicator in answer.indicators}
    indicators = tuple(
        IndicatorSeen(id=indicator.id, observed=seen.get(indicator.id, "unknown"))
        for indicator in assignment.criterion.indicators
    )
    level = None if answer.level == "abstain" else Level(answer.level)
    reason = None if level is not None else (answer.reasons.strip() or UNCERTAIN)
    if level in (Level.MET, Level.PARTIAL) and not any(e.verified for e in evidence):
        level, reason = None, WITHOUT_EVIDENCE
    return Draft(
        criterion=assignment.criterion.id,
        drafter="llm",
        model=model,
        prompt=prompt,
        request=request,
        status="drafted" if level is not None else "abstained",
        level=level,
        passages=assignment.passages,
        evidence=evidence,
        indicators=indicators,
        feedback=answer.feedback.strip(),
        question=(answer.question or "").strip() or None,
        reason=reason,
    )
