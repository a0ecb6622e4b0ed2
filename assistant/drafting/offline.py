"""The embedded drafter: finds and quotes, says what it can and cannot see, and leaves the level to the juror."""

from collections.abc import Sequence
from functools import lru_cache

from assistant.dossier.dossier import Dossier
from assistant.dossier.passage import Passage
from assistant.dossier.quote import find_quote
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.drafter import oral_only
from assistant.drafting.note import Finding, colleague_note, oral_question
from assistant.judgement.draft import Draft, DrafterName, Evidence, IndicatorSeen, Observed
from assistant.judgement.usage import Usage
from index.matching import Aided, Rarity
from index.words import sentences

READ = 5
"""Ranked passages that are looked into."""
QUOTES = 3
LONGEST_QUOTE = 320
SPEAKS = 2.5
"""Different words of ours that a passage must share before it is said to speak to the criterion. Set by hand."""
SEEN, GLIMPSED = 0.6, 0.3
"""Shares of an indicator's stems that count as seen, and as seen in part. Set by hand: no grade to fit them on."""

REASON = "Repérage automatique, sans modèle de langage : il trouve et cite, il ne juge pas. Le niveau revient au juré."


class OfflineDrafter:
    """Works without a model or a network."""

    name: DrafterName = "offline"
    model: str | None = None
    prompt: str | None = None

    async def draft(self, group: Group) -> tuple[list[Draft], Usage]:
        """One draft per criterion: an abstention with evidence, or ``not_assessable`` for what only the oral shows."""
        rarity = _rarity(group.dossier)
        return [self._draft(group, assignment, rarity) for assignment in group.assignments], Usage()

    async def close(self) -> None:
        """Holds nothing open."""

    def _draft(self, group: Group, assignment: Assignment, rarity: Rarity) -> Draft:
        if assignment.criterion.assessable == "oral":
            return oral_only(assignment, self.name)
        aided = Aided.of(assignment.criterion, rarity)
        by_id = {passage.id: passage for passage in group.dossier.passages}
        read = [by_id[ranked.id] for ranked in assignment.passages[:READ]]
        speaking = [passage for passage in read if aided.words_shared(passage.text) >= SPEAKS]
        evidence = _quotes(aided, speaking)
        indicators = tuple(
            IndicatorSeen(id=indicator.id, observed=_observed(aided, place, speaking))
            for place, indicator in enumerate(assignment.criterion.indicators)
        )
        finding = Finding(
            criterion=assignment.criterion,
            read=tuple(read),
            speaking=tuple(speaking),
            observed={seen.id: seen.observed for seen in indicators},
            unreadable=group.dossier.unreadable_pages,
        )
        return Draft(
            criterion=assignment.criterion.id,
            drafter=self.name,
            status="abstained",
            passages=assignment.passages,
            evidence=evidence,
            indicators=indicators,
            feedback=colleague_note(finding),
            question=oral_question(finding),
            reason=REASON,
        )


@lru_cache(maxsize=8)
def _rarity_of(sha256: str, texts: tuple[str, ...]) -> Rarity:
    return Rarity.among(texts)


def _rarity(dossier: Dossier) -> Rarity:
    return _rarity_of(dossier.sha256, tuple(passage.text for passage in dossier.passages))


def _observed(aided: Aided, place: int, passages: Sequence[Passage]) -> Observed:
    """Never «no»: that words are absent does not show that the thing is."""
    share = max((aided.indicator_share(place, passage.text) for passage in passages), default=0.0)
    if share >= SEEN:
        return "yes"
    return "partly" if share >= GLIMPSED else "unknown"


def _quotes(aided: Aided, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """The best sentence of each of the first passages, found again like any other quote."""
    quotes: list[Evidence] = []
    for passage in passages[:QUOTES]:
        best = max(sentences(passage.text), key=aided.relevance, default="")
        quote = best if len(best) <= LONGEST_QUOTE else best[:LONGEST_QUOTE].rsplit(" ", 1)[0]
        anchors = find_quote(quote, [passage], cited=passage.id)
        if anchors:
            quotes.append(Evidence(quote=quote, anchors=anchors))
    return tuple(quotes)
