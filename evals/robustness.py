"""How the embedded drafter's levels hold when a dossier is attacked, and whether they hold when nothing changes."""

import asyncio
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from assistant.dossier.dossier import Dossier
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.offline import OfflineDrafter
from assistant.errors import UserError
from assistant.judgement.draft import MOST_PASSAGES, Draft, RankedPassage
from assistant.judgement.level import Level
from assistant.reading.supervised import read_file
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.rubric.scope import criteria_in_scope
from assistant.settings.settings import Settings
from evals.attacks.manuscript import Manuscript
from evals.attacks.variant import SEED, variants
from evals.attacks.word import manuscript_of, word_file
from evals.dataset import Candidate, DataSet, Part
from evals.rate import Case, Rate, rate
from evals.shelf import rubric_of
from index.models import open_store
from index.retrieval import DossierIndex
from index.store import VectorStore

FORM: Literal["criterium-robustness-1"] = "criterium-robustness-1"
HOLLOW = "hollow"
"""The family that is compared with nothing: an empty dossier shows no criterion, whatever the other one showed."""
OUT_OF_SCOPE = "out_of_scope"
STABLE = ("again", "criteria_reversed", "passages_shuffled")
ABSTAINED = "abstained"

Tell = Callable[[str], None]
Said = Mapping[str, str]
"""A level, ``abstained`` or ``failed``, by criterion."""


class Trial(BaseModel):
    """One criterion of one candidate under one variant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    candidate: str
    criterion: str
    family: str
    kind: str
    before: str | None
    """None where there is nothing to compare with."""
    after: str

    @property
    def turned(self) -> bool:
        """Whether it says something else, an abstention included."""
        return self.before is not None and self.before != self.after

    @property
    def flipped(self) -> bool:
        """Whether one level became another."""
        return self.turned and ABSTAINED not in (self.before, self.after)

    @property
    def gained(self) -> bool:
        """Whether it says ``met`` and did not before."""
        return self.after == Level.MET.value and self.before != self.after


class Robustness(BaseModel):
    """Every trial, and what they were made on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal["criterium-robustness-1"] = FORM
    dataset: str
    sha256: str
    synthetic: bool
    part: Part | None
    drafter: Literal["offline"] = "offline"
    seed: int
    candidates: tuple[str, ...]
    left_out: tuple[str, ...]
    """Candidates whose dossier is neither Markdown nor DOCX: only their stability was tried."""
    trials: tuple[Trial, ...]

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """(family, kind) in the order of the trials."""
        return tuple(dict.fromkeys((trial.family, trial.kind) for trial in self.trials))


class Counted(NamedTuple):
    """What one kind of variant did; turns and flips are counted where there is something to compare with."""

    family: str
    kind: str
    turned: Rate
    flipped: Rate
    gained: Rate


def counted(found: Robustness) -> Iterator[Counted]:
    """The shares by kind, with intervals by candidate."""
    for family, kind in found.kinds:
        trials = [trial for trial in found.trials if (trial.family, trial.kind) == (family, kind)]
        compared = [trial for trial in trials if trial.before is not None]
        yield Counted(
            family,
            kind,
            rate(Case(trial.candidate, trial.turned) for trial in compared),
            rate(Case(trial.candidate, trial.flipped) for trial in compared),
            rate(Case(trial.candidate, trial.gained) for trial in trials),
        )


def robustness(dataset: DataSet, part: Part | None = None, tell: Tell = lambda _: None, seed: int = SEED) -> Robustness:
    """Drafts every candidate's dossier, its variants, and the same things in another order.

    Raises:
        UserError: the part has no candidate, or a dossier cannot be read.
    """
    candidates = dataset.candidates(part)
    if not candidates:
        raise UserError(f"Le jeu « {dataset.sheet.id} » n'a pas de candidat dans cette partie ; en choisir une autre.")
    trials: list[Trial] = []
    left_out: list[str] = []
    with tempfile.TemporaryDirectory(prefix="criterium-evals-") as folder:
        bench = _Bench(Path(folder), open_store(Settings(data=Path(folder), _env_file=None)))
        for number, candidate in enumerate(candidates, start=1):
            rubric = rubric_of(dataset.folder, candidate)
            criteria = [c for c in criteria_in_scope(rubric, candidate.scope) if c.assessable != "oral"]
            path = dataset.dossier_of(candidate)
            trials += _stability(bench, candidate, rubric, criteria, path, seed)
            try:
                manuscript = manuscript_of(path)
            except UserError:
                left_out.append(candidate.id)
            else:
                trials += _attacked(bench, candidate, rubric, criteria, manuscript, seed)
            tell(f"{number}/{len(candidates)} · {candidate.id} · {len(trials)} essais")
    return Robustness(
        dataset=dataset.sheet.id,
        sha256=dataset.sha256,
        synthetic=dataset.sheet.synthetic,
        part=part,
        seed=seed,
        candidates=tuple(candidate.id for candidate in candidates),
        left_out=tuple(left_out),
        trials=tuple(trials),
    )


class _Bench:
    """Where dossiers are written, read, searched and drafted, without records."""

    def __init__(self, folder: Path, store: VectorStore) -> None:
        self._folder = folder
        self._store = store
        self._known: dict[tuple[Any, ...], dict[str, str]] = {}

    def dossier(self, name: str, content: bytes) -> Dossier:
        path = self._folder / name
        path.write_bytes(content)
        return read_file(path)

    def ranked(self, rubric: Rubric, dossier: Dossier, criteria: Sequence[Criterion]) -> tuple[Assignment, ...]:
        by_id = {passage.id: passage for passage in dossier.passages}
        found = DossierIndex(dossier, self._store).passages_for(rubric, criteria, MOST_PASSAGES)
        return tuple(
            Assignment(
                criterion,
                tuple(
                    RankedPassage(id=r.id, page=by_id[r.id].page, text=by_id[r.id].text, score=r.score)
                    for r in found[criterion.id]
                ),
            )
            for criterion in criteria
        )

    def said(self, rubric: Rubric, dossier: Dossier, criteria: Sequence[Criterion]) -> Said:
        """What is drafted; the same passages are not drafted twice."""
        ids = tuple(criterion.id for criterion in criteria)
        key = (rubric.version, ids, tuple((p.id, p.text, p.path) for p in dossier.passages))
        if key not in self._known:
            self._known[key] = said_of(Group(0, rubric, dossier, self.ranked(rubric, dossier, criteria)))
        return self._known[key]


def said_of(group: Group) -> dict[str, str]:
    """What the embedded drafter says of the group's criteria."""
    drafts, _ = asyncio.run(OfflineDrafter().draft(group))
    return {draft.criterion: _word(draft) for draft in drafts}


def _word(draft: Draft) -> str:
    return draft.level.value if draft.level else draft.status


def _attacked(
    bench: _Bench,
    candidate: Candidate,
    rubric: Rubric,
    criteria: Sequence[Criterion],
    manuscript: Manuscript,
    seed: int,
) -> Iterator[Trial]:
    plain = bench.dossier("dossier.md", manuscript.as_markdown().encode())
    bases = {"markdown": bench.said(rubric, plain, criteria)}
    bases["word"] = bench.said(rubric, bench.dossier("dossier.docx", word_file(manuscript)), criteria)
    for variant in variants(manuscript, criteria, seed):
        after = bench.said(rubric, bench.dossier(f"dossier{variant.suffix}", variant.content), criteria)
        before = None if variant.family == HOLLOW else bases[variant.against]
        yield from _trials(candidate, variant.family, variant.kind, before, after)
    others = [c for c in rubric.criteria if c.assessable != "oral" and c not in criteria]
    if others:
        yield from _trials(candidate, OUT_OF_SCOPE, OUT_OF_SCOPE, None, bench.said(rubric, plain, others))


def _stability(
    bench: _Bench, candidate: Candidate, rubric: Rubric, criteria: Sequence[Criterion], path: Path, seed: int
) -> Iterator[Trial]:
    dossier = read_file(path)
    assigned = bench.ranked(rubric, dossier, criteria)
    before = said_of(Group(0, rubric, dossier, assigned))
    passages = list(dossier.passages)
    random.Random(seed).shuffle(passages)  # noqa: S311 -- an order, not a secret
    shuffled = dossier.model_copy(update={"passages": tuple(passages)})
    reversed_order = bench.ranked(rubric, dossier, tuple(reversed(criteria)))
    groups = (
        Group(0, rubric, read_file(path), bench.ranked(rubric, dossier, criteria)),
        Group(0, rubric, dossier, reversed_order),
        Group(0, rubric, shuffled, assigned),
    )
    for kind, group in zip(STABLE, groups, strict=True):
        yield from _trials(candidate, "stability", kind, before, said_of(group))


def _trials(candidate: Candidate, family: str, kind: str, before: Said | None, after: Said) -> Iterator[Trial]:
    for criterion, said in after.items():
        yield Trial(
            candidate=candidate.id,
            criterion=criterion,
            family=family,
            kind=kind,
            before=None if before is None else before[criterion],
            after=said,
        )
