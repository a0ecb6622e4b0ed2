"""Every reply of a model, stored under the hash of the exact request and sealed with a hash of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert, select, update

from assistant.drafting.reply import Reply
from assistant.judgement.usage import Usage
from assistant.screening.database import replies, writing


class RecordedReplies:
    """Replies in the records' database."""

    def __init__(self, engine: Engine) -> None:
        """Replies in this database."""
        self._engine = engine

    def get(self, key: str) -> Reply | None:
        """The first reply to the request of that hash that was of use."""
        query = _KEPT.where(replies.c.key == key, replies.c.rejected.is_(False)).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _reply(row)

    def put(self, reply: Reply) -> None:
        """Keeps the reply."""
        with writing(self._engine) as connection:
            connection.execute(
                insert(replies).values(
                    key=reply.key,
                    rejected=False,
                    request=reply.request,
                    text=reply.text,
                    usage=reply.usage.model_dump(mode="json"),
                    at=datetime.now(UTC),
                    prompt=reply.prompt,
                    digest=reply.digest,
                )
            )

    def reject(self, key: str) -> None:
        """Marks the replies to the request as of no use; they stay on record."""
        with writing(self._engine) as connection:
            connection.execute(update(replies).where(replies.c.key == key).values(rejected=True))

    def every(self) -> list[Reply]:
        """Every reply that can be read, those of no use among them, oldest first."""
        with self._engine.connect() as connection:
            return [_reply(row) for row in connection.execute(_KEPT)]

    def faults(self) -> list[int]:
        """Numbers of the replies whose request or content is not what was kept under its hash, in order."""
        return list(self._faults())

    def _faults(self) -> Iterator[int]:
        with self._engine.connect() as connection:
            for row in connection.execute(_KEPT).yield_per(200):
                try:
                    reply = _reply(row)
                except ValueError:
                    yield row.number
                    continue
                # Replies kept before there were seals have none; their key still seals the request.
                if reply.key != row.key or row.digest not in (None, reply.digest):
                    yield row.number


_KEPT = select(
    replies.c.number,
    replies.c.key,
    replies.c.request,
    replies.c.text,
    replies.c.usage,
    replies.c.prompt,
    replies.c.digest,
).order_by(replies.c.number)


def _reply(row: Any) -> Reply:
    return Reply(request=row.request, text=row.text, usage=Usage.model_validate(row.usage), prompt=row.prompt)
