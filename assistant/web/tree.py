"""The left column of a référentiel's page: its blocks, what critères hang on, and the critères by our labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Block, Rubric
from assistant.web.markup import plural, safe
from assistant.web.wanted import excerpt, folded, marked, opening

Seen = Literal["all", "written", "oral"]
"""Which criteria are listed: all, or those that can be assessed in writing, or at the oral."""
ASSESSABLE = {"written": "à l'écrit", "oral": "à l'oral seulement", "both": "à l'écrit et à l'oral"}
SHORT = 90
"""Letters of a wording in the tree; the whole stands in its title."""
_SIGNS = {"written": "", "oral": "oral", "both": "écrit + oral"}


@dataclass(frozen=True, slots=True)
class Branch:
    """What the document attaches a run of criteria to."""

    name: str
    """Codes: ``C2.1``, ``C16 + C17``, ``A.1``, ``CP1-1 à CP1-5``."""
    wording: str
    criteria: tuple[Criterion, ...]


def address(rubric: Rubric, criterion: Criterion | None = None) -> str:
    """The page's address on a rubric, or on one of its criteria."""
    asked = {"referentiel": rubric.id} | ({"critere": criterion.id} if criterion else {})
    return f"/?{urlencode(asked)}"


def branches(rubric: Rubric, block: Block) -> tuple[Branch, ...]:
    """The block's branches in the document's order, competencies without a criterion included."""
    members = set(block.competencies)
    # A criterion that reaches several blocks hangs on the first of them only.
    own = [c for c in rubric.criteria if rubric.block_of(c.competencies[0]).id == block.id]
    found: dict[str, Branch] = {}
    for criterion in own:
        name, wording = attachment(rubric, criterion)
        held = found.get(name, Branch(name, wording, ()))
        found[name] = Branch(name, wording, (*held.criteria, criterion))
    reached = {c for criterion in rubric.criteria for c in criterion.competencies}
    bare = [Branch(c, rubric.competency(c).wording, ()) for c in block.competencies if c not in reached & members]
    return (*found.values(), *bare)


def attachment(rubric: Rubric, criterion: Criterion) -> tuple[str, str]:
    """Codes and official wording of what the document attaches the criterion to."""
    if criterion.attached == "activity":
        activity = next(a for a in rubric.activities if a.id == criterion.activity)
        return activity.id, activity.title
    first, last = criterion.competencies[0], criterion.competencies[-1]
    if criterion.attached == "production":
        titles = [a.title for a in rubric.assessments_of(criterion)]
        return f"{first} à {last}", titles[0] if titles else rubric.competency(first).wording
    wording = " / ".join(rubric.competency(c).wording for c in criterion.competencies)
    return " + ".join(criterion.competencies), wording


def matching(rubric: Rubric, words: str, seen: Seen) -> tuple[Criterion, ...]:
    """The criteria whose id, label, heading or wording hold every word, accents and capitals aside."""
    wanted = folded(words).split()
    return tuple(c for c in rubric.criteria if _is_seen(c, seen) and all(word in _searched(c) for word in wanted))


def tree(rubric: Rubric, words: str = "", seen: Seen = "all") -> str:
    """The column's HTML."""
    kept = matching(rubric, words, seen)
    filtered = len(kept) < len(rubric.criteria) or bool(words.strip())
    count = f"{plural(len(kept), 'critère', 'critères')}{f' sur {len(rubric.criteria)}' if filtered else ''}"
    whole = (
        f'<a class="whole" href="{safe(address(rubric))}" data-action="whole" data-rubric="{safe(rubric.id)}">'
        "Vue d'ensemble, règles et textes</a>"
    )
    wanted = folded(words).split()
    listed = "".join(_block(rubric, block, {c.id for c in kept}, filtered, wanted) for block in rubric.blocks)
    empty = '<p class="none-found">Aucun critère ne répond à cette recherche.</p>' if not kept else ""
    return (
        f'<nav class="tree" aria-label="Critères du référentiel" data-rubric="{safe(rubric.id)}">'
        f'<p class="count" aria-live="polite">{count}</p>{whole}{listed}{empty}</nav>'
    )


def _searched(criterion: Criterion) -> str:
    return folded(f"{criterion.id} {criterion.label} {criterion.heading or ''} {criterion.statement}")


def _is_seen(criterion: Criterion, seen: Seen) -> bool:
    return seen == "all" or criterion.assessable in (seen, "both")


def _block(rubric: Rubric, block: Block, kept: set[str], filtered: bool, wanted: Sequence[str]) -> str:
    inner, count = "", 0
    for branch in branches(rubric, block):
        lines = [criterion for criterion in branch.criteria if criterion.id in kept]
        if not lines and (filtered or branch.criteria):
            continue
        count += len(lines)
        bare = '<p class="bare">aucun critère dans le document</p>' if not branch.criteria else ""
        inner += (
            f'<h4 title="{safe(branch.wording)}"><b>{safe(branch.name)}</b> {safe(opening(branch.wording, SHORT))}</h4>{bare}'
            f"{''.join(_line(rubric, criterion, wanted) for criterion in lines)}"
        )
    if not inner:
        return ""
    option = f' <i class="option">au choix dans {safe(block.option_of)}</i>' if block.option_of else ""
    return (
        f"<details open><summary><b>{safe(block.id)}</b> <span>{safe(block.title)}{option}</span> <small>{count}</small>"
        f"</summary>{inner}</details>"
    )


def _line(rubric: Rubric, criterion: Criterion, wanted: Sequence[str]) -> str:
    held = excerpt(criterion.statement, wanted) or excerpt(criterion.heading or "", wanted)
    found = f"<small>{held}</small>" if held else ""
    return (
        f'<a href="{safe(address(rubric, criterion))}" data-action="open" data-rubric="{safe(rubric.id)}" '
        f'data-criterion="{safe(criterion.id)}" title="{safe(criterion.id)} · {safe(criterion.statement)}">'
        f"<span>{marked(criterion.label, wanted)}{found}</span>{''.join(f'<em>{safe(sign)}</em>' for sign in _marks(criterion))}</a>"
    )


def _marks(criterion: Criterion) -> Iterator[str]:
    if _SIGNS[criterion.assessable]:
        yield _SIGNS[criterion.assessable]
    if criterion.lost:
        yield "incomplet"
    if criterion.notes:
        yield plural(len(criterion.notes), "doute", "doutes")
