"""Linking: which reports are one event, stories, treaties, and the ids that linking took back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make room for what linking finds; every report that is there is still to be linked."""
    _reports()
    _pages()
    _packed()
    _shared("blocks", "block", "packed", "packed")
    _shared("runs", "run", "page", "pages")
    _stories()
    _treaties()
    _superseded()


def _reports() -> None:
    op.add_column("events", sa.Column("happening", sa.String(), nullable=True))
    op.add_column("events", sa.Column("lead", sa.Integer(), nullable=True))
    op.add_column("events", sa.Column("stale", sa.Integer(), server_default="1", nullable=False))
    op.create_index("events_happening", "events", ["happening"])
    led = sa.text("lead IS NOT NULL")
    op.create_index("events_lead", "events", ["lead"], sqlite_where=led, postgresql_where=led)
    stale = sa.text("stale = 1")
    op.create_index("events_stale", "events", ["key"], sqlite_where=stale, postgresql_where=stale)
    listed: list[str | sa.ColumnElement[object]] = [
        sa.literal_column("listed DESC"),
        "key",
        "first",
        "last",
        "confidence",
        "lead",
    ]
    op.drop_index("events_listed", table_name="events")
    op.create_index("events_listed", "events", listed)
    op.drop_index("events_type", table_name="events")
    op.create_index("events_type", "events", ["type", *listed])


def _pages() -> None:
    op.add_column("pages", sa.Column("family", sa.String(), nullable=True))
    op.add_column("pages", sa.Column("story", sa.String(), nullable=True))
    op.add_column("pages", sa.Column("countries", sa.String(), nullable=True))
    op.create_index("pages_family", "pages", ["family"])
    op.create_index("pages_story", "pages", ["story"])


def _packed() -> None:
    op.create_table(
        "packed",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("row", sa.LargeBinary(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("part", sa.String(), nullable=True),
        sa.Column("gone", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("packed_report", "packed", ["report"], unique=True)
    op.create_index("packed_part", "packed", ["part"])
    gone = sa.text("gone = 1")
    op.create_index("packed_gone", "packed", ["key"], sqlite_where=gone, postgresql_where=gone)


def _shared(table: str, number: str, owner: str, owners: str) -> None:
    op.create_table(
        table,
        sa.Column(number, sa.BigInteger(), nullable=False),
        sa.Column(owner, sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint([owner], [f"{owners}.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(number, owner),
    )
    op.create_index(f"{table}_{owner}", table, [owner])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("listed", sa.String(), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("stories_id", "stories", ["id"], unique=True)
    op.create_index("stories_listed", "stories", [sa.literal_column("listed DESC"), "key"])


def _treaties() -> None:
    op.create_table(
        "treaties",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("listed", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("treaties_id", "treaties", ["id"], unique=True)
    op.create_index("treaties_listed", "treaties", [sa.literal_column("listed DESC"), "key"])
    op.create_table(
        "treaty_parties",
        sa.Column("treaty", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["treaty"], ["treaties.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("treaty", "country"),
    )
    op.create_index("treaty_parties_country", "treaty_parties", ["country", "treaty"])
    op.create_table(
        "page_treaties",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page"),
    )


def _superseded() -> None:
    op.create_table(
        "superseded",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", "kind"),
    )
    op.create_index("superseded_run", "superseded", ["run"])
