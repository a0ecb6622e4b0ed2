"""Critères of which their own words do not say whether they are judged in writing or at the oral."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.importing.modality import by_a_word, by_modality, undecided
from assistant.importing.proposal import Doubt
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Assessment

_MOST_NAMED = 12
_LONGEST_TITLE = 80
_Under = dict[tuple[str, ...], list[Criterion]]
"""Critères by the modalités that cover them."""


def undecided_doubts(criteria: Sequence[Criterion], assessments: Sequence[Assessment]) -> Iterator[Doubt]:
    """One doubt for each modalité, or several that cover the same critères, and one where there is none.

    They tell what is open, what only the modalité decides, and what a word decides that may mean something else.
    """
    opened: _Under = defaultdict(list)
    followed: _Under = defaultdict(list)
    worded: list[tuple[Criterion, str]] = []
    for criterion in criteria:
        reached = set(criterion.competencies)
        covering = [assessment for assessment in assessments if reached.intersection(assessment.competencies)]
        mode = sorted({mode for assessment in covering for mode in assessment.mode})
        names = tuple(assessment.id for assessment in covering)
        if undecided(criterion.statement, mode):
            opened[names].append(criterion)
        elif by_modality(criterion.statement, mode):
            followed[names].append(criterion)
        elif word := by_a_word(criterion.statement, mode):
            worded.append((criterion, word))
    for names, members in opened.items():
        yield _open(names, members, assessments)
    for names, members in followed.items():
        yield _followed([assessment for assessment in assessments if assessment.id in names], members)
    if worded:
        yield _worded([criterion for criterion, _ in worded], list(dict.fromkeys(word for _, word in worded)))


def _open(names: Sequence[str], members: Sequence[Criterion], assessments: Sequence[Assessment]) -> Doubt:
    first = next((assessment for assessment in assessments if assessment.id in names), None)
    if first is None:
        text = f"Écrit ou oral ? Aucune modalité ne le dit ; à décider pour {_count(members)} : {_shown(members)}."
    else:
        asked = f"{', '.join(names)} : écrit ou oral ? La modalité demande les deux"
        text = f"{asked} ; à décider pour {_count(members)} : {_shown(members)}."
    return Doubt(line=first.lines[0] if first else members[0].lines[0], text=text)


def _followed(covering: Sequence[Assessment], members: Sequence[Criterion]) -> Doubt:
    where = "à l'oral" if covering[0].mode == ("oral",) else "à l'écrit"
    title = covering[0].title.rstrip(" .")
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    said = f"la modalité « {title} »"
    if len(covering) > 1:
        said = f"les modalités {', '.join(assessment.id for assessment in covering)}"
    text = f"{_counted(members)} {where} d'après {said} : à vérifier ({_shown(members)})."
    return Doubt(line=covering[0].lines[0], text=text)


def _worded(members: Sequence[Criterion], words: Sequence[str]) -> Doubt:
    said = ", ".join(f"« {word} »" for word in words[:_MOST_NAMED])
    text = f"{_counted(members)} à l'écrit d'après un seul mot ({said}) : à vérifier ({_shown(members)})."
    return Doubt(line=members[0].lines[0], text=text)


def _count(members: Sequence[Criterion]) -> str:
    return "1 critère" if len(members) == 1 else f"{len(members)} critères"


def _counted(members: Sequence[Criterion]) -> str:
    return f"{_count(members)} {'compté' if len(members) == 1 else 'comptés'}"


def _shown(members: Sequence[Criterion]) -> str:
    shown = ", ".join(criterion.id for criterion in members[:_MOST_NAMED])
    return shown + (", …" if len(members) > _MOST_NAMED else "")
