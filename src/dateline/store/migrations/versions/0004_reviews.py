"""Reviews, and the accounts of those who write them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make room for what people say of records, and for who they are."""
    op.add_column("events", sa.Column("standing", sa.String(), nullable=True))
    judged = sa.text("standing IS NOT NULL")
    op.create_index(
        "events_standing", "events", ["standing", "key"], sqlite_where=judged, postgresql_where=judged
    )
    _subjects()
    _reviews()
    _accounts()
    _keys("tokens", sa.Column("label", sa.Text(), nullable=False), ends=False)
    _keys("sessions", ends=True)
    op.create_index("sessions_expires", "sessions", ["expires"])


def _subjects() -> None:
    op.create_table(
        "subjects",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("trigger", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("parties", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("subjects_target", "subjects", ["target", "kind"])
    op.create_index("subjects_id", "subjects", ["id", "kind"])
    for name in ("page", "source", "url"):
        op.create_index(f"subjects_{name}", "subjects", [name])


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("undoes", sa.String(), nullable=True),
        sa.Column("asked", sa.String(), nullable=True),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("modes", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["subject"], ["subjects.key"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("reviews_id", "reviews", ["id"], unique=True)
    for name in ("subject", "asked", "undoes"):
        op.create_index(f"reviews_{name}", "reviews", [name])


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("removed", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("accounts_name", "accounts", ["name"], unique=True)


def _keys(table: str, *more: sa.Column[str], ends: bool) -> None:
    """A table of hashes that stand for an account."""
    op.create_table(
        table,
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        *more,
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("expires", sa.String(), nullable=not ends),
        sa.ForeignKeyConstraint(["account"], ["accounts.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(f"{table}_account", table, ["account"])
