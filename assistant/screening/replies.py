"""Every reply of a model, stored under the hash of the exact request."""

from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from assistant.drafting.chat import Reply
from assistant.judgement.usage import Usage
from assistant.screening.database import replies


class RecordedReplies:
    """Replies in the records' database."""

    def __init__(self, engine: Engine) -> None:
        """Replies in this database."""
        self._engine = engine

    def get(self, key: str) -> Reply | None:
        """The reply to the request of that hash."""
        query = select(replies.c.request, replies.c.text, replies.c.usage).where(replies.c.key == key)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Reply(request=row[0], text=row[1], usage=Usage.model_validate(row[2]))

    def put(self, reply: Reply) -> None:
        """Keeps the reply; the first reply to a request stays."""
        try:
            with self._engine.begin() as connection:
                connection.execute(
                    insert(replies).values(
                        key=reply.key,
                        request=reply.request,
                        text=reply.text,
                        usage=reply.usage.model_dump(mode="json"),
                        at=datetime.now(UTC),
                    )
                )
        except IntegrityError:
            return
