"""The embedded drafter: finds and quotes, and proposes a level where the form of the text lets it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.dossier.dossier import Dossier
from assistant.dossier.passage import Passage
from assistant.dossier.quote import find_quote
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.drafter import oral_only
from assistant.drafting.grounds import Grounds, Sentence, quotable
from assistant.drafting.levels import Levels, Proposal, shipped_levels
from assistant.drafting.note import Finding, colleague_note, oral_question
from assistant.judgement.draft import Draft, DrafterName, Evidence, IndicatorSeen, Observed
from assistant.judgement.level import Level
from assistant.judgement.usage import Usage
from index.matching import Aided, Rarity

READ = 5
"""Ranked passages that are looked into."""
QUOTES = 3
LONGEST_QUOTE = 320
SPEAKS = 2.5
"""Different words of ours that a passage must share before it is said to speak to the criterion. Set by hand."""
SEEN, GLIMPSED = 0.6, 0.3
"""Shares of an indicator's stems that count as seen, and as seen in part. Set by hand: no grade to fit them on."""

AUTHOR = "Repérage sans modèle de langage"
FAR = f"{AUTHOR} : aucun passage ne se détache assez pour qu'un niveau soit proposé ; le niveau revient au juré."
UNSURE = f"{AUTHOR} : la forme du texte ne permet pas de départager les niveaux ; le niveau revient au juré."


class OfflineDrafter:
    """Works without a model or a network."""

    name: DrafterName = "offline"
    model: str | None = None
    prompt: str | None = None

    def __init__(self, levels: Levels | None = None) -> None:
        """Proposes by the given levels, or by those that come with Critérium."""
        self._levels = levels or shipped_levels()

    async def draft(self, group: Group) -> tuple[list[Draft], Usage]:
        """One draft per criterion, each of its own passages alone; ``not_assessable`` for what only the oral shows."""
        rarity = _rarity(group.dossier)
        return [self._draft(group, assignment, rarity) for assignment in group.assignments], Usage()

    def stop(self, told: str) -> None:
        """Nothing to stop: a group takes a moment."""

    async def close(self) -> None:
        """Holds nothing open."""

    def _draft(self, group: Group, assignment: Assignment, rarity: Rarity) -> Draft:
        if assignment.criterion.assessable == "oral":
            return oral_only(assignment, self.name)
        aided = Aided.of(assignment.criterion, rarity)
        by_id = {passage.id: passage for passage in group.dossier.passages}
        read = [by_id[ranked.id] for ranked in assignment.passages[:READ]]
        speaking = [passage for passage in read if aided.words_shared(passage.text) >= SPEAKS]
        grounds = Grounds.of(aided, group.dossier.passages, assignment.passages)
        evidence, proposal = self._proposed(grounds, aided, speaking)
        indicators = tuple(
            IndicatorSeen(id=indicator.id, observed=_observed(aided, place, speaking))
            for place, indicator in enumerate(assignment.criterion.indicators)
        )
        finding = Finding(
            criterion=assignment.criterion,
            read=tuple(read),
            speaking=tuple(speaking),
            observed={seen.id: seen.observed for seen in indicators},
            dossier=group.dossier,
            level=proposal.level if proposal else None,
        )
        return Draft(
            criterion=assignment.criterion.id,
            drafter=self.name,
            status="drafted" if proposal else "abstained",
            level=proposal.level if proposal else None,
            support=proposal.support if proposal else None,
            confidence=proposal.confidence if proposal else None,
            passages=assignment.passages,
            evidence=evidence,
            indicators=indicators,
            feedback=colleague_note(finding),
            question=oral_question(finding),
            reason=None if proposal else UNSURE if self._levels.heard(grounds) and speaking else FAR,
        )

    def _proposed(
        self, grounds: Grounds, aided: Aided, speaking: Sequence[Passage]
    ) -> tuple[tuple[Evidence, ...], Proposal | None]:
        """The quotes with the level that they show, if there is one: claims for ``not_met``, facts for the others."""
        proposal = self._levels.proposed(grounds) if speaking else None
        if proposal is not None:
            bare = proposal.level is Level.NOT_MET
            shown = _shown([s for s in grounds.sentences if bool(s.facts) is not bare])
            if shown:
                return shown, proposal
        return _quotes(aided, speaking), None


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


def _shown(chosen: Sequence[Sentence]) -> tuple[Evidence, ...]:
    """The closest sentence of each passage, the closest first."""
    best: dict[str, Sentence] = {}
    for sentence in sorted(chosen, key=lambda s: -s.closeness):
        best.setdefault(sentence.passage.id, sentence)
    return _found((sentence.text, sentence.passage) for sentence in best.values())


def _quotes(aided: Aided, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """The best sentence of each of the first passages, found again like any other quote."""
    return _found((max(quotable(p.text), key=aided.relevance, default=""), p) for p in passages)


def _found(quotes: Iterable[tuple[str, Passage]]) -> tuple[Evidence, ...]:
    """The first quotes, cut to length, that stand in their passage as they are."""
    found: list[Evidence] = []
    for text, passage in quotes:
        quote = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rsplit(" ", 1)[0]
        anchors = find_quote(quote, [passage], cited=passage.id)
        if anchors:
            found.append(Evidence(quote=quote, anchors=anchors))
    return tuple(found[:QUOTES])
