"""The part of a rubric that one screening covers."""

from collections.abc import Sequence

from assistant.errors import UserError
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric


def criteria_in_scope(rubric: Rubric, names: Sequence[str] = (), block: str | None = None) -> tuple[Criterion, ...]:
    """The criteria that ``--scope`` and ``--block`` name, in the rubric's order.

    A criterion is in scope when it, its activity or one of the competencies it reaches is named, or when one of
    its competencies belongs to the block. Without names nor block, all criteria are.

    Raises:
        UserError: a name or the block is not in the rubric, or nothing is left in scope.
    """
    if block is not None and block not in {b.id for b in rubric.blocks}:
        known = ", ".join(b.id for b in rubric.blocks)
        raise UserError(f"Le bloc « {block} » n'existe pas dans {rubric.id} ; blocs connus : {known}.")
    known_names = (
        {c.id for c in rubric.criteria} | {c.id for c in rubric.competencies} | {a.id for a in rubric.activities}
    )
    unknown = [name for name in names if name not in known_names]
    if unknown:
        raise UserError(
            f"« {', '.join(unknown)} » n'est ni une compétence, ni une activité, ni un critère de {rubric.id} ; "
            f"voir « criterium rubrics show {rubric.id} »."
        )
    chosen = tuple(c for c in rubric.criteria if _named(rubric, c, set(names)) and _in_block(rubric, c, block))
    if not chosen:
        raise UserError("Aucun critère ne correspond à ce périmètre ; élargir --scope ou --block.")
    return chosen


def _named(rubric: Rubric, criterion: Criterion, names: set[str]) -> bool:
    if not names:
        return True
    reached = {criterion.id, *criterion.competencies}
    if criterion.activity is not None:
        reached.add(criterion.activity)
    for competency in criterion.competencies:
        reached.update(rubric.competency(competency).activities)
    return not names.isdisjoint(reached)


def _in_block(rubric: Rubric, criterion: Criterion, block_id: str | None) -> bool:
    if block_id is None:
        return True
    block = next(b for b in rubric.blocks if b.id == block_id)
    return not set(block.competencies).isdisjoint(criterion.competencies)
