"""Every reply of a model, stored under the hash of the exact request."""

from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select, update

from assistant.drafting.chat import Reply
from assistant.judgement.usage import Usage
from assistant.screening.database import replies


class RecordedReplies:
    """Replies in the records' database."""

    def __init__(self, engine: Engine) -> None:
        """Replies in this database."""
        self._engine = engine

    def get(self, key: str) -> Reply | None:
        """The first reply to the request of that hash that was of use."""
        query = (
            select(replies.c.request, replies.c.text, replies.c.usage)
            .where(replies.c.key == key, replies.c.rejected.is_(False))
            .order_by(replies.c.number)
            .limit(1)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Reply(request=row[0], text=row[1], usage=Usage.model_validate(row[2]))

    def put(self, reply: Reply) -> None:
        """Keeps the reply."""
        with self._engine.begin() as connection:
            connection.execute(
                insert(replies).values(
                    key=reply.key,
                    rejected=False,
                    request=reply.request,
                    text=reply.text,
                    usage=reply.usage.model_dump(mode="json"),
                    at=datetime.now(UTC),
                )
            )

    def reject(self, key: str) -> None:
        """Marks the replies to the request as of no use; they stay on record."""
        with self._engine.begin() as connection:
            connection.execute(update(replies).where(replies.c.key == key).values(rejected=True))
