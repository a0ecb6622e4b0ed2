"""How a drafter's levels hold when a dossier is attacked, and whether they hold when nothing changes."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import UserError
from assistant.judgement.draft import DrafterName
from assistant.judgement.level import Level
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.rubric.scope import criteria_in_scope
from evals.attacks.manuscript import Manuscript
from evals.attacks.variant import SEED, variants
from evals.attacks.word import manuscript_of, word_file
from evals.bench import Bench, Said
from evals.dataset import Candidate, DataSet, Part
from evals.rate import Case, Rate, rate
from evals.shelf import rubric_of

FORM: Literal["criterium-robustness-1"] = "criterium-robustness-1"
HOLLOW = "hollow"
"""The family that is compared with nothing: an empty dossier shows no criterion, whatever the other one showed."""
OUT_OF_SCOPE = "out_of_scope"
ABSTAINED, FAILED = "abstained", "failed"

Tell = Callable[[str], None]


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
        return self.turned and not {ABSTAINED, FAILED} & {self.before, self.after}

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
    drafter: DrafterName = "offline"
    model: str | None = None
    seed: int
    candidates: tuple[str, ...]
    left_out: tuple[str, ...]
    """Candidates whose dossier is neither Markdown nor DOCX: only their stability was tried."""
    trials: tuple[Trial, ...]

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """(family, kind) in the order of the trials."""
        return tuple(dict.fromkeys((trial.family, trial.kind) for trial in self.trials))

    @property
    def started(self) -> tuple[int, int]:
        """How many criteria had a level before anything was changed, and of how many."""
        first: dict[tuple[str, str], str] = {}
        for trial in self.trials:
            if trial.before is not None:
                first.setdefault((trial.candidate, trial.criterion), trial.before)
        return sum(before not in (ABSTAINED, FAILED) for before in first.values()), len(first)


class Counted(NamedTuple):
    """What one kind of variant did: turns where there is something to compare with, flips where that was a level."""

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
        levelled = [trial for trial in compared if trial.before not in (ABSTAINED, FAILED)]
        yield Counted(
            family,
            kind,
            rate(Case(trial.candidate, trial.turned) for trial in compared),
            rate(Case(trial.candidate, trial.flipped) for trial in levelled),
            rate(Case(trial.candidate, trial.gained) for trial in trials),
        )


def robustness(
    dataset: DataSet,
    bench: Bench,
    part: Part | None = None,
    tell: Tell = lambda _: None,
    seed: int = SEED,
) -> Robustness:
    """Has every candidate's dossier drafted, its variants, and the same things in another order.

    Raises:
        UserError: the part has no candidate, or a dossier cannot be read.
    """
    candidates = dataset.candidates(part)
    if not candidates:
        raise UserError(f"Le jeu « {dataset.sheet.id} » n'a pas de candidat dans cette partie ; en choisir une autre.")
    trials: list[Trial] = []
    left_out: list[str] = []
    for number, candidate in enumerate(candidates, start=1):
        rubric = rubric_of(dataset.folder, candidate)
        criteria = [c for c in criteria_in_scope(rubric, candidate.scope) if c.assessable != "oral"]
        path = dataset.dossier_of(candidate)
        for kind, before, after in bench.repeated(rubric, path, criteria, seed):
            trials += _trials(candidate, "stability", kind, before, after)
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
        drafter=bench.drafter,
        model=bench.model,
        seed=seed,
        candidates=tuple(candidate.id for candidate in candidates),
        left_out=tuple(left_out),
        trials=tuple(trials),
    )


def read_robustness(path: Path) -> Robustness:
    """What ``evals robustness`` wrote.

    Raises:
        UserError: it cannot be read, or is something else.
    """
    try:
        return Robustness.model_validate_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"Le fichier « {path} » ne peut pas être lu ; vérifier le chemin.") from error
    except ValidationError as error:
        raise UserError(
            f"{path.name} n'est pas un fichier de « criterium evals robustness » ; le refaire avec cette commande."
        ) from error


def _attacked(
    bench: Bench,
    candidate: Candidate,
    rubric: Rubric,
    criteria: Sequence[Criterion],
    manuscript: Manuscript,
    seed: int,
) -> Iterator[Trial]:
    plain = manuscript.as_markdown().encode()
    bases = {"markdown": bench.said(rubric, "dossier.md", plain, criteria)}
    bases["word"] = bench.said(rubric, "dossier.docx", word_file(manuscript), criteria)
    for variant in variants(manuscript, criteria, seed):
        after = bench.said(rubric, f"dossier{variant.suffix}", variant.content, criteria)
        before = None if variant.family == HOLLOW else bases[variant.against]
        yield from _trials(candidate, variant.family, variant.kind, before, after)
    others = [c for c in rubric.criteria if c.assessable != "oral" and c not in criteria]
    # A model is not asked about them: they are several times as many, and each call has its price.
    if others and bench.drafter == "offline":
        after = bench.said(rubric, "dossier.md", plain, others)
        yield from _trials(candidate, OUT_OF_SCOPE, OUT_OF_SCOPE, None, after)


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
