"""The interface that both drafters have."""

from typing import Protocol

from assistant.drafting.assignment import Assignment, Group
from assistant.judgement.draft import Draft, DrafterName, IndicatorSeen
from assistant.judgement.level import Level
from assistant.judgement.usage import Usage


class Drafter(Protocol):
    """Proposes one draft per criterion of a group, in the group's order. It never raises for one criterion's sake."""

    name: DrafterName
    model: str | None
    prompt: str | None

    async def draft(self, group: Group) -> tuple[list[Draft], Usage]:
        """Drafts for every criterion of the group, and what they cost; what failed is a draft that says so."""
        ...

    def stop(self, told: str) -> None:
        """Begins nothing more; what was not begun fails with that reason. Any thread may ask."""
        ...

    async def close(self) -> None:
        """Lets go of what the drafter holds open."""
        ...


def oral_only(assignment: Assignment, drafter: DrafterName) -> Draft:
    """The draft of a criterion that only the oral or the action can show: never graded from a dossier."""
    criterion = assignment.criterion
    return Draft(
        criterion=criterion.id,
        drafter=drafter,
        status="drafted",
        level=Level.NOT_ASSESSABLE,
        passages=assignment.passages,
        indicators=tuple(IndicatorSeen(id=i.id, observed="unknown") for i in criterion.indicators),
        feedback="Ce critère se constate à l'oral ou en situation : le dossier écrit ne permet pas de l'évaluer. "
        "Les passages proposés peuvent aider à préparer l'entretien.",
        reason="Critère évaluable seulement à l'oral ou en situation.",
    )
