"""What the nearest passages of a criterion rest on: facts, claims, or the référentiel's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dossier.instruction import without_instructions
from assistant.dossier.passage import Passage
from assistant.judgement.draft import RankedPassage
from index.facts import claims, facts
from index.matching import Aided
from index.words import sentences, stems

WEIGHED = 3
"""Ranked passages that are weighed. Chosen on the tuning dossiers: further ones speak of other things."""
SHORTEST = 3
"""Different stems that a sentence must hold to be weighed."""


_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?:\+33\s?|\b0)\d(?:[ .-]?\d\d){4}\b")


def quotable(text: str) -> list[str]:
    """The text's sentences, but for those with an e-mail address or a telephone number: a cover page proves nothing."""
    return [sentence for sentence in sentences(text) if not _CONTACT.search(sentence)]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or table row of a weighed passage."""

    passage: Passage
    text: str
    closeness: float
    """How much it speaks to the criterion, by the rarity of what it shares; no unit."""
    wording: float
    """Share (0 to 1) of the official wording that it holds."""
    facts: int
    claims: int


@dataclass(frozen=True, slots=True)
class Grounds:
    """The weighed sentences of one criterion, and what is counted on them."""

    sentences: tuple[Sentence, ...]
    near: float
    """Mean retrieval score of the weighed passages: how far they stand out in the dossier. No unit."""
    spoken: float
    """Mean number of different words of ours that a weighed passage shares; those of the wording count half."""

    @classmethod
    def of(cls, aided: Aided, passages: Sequence[Passage], ranked: Sequence[RankedPassage]) -> "Grounds":
        """The grounds in the first ranked passages; what addresses a grader or a machine is not among them."""
        by_id = {passage.id: passage for passage in passages}
        weighed = ranked[:WEIGHED]
        found = []
        for passage in (by_id[one.id] for one in weighed):
            for text in quotable(without_instructions(passage.text)):
                held = frozenset(stems(text))
                if len(held) >= SHORTEST:
                    close, share = aided.closeness(held), aided.wording_share(held)
                    found.append(Sentence(passage, text, close, share, facts(text), claims(text)))
        count = max(1, len(weighed))
        spoken = sum(aided.words_shared(without_instructions(by_id[one.id].text)) for one in weighed) / count
        return cls(tuple(found), sum(one.score for one in weighed) / count, spoken)

    @property
    def grounded(self) -> float:
        """Share of the closeness that stands in sentences with facts."""
        return self._share([s for s in self.sentences if s.facts])

    @property
    def claimed(self) -> float:
        """Share of the closeness that stands in sentences with claims and no fact."""
        return self._share([s for s in self.sentences if s.claims and not s.facts])

    @property
    def repeated(self) -> float:
        """The greatest share of the official wording that one sentence repeats without a fact."""
        return max((s.wording for s in self.sentences if not s.facts), default=0.0)

    def _share(self, chosen: Sequence[Sentence]) -> float:
        whole = sum(s.closeness for s in self.sentences)
        return sum(s.closeness for s in chosen) / whole if whole else 0.0
