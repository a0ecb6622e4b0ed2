"""Drafting by files: the requests of a screening written out, and its drafts made from the replies that come back."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select

from assistant.drafting.answer import answer_schema
from assistant.drafting.batchfile import BatchReply
from assistant.drafting.masking.masking import Masking
from assistant.drafting.prompt import load_prompt
from assistant.drafting.reply import Reply, request_key
from assistant.drafting.request import messages_for, request_variants
from assistant.drafting.tokens import allowed, tokens
from assistant.errors import UserError
from assistant.judgement.screening import Screening
from assistant.judgement.usage import Usage
from assistant.screening.database import batch_requests, writing
from assistant.screening.desk import PROMPT, Desk
from assistant.screening.held import held
from assistant.screening.planning import Part
from assistant.screening.replies import RecordedReplies
from assistant.screening.run import unanswered


class Imported(NamedTuple):
    """What came of a file of replies."""

    screenings: list[str]
    """Ids of the screenings that got drafts, in the order in which they were opened."""
    unknown: int
    """Replies to requests that were not written here."""
    troubles: list[str]
    """What the service says of the requests that failed, each once."""


def export_requests(desk: Desk, screening: Screening) -> list[dict[str, Any]]:
    """The requests that draft what the screening has no draft for, kept so that the replies find their way back.

    The screening is left stopped: nothing is asked for it here until somebody runs it.

    Raises:
        RunError: another program is running it.
    """
    desk.records.open_screening(screening)
    with held(desk.settings.data, screening.id):
        return _exported(desk, screening)


def _exported(desk: Desk, screening: Screening) -> list[dict[str, Any]]:
    records = desk.records
    entry = records.entry(screening.id)
    left = unanswered(desk, screening)
    rankings = desk.ranked(screening, left) if left else {}
    known = desk.carried(screening, rankings)
    attempt = entry.attempt + 1
    if known:
        records.keep_drafts(screening.id, attempt, "carried", known, Usage())
    for draft in known:
        del rankings[draft.criterion]
    plan = desk.plan(screening, rankings)
    requests = [
        (number, part, request)
        for number, part in enumerate(plan)
        for request in _requests(desk, screening, number, part)
    ]
    rows = [
        {
            "key": request_key(request),
            "screening": screening.id,
            "number": number,
            "part": part,
            "request": request,
            "at": datetime.now(UTC),
        }
        for number, part, request in requests
    ]
    with writing(records.engine) as connection:
        connection.execute(delete(batch_requests).where(batch_requests.c.screening == screening.id))
        if rows:
            connection.execute(insert(batch_requests), rows)
    records.set_state(screening.id, "stopped" if rows else "done", attempt)
    return [request for _, _, request in requests]


def _requests(desk: Desk, screening: Screening, number: int, part: Part) -> list[dict[str, Any]]:
    group = desk.pinned(screening).group(number, part)
    asked = [a for a in group.assignments if a.criterion.assessable != "oral"]
    orders = (False, True) if screening.second_opinion else (False,)
    prompt = load_prompt(PROMPT)
    masking = Masking(group.dossier) if screening.pseudonyms else None
    messages = [messages_for(prompt, group, asked, turned=turned, masking=masking) for turned in orders if asked]
    most = allowed(len(asked))
    return [request_variants(screening.model or "", each, answer_schema(), most)[0] for each in messages]


def import_replies(desk: Desk, given: Sequence[BatchReply]) -> Imported:
    """Keeps the replies and makes the drafts that they allow; what they do not answer is a failed draft.

    Raises:
        UserError: none of them answers a request that was written here; nothing is kept.
        RunError: another program is running one of their screenings; nothing is kept.
    """
    first = {reply.key: reply for reply in reversed(given)}
    rows = _asked(desk, set(first))
    if not rows:
        raise UserError("Ces réponses ne correspondent à aucune demande écrite ici ; vérifier CRITERIUM_DATA.")
    by_screening: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_screening[row.screening].append(row)
    with ExitStack() as locks:
        for screening_id in by_screening:
            locks.enter_context(held(desk.settings.data, screening_id))
        _keep(desk, rows, first)
        for screening_id, members in by_screening.items():
            asyncio.run(_drafted(desk, screening_id, members, first))
    known = {row.key for row in rows}
    return Imported(
        list(by_screening),
        sum(key not in known for key in first),
        list(dict.fromkeys(first[key].trouble for key in known if first[key].trouble)),
    )


def _keep(desk: Desk, rows: Sequence[Any], given: dict[str, BatchReply]) -> None:
    """Keeps the replies that are not kept yet."""
    replies = RecordedReplies(desk.records.engine)
    prompt = load_prompt(PROMPT).id
    for key, request in {row.key: row.request for row in rows}.items():
        text = given[key].text
        if text is not None and replies.get(key) is None:
            replies.put(Reply(request=request, text=text, usage=given[key].usage, prompt=prompt))


def _asked(desk: Desk, keys: set[str]) -> list[Any]:
    """The written requests that are among the keys, in the order of writing."""
    columns = batch_requests.c
    query = select(columns.key, columns.screening, columns.number, columns.part, columns.request)
    with desk.records.engine.connect() as connection:
        rows = connection.execute(query.order_by(columns.at, columns.screening, columns.number)).all()
    return [row for row in rows if row.key in keys]


async def _drafted(desk: Desk, screening_id: str, rows: Sequence[Any], given: dict[str, BatchReply]) -> None:
    records = desk.records
    entry = records.entry(screening_id)
    screening = entry.screening
    attempt = entry.attempt + 1
    left = set(unanswered(desk, screening))
    pinned = desk.pinned(screening)
    drafter = desk.drafter(screening, replay=True)
    try:
        for number in sorted({row.number for row in rows}):
            here = [row for row in rows if row.number == number]
            members, shown = here[0].part
            part: Part = ([(criterion, [(p, score) for p, score in ranking]) for criterion, ranking in members], shown)
            made, _ = await drafter.draft(pinned.group(number, part))
            rankings = dict(part[0])
            kept = [
                draft.model_copy(update={"basis": pinned.basis(draft.criterion, rankings[draft.criterion])})
                for draft in made
                if draft.criterion in left
            ]
            usage = sum((_taken(row.request, given[row.key]) for row in here), Usage())
            records.keep_drafts(screening_id, attempt, f"group {number}", kept, usage)
    finally:
        await drafter.close()
    records.set_state(screening_id, "done", attempt)


def _taken(request: dict[str, Any], reply: BatchReply) -> Usage:
    """What the service counted; where its file counts nothing, our estimate, as for replies that come at once."""
    if reply.usage.input_tokens or reply.text is None:
        return reply.usage
    sent = tokens(*(message["content"] for message in request["messages"]))
    return Usage(calls=1, input_tokens=sent, output_tokens=tokens(reply.text))
