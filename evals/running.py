"""Running a drafter over a data set, through the same desk and runner as a juror's screening."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple

from assistant.dossier.dossier import Dossier
from assistant.dossier.quote import find_quote
from assistant.drafting.levels import shipped_levels
from assistant.errors import UserError
from assistant.judgement.draft import DrafterName
from assistant.rubric.criterion import Criterion
from assistant.rubric.rubric import Rubric
from assistant.rubric.scope import criteria_in_scope
from assistant.screening.desk import Desk
from assistant.screening.outcome import all_drafts
from assistant.screening.replies import RecordedReplies
from assistant.screening.run import Runner
from assistant.settings.settings import Settings
from evals.dataset import Candidate, DataSet, Part
from evals.replay import Done, Replayer, Screener, recorded_settings
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
from evals.workplace import kept_folder, workplace

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
    dataset: DataSet,
    drafter: DrafterName,
    settings: Settings,
    part: Part | None = None,
    tell: Tell = lambda _: None,
    replay: RunLog | None = None,
) -> RunLog:
    """Drafts every criterion of the set's candidates and logs it.

    A run is made in a folder of its own, so that nothing drafted before is taken for its result; that of a model is
    kept when the run is interrupted or criteria fail, and the same command then asks only for what is missing.

    Args:
        dataset: What is drafted.
        drafter: Who drafts.
        settings: Those of the machine; a replay takes those that decide a request from the log.
        part: Only the candidates of this part.
        tell: Is told of each dossier that is done.
        replay: A model's run, whose recorded replies are used in place of the model.

    Raises:
        UserError: the part is empty, a dossier cannot be read, no model is configured, or the log has no reply.
    """
    candidates = dataset.candidates(part)
    if not candidates:
        raise UserError(f"Le jeu « {dataset.sheet.id} » n'a pas de candidat dans cette partie ; en choisir une autre.")
    started, clock = datetime.now(UTC), time.perf_counter()
    software = Software.here()
    if replay is not None:
        settings = recorded_settings(settings, replay)
    kept = None if drafter == "offline" or replay else kept_folder(dataset, settings, software)
    with workplace(settings.data, kept) as folder:
        desk = Desk(settings.model_copy(update={"data": folder, "database_url": None, "chroma_url": None}))
        read = [_taken_in(desk, dataset, candidate) for candidate in candidates]
        with _screener(desk, replay) as screener:
            drafts, dossiers = _drafted(read, drafter, screener, tell)
        replies = {reply.key: reply for reply in RecordedReplies(desk.records.engine).every()}
        desk.records.engine.dispose()
    if kept is not None and not any(logged.draft.status == "failed" for logged in drafts):
        shutil.rmtree(kept, ignore_errors=True)
    chosen = {candidate.id for candidate in candidates}
    return RunLog(
        dataset=LoggedSet(
            id=dataset.sheet.id,
            title=dataset.sheet.title,
            sha256=dataset.sha256,
            synthetic=dataset.sheet.synthetic,
            part=part,
        ),
        drafter="replay" if replay else drafter,
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
        replies=tuple(LoggedReply(key=key, content=reply.model_dump(mode="json")) for key, reply in replies.items()),
    )


@contextmanager
def _screener(desk: Desk, replay: RunLog | None) -> Iterator[Screener]:
    """What drafts a screening: the product's runner, or recorded replies."""
    if replay is not None:
        replies = Replayer(desk, replay)
        yield replies.draft
        return
    runner = Runner(desk)

    def screen(
        rubric: Rubric, dossier: Dossier, criteria: Sequence[Criterion], drafter: DrafterName, code: str
    ) -> Done:
        entry = desk.open(rubric, dossier, criteria, drafter, candidate=code)
        runner.run(entry.screening.id)
        made = all_drafts(desk.records, desk.records.entry(entry.screening.id))
        return Done(made, entry.screening.reading, desk.records.usage(entry.screening.id))

    try:
        yield screen
    finally:
        runner.close()


def _taken_in(desk: Desk, dataset: DataSet, candidate: Candidate) -> _Read:
    rubric = rubric_of(dataset.folder, candidate)
    dossier = desk.take_in(dataset.dossier_of(candidate))
    return _Read(candidate, rubric, criteria_in_scope(rubric, candidate.scope), dossier)


def _drafted(
    read: Sequence[_Read], drafter: DrafterName, screener: Screener, tell: Tell
) -> tuple[list[LoggedDraft], list[LoggedDossier]]:
    drafts: list[LoggedDraft] = []
    dossiers: list[LoggedDossier] = []
    for number, (candidate, rubric, criteria, dossier) in enumerate(read, start=1):
        clock = time.perf_counter()
        done = screener(rubric, dossier, criteria, drafter, candidate.id)
        drafts += [LoggedDraft(candidate=candidate.id, draft=draft) for draft in done.drafts]
        dossiers.append(
            LoggedDossier(
                candidate=candidate,
                rubric=rubric.id,
                sha256=dossier.sha256,
                reader=dossier.reader,
                words=dossier.word_count,
                passages=len(dossier.passages),
                reading=done.reading,
                seconds=round(time.perf_counter() - clock, 3),
                usage=done.usage.model_dump(mode="json"),
            )
        )
        tell(f"{number}/{len(read)} · {candidate.id} · {len(done.drafts)} critères")
    return drafts, dossiers


def _parameters(settings: Settings, drafter: str) -> dict[str, Any]:
    shown = settings.model_dump(mode="json", exclude=_PRIVATE)
    if drafter == "offline":
        shown = {name: value for name, value in shown.items() if not name.startswith("llm_")}
        shown["levels"] = shipped_levels().version
    elif settings.pseudonyms == "auto":
        # What «auto» came to: a replay knows no address, and must make the same requests.
        shown["pseudonyms"] = "always" if settings.hides_names_from(settings.llm_base_url) else "never"
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
