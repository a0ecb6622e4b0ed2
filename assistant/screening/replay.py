"""Drafting anew from recorded replies, without a network: what today's checks make of what the model said then."""

from assistant.drafting.answer import read_answer
from assistant.drafting.assignment import Assignment
from assistant.drafting.masking.masking import Masking
from assistant.drafting.masking.unmasking import still_stands, unmasked
from assistant.drafting.opinion import combined
from assistant.drafting.verification import verified
from assistant.errors import UserError
from assistant.judgement.draft import Draft, failed
from assistant.judgement.screening import Screening
from assistant.judgement.usage import Usage
from assistant.screening.desk import Desk
from assistant.screening.held import held
from assistant.screening.records import Entry
from assistant.screening.replies import RecordedReplies
from assistant.settings.calibrations import calibration_for

UNRECORDED = "Sa réponse n'est pas enregistrée."
_FREE = {"file", "reader", "prompt", "pseudonyms"}
"""What an update of the program, or an address that is no longer set, changes by itself."""


def recorded(desk: Desk, screening: Screening, *, any_reading: bool) -> Entry:
    """The screening as it took place; failing that, the newest that differs only in what nobody chose.

    Args:
        desk: Where the records are.
        screening: What is to be drafted again, as today's settings describe it.
        any_reading: Whether the way of reading was left to the program, which may have chosen otherwise then.

    Raises:
        UserError: there is none.
    """
    free = _FREE | ({"reading"} if any_reading else set())
    wanted = screening.model_dump(exclude=free)
    alike = [entry for entry in desk.records.entries() if entry.screening.model_dump(exclude=free) == wanted]
    exact = [entry for entry in alike if entry.screening.id == screening.id]
    if not alike:
        raise UserError("Cet examen n'a pas encore eu lieu ; le lancer d'abord sans --replay.")
    return (exact or alike)[0]


def redraft(desk: Desk, screening: Screening) -> int:
    """Drafts again every criterion whose reply is recorded; gives how many.

    A draft that no reply made, such as that of a criterion for the oral, stays as it is.

    Raises:
        UserError: the screening has no drafts of a model, or its replies name people by other pseudonyms than today's.
        RunError: another program is running it.
    """
    with held(desk.settings.data, screening.id):
        return _redrafted(desk, screening)


def _redrafted(desk: Desk, screening: Screening) -> int:
    records = desk.records
    drafts = records.drafts(screening.id)
    made = [anew for draft in drafts.values() if (anew := _anew(desk, screening, draft)) is not None]
    if not made:
        raise UserError(
            "Aucune réponse d'un modèle n'est enregistrée pour cet examen ; le lancer d'abord sans --replay."
        )
    attempt = records.entry(screening.id).attempt + 1
    records.keep_drafts(screening.id, attempt, "replay", made, Usage())
    records.set_state(screening.id, "done", attempt)
    return len(made)


def _anew(desk: Desk, screening: Screening, draft: Draft) -> Draft | None:
    first = _said(desk, screening, draft, draft.request)
    if first is None:
        return None
    if screening.second_opinion:
        second = _said(desk, screening, draft, draft.second_request)
        first = combined(first, second or failed(draft.criterion, "llm", UNRECORDED))
    calibration = calibration_for(
        desk.settings.data, screening.model or "", screening.prompt or "", second_opinion=screening.second_opinion
    )
    sure = round(calibration.of(first.support), 3) if calibration and first.support is not None else None
    return first.model_copy(update={"confidence": sure, "basis": draft.basis})


def _said(desk: Desk, screening: Screening, draft: Draft, request: str | None) -> Draft | None:
    reply = RecordedReplies(desk.records.engine).get(request) if request else None
    if reply is None:
        return None
    pinned = desk.pinned(screening)
    answers, _ = read_answer(reply.text, {draft.criterion})
    answer = answers.get(draft.criterion)
    if answer is None:
        return None
    if screening.pseudonyms:
        masking = Masking(pinned.dossier)
        if not all(still_stands(message["content"], masking) for message in reply.request["messages"]):
            raise UserError(
                "Les pseudonymes de ce dossier ne sont plus ceux d'alors ; relancer l'examen sans --replay."
            )
        answer = unmasked(answer, masking)
    return verified(
        answer,
        Assignment(pinned.rubric.criterion(draft.criterion), draft.passages),
        pinned.dossier,
        model=draft.model or "",
        prompt=draft.prompt or "",
        request=reply.key,
    )
