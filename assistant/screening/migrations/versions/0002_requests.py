"""Replies are sealed and name their prompt, drafts name what they were made from, batches keep what they asked."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("replies", sa.Column("prompt", sa.String(80)))
    op.add_column("replies", sa.Column("digest", sa.String(64)))
    op.add_column("drafts", sa.Column("basis", sa.String(64)))
    op.create_index("ix_drafts_basis", "drafts", ["basis"])
    op.create_table(
        "batch_requests",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("screening", sa.String(16), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("part", sa.JSON, nullable=False),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    raise RuntimeError("a newer database is not made older")
