"""From a model's answer to a draft: nothing is believed that cannot be found in the dossier."""

from collections import defaultdict
from collections.abc import Sequence

from assistant.dossier.dossier import Dossier
from assistant.dossier.instruction import instruction_spans
from assistant.dossier.passage import Passage
from assistant.dossier.quote import as_written, find_quote, normalised
from assistant.drafting.answer import CriterionAnswer
from assistant.drafting.assignment import Assignment
from assistant.drafting.support import support
from assistant.drafting.wording import for_juror, legible
from assistant.judgement.draft import Draft, Evidence, IndicatorSeen, Observed
from assistant.judgement.level import Level

WITHOUT_EVIDENCE = "Aucune citation n'a été retrouvée dans le dossier : pas de niveau proposé."
SILENCE = (
    "Aucune citation retrouvée n'appuie « non démontré » : le silence du dossier est à vérifier à l'oral, "
    "il ne prouve pas l'échec."
)
INSTRUCTED = (
    "Le niveau ne repose que sur des passages qui s'adressent au correcteur ou à une machine : pas de niveau proposé."
)
WITHOUT_REASONS = "Le modèle ne dit pas pourquoi ce critère ne serait pas évaluable à l'écrit : pas de niveau proposé."
UNCERTAIN = "Le texte lu ne permet pas de se prononcer."


def verified(
    answer: CriterionAnswer, assignment: Assignment, dossier: Dossier, *, model: str, prompt: str, request: str
) -> Draft:
    """The draft that the answer amounts to once every quote was looked for in the dossier's visible text.

    A level without a quote that was found becomes an abstention, and so does one that rests only on passages that
    address a grader or a machine. Unknown indicators are dropped and unanswered ones are «unknown».
    """
    evidence = _evidence(answer, dossier.passages)
    indicators = _indicators(answer, assignment)
    reasons = for_juror(answer.reasons, dossier)
    level = None if answer.level == "abstain" else Level(answer.level)
    reason = (reasons or UNCERTAIN) if level is None else _against(level, evidence, reasons, dossier.passages)
    if reason is not None:
        level = None
    return Draft(
        criterion=assignment.criterion.id,
        drafter="llm",
        model=model,
        prompt=prompt,
        request=request,
        status="drafted" if level is not None else "abstained",
        level=level,
        support=None if level is None else support(level, evidence, indicators),
        passages=assignment.passages,
        evidence=evidence,
        indicators=indicators,
        reasons=reasons,
        feedback=for_juror(answer.feedback, dossier),
        question=for_juror(answer.question or "", dossier) or None,
        reason=reason,
    )


def _evidence(answer: CriterionAnswer, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """The quotes with the places where they stand, in the dossier's words; the same place or words count once."""
    found: dict[object, Evidence] = {}
    for given in answer.evidence:
        quote = given.quote.strip()
        if quote:
            anchors = find_quote(quote, passages, cited=given.passage)
            said = legible(as_written(anchors, passages)) if anchors else quote
            found.setdefault(anchors or quote, Evidence(quote=said, anchors=anchors))
    return tuple(found.values())


def _indicators(answer: CriterionAnswer, assignment: Assignment) -> tuple[IndicatorSeen, ...]:
    said: dict[str, set[Observed]] = defaultdict(set)
    for given in answer.indicators:
        said[given.id.strip().lstrip(".")].add(given.observed)
    return tuple(
        # «C2.1-1.2», «.2» and «2» say the same of the criterion that they are said of.
        IndicatorSeen(id=indicator.id, observed=_one_of(said[indicator.id] | said[str(number)]))
        for number, indicator in enumerate(assignment.criterion.indicators, start=1)
    )


def _one_of(said: set[Observed]) -> Observed:
    """What was said of an indicator; said twice and otherwise, nothing is known of it."""
    return next(iter(said)) if len(said) == 1 else "unknown"


def _against(level: Level, evidence: Sequence[Evidence], reasons: str, passages: Sequence[Passage]) -> str | None:
    """Why the level does not hold, None when it does."""
    if level is Level.NOT_ASSESSABLE:
        return None if reasons else WITHOUT_REASONS
    found = [quote for quote in evidence if quote.verified]
    texts = {passage.id: passage.text for passage in passages}
    if any(not instruction_spans(texts[anchor.passage]) for quote in found for anchor in quote.anchors):
        return None
    if found or any(_said_to_a_reader(quote.quote, passages) for quote in evidence):
        return INSTRUCTED
    return SILENCE if level is Level.NOT_MET else WITHOUT_EVIDENCE


def _said_to_a_reader(quote: str, passages: Sequence[Passage]) -> bool:
    """Whether a quote that does not count stands in a sentence that addresses a grader or a machine."""
    wanted = normalised(quote)[0]
    return bool(wanted) and any(
        wanted in normalised(passage.text)[0] for passage in passages if instruction_spans(passage.text)
    )
