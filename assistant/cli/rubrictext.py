"""A référentiel as text for a terminal: blocs with their activités, modalités, compétences and critères."""

import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from assistant.rubric.criterion import Assessable, Criterion
from assistant.rubric.rubric import Activity, Assessment, Block, Company, Competency, Mode, Rubric, Work

_NARROWEST, _WIDEST = 60, 100
_STEP = "  "
_DEEPEST_HANG = 16
"""Columns; under a longer label later lines stand further to the left."""
_TIED = re.compile(r" (?=[;:?!»])|(?<=«) ")
"""Spaces at which French breaks no line."""
_TIE = "\ue000"
"""Stands for such a space; Unicode gives it to no letter."""
_SEEN: dict[Assessable, str] = {"written": "", "oral": "[à l'oral] ", "both": "[écrit et oral] "}
_MODES: dict[Mode, str] = {"written": "à l'écrit", "oral": "à l'oral"}
_WORK: dict[Work, str] = {"individual": "travail individuel", "group": "en groupe", "both": "individuel et en groupe"}
_COMPANIES: dict[Company, str] = {"real": "réelle", "in_creation": "en création", "fictional": "fictive"}


def columns() -> int:
    """The width to write in: the terminal's, within what reads well."""
    return max(_NARROWEST, min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST))


def rubric_text(rubric: Rubric, width: int) -> str:
    """The whole référentiel in lines of at most so many columns; each critère stands once, under what it judges."""
    return "\n".join(_Page(rubric, width).lines()) + "\n"


class _Page:
    def __init__(self, rubric: Rubric, width: int) -> None:
        self.rubric = rubric
        self.width = width

    def lines(self) -> Iterator[str]:
        yield from self._head()
        for block in self.rubric.blocks:
            yield ""
            yield from self._block(block)
        if self.rubric.losses:
            yield from ("", "Ce que le document source a perdu")
            for loss in self.rubric.losses:
                where = ", ".join([*loss.competencies, *([loss.heading] if loss.heading else [])])
                yield from self._said(1, f"{where} · " if where else "· ", loss.text)
        if self.rubric.rules:
            yield from ("", "Règles (texte officiel qui explique ; aucun n'est un critère)")
            for rule in self.rubric.rules:
                yield from self._said(1, "", rule.title)
                yield from self._said(2, "", rule.text)
        yield ""
        yield from self._said(
            0,
            "",
            "Les aides de lecture (indicateurs, vocabulaire, exemples), qui ne sont pas officielles, sont dans --json.",
        )

    def _said(self, depth: int, label: str, text: str) -> Iterator[str]:
        """The text with its label, later lines set in under its beginning."""
        first = _STEP * depth + label
        hang = " " * len(first) if len(first) <= _DEEPEST_HANG else _STEP * (depth + 2)
        for number, paragraph in enumerate(text.splitlines() or [""]):
            lines = wrap(
                _TIED.sub(_TIE, paragraph),
                self.width,
                initial_indent=first if number == 0 else hang,
                subsequent_indent=hang,
                break_on_hyphens=False,
            )
            yield from (line.replace(_TIE, " ") for line in lines)

    def _notes(self, depth: int, notes: Sequence[str]) -> Iterator[str]:
        for note in notes:
            yield from self._said(depth, "Note : ", note)

    def _head(self) -> Iterator[str]:
        rubric = self.rubric
        yield from self._said(0, "", f"{rubric.title} ({rubric.id}), version {rubric.version[:8]}")
        if rubric.certifier:
            yield from self._said(0, "", f"Certificateur : {rubric.certifier}")
        yield from self._said(0, "", f"Document source : {rubric.document}")
        counts = (
            (len(rubric.blocks), "bloc", "blocs"),
            (len(rubric.activities), "activité", "activités"),
            (len(rubric.competencies), "compétence", "compétences"),
            (len(rubric.assessments), "modalité", "modalités"),
            (len(rubric.criteria), "critère", "critères"),
        )
        yield from self._said(0, "", " · ".join(f"{count} {one if count < 2 else many}" for count, one, many in counts))

    def _block(self, block: Block) -> Iterator[str]:
        option = f" (au choix pour {block.option_of})" if block.option_of else ""
        yield from self._said(0, f"{block.id} · ", f"{block.title}{option}")
        yield from self._notes(1, block.notes)
        activities = [activity for activity in self.rubric.activities if activity.block == block.id]
        if activities:
            yield from ("", f"{_STEP}Activités")
            for activity in activities:
                yield from self._activity(activity)
        assessments = [a for a in self.rubric.assessments if self.rubric.block_of(a.competencies[0]) == block]
        if assessments:
            yield from ("", f"{_STEP}Modalités d'évaluation")
            for assessment in assessments:
                yield from self._assessment(assessment)
        criteria = [criterion for criterion in self.rubric.criteria if self._home(criterion) == block.id]
        yield from ("", f"{_STEP}Compétences{' et critères' if any(_single(c) for c in criteria) else ''}")
        for name in block.competencies:
            own = [criterion for criterion in criteria if _single(criterion) and criterion.competencies[0] == name]
            yield from self._competency(self.rubric.competency(name), own)
        for target, members in groupby([c for c in criteria if not _single(c)], key=self._target):
            yield ""
            yield from self._said(1, "Critères ", target)
            yield from self._criteria(2, list(members))

    def _home(self, criterion: Criterion) -> str:
        """The bloc that a critère is shown in."""
        for activity in self.rubric.activities:
            if criterion.attached == "activity" and activity.id == criterion.activity:
                return activity.block
        return self.rubric.block_of(criterion.competencies[0]).id

    def _target(self, criterion: Criterion) -> str:
        """What a critère judges, when it is not one competency."""
        reached = ", ".join(criterion.competencies)
        if criterion.attached == "activity":
            title = next((a.title for a in self.rubric.activities if a.id == criterion.activity), "")
            return f"de toute l'activité {criterion.activity} · {title} (compétences {reached})"
        if criterion.attached == "production":
            return f"de toute la production (compétences {reached})"
        return f"communs à {' et '.join(reached.rsplit(', ', 1))}"

    def _activity(self, activity: Activity) -> Iterator[str]:
        yield from self._said(2, f"{activity.id} · ", activity.title)
        if activity.competency:
            yield from self._said(3, "Compétence générale : ", activity.competency)
        for task in activity.tasks:
            yield from self._said(3, "– ", task)
        yield from self._notes(3, activity.notes)

    def _assessment(self, assessment: Assessment) -> Iterator[str]:
        yield from self._said(2, f"{assessment.id} · ", assessment.title)
        facts = [" et ".join(_MODES[mode] for mode in assessment.mode)]
        if assessment.work:
            facts.append(_WORK[assessment.work])
        if assessment.company:
            facts.append(f"entreprise {' ou '.join(_COMPANIES[company] for company in assessment.company)}")
        yield from self._said(3, "Couvre : ", ", ".join(assessment.competencies))
        yield from self._said(3, "Forme : ", " · ".join(facts))
        yield from self._said(3, "Texte : ", assessment.text)
        if assessment.block_text:
            yield from self._said(3, "Bloc seul : ", assessment.block_text)
        yield from self._notes(3, assessment.notes)

    def _competency(self, competency: Competency, criteria: Sequence[Criterion]) -> Iterator[str]:
        beside = f" [{', '.join(competency.activities)}]" if competency.activities else ""
        yield from self._said(2, f"{competency.id} · ", f"{competency.wording}{beside}")
        yield from self._notes(3, competency.notes)
        yield from self._criteria(3, criteria)

    def _criteria(self, depth: int, criteria: Sequence[Criterion]) -> Iterator[str]:
        for heading, members in groupby(criteria, key=lambda criterion: criterion.heading):
            if heading is not None:
                yield from self._said(depth, "", f"« {heading} »")
            under = depth + (heading is not None)
            for criterion in members:
                lost = "[la source s'interrompt] " if criterion.lost else ""
                yield from self._said(
                    under, f"{criterion.id}  ", f"{_SEEN[criterion.assessable]}{lost}{criterion.statement}"
                )
                yield from self._notes(under + 1, criterion.notes)


def _single(criterion: Criterion) -> bool:
    return criterion.attached == "competency" and len(criterion.competencies) == 1
