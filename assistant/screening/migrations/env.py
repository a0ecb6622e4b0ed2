"""Alembic's entry: migrates the connection that it is handed."""

from alembic import context

from assistant.screening.database import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
