"""The log of one run: everything that its figures come from, in one file.

It can be scored again with other measures, years later and without a model. Of real dossiers it holds passages and
comments: it is as personal as they are.
"""

from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import UserError
from assistant.judgement.draft import Draft
from assistant.rubric.criterion import Assessable
from assistant.wholefile import write_text
from evals.dataset import Candidate, Grade, Mark, Part
from evals.software import Software

FORM: Literal["criterium-run-1"] = "criterium-run-1"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class LoggedSet(_Value):
    """Which data set, as it was."""

    id: str
    title: str
    sha256: str
    synthetic: bool
    part: Part | None
    """The part that was run, None for all of it."""


class LoggedCriterion(_Value):
    """What a report must know of a criterion."""

    label: str
    statement: str
    assessable: Assessable


class LoggedRubric(_Value):
    """A référentiel's version, and its criteria in the run by id."""

    id: str
    version: str
    criteria: dict[str, LoggedCriterion]


class LoggedMark(_Value):
    """A mark, and the passages that it was found in; none when the dossier as it was read does not hold it."""

    mark: Mark
    passages: tuple[str, ...]


class LoggedDossier(_Value):
    """A candidate's dossier as it was read, and how long it took."""

    candidate: Candidate
    rubric: str
    """Id of the référentiel, whatever the set calls it."""
    sha256: str
    reader: str
    words: int
    passages: int
    reading: str
    """``passages`` or ``whole``: what a model was given to read."""
    seconds: float
    usage: dict[str, Any]


class LoggedDraft(_Value):
    """One draft."""

    candidate: str
    draft: Draft


class LoggedReply(_Value):
    """A model's raw reply, as it was recorded, under its request's hash."""

    key: str
    content: dict[str, Any]


class RunLog(_Value):
    """One run of a drafter over a data set."""

    form: Literal["criterium-run-1"] = FORM
    dataset: LoggedSet
    drafter: str
    """``offline``, ``llm`` or ``replay``."""
    model: str | None
    parameters: dict[str, Any]
    """The settings that decide what is drafted; no key, no path."""
    prompts: tuple[str, ...]
    rubrics: tuple[LoggedRubric, ...]
    software: Software
    started: datetime
    seconds: float
    dossiers: tuple[LoggedDossier, ...]
    grades: tuple[Grade, ...]
    marks: tuple[LoggedMark, ...]
    drafts: tuple[LoggedDraft, ...]
    replies: tuple[LoggedReply, ...] = ()

    @property
    def failed(self) -> int:
        """How many drafts failed."""
        return sum(logged.draft.status == "failed" for logged in self.drafts)

    def criterion(self, candidate: str, criterion: str) -> LoggedCriterion:
        """What is known of a candidate's criterion."""
        rubric = next(d.rubric for d in self.dossiers if d.candidate.id == candidate)
        return next(r for r in self.rubrics if r.id == rubric).criteria[criterion]


def read_run(path: Path) -> RunLog:
    """The log in a file.

    Raises:
        UserError: it cannot be read, or is no log of this form.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"Le fichier « {path} » ne peut pas être lu ; vérifier le chemin.") from error
    try:
        return RunLog.model_validate_json(text)
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors(include_url=False, include_input=False)[0]["loc"])
        raise UserError(
            f"{path.name} n'est pas un journal de « criterium evals run » ({where or 'JSON mal formé'}) ; le refaire."
        ) from error


def write_run(log: RunLog, path: Path) -> None:
    """Writes the log, whole or not at all.

    Raises:
        UserError: the file cannot be written.
    """
    write_text(log.model_dump_json(indent=1) + "\n", path)
