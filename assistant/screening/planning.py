"""What a run will ask: which drafts are already there, and which criteria share which calls."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from assistant.dossier.dossier import Dossier
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.grouping import grouped
from assistant.drafting.prompt import load_prompt
from assistant.drafting.request import messages_for
from assistant.fingerprint import fingerprint
from assistant.judgement.draft import Draft, RankedPassage
from assistant.judgement.screening import Screening
from assistant.rubric.rubric import Rubric

Ranking = list[tuple[str, float]]
Part = tuple[list[tuple[str, Ranking]], list[str] | None]
"""(criterion id, ranked passage ids) of the criteria that one call serves, and the passages that it reads."""
Plan = list[Part]
"""What the first step of a run decides, in values that any process can read again."""


class Pinned(NamedTuple):
    """A screening with the rubric and the dossier that it is pinned to."""

    screening: Screening
    rubric: Rubric
    dossier: Dossier

    def assignment(self, criterion: str, ranking: Ranking) -> Assignment:
        """The criterion with its passages."""
        by_id = {passage.id: passage for passage in self.dossier.passages}
        return Assignment(
            self.rubric.criterion(criterion),
            tuple(
                RankedPassage(id=passage, page=by_id[passage].page, text=by_id[passage].text, score=score)
                for passage, score in ranking
            ),
        )

    def group(self, number: int, part: Part) -> Group:
        """The group of a plan."""
        members, shown = part
        return Group(
            number,
            self.rubric,
            self.dossier,
            tuple(self.assignment(*member) for member in members),
            self.screening.reading,
            None if shown is None else tuple(shown),
        )

    def basis(self, criterion: str, ranking: Ranking) -> str:
        """Hash of what the criterion's draft is made from by the screening's drafter.

        For a model that is the call which would ask for this criterion alone, word for word, with its own first
        passages or the whole dossier. Left out, so that a change of one criterion asks only for that one: the other
        criteria of its group, their passages, and which of its own passages the group's budget left no room for. Left
        out as well: which pseudonyms stand in for names, only that they do.
        """
        screening = self.screening
        content: list[Any] = [
            "basis-3",
            [screening.drafter, screening.model, screening.prompt, screening.reading, screening.second_opinion],
            [screening.dossier, screening.reader, screening.pseudonyms, screening.levels],
        ]
        if screening.prompt is not None:
            prompt = load_prompt(screening.prompt.partition("@")[0])
            alone = self.group(0, ([(criterion, ranking)], None))
            content.append(messages_for(prompt, alone, alone.assignments))
        else:
            content.append([self.rubric.criterion(criterion).model_dump(mode="json"), ranking])
        return fingerprint(content)


class Outlined(Protocol):
    """What tells whether a draft is finished."""

    @property
    def status(self) -> str:
        """Drafted, abstained or failed."""

    @property
    def request(self) -> str | None:
        """Hash of the request that a model answered."""

    @property
    def second_request(self) -> str | None:
        """Hash of the request for the second opinion."""


def unfinished(screening: Screening, draft: Outlined | None) -> bool:
    """Whether the criterion has no draft, a failed one, or one without the second opinion that was asked for."""
    if draft is None or draft.status == "failed":
        return True
    return screening.second_opinion and draft.request is not None and draft.second_request is None


def planned(pinned: Pinned, rankings: Mapping[str, Ranking], budget: int) -> Plan:
    """The calls for the ranked criteria."""
    groups = grouped(
        pinned.rubric,
        pinned.dossier,
        [pinned.assignment(criterion, ranking) for criterion, ranking in rankings.items()],
        budget=budget,
        reading=pinned.screening.reading,
    )
    return [
        (
            [(criterion, rankings[criterion]) for criterion in group.criteria],
            None if group.shown is None else list(group.shown),
        )
        for group in groups
    ]


def carried(pinned: Pinned, rankings: Mapping[str, Ranking], known: Mapping[str, Draft]) -> Sequence[Draft]:
    """Drafts that were made before from the same basis, with the passages as they rank now."""
    return [
        known[basis].model_copy(update={"passages": pinned.assignment(criterion, ranking).passages})
        for criterion, ranking in rankings.items()
        if not unfinished(pinned.screening, known.get(basis := pinned.basis(criterion, ranking)))
    ]
