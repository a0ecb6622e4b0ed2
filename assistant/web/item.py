"""One stretch of an import's source and what it is taken for: a part of the référentiel, a note, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.importing.codes import Kind, code_at
from assistant.importing.modality import companies, modes, title_of, work
from assistant.importing.proposal import Proposal
from assistant.importing.reach import label_of
from assistant.importing.source import Piece
from assistant.rubric.criterion import Aids, Criterion, Lines
from assistant.rubric.rubric import Activity, Assessment, Block, Competency, Rule

Role = Literal["block", "activity", "competency", "assessment", "criterion", "rule", "note", "aside", "free"]
"""A part of the référentiel; a text kept as a note of a part; a text left out; a text that nobody has judged yet."""
Part = Block | Activity | Competency | Assessment | Criterion | Rule
PARTS: dict[Role, type[Part]] = {
    "block": Block,
    "activity": Activity,
    "competency": Competency,
    "assessment": Assessment,
    "criterion": Criterion,
    "rule": Rule,
}
LETTERS: dict[Role, str] = {"block": "B", "activity": "A", "competency": "C", "assessment": "M"}
"""Roles whose parts have a code of their own, and the letter of those that we give."""
_CODED: dict[Kind, Role] = {
    "block": "block",
    "activity": "activity",
    "competency": "competency",
    "assessment": "assessment",
}
_NOWHERE = ("?",)
_RULE_WORDS = 10


@dataclass(frozen=True, slots=True)
class Item:
    """One text of the source. Its wording is a span of it, whatever it is taken for."""

    key: int
    """Stays the same whatever becomes of the item; the page and the other items name it so."""
    role: Role
    text: str
    """Empty only for a competency whose statement the source has lost."""
    lines: Lines
    part: Part | None = None
    """All that the last part it was has beside its wording; its ids of other parts do not count, ``parents`` do."""
    parents: tuple[int, ...] = ()
    """Keys of what it hangs on: a bloc's competency on the bloc and its activities, a critère on competencies, on an
    activity or on a modalité (a whole production), a modalité on the competencies it covers, a note on any of them."""
    former: tuple["Item", ...] = field(default=(), repr=False)
    """What it was taken for before, so that going back loses nothing."""

    @property
    def code(self) -> str:
        """The code of a bloc, an activity, a competency or a modalité; empty for the others."""
        return self.part.id if self.part is not None and self.role in LETTERS else ""

    def reworded(self, text: str, lines: Lines, label: str | None = None) -> "Item":
        """The item with another span of the source; a critère's label is its first words unless one is given."""
        part = self.part
        if isinstance(part, Criterion):
            part = part.model_copy(update={"aids": part.aids.model_copy(update={"label": label or label_of(text)})})
        elif isinstance(part, Assessment) and part.title not in text:
            part = part.model_copy(update={"title": _title(text, lines)})
        elif isinstance(part, Rule) and part.title not in text:
            part = part.model_copy(update={"title": _rule_title(text)})
        return replace(self, text=text, lines=lines, part=part)


def items_of(proposal: Proposal) -> tuple[Item, ...]:
    """The proposal's texts, kind by kind, each kind in its order; what had no place last."""
    rubric = proposal.rubric
    told: list[tuple[Role, Part, str]] = [("criterion", c, c.statement) for c in rubric.criteria]
    told += [("block", b, b.title) for b in rubric.blocks]
    told += [("activity", a, a.title) for a in rubric.activities]
    told += [("competency", c, c.statement or "") for c in rubric.competencies]
    told += [("assessment", a, a.text) for a in rubric.assessments]
    told += [("rule", r, r.text) for r in rubric.rules]
    keys = {(role, part.id): key for key, (role, part, _) in enumerate(told)}
    items = [
        Item(key, role, text, part.lines, part, tuple(_parents(part, proposal, keys)))
        for key, (role, part, text) in enumerate(told)
    ]
    items += [
        Item(key, "free", piece.text, (piece.line, piece.line))
        for key, piece in enumerate(proposal.unplaced, start=len(items))
    ]
    return tuple(items)


def _parents(part: Part, proposal: Proposal, keys: dict[tuple[Role, str], int]) -> list[int]:
    rubric = proposal.rubric
    if isinstance(part, Activity):
        return [keys["block", part.block]]
    if isinstance(part, Competency):
        blocks = [keys["block", block.id] for block in rubric.blocks if part.id in block.competencies]
        return blocks + [keys["activity", name] for name in part.activities]
    if isinstance(part, Assessment):
        return [keys["competency", name] for name in part.competencies]
    if not isinstance(part, Criterion):
        return []
    reached = [keys["competency", name] for name in part.competencies]
    if part.attached == "activity":
        return [keys["activity", part.activity or ""], *reached]
    if part.attached == "production":
        whole = [keys["assessment", a.id] for a in rubric.assessments if a.competencies == part.competencies]
        return whole[:1] or reached
    return reached


def part_of(role: Role, text: str, lines: Lines, taken: Sequence[str]) -> tuple[Part | None, str]:
    """A new part of that role and its wording, without the code that the text may begin with.

    Args:
        role: what the text is from now on; no part comes of a note, nor of what is left out.
        text: the span.
        lines: where it stands.
        taken: codes that other parts have.
    """
    code = code_at(text)
    wording = text[code.end :].strip() if code and _CODED.get(code.kind) == role else ""
    named = code.name if code and wording and code.name not in taken else next_code(role, taken)
    wording = wording or text
    match role:
        case "block":
            option = code.option_of if code and wording != text else None
            return Block(id=named, title=wording, competencies=_NOWHERE, option_of=option, lines=lines), wording
        case "activity":
            return Activity(id=named, title=wording, block="?", lines=lines), wording
        case "competency":
            return Competency(id=named, statement=wording, lines=lines), wording
        case "assessment":
            made = Assessment(
                id=named,
                title=_title(wording, lines),
                competencies=_NOWHERE,
                mode=modes(wording) or ("written",),
                work=work(wording),
                company=companies(wording),
                text=wording,
                lines=lines,
            )
            return made, wording
        case "criterion":
            aids = Aids(label=label_of(text))
            return Criterion(
                id="?", competencies=_NOWHERE, statement=text, assessable="written", lines=lines, aids=aids
            ), text
        case "rule":
            return Rule(id="?", title=_rule_title(text), text=text, lines=lines), text
    return None, text


def next_code(role: Role, taken: Sequence[str]) -> str:
    """The first code of ours that no other part has; empty for roles without codes."""
    letter = LETTERS.get(role, "")
    numbers = range(1, len(taken) + 2)
    return next(f"{letter}{number}" for number in numbers if f"{letter}{number}" not in taken) if letter else ""


def _title(text: str, lines: Lines) -> str:
    return title_of([Piece(text.splitlines()[0], lines)])


def _rule_title(text: str) -> str:
    return " ".join(text.splitlines()[0].rstrip(" :").split()[:_RULE_WORDS])
