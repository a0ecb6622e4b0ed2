"""What a passage shares with our aids: words met, and how concrete it is. No understanding is claimed."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.rubric.criterion import Criterion
from index.facts import facts
from index.words import stems


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling a stem is in one dossier: idf(t) = ln(1 + N / (1 + n(t))), N passages, n(t) of them with t."""

    passages: int
    holding: Counter[str]

    @classmethod
    def among(cls, texts: Sequence[str]) -> "Rarity":
        """Rarity over the dossier's passages."""
        return cls(len(texts), Counter(stem for text in texts for stem in set(stems(text))))

    def weight(self, held: Iterable[str]) -> float:
        """Sum of the stems' idf."""
        return sum(math.log(1 + self.passages / (1 + self.holding[stem])) for stem in held)


@dataclass(frozen=True, slots=True)
class Aided:
    """A criterion's aids as stems, weighed by their rarity in the dossier."""

    terms: frozenset[str]
    """Stems of the vocabulary and of the indicators."""
    indicators: tuple[frozenset[str], ...]
    others: frozenset[str]
    """Stems of the wording and of the examples."""
    wording: frozenset[str]
    """Stems of the official wording."""
    rarity: Rarity

    @classmethod
    def of(cls, criterion: Criterion, rarity: Rarity) -> "Aided":
        """The criterion's aids."""
        indicators = tuple(frozenset(stems(indicator.text)) for indicator in criterion.indicators)
        return cls(
            terms=frozenset(stems(" ".join(criterion.aids.vocabulary))).union(*indicators),
            indicators=indicators,
            others=frozenset(stems(" ".join((criterion.statement, *criterion.aids.examples)))),
            wording=frozenset(stems(criterion.statement)),
            rarity=rarity,
        )

    def words_shared(self, text: str) -> float:
        """How many different stems the text shares with our vocabulary and indicators; the others count half."""
        held = frozenset(stems(text))
        return len(held & self.terms) + 0.5 * len(held & (self.others - self.terms))

    def indicator_share(self, place: int, text: str) -> float:
        """Share (0 to 1) of the indicator's stems that the text holds, by rarity."""
        wanted = self.indicators[place]
        whole = self.rarity.weight(wanted)
        return self.rarity.weight(wanted & frozenset(stems(text))) / whole if whole else 0.0

    def relevance(self, sentence: str) -> float:
        """How much a sentence is worth quoting: telling words shared, then facts."""
        held = frozenset(stems(sentence))
        if len(held) < 3:
            return 0.0
        return self.closeness(held) + min(3, facts(sentence))

    def closeness(self, held: frozenset[str]) -> float:
        """How much the stems speak to the criterion: those of our aids by rarity, those of the wording at half."""
        return self.rarity.weight(held & self.terms) + 0.5 * self.rarity.weight(held & (self.others - self.terms))

    def wording_share(self, held: frozenset[str]) -> float:
        """Share (0 to 1) of the official wording's stems that are held, by rarity."""
        whole = self.rarity.weight(self.wording)
        return self.rarity.weight(held & self.wording) / whole if whole else 0.0
