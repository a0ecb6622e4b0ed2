"""Critères of which nothing says whether they are judged in writing or at the oral."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.importing.modality import undecided
from assistant.importing.proposal import Doubt
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Assessment

_MOST_NAMED = 12


def undecided_doubts(criteria: Sequence[Criterion], assessments: Sequence[Assessment]) -> Iterator[Doubt]:
    """One doubt for each modalité, or several that cover the same critères, and one where there is none."""
    open_under: dict[tuple[str, ...], list[Criterion]] = defaultdict(list)
    for criterion in criteria:
        reached = set(criterion.competencies)
        covering = [assessment for assessment in assessments if reached.intersection(assessment.competencies)]
        mode = sorted({mode for assessment in covering for mode in assessment.mode})
        if undecided(criterion.statement, mode):
            open_under[tuple(assessment.id for assessment in covering)].append(criterion)
    for names, members in open_under.items():
        first = next((assessment for assessment in assessments if assessment.id in names), None)
        shown = ", ".join(criterion.id for criterion in members[:_MOST_NAMED])
        more = ", …" if len(members) > _MOST_NAMED else ""
        count = "1 critère" if len(members) == 1 else f"{len(members)} critères"
        if first is None:
            text = f"Écrit ou oral ? Aucune modalité ne le dit ; à décider pour {count} : {shown}{more}."
        else:
            asked = f"{', '.join(names)} : écrit ou oral ? La modalité demande les deux"
            text = f"{asked} ; à décider pour {count} : {shown}{more}."
        yield Doubt(line=first.lines[0] if first else members[0].lines[0], text=text)
