"""Reviews that jurors made in Critérium, without the names of candidates or jurors, for measuring.

Left out on purpose: comments, which may name people; exemptions, which tell of a handicap; hours, of which the day is
kept; file names. A dossier is known by the hash of its file, which says nothing to those who do not have the file.
"""

import random
import secrets
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import UserError
from assistant.judgement.decision import Decision
from assistant.judgement.draft import Status
from assistant.judgement.level import Level
from assistant.jury.log import DecisionLog
from assistant.screening.outcome import all_drafts
from assistant.screening.records import Entry, Records
from evals.dataset import Grade
from evals.gradesheet import Matched, Scopes, Unmatched

FORM: Literal["criterium-reviews-1"] = "criterium-reviews-1"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReviewedAct(_Value):
    """One act of a juror, in the log's order."""

    criterion: str
    juror: str
    action: Literal["accepted", "edited", "overridden", "graded", "set_aside"]
    level: Level | None
    draft_level: Level | None
    day: date


class ReviewedDraft(_Value):
    """What was proposed."""

    criterion: str
    status: Status
    level: Level | None
    confidence: float | None


class Review(_Value):
    """One screening that a juror acted on."""

    candidate: str
    """A pseudonym of this file alone."""
    dossier: str
    """SHA-256 of the dossier's file."""
    rubric: str
    rubric_version: str
    drafter: str
    model: str | None
    blind: bool
    """Whether the draft's level stayed hidden until the juror had chosen one."""
    drafts: tuple[ReviewedDraft, ...]
    acts: tuple[ReviewedAct, ...]


class Reviews(_Value):
    """A file of reviews."""

    form: Literal["criterium-reviews-1"] = FORM
    reviews: tuple[Review, ...]
    exemptions_left_out: int
    """How many acts were exemptions, over all reviews; of whom is not said."""


def exported(records: Records, log: DecisionLog, rubric: str | None = None) -> Reviews:
    """The reviews of every screening that has a decision, or of those of one référentiel.

    Raises:
        UserError: there is none.
    """
    acted = [
        (entry, history)
        for entry in records.entries()
        if (rubric is None or entry.screening.rubric == rubric) and (history := log.history(entry.screening.id))
    ]
    if not acted:
        raise UserError("Aucune décision de juré à exporter ; en confirmer d'abord dans l'interface.")
    candidates = _pseudonyms([entry.screening.candidate or entry.screening.dossier for entry, _ in acted], "candidat")
    jurors = _pseudonyms([decision.juror for _, history in acted for decision in history], "juré")
    reviews = [
        Review(
            candidate=candidates[entry.screening.candidate or entry.screening.dossier],
            dossier=entry.screening.dossier,
            rubric=entry.screening.rubric,
            rubric_version=entry.screening.rubric_version,
            drafter=entry.screening.drafter,
            model=entry.screening.model,
            blind=entry.screening.blind,
            drafts=_drafts(records, entry),
            acts=tuple(_act(decision, jurors) for decision in history if decision.action != "exempted"),
        )
        for entry, history in acted
    ]
    left_out = sum(decision.action == "exempted" for _, history in acted for decision in history)
    return Reviews(reviews=tuple(sorted(reviews, key=lambda one: one.candidate)), exemptions_left_out=left_out)


def _pseudonyms(names: Sequence[str], kind: str) -> dict[str, str]:
    """A number each, drawn afresh: neither the alphabet nor the order of the log tells who is who."""
    different = sorted(set(names))
    random.SystemRandom().shuffle(different)
    mark = secrets.token_hex(2)
    return {name: f"{kind} {mark}-{number:03}" for number, name in enumerate(different, start=1)}


def _drafts(records: Records, entry: Entry) -> tuple[ReviewedDraft, ...]:
    return tuple(
        ReviewedDraft(criterion=d.criterion, status=d.status, level=d.level, confidence=d.confidence)
        for d in all_drafts(records, entry)
    )


def _act(decision: Decision, jurors: dict[str, str]) -> ReviewedAct:
    return ReviewedAct.model_validate(
        {
            "criterion": decision.criterion,
            "juror": jurors[decision.juror],
            "action": decision.action,
            "level": decision.level,
            "draft_level": decision.draft_level,
            "day": decision.at.date(),
        }
    )


def read_reviews(path: Path) -> Reviews:
    """The reviews in a file.

    Raises:
        UserError: it cannot be read or is no file of reviews.
    """
    try:
        return Reviews.model_validate_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"Le fichier « {path} » ne peut pas être lu ; vérifier le chemin.") from error
    except ValidationError as error:
        raise UserError(
            f"{path.name} n'est pas un fichier de « criterium evals export-reviews » ; le refaire."
        ) from error


def matched_reviews(found: Reviews, scopes: Scopes, dossiers: dict[str, str]) -> Matched:
    """Each juror's last level on each criterion of the dossiers that the set holds.

    Args:
        found: The reviews.
        scopes: Criteria in scope, by candidate of the set.
        dossiers: The set's candidates by the SHA-256 of their file.
    """
    matched = Matched("relectures de Critérium")
    for number, review in enumerate(found.reviews, start=1):
        candidate = dossiers.get(review.dossier)
        if candidate is None:
            why = "son dossier n'est pas dans le jeu"
            matched.unmatched.append(Unmatched(number, review.candidate, why))
            continue
        last = {(act.juror, act.criterion): act for act in review.acts if act.level is not None}
        for (juror, criterion), act in last.items():
            if criterion not in scopes[candidate]:
                why = f"hors du périmètre de {candidate}"
                matched.unmatched.append(Unmatched(number, f"{review.candidate}/{criterion}", why))
            elif act.level is not None:
                matched.grades.append(Grade(candidate=candidate, criterion=criterion, rater=juror, level=act.level))
    return matched
