"""A decision may be erased with its examination: its words go, its place in the chain stays. Nothing else changes."""

from alembic import op

revision = "0003"
down_revision = "0002"

# What ``assistant.jury.log`` writes in the place of an erased decision, and what may not change when it does.
_ERASED = "NEW.screening = '' AND NEW.criterion = '' AND {content} = '{{\"erased\": true}}'"
_KEPT = " AND ".join(f"NEW.{name} = OLD.{name}" for name in ("number", "at", "previous", "hash"))


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        allowed = f"{_ERASED.format(content='NEW.content')} AND {_KEPT}"
        op.execute("DROP TRIGGER decisions_no_update")
        op.execute(
            f"CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions WHEN NOT ({allowed}) "
            "BEGIN SELECT RAISE(ABORT, 'decisions are only ever appended'); END"
        )
    else:
        allowed = f"{_ERASED.format(content='NEW.content::text')} AND {_KEPT}"
        op.execute(
            "CREATE OR REPLACE FUNCTION decisions_only_appended() RETURNS trigger AS $$ BEGIN "
            f"IF TG_OP = 'UPDATE' AND {allowed} THEN RETURN NEW; END IF; "
            "RAISE EXCEPTION 'decisions are only ever appended'; END $$ LANGUAGE plpgsql"
        )


def downgrade() -> None:
    raise RuntimeError("a newer database is not made older")
