"""The log's last entry and length are kept apart, so that one gone from its end is missed; seals name their rule."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("decisions", sa.Column("rule", sa.Integer, nullable=False, server_default="1"))
    head = op.create_table(
        "log_head",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("entries", sa.Integer, nullable=False),
    )
    base = op.get_bind()
    last = base.execute(sa.text("SELECT hash FROM decisions ORDER BY number DESC LIMIT 1")).scalar()
    entries = base.execute(sa.text("SELECT count(*) FROM decisions")).scalar_one()
    base.execute(sa.insert(head).values(number=1, hash=last or "0" * 64, entries=entries))
    if base.dialect.name == "sqlite":
        # Since 0005 two entries may clash in what they follow as in their number, and REPLACE would delete either.
        op.execute("DROP TRIGGER decisions_no_replace")
        op.execute(
            "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions "
            "WHEN EXISTS (SELECT 1 FROM decisions WHERE number = NEW.number OR previous = NEW.previous) "
            "BEGIN SELECT RAISE(ABORT, 'decisions are only ever appended'); END"
        )


def downgrade() -> None:
    raise RuntimeError("a newer database is not made older")
