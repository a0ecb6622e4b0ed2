"""A model's recorded replies as a drafter: the same requests are made, and answered from the log."""

import asyncio
from collections.abc import Callable, Sequence
from typing import NamedTuple

from assistant.dossier.dossier import Dossier
from assistant.drafting.reply import Reply
from assistant.errors import UserError
from assistant.judgement.draft import Draft, DrafterName
from assistant.judgement.screening import Reading, Screening
from assistant.judgement.usage import Usage
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.screening.desk import Desk
from assistant.screening.replies import RecordedReplies
from assistant.settings.settings import Settings
from evals.runlog import RunLog


class Done(NamedTuple):
    """What drafting one dossier gave."""

    drafts: list[Draft]
    reading: Reading
    usage: Usage


Screener = Callable[[Rubric, Dossier, Sequence[Criterion], DrafterName, str], Done]
"""(rubric, dossier, criteria, drafter, candidate's code) to the drafts."""


def recorded_settings(settings: Settings, log: RunLog) -> Settings:
    """The settings with those that decide a request as they were in the log.

    Raises:
        UserError: the log holds no reply of a model.
    """
    if not log.replies or log.model is None:
        raise UserError("Ce passage ne contient aucune réponse d'un modèle ; en donner un fait avec --drafter llm.")
    decisive = {name: value for name, value in log.parameters.items() if name in Settings.model_fields}
    return settings.model_copy(update={**decisive, "llm_model": log.model})


class Replayer:
    """Drafts from a log. A request that is not in it, as the prompt or a rubric changed, is a failure that says so."""

    def __init__(self, desk: Desk, log: RunLog) -> None:
        """Gives the desk the log's replies."""
        self._desk = desk
        self._readings = {dossier.candidate.id: dossier.reading for dossier in log.dossiers}
        recorded = RecordedReplies(desk.records.engine)
        for reply in log.replies:
            recorded.put(Reply.model_validate(reply.content))

    def draft(
        self, rubric: Rubric, dossier: Dossier, criteria: Sequence[Criterion], drafter: DrafterName, code: str
    ) -> Done:
        """The dossier's drafts, in the order of the criteria."""
        whole = self._readings.get(code) == "whole"
        screening = self._desk.screening(
            rubric,
            dossier,
            criteria,
            drafter,
            candidate=code,
            reading="whole" if whole else "passages",
            connected=False,
        )
        made = asyncio.run(self._drafted(screening))
        return Done([made[criterion.id] for criterion in criteria], screening.reading, Usage())

    async def _drafted(self, screening: Screening) -> dict[str, Draft]:
        plan = self._desk.plan(screening, self._desk.ranked(screening, screening.criteria))
        drafter = self._desk.drafter(screening, replay=True)
        made: dict[str, Draft] = {}
        try:
            for number, part in enumerate(plan):
                drafts, _ = await drafter.draft(self._desk.group(screening, number, part))
                made |= {draft.criterion: draft for draft in drafts}
        finally:
            await drafter.close()
        return made
