"""What a run will ask: which drafts are already there, and which criteria share which calls."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.dossier.dossier import Dossier
from assistant.drafting.assignment import READ_CLOSELY, Assignment, Group
from assistant.drafting.grouping import grouped
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
        """Hash of everything that the criterion's draft is made from by the screening's drafter.

        The rest of the rubric is not in it: changing one criterion asks only for that one.
        """
        found = self.rubric.criterion(criterion)
        screening = self.screening
        content = [
            "basis-2",
            [screening.drafter, screening.model, screening.prompt, screening.reading, screening.second_opinion],
            [screening.dossier, screening.reader],
            found.model_dump(mode="json"),
            [self.rubric.competency(competency).wording for competency in found.competencies],
            [activity.title if (activity := self.rubric.activity_of(found)) else None],
            [assessment.title for assessment in self.rubric.assessments_of(found)],
            [] if screening.reading == "whole" else [passage for passage, _ in ranking[:READ_CLOSELY]],
        ]
        if screening.pseudonyms:
            content.append("pseudonyms")
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def unfinished(screening: Screening, draft: Draft | None) -> bool:
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
