"""A screening keeps why its last run stopped."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("screenings", sa.Column("trouble", sa.Text))


def downgrade() -> None:
    raise RuntimeError("a newer database is not made older")
