"""Whether the evidence was found: retrieved passages and quotes against the marks of the set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.judged import Judged
from evals.rate import Case, Rate, rate

DEPTHS = (1, 3, 5, 10)
PRECISION_AT = 5


def recall_cases(rows: Sequence[Judged], most: int) -> Iterator[Case]:
    """One case a marked quote: whether its passage is among the first ``most`` of its criterion.

    A quote that the dossier as it was read does not hold counts as never found.
    """
    for row in rows:
        first = {passage.id for passage in row.draft.passages[:most]}
        for logged in row.marks:
            if not logged.mark.decoy:
                yield Case(row.candidate.id, not first.isdisjoint(logged.passages))


def precision_cases(rows: Sequence[Judged]) -> Iterator[Case]:
    """One case a passage among the first five of a criterion that has marks: whether one of its marks stands there."""
    for row in rows:
        if row.marked:
            for passage in row.draft.passages[:PRECISION_AT]:
                yield Case(row.candidate.id, passage.id in row.marked)


def verified_cases(rows: Sequence[Judged]) -> Iterator[Case]:
    """One case a quote that a draft gives: whether it was found in the dossier."""
    for row in rows:
        for evidence in row.draft.evidence:
            yield Case(row.candidate.id, evidence.verified)


def quoted_cases(rows: Sequence[Judged]) -> Iterator[Case]:
    """One case a draft that says ``met`` or ``partial``: whether a verified quote stands with it."""
    for row in rows:
        if row.draft.level is not None and row.draft.level.value in ("met", "partial"):
            yield Case(row.candidate.id, any(evidence.verified for evidence in row.draft.evidence))


def right_cases(rows: Sequence[Judged]) -> Iterator[Case]:
    """One case a verified quote of a criterion that has marks: whether it stands in a marked passage."""
    for row, passages in _quoted(rows):
        if row.marked:
            yield Case(row.candidate.id, not row.marked.isdisjoint(passages))


def decoy_cases(rows: Sequence[Judged]) -> Iterator[Case]:
    """One case a verified quote of a criterion that has decoys: whether it stands in one."""
    for row, passages in _quoted(rows):
        if row.decoys:
            yield Case(row.candidate.id, not row.decoys.isdisjoint(passages))


def _quoted(rows: Sequence[Judged]) -> Iterator[tuple[Judged, frozenset[str]]]:
    for row in rows:
        for evidence in row.draft.evidence:
            if evidence.verified:
                yield row, frozenset(anchor.passage for anchor in evidence.anchors)


@dataclass(frozen=True)
class EvidenceScore:
    """How much of the marked evidence a run found, and how much of what it quotes is evidence."""

    recall: dict[int, Rate]
    """By depth."""
    precision: Rate
    verified: Rate
    quoted: Rate
    right: Rate
    decoys: Rate
    lost: int
    """Marks that the dossiers as they were read do not hold."""


def evidence_score(rows: Sequence[Judged]) -> EvidenceScore:
    """The evidence measures of the rows."""
    return EvidenceScore(
        {depth: rate(recall_cases(rows, depth)) for depth in DEPTHS},
        rate(precision_cases(rows)),
        rate(verified_cases(rows)),
        rate(quoted_cases(rows)),
        rate(right_cases(rows)),
        rate(decoy_cases(rows)),
        sum(not logged.passages for row in rows for logged in row.marks),
    )
