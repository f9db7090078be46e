"""The first schema: pages, their events, who takes part in them, and full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store import search

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _pages()
    _events()
    _inputs()
    _old_events()
    _page_records()
    _event_records()
    _parties()
    _tags()
    for statement in search.CREATE[op.get_bind().dialect.name]:
        op.execute(statement)


def _pages() -> None:
    op.create_table(
        "pages",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("site_name", sa.Text(), nullable=True),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("listed", sa.String(), nullable=False),
        sa.Column("replaced_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(
        "pages_current",
        "pages",
        ["id"],
        unique=True,
        sqlite_where=sa.text("replaced_by IS NULL"),
        postgresql_where=sa.text("replaced_by IS NULL"),
    )
    op.create_index("pages_id", "pages", ["id"], unique=False)
    op.create_index(
        "pages_listed", "pages", ["replaced_by", sa.literal_column("listed DESC"), "key"], unique=False
    )
    op.create_index("pages_source", "pages", ["source"], unique=False)


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("quad", sa.Integer(), nullable=False),
        sa.Column("intensity", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("first", sa.String(), nullable=True),
        sa.Column("last", sa.String(), nullable=True),
        sa.Column("listed", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("geonames_id", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("events_first", "events", ["first", "last"], unique=False)
    op.create_index("events_id", "events", ["id"], unique=False)
    op.create_index(
        "events_listed",
        "events",
        [sa.literal_column("listed DESC"), "key", "first", "last", "confidence"],
        unique=False,
    )
    op.create_index("events_page", "events", ["page"], unique=False)
    op.create_index(
        "events_place", "events", ["place", sa.literal_column("listed DESC"), "key"], unique=False
    )
    op.create_index("events_quad", "events", ["quad"], unique=False)
    op.create_index(
        "events_type",
        "events",
        ["type", sa.literal_column("listed DESC"), "key", "first", "last", "confidence"],
        unique=False,
    )


def _inputs() -> None:
    op.create_table(
        "inputs",
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("raw"),
    )
    op.create_index("inputs_page", "inputs", ["page"], unique=False)


def _old_events() -> None:
    op.create_table(
        "old_events",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page", "id"),
    )
    op.create_index("old_events_id", "old_events", ["id"], unique=False)


def _page_records() -> None:
    op.create_table(
        "page_records",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page"),
    )


def _event_records() -> None:
    op.create_table(
        "event_records",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event"),
    )


def _parties() -> None:
    op.create_table(
        "parties",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("sectors", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "role", "position"),
    )
    op.create_index("parties_country", "parties", ["role", "country", "event"], unique=False)
    op.create_index("parties_folded", "parties", ["role", "folded", "event"], unique=False)
    op.create_index("parties_names", "parties", ["country", "name", "role", "head", "event"], unique=False)


def _tags() -> None:
    op.create_table(
        "tags",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "kind", "value"),
    )
    op.create_index("tags_value", "tags", ["kind", "value", "event"], unique=False)
