"""Run logs made by hand: three candidates, two criteria each, no dossier and no drafter."""

from datetime import UTC, datetime

from assistant.dossier.quote import Anchor
from assistant.judgement.draft import Draft, Evidence, RankedPassage
from assistant.judgement.level import Level
from evals.dataset import PLAN, Candidate, Grade, Mark
from evals.runlog import (
    LoggedCriterion,
    LoggedDossier,
    LoggedDraft,
    LoggedMark,
    LoggedRubric,
    LoggedSet,
    RunLog,
)
from evals.software import Software

CRITERIA = ("C1-1", "C1-2")
LEVELS = {level.value: level for level in Level}

Said = dict[tuple[str, str], str]
"""(candidate, criterion) to a level, ``abstained`` or ``failed``."""

PLANNED: Said = {
    ("A", "C1-1"): "met",
    ("A", "C1-2"): "partial",
    ("B", "C1-1"): "not_met",
    ("B", "C1-2"): "met",
    ("C", "C1-1"): "not_met",
    ("C", "C1-2"): "not_assessable",
}
WIDE: Said = {
    (who, f"C1-{number}"): ("not_met", "partial", "met")[(number + place) % 3]
    for place, who in enumerate("BCD")
    for number in range(1, 11)
}
"""Thirty criteria of three candidates, all held out: the fewest that a threshold is judged on."""
PARTS = {"A": "tuning", "B": "held_out", "C": "held_out", "D": "held_out"}


def candidate(identity: str) -> Candidate:
    return Candidate.model_validate(
        {
            "id": identity,
            "rubric": "essai",
            "scope": ["C1"],
            "dossier": f"{identity}.md",
            "part": PARTS[identity],
            "profile": "stuffed" if identity == "C" else "plain",
        }
    )


def draft(criterion: str, said: str, passages: list[str], confidence: float | None = None) -> Draft:
    level = LEVELS.get(said)
    quote = Evidence(quote="Vingt-cinq pots vendus", anchors=(Anchor(passages[0], 1, 0, 22),)) if passages else None
    return Draft(
        criterion=criterion,
        drafter="offline",
        status="drafted" if level else said,
        level=level,
        confidence=confidence if level else None,
        passages=tuple(RankedPassage(id=p, page=1, text=f"Texte de {p} <b>", score=1.0) for p in passages),
        evidence=(quote,) if quote else (),
        reason=None if level else "Rien de net.",
    )


def log(
    said: Said,
    *,
    graded: dict[str, Said] | None = None,
    passages: list[str] | None = None,
    confidence: float | None = None,
    synthetic: bool = True,
    text: str = "Texte",
) -> RunLog:
    """A run that drafted ``said``; every criterion has a mark in passage «p2» and a decoy in «p9»."""
    ranked = ["p1", "p2", "p3"] if passages is None else passages
    names = sorted({who for who, _ in said})
    return RunLog(
        dataset=LoggedSet(id="essai", title=text, sha256="0" * 64, synthetic=synthetic, part=None),
        drafter="offline",
        model=None,
        parameters={},
        prompts=(),
        rubrics=(
            LoggedRubric(
                id="essai",
                version="1" * 64,
                criteria={
                    criterion: LoggedCriterion(label=text, statement=text, assessable="written")
                    for criterion in sorted({*CRITERIA, *(what for _, what in said)})
                },
            ),
        ),
        software=Software(criterium="0", python="3", system="essai", packages={}, commit=None, dirty=None),
        started=datetime(2026, 1, 1, tzinfo=UTC),
        seconds=1.0,
        dossiers=tuple(
            LoggedDossier(
                candidate=candidate(name),
                rubric="essai",
                sha256="2" * 64,
                reader="1",
                words=4000,
                passages=3,
                reading="passages",
                seconds=1.0,
                usage={},
            )
            for name in names
        ),
        grades=tuple(
            Grade(candidate=who, criterion=what, rater=rater, level=LEVELS[level], comment=text)
            for rater, levels in (graded or {PLAN: PLANNED}).items()
            for (who, what), level in levels.items()
            if who in names
        ),
        marks=tuple(
            LoggedMark(
                mark=Mark(candidate=who, criterion=what, quote=f"{text} marqué", where="text", decoy=decoy),
                passages=("p9",) if decoy else ("p2",),
            )
            for who, what in said
            for decoy in (False, True)
        ),
        drafts=tuple(
            LoggedDraft(candidate=who, draft=draft(what, level, ranked, confidence))
            for (who, what), level in said.items()
        ),
    )


def with_changes(**changes: str) -> Said:
    """The planned levels with some of them changed: ``A_1="met"`` is candidate A's first criterion."""
    turned = {(name[0], f"C1-{name[2]}"): level for name, level in changes.items()}
    return PLANNED | turned
