"""Running a drafter over a data set, through the same desk and runner as a juror's screening."""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from assistant.dossier.dossier import Dossier
from assistant.dossier.quote import find_quote
from assistant.errors import UserError
from assistant.judgement.draft import Draft, DrafterName
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.outcome import all_drafts
from assistant.screening.replies import RecordedReplies
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from evals.dataset import Candidate, DataSet, Part
from evals.runlog import (
    LoggedCriterion,
    LoggedDossier,
    LoggedDraft,
    LoggedMark,
    LoggedReply,
    LoggedRubric,
    LoggedSet,
    RunLog,
)
from evals.shelf import rubric_of
from evals.software import Software

_PRIVATE = {
    "data",
    "database_url",
    "chroma_url",
    "llm_base_url",
    "llm_api_key",
    "embedding_base_url",
    "embedding_api_key",
}
"""Settings that decide nothing about a draft, or are nobody else's business."""

Tell = Callable[[str], None]


class _Read(NamedTuple):
    candidate: Candidate
    rubric: Rubric
    criteria: tuple[Criterion, ...]
    dossier: Dossier


def run_dataset(
    dataset: DataSet, drafter: DrafterName, settings: Settings, part: Part | None = None, tell: Tell = lambda _: None
) -> RunLog:
    """Drafts every criterion of the set's candidates and logs it.

    A run is made in a folder of its own, so that nothing drafted before is taken for its result; that of a model is
    kept when the run is interrupted, and the same command then goes on.

    Raises:
        UserError: the part is empty, a dossier cannot be read, or no model is configured.
    """
    candidates = dataset.candidates(part)
    if not candidates:
        raise UserError(f"Le jeu « {dataset.sheet.id} » n'a pas de candidat dans cette partie ; en choisir une autre.")
    started, clock = datetime.now(UTC), time.perf_counter()
    software = Software.here()
    with _folder(dataset, drafter, settings, software) as folder:
        desk = Desk(settings.model_copy(update={"data": folder, "database_url": None, "chroma_url": None}))
        read = [_taken_in(desk, dataset, candidate) for candidate in candidates]
        drafts, dossiers = _drafted(desk, read, drafter, tell)
        replies = _replies(desk, drafts)
    chosen = {candidate.id for candidate in candidates}
    return RunLog(
        dataset=LoggedSet(
            id=dataset.sheet.id,
            title=dataset.sheet.title,
            sha256=dataset.sha256,
            synthetic=dataset.sheet.synthetic,
            part=part,
        ),
        drafter=drafter,
        model=settings.llm_model if drafter == "llm" else None,
        parameters=_parameters(settings, drafter),
        prompts=tuple(sorted({d.draft.prompt for d in drafts if d.draft.prompt})),
        rubrics=_rubrics(read),
        software=software,
        started=started,
        seconds=round(time.perf_counter() - clock, 3),
        dossiers=tuple(dossiers),
        grades=tuple(grade for grade in dataset.grades if grade.candidate in chosen),
        marks=_marks(dataset, read),
        drafts=tuple(drafts),
        replies=replies,
    )


@contextmanager
def _folder(dataset: DataSet, drafter: str, settings: Settings, software: Software) -> Iterator[Path]:
    if drafter == "offline":
        with tempfile.TemporaryDirectory(prefix="criterium-evals-") as folder:
            yield Path(folder)
        return
    same = "\0".join((dataset.sha256, drafter, settings.llm_model or "", software.commit or "", str(software.dirty)))
    kept = settings.data / "evals" / hashlib.sha256(same.encode()).hexdigest()[:16]
    yield kept
    shutil.rmtree(kept, ignore_errors=True)


def _taken_in(desk: Desk, dataset: DataSet, candidate: Candidate) -> _Read:
    rubric = rubric_of(dataset.folder, candidate)
    dossier = desk.take_in(dataset.dossier_of(candidate))
    return _Read(candidate, rubric, criteria_in_scope(rubric, candidate.scope), dossier)


def _drafted(
    desk: Desk, read: Sequence[_Read], drafter: DrafterName, tell: Tell
) -> tuple[list[LoggedDraft], list[LoggedDossier]]:
    drafts: list[LoggedDraft] = []
    dossiers: list[LoggedDossier] = []
    runner = Runner(desk)
    try:
        for number, (candidate, rubric, criteria, dossier) in enumerate(read, start=1):
            clock = time.perf_counter()
            entry = desk.open(rubric, dossier, criteria, drafter, candidate=candidate.id)
            runner.run(entry.screening.id)
            made = all_drafts(desk.records, desk.records.entry(entry.screening.id))
            drafts += [LoggedDraft(candidate=candidate.id, draft=draft) for draft in made]
            dossiers.append(
                LoggedDossier(
                    candidate=candidate,
                    rubric=rubric.id,
                    sha256=dossier.sha256,
                    reader=dossier.reader,
                    words=dossier.word_count,
                    passages=len(dossier.passages),
                    seconds=round(time.perf_counter() - clock, 3),
                    usage=desk.records.usage(entry.screening.id).model_dump(mode="json"),
                )
            )
            tell(f"{number}/{len(read)} · {candidate.id} · {len(made)} critères")
    finally:
        runner.close()
    return drafts, dossiers


def _replies(desk: Desk, drafts: Sequence[LoggedDraft]) -> tuple[LoggedReply, ...]:
    recorded = RecordedReplies(desk.records.engine)
    keys = dict.fromkeys(key for logged in drafts for key in _requests(logged.draft))
    found = [(key, recorded.get(key)) for key in keys]
    return tuple(
        LoggedReply(key=key, content=reply.model_dump(mode="json")) for key, reply in found if reply is not None
    )


def _requests(draft: Draft) -> tuple[str, ...]:
    return (draft.request,) if draft.request else ()


def _parameters(settings: Settings, drafter: str) -> dict[str, Any]:
    shown = settings.model_dump(mode="json", exclude=_PRIVATE)
    if drafter == "offline":
        shown = {name: value for name, value in shown.items() if not name.startswith("llm_")}
    return shown


def _rubrics(read: Sequence[_Read]) -> tuple[LoggedRubric, ...]:
    found: dict[str, LoggedRubric] = {}
    for _, rubric, criteria, _ in read:
        known = found[rubric.id].criteria if rubric.id in found else {}
        described = {
            c.id: LoggedCriterion(label=c.label, statement=c.statement, assessable=c.assessable) for c in criteria
        }
        found[rubric.id] = LoggedRubric(id=rubric.id, version=rubric.version, criteria=known | described)
    return tuple(found.values())


def _marks(dataset: DataSet, read: Sequence[_Read]) -> tuple[LoggedMark, ...]:
    dossiers = {candidate.id: dossier for candidate, _, _, dossier in read}
    return tuple(
        LoggedMark(
            mark=mark,
            passages=tuple(anchor.passage for anchor in find_quote(mark.quote, dossiers[mark.candidate].passages)),
        )
        for mark in dataset.marks
        if mark.candidate in dossiers
    )
