"""Rubric versions, dossiers, screenings, drafts, replies, and an append-only log of decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "rubric_versions",
        sa.Column("version", sa.String(64), primary_key=True),
        sa.Column("rubric", sa.String(80), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "dossiers",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("reader", sa.String(20), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_table(
        "screenings",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
    )
    op.create_table(
        "drafts",
        sa.Column("screening", sa.String(16), primary_key=True),
        sa.Column("criterion", sa.String(80), primary_key=True),
        sa.Column("attempt", sa.Integer, primary_key=True),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_table(
        "costs",
        sa.Column("screening", sa.String(16), primary_key=True),
        sa.Column("attempt", sa.Integer, primary_key=True),
        sa.Column("part", sa.String(20), primary_key=True),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "replies",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(64), nullable=False, index=True),
        sa.Column("rejected", sa.Boolean, nullable=False),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("usage", sa.JSON, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("screening", sa.String(16), nullable=False, index=True),
        sa.Column("criterion", sa.String(80), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "scratch",
        sa.Column("screening", sa.String(16), primary_key=True),
        sa.Column("criterion", sa.String(80), primary_key=True),
        sa.Column("level", sa.String(20)),
        sa.Column("comment", sa.Text, nullable=False),
    )
    _append_only()


def _append_only() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER decisions_no_{verb.lower()} BEFORE {verb} ON decisions "
                "BEGIN SELECT RAISE(ABORT, 'decisions are only ever appended'); END"
            )
        # INSERT OR REPLACE deletes a row without asking the trigger above.
        op.execute(
            "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions "
            "WHEN EXISTS (SELECT 1 FROM decisions WHERE number = NEW.number) "
            "BEGIN SELECT RAISE(ABORT, 'decisions are only ever appended'); END"
        )
    else:
        op.execute(
            "CREATE FUNCTION decisions_only_appended() RETURNS trigger AS $$ BEGIN "
            "RAISE EXCEPTION 'decisions are only ever appended'; END $$ LANGUAGE plpgsql"
        )
        op.execute(
            "CREATE TRIGGER decisions_only_appended BEFORE UPDATE OR DELETE ON decisions "
            "FOR EACH ROW EXECUTE FUNCTION decisions_only_appended()"
        )


def downgrade() -> None:
    raise RuntimeError("decisions are never dropped")
