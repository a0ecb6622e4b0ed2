"""``--scope`` and ``--block``: the critères that a command is about."""

from typing import Annotated

import typer

from assistant.errors import UserError
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.rubric.scope import criteria_in_scope

Scope = Annotated[
    str | None,
    typer.Option("--scope", metavar="C2.1,C2.2", help="Compétences, activités ou critères, séparés par des virgules."),
]
Block = Annotated[str | None, typer.Option("--block", metavar="B1", help="Un bloc seul, à la place de --scope.")]


def criteria_asked(rubric: Rubric, scope: str | None, block: str | None) -> tuple[Criterion, ...]:
    """The critères of one of the two options; all of the référentiel's when neither is given.

    Raises:
        UserError: both are given, one is given empty, or what it names is not in the référentiel.
    """
    if scope is not None and block is not None:
        raise UserError("--scope et --block ne vont pas ensemble ; donner l'un ou l'autre.")
    names = [name.strip() for name in (scope or "").split(",") if name.strip()]
    if scope is not None and not names:
        raise UserError("--scope est vide ; nommer des compétences, activités ou critères, ou enlever cette option.")
    return criteria_in_scope(rubric, names, block)
