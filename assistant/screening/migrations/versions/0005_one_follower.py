"""A decision is followed by one other: the log cannot fork, whoever appends at the same moment."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    forks = sa.text("SELECT 1 FROM decisions GROUP BY previous HAVING count(*) > 1")
    # A log that has forked stays as it is, for its faults to be told rather than the base refused.
    if op.get_bind().execute(forks).first() is None:
        op.create_index("ix_decisions_previous", "decisions", ["previous"], unique=True)


def downgrade() -> None:
    raise RuntimeError("a newer database is not made older")
